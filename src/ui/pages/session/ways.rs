//! The lower part: the buttons that do what motion does, what stands in the way, and the way out.

use leptos::prelude::*;

use super::{View, part};
use crate::{
    content::{cues, notices, session as words, session_screen},
    domain::session::{Action, AngleState},
    ui::{
        context::{use_dispatch, use_notices, use_preferences},
        intent::PracticeStep,
    },
};

pub(super) fn steps(view: View) -> AnyView {
    let dispatch = use_dispatch();
    let phase = part(view, |view| view.phase);
    let has_next = part(view, |view| view.actions.contains(Action::Next));
    let by_hand = part(view, |view| view.offer_by_hand);
    let hint = part(view, |view| {
        let measured = view.angle != AngleState::NotMeasured;
        match (view.offer_by_hand, view.by_hand && measured) {
            (true, _) => Some(words::OFFER_BY_HAND),
            (false, true) => Some(words::BY_HAND),
            (false, false) => None,
        }
    });

    view! {
        <div class="session__steps">
            <Trouble />
            <p class="session__hint">{move || hint.get().flatten()}</p>
            <Show when=move || has_next.get().unwrap_or(false)>
                <button
                    class="button"
                    data-testid="next"
                    on:click=move |_| dispatch.send(PracticeStep::Press(Action::Next))
                >
                    {move || phase.get().map(words::next_label)}
                </button>
            </Show>
            <Show when=move || by_hand.get().unwrap_or(false)>
                <button
                    class="button"
                    data-testid="by-hand"
                    on:click=move |_| dispatch.send(PracticeStep::Press(Action::ByHand))
                >
                    {words::action_label(Action::ByHand)}
                </button>
            </Show>
        </div>
    }
    .into_any()
}

/// The newest trouble in a line: nobody reads cards while hanging.
#[component]
fn Trouble() -> impl IntoView {
    let newest = use_notices().0;
    let newest = Memo::new(move |_| newest.with(|notices| notices.last().copied()));

    view! {
        <p
            class="session__trouble"
            role="status"
            data-notice=move || newest.get().map(|notice| format!("{notice:?}"))
        >
            {move || newest.get().map(notices::in_session)}
        </p>
    }
    .into_any()
}

/// The way out: the lower part of the screen.
pub(super) fn stop_button(view: View) -> AnyView {
    let dispatch = use_dispatch();
    let stops = part(view, |view| view.actions.contains(Action::Stop));
    let exit = part(view, |view| view.exit_words);
    let equipment = use_preferences()
        .0
        .with_untracked(|settings| settings.equipment);
    let hint = move || {
        if exit.get().unwrap_or(false) {
            cues::exit_words(equipment)
        } else {
            session_screen::STOP_HINT
        }
    };

    view! {
        <button
            class="session__stop"
            data-testid="stop"
            disabled=move || !stops.get().unwrap_or(false)
            on:click=move |_| dispatch.send(PracticeStep::Press(Action::Stop))
        >
            <span class="session__stop-word">{session_screen::COME_UP}</span>
            <span class="session__caption">{hint}</span>
        </button>
    }
    .into_any()
}
