//! The numbers, readable at 1.5 m: the angle, and the clock that runs.

use leptos::prelude::*;

use super::{View, part};
use crate::{
    content::{labels, session as words, session_screen},
    domain::{session::AngleState, units::Degrees},
    formatting,
    ui::context::use_gauge,
};

/// The angle to a tenth of a degree; `None` when it is lost or not measured.
pub(super) fn shown_angle(view: View) -> Memo<Option<Degrees>> {
    let tilt = use_gauge().tilt;
    let known = part(view, |view| view.angle == AngleState::Known);
    Memo::new(move |_| {
        let sample = known.get().unwrap_or(false).then(|| tilt.get()).flatten()?;
        let tilt = sample.tilt.ok()?;
        Degrees::new((tilt.angle.get() * 10.0).round() / 10.0).ok()
    })
}

pub(super) fn numbers(view: View, angle: Memo<Option<Degrees>>) -> AnyView {
    let state = part(view, |view| view.angle);
    let measured = Memo::new(move |_| state.get() != Some(AngleState::NotMeasured));
    let class = move || {
        if measured.get() {
            "session__read"
        } else {
            "session__read session__read--by-hand"
        }
    };
    let number = move || match angle.get() {
        // Far from the band a tenth of a degree tells nothing, and the place is needed.
        Some(angle) if angle <= -Degrees::whole(10) => formatting::degrees(angle.get()),
        Some(angle) => formatting::tenths(angle.get()),
        None => labels::ANGLE_LOST.to_owned(),
    };

    view! {
        <div class=class>
            <Show
                when=move || measured.get()
                fallback=|| view! { <p class="session__caption">{words::NO_ANGLE}</p> }
            >
                // How a lost angle looks hangs on the dial's class: a class of its own here would be one
                // more effect to wake with every frame.
                <output class="session__angle" aria-live="off">
                    <span data-testid="angle">{number}</span>
                    <span class="session__unit">"°"</span>
                </output>
            </Show>
            <Clock view=view />
        </div>
    }
    .into_any()
}

/// The clock that runs down, and beside it what it is, time at angle, aim and set.
#[component]
fn Clock(view: View) -> impl IntoView {
    let remaining = part(view, |view| view.remaining);
    let left = part(view, |view| {
        (view.phase, view.remaining.is_some(), view.paused)
    });
    let caption = move || {
        let (phase, _, paused) = left.get().filter(|(_, runs, _)| *runs)?;
        session_screen::left(phase, paused)
    };
    let time = part(view, |view| view.time_at_angle);
    let aim = part(view, |view| view.target);
    let set = part(view, |view| (view.set, view.sets));

    view! {
        <div class="session__measure">
            <p class="session__clock" data-testid="left" aria-live="off">
                {move || remaining.get().flatten().map(formatting::clock)}
            </p>
            <p class="session__caption">
                <span class="session__left">{caption}</span>
                <span>
                    {session_screen::TIME_AT_ANGLE} " "
                    <span data-testid="clock">{move || time.get().map(formatting::clock)}</span>
                </span>
                <span>{move || aim.get().map(session_screen::aim)}</span>
                <span>
                    {move || set.get().filter(|(_, sets)| *sets > 1).map(session_screen::set_of)}
                </span>
            </p>
        </div>
    }
    .into_any()
}
