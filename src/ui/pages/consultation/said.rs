//! What the clinician said: the agreements on record, and the form for a new one. It is the gate's
//! own form, so that a limit recorded here is the same ceiling as one recorded there.

use leptos::prelude::*;

use crate::{
    content::{consultation as words, gate_screen},
    domain::{
        profile::Profile,
        screening::{self, Clearance, GateState, ItemSet},
        units::LocalTime,
    },
    formatting,
    route::Route,
    ui::{
        context::{DateStyle, use_dates, use_now, use_safety},
        pages::safety::{clearance_form::clearance_form, in_profile},
    },
};

/// The card.
pub(super) fn card() -> AnyView {
    let safety = use_safety();
    let now = use_now().0;
    // Drawn anew only when what can be recorded changes, not with every minute: what is typed stays.
    let form = Memo::new(move |_| {
        let state = safety.gate.get();
        in_profile(|profile| way(state.as_ref(), profile, now.get_untracked())).unwrap_or(Way::Wait)
    });

    view! {
        <section class="card no-print" data-testid="said">
            <h2>{words::SAID}</h2>
            <p>{words::SAID_BODY}</p>
            <OnRecord />
            {move || match form.get() {
                Way::Wait => ().into_any(),
                Way::Stopped => blocked(words::SAID_STOP),
                Way::AnswerFirst => blocked(words::SAID_FIRST),
                Way::Record(covers, _) => clearance_form(covers),
            }}
        </section>
    }
    .into_any()
}

/// Whether an agreement can be recorded now.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    /// Profile and diary are being read.
    Wait,
    /// No session can be run, and an agreement does not change that.
    Stopped,
    /// The gate has to be answered first.
    AnswerFirst,
    /// It is recorded for these questions, after so many others: once it is recorded, the form is
    /// drawn anew.
    Record(ItemSet, usize),
}

fn way(state: Option<&GateState>, profile: &Profile, now: LocalTime) -> Way {
    match state {
        None => Way::Wait,
        Some(GateState::Stop(_)) => Way::Stopped,
        Some(
            GateState::ClockSetBack { .. }
            | GateState::StopSymptom(_)
            | GateState::NeverAsked
            | GateState::InProgress { .. }
            | GateState::DueAgain(_),
        ) => Way::AnswerFirst,
        Some(
            GateState::ClearanceNeeded(_)
            | GateState::ClearanceEnded(_)
            | GateState::NothingFound
            | GateState::Cleared { .. },
        ) => Way::Record(
            screening::verdict(&profile.gate, now)
                .map_or(ItemSet::NONE, |verdict| verdict.clearance),
            profile.gate.clearances.len(),
        ),
    }
}

fn blocked(why: &'static str) -> AnyView {
    view! {
        <p class="notice">{why}</p>
        <a class="button button--wide" href=Route::Safety.fragment()>
            {words::TO_GATE}
        </a>
    }
    .into_any()
}

/// The agreements that are not replaced by later ones, each with its limits.
#[component]
fn OnRecord() -> impl IntoView {
    let records = Memo::new(|_| {
        in_profile(|profile| profile.gate.unreplaced().cloned().collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let items = move || records.get().iter().map(record).collect_view();

    view! {
        <div class="stack stack--tight" role="status" data-testid="on-record">
            <Show when=move || !records.with(Vec::is_empty)>
                <h3>{words::ON_RECORD}</h3>
                <ul class="signs">{items}</ul>
            </Show>
        </div>
    }
    .into_any()
}

fn record(clearance: &Clearance) -> AnyView {
    let dates = use_dates();
    let now = use_now().0.get_untracked();
    let day = dates.write(clearance.given.noon(), DateStyle::Day);
    let until = dates.write(clearance.last_day().noon(), DateStyle::Day);
    let ended = in_profile(|profile| !clearance.counts(now, profile.gate.last_stop_symptom()));
    let counts = if ended == Some(true) {
        words::ENDED.to_owned()
    } else {
        gate_screen::counts_until(&until)
    };
    let limits = [
        clearance
            .limits
            .angle()
            .map(|angle| gate_screen::angle_limit(&formatting::target(angle))),
        clearance.limits.minutes().map(gate_screen::minutes_limit),
    ];

    view! {
        <li>
            <p class="strong">{words::agreed(&clearance.by, &day)}</p>
            {limits.into_iter().flatten().map(|limit| view! { <p>{limit}</p> }).collect_view()}
            <p class="dim">{counts}</p>
        </li>
    }
    .into_any()
}
