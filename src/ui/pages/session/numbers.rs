//! The numbers, readable at 1.5 m: the angle, and the clock that runs.

use leptos::{prelude::*, reactive::effect::ImmediateEffect, web_sys::Node};

use super::{View, part};
use crate::{
    content::{labels, session as words, session_screen},
    domain::{session::AngleState, units::Degrees},
    formatting,
    ui::context::use_gauge,
};

/// The angle to a tenth of a degree; `None` when it is lost or not measured.
///
/// No memo, which would be one more to wake with every reading: the gauge's signal changes with the tenth.
pub(super) fn shown_angle(view: View) -> Signal<Option<Degrees>> {
    let angle = use_gauge().angle;
    let known = part(view, |view| view.angle == AngleState::Known);
    Signal::derive(move || known.get().unwrap_or(false).then(|| angle.get()).flatten())
}

pub(super) fn numbers(view: View, angle: Signal<Option<Degrees>>) -> AnyView {
    let state = part(view, |view| view.angle);
    let measured = Memo::new(move |_| state.get() != Some(AngleState::NotMeasured));
    let class = move || {
        if measured.get() {
            "session__read"
        } else {
            "session__read session__read--by-hand"
        }
    };
    view! {
        <div class=class>
            <Show
                when=move || measured.get()
                fallback=|| view! { <p class="session__caption">{words::NO_ANGLE}</p> }
            >
                <output class="session__angle" aria-live="off">
                    <Number angle=angle />
                    <span class="session__unit">"°"</span>
                </output>
            </Show>
            <Clock view=view />
        </div>
    }
    .into_any()
}

/// The angle in figures, written at once with every reading that changes them: a task of its own would
/// cost a slow phone more than the writing. How a lost angle looks hangs on the dial's class.
#[component]
fn Number(angle: Signal<Option<Degrees>>) -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    let figures = StoredValue::new_local(None::<Node>);
    ImmediateEffect::new_scoped(move || {
        let text = match angle.get() {
            // Far from the band a tenth of a degree tells nothing, and the place is needed.
            Some(angle) if angle <= -Degrees::whole(10) => formatting::degrees(angle.get()),
            Some(angle) => formatting::tenths(angle.get()),
            None => labels::ANGLE_LOST.to_owned(),
        };
        if figures.with_value(Option::is_none) {
            figures.set_value(place.get().and_then(|place| place.first_child()));
        }
        figures.with_value(|figures| {
            if let Some(figures) = figures {
                figures.set_node_value(Some(&text));
            }
        });
    });

    view! {
        <span data-testid="angle" node_ref=place>
            {labels::ANGLE_LOST}
        </span>
    }
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
