//! The red flags: what to do, in how much of a hurry.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::sources::source_list;
use crate::{
    content::{
        gate_screen as words, labels,
        red_flags::{self, RedFlag, Urgency},
        sources::SourceId,
    },
    ui::context::use_emergency,
};

/// The key that calls the emergency number of the place the device is in.
#[component]
pub fn EmergencyCall() -> impl IntoView {
    let number = (use_emergency().0)();
    let note = if number.local {
        words::CALL_NOTE
    } else {
        words::CALL_NOTE_UNKNOWN
    };

    view! {
        <a
            class="button button--danger button--wide"
            data-testid="emergency-call"
            href=format!("tel:{}", number.digits)
        >
            {words::call(number.digits)}
        </a>
        <p class="dim small">{note}</p>
    }
    .into_any()
}

/// Every red flag, the most urgent first.
#[component]
pub fn RedFlags() -> impl IntoView {
    let groups = Urgency::ALL.map(urgency_card).collect_view();
    let sources: BTreeSet<SourceId> = Urgency::ALL
        .into_iter()
        .flat_map(|urgency| red_flags::group(urgency).signs)
        .flat_map(|flag| flag.sources)
        .copied()
        .collect();

    view! {
        <div class="stack">
            <p>{red_flags::LEAD}</p>
            {groups}
            {source_list(&sources.into_iter().collect::<Vec<_>>())}
        </div>
    }
    .into_any()
}

/// The red flags where a page must not be left: opened in place by one tap.
#[component]
pub fn WarningSigns() -> impl IntoView {
    view! {
        <details class="page__aside" data-testid="warning-signs">
            <summary class="strong">{labels::WARNING_SIGNS}</summary>
            <RedFlags />
        </details>
    }
    .into_any()
}

fn urgency_card(urgency: Urgency) -> AnyView {
    let group = red_flags::group(urgency);
    let class = match urgency {
        Urgency::CallNow => "card card--warning",
        Urgency::EmergencyDepartment | Urgency::SameDayEye => "card card--caution",
        Urgency::ClinicianFirst => "card",
    };
    let signs = group.signs.iter().map(sign).collect_view();

    view! {
        <section class=class>
            <h2>{group.heading}</h2>
            <p>{group.lead}</p>
            {(urgency == Urgency::CallNow).then(|| view! { <EmergencyCall /> })}
            <ul class="signs">{signs}</ul>
        </section>
    }
    .into_any()
}

fn sign(flag: &'static RedFlag) -> AnyView {
    view! {
        <li class="signs__sign">
            {flag.sign} {flag.advice.map(|advice| view! { <p class="strong">{advice}</p> })}
        </li>
    }
    .into_any()
}
