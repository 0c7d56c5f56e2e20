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
    domain::{profile::Profile, screening::GateState},
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
            Some(state) => {
                let clearances = in_profile(|profile| profile.gate.clearances.len());
                Shown::Verdict(state, clearances.unwrap_or_default())
            }
        }
    });

    move || match shown.get() {
        Shown::Loading => waiting(words::LOADING),
        Shown::Unreadable => waiting(words::UNREADABLE),
        Shown::Questions => questions().into_any(),
        Shown::Verdict(state, _) => verdict(&state),
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shown {
    Loading,
    Unreadable,
    Questions,
    /// With the number of clearances recorded: a newer one can leave the state the same, and yet
    /// its name and limits are others.
    Verdict(GateState, usize),
}

/// What `of` finds in the profile, once it is read.
pub(super) fn in_profile<T>(of: impl FnOnce(&Profile) -> T) -> Option<T> {
    use_safety().profile.with(|profile| match profile {
        Loaded::Ready(profile) => Some(of(profile)),
        Loaded::Loading | Loaded::Failed => None,
    })
}

fn waiting(line: &'static str) -> AnyView {
    view! {
        <Page title=words::TITLE tab=Tab::Today>
            <p>{line}</p>
        </Page>
    }
    .into_any()
}
