//! What was found: each with why it matters and what to ask or do.

use leptos::prelude::*;

use super::in_profile;
use crate::{
    content::{contraindications, gate_screen as words, quantities},
    domain::screening::{AnswerSet, Answers, Contraindication, GateHistory, ItemSet, Verdict},
    route::Route,
    ui::{
        components::{red_flags::EmergencyCall, sources::source_list},
        context::use_now,
    },
};

/// A card for each of `items`.
pub(super) fn findings(items: ItemSet) -> AnyView {
    let answers: Answers =
        untrack(|| in_profile(|profile| profile.gate.latest().map(AnswerSet::answers)))
            .flatten()
            .unwrap_or_default();
    items
        .iter()
        .map(|item| finding(item, answers))
        .collect_view()
        .into_any()
}

fn finding(item: Contraindication, answers: Answers) -> AnyView {
    let text = contraindications::words(item);

    view! {
        <section class="card" data-testid="gate-finding">
            <h2>{text.name}</h2>
            <p class="dim">{answers.get(item).map(words::you_answered)}</p>
            <p>{text.why}</p>
            <div>
                <h3>{words::ASK}</h3>
                <p>{text.ask}</p>
            </div>
            {source_list(text.sources)}
        </section>
    }
    .into_any()
}

/// Changed answers that do not count yet.
pub(super) fn waiting(verdict: Verdict) -> AnyView {
    let Some(until) = verdict.until else {
        return ().into_any();
    };
    let now = use_now().0;
    let when = move || {
        // The page's clock may lie a minute behind the answer: no wait is longer than it began.
        let left = until
            .since(now.get().at)
            .unwrap_or_default()
            .min(GateHistory::CHANGE_COUNTS_AFTER);
        words::counts(&quantities::until(left))
    };
    let names = verdict
        .waiting
        .iter()
        .map(|item| view! { <li>{contraindications::words(item).name}</li> })
        .collect_view();

    view! {
        <section class="card card--caution" data-testid="gate-waiting">
            <h2>{words::WAITING}</h2>
            <p>{when}</p>
            <ul class="signs">{names}</ul>
        </section>
    }
    .into_any()
}

/// An emergency sign comes before everything else.
pub(super) fn emergency_first() -> AnyView {
    view! {
        <section class="card card--warning" data-testid="gate-emergency">
            <h2>{words::EMERGENCY_TITLE}</h2>
            <p>{words::EMERGENCY_BODY}</p>
            <a class="button button--wide" href=Route::WarningSigns.fragment()>
                {words::OPEN_WARNING_SIGNS}
            </a>
            <EmergencyCall />
        </section>
    }
    .into_any()
}
