//! The numbers, readable at 1.5 m: the angle, and the clock that runs.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::{prelude::*, web_sys::Node};

use super::{View, part};
use crate::{
    content::{labels, session as words, session_screen},
    domain::{session::AngleState, units::Degrees},
    formatting,
    ui::{components::tilt_dial::Shows, context::use_gauge},
};

pub(super) fn numbers(view: View, shows: Signal<Shows>) -> AnyView {
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
                    <Number shows=shows />
                    <span class="session__unit">"°"</span>
                </output>
            </Show>
            <Clock view=view />
        </div>
    }
    .into_any()
}

/// The angle in figures. How a lost angle looks hangs on the dial's class.
#[component]
fn Number(shows: Signal<Shows>) -> impl IntoView {
    let feed = use_gauge().figures;
    let place = NodeRef::<leptos::html::Span>::new();
    let figures = Rc::new((Cell::new(Shows::Nothing), RefCell::new(None::<Node>)));
    let write = {
        let figures = Rc::clone(&figures);
        move |live| {
            let (shows, node) = &*figures;
            if let Some(node) = &*node.borrow() {
                node.set_node_value(Some(&in_figures(shows.get().angle(live))));
            }
        }
    };
    feed.follow(write.clone());
    Effect::new(move |_| {
        let (shown, node) = &*figures;
        shown.set(shows.get());
        *node.borrow_mut() = place.get().and_then(|place| place.first_child());
        write(feed.get());
    });

    view! {
        <span data-testid="angle" node_ref=place>
            {labels::ANGLE_LOST}
        </span>
    }
}

fn in_figures(angle: Option<Degrees>) -> String {
    match angle {
        // Far from the band a tenth of a degree tells nothing, and the place is needed.
        Some(angle) if angle <= -Degrees::whole(10) => formatting::degrees(angle.get()),
        Some(angle) => formatting::tenths(angle.get()),
        None => labels::ANGLE_LOST.to_owned(),
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
