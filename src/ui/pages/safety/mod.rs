//! The gate: its questions, their check, and what it says.

mod check;
pub(super) mod clearance_form;
mod findings;
mod questions;
mod stop_symptoms;
mod verdict;

use leptos::prelude::*;

use self::{questions::questions, verdict::verdict};
use crate::{
    content::gate_screen as words,
    domain::screening::GateState,
    ui::{
        components::page::{Page, Tab},
        context::{Loaded, use_safety},
    },
};

/// The page.
#[component]
pub fn SafetyPage() -> impl IntoView {
    let safety = use_safety();
    let shown = Memo::new(move |_| {
        let unreadable = safety.profile.with(|profile| *profile == Loaded::Failed);
        match safety.gate.get() {
            _ if unreadable => Shown::Unreadable,
            None => Shown::Loading,
            // Not the count: the questions must not be drawn anew with every answer.
            Some(GateState::InProgress { stale: false, .. }) => Shown::Questions,
            Some(state) => Shown::Verdict(state),
        }
    });

    move || match shown.get() {
        Shown::Loading => waiting(words::LOADING),
        Shown::Unreadable => waiting(words::UNREADABLE),
        Shown::Questions => questions().into_any(),
        Shown::Verdict(state) => verdict(&state),
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shown {
    Loading,
    Unreadable,
    Questions,
    Verdict(GateState),
}

fn waiting(line: &'static str) -> AnyView {
    view! {
        <Page title=words::TITLE tab=Tab::Today>
            <p>{line}</p>
        </Page>
    }
    .into_any()
}
