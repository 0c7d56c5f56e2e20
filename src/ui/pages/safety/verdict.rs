//! What the gate says, and the way on from there.

use leptos::prelude::*;

use super::{
    clearance_form::clearance_form,
    findings::{emergency_first, findings, waiting},
    in_profile,
    stop_symptoms::stop_symptoms,
};
use crate::{
    content::{gate, gate_screen as words, quantities},
    domain::{
        screening::{self, AnswerSet, Contraindication, GateState, ItemSet, Verdict},
        units::{LocalDay, LocalTime},
    },
    formatting,
    route::Route,
    ui::{
        components::page::{Page, Tab},
        context::{DateStyle, use_dates, use_dispatch, use_now},
        intent::{GateStep, Intent, PracticeStep},
    },
};

/// The page of `state`.
pub(super) fn verdict(state: &GateState) -> AnyView {
    let text = gate::message(state);
    let (name, details) = (name(state), details(*state, text.action));

    view! {
        <Page title=text.title kicker=words::TITLE tab=Tab::Today>
            <div class="stack" data-testid="gate-state" data-state=name>
                <p>{text.body}</p>
                {details}
            </div>
        </Page>
    }
    .into_any()
}

const fn name(state: &GateState) -> &'static str {
    match state {
        GateState::ClockSetBack { .. } => "ClockSetBack",
        GateState::StopSymptom(_) => "StopSymptom",
        GateState::NeverAsked => "NeverAsked",
        GateState::InProgress { .. } => "InProgress",
        GateState::Stop(_) => "Stop",
        GateState::DueAgain(_) => "DueAgain",
        GateState::ClearanceNeeded(_) => "ClearanceNeeded",
        GateState::ClearanceEnded(_) => "ClearanceEnded",
        GateState::NothingFound => "NothingFound",
        GateState::Cleared { .. } => "Cleared",
    }
}

fn details(state: GateState, action: Option<&'static str>) -> AnyView {
    match state {
        GateState::ClockSetBack { newest } => clock_facts(newest),
        GateState::StopSymptom(lock) => stop_symptoms(lock),
        GateState::NeverAsked => view! {
            <p>{gate::INTRODUCTION}</p>
            {begin(action)}
            <p class="dim">{gate::INTENDED_PURPOSE}</p>
        }
        .into_any(),
        GateState::InProgress { .. } => begin(action),
        GateState::DueAgain(reason) => view! {
            <p class="strong">{gate::due(reason)}</p>
            {begin(action)}
        }
        .into_any(),
        GateState::Stop(verdict) => stop(verdict),
        GateState::ClearanceNeeded(open) | GateState::ClearanceEnded(open) => view! {
            <p class="dim">{words::COVERS}</p>
            {to_consultation()}
            {findings(open)}
            <section class="card">
                <h2>{words::FORM}</h2>
                {clearance_form(open)}
            </section>
            {again()}
        }
        .into_any(),
        GateState::NothingFound => view! {
            {to_prepare()}
            {again()}
        }
        .into_any(),
        GateState::Cleared { last_day } => cleared(last_day),
    }
}

/// Begins a run.
fn begin(label: Option<&'static str>) -> AnyView {
    let dispatch = use_dispatch();
    let begin = move |_| {
        dispatch.send(PracticeStep::Gate(GateStep::Begin));
        dispatch.send(Intent::TurnPage);
    };

    view! {
        <button class="button button--go" data-testid="gate-begin" on:click=begin>
            {label.unwrap_or(words::ANSWER_AGAIN)}
        </button>
    }
    .into_any()
}

/// When the answers were given, and the way to give them anew although none are due.
fn again() -> AnyView {
    let dispatch = use_dispatch();
    let now = use_now().0;
    let answered =
        untrack(|| in_profile(|profile| profile.gate.latest().map(AnswerSet::answered))).flatten();
    let when = move || {
        answered.map(|answered| words::answered_when(&quantities::ago(answered, now.get())))
    };
    let begin = move |_| {
        dispatch.send(PracticeStep::Gate(GateStep::Begin));
        dispatch.send(Intent::TurnPage);
    };

    view! {
        <section class="stack stack--tight">
            <p class="dim">{when}</p>
            <p class="dim">{words::ANSWER_AGAIN_NOTE}</p>
            <button class="button" data-testid="gate-again" on:click=begin>
                {words::ANSWER_AGAIN}
            </button>
        </section>
    }
    .into_any()
}

/// The questions of the findings on one sheet.
fn to_consultation() -> AnyView {
    view! {
        <a
            class="button"
            data-testid="to-consultation"
            href=Route::Consultation.fragment()
        >
            {words::TO_CONSULTATION}
        </a>
    }
    .into_any()
}

fn to_prepare() -> AnyView {
    view! {
        <a class="button button--go" data-testid="to-prepare" href=Route::Prepare.fragment()>
            {words::TO_PREPARE}
        </a>
    }
    .into_any()
}

fn stop(verdict: Verdict) -> AnyView {
    let emergency = verdict.stop.contains(Contraindication::EmergencySign);

    view! {
        {emergency.then(emergency_first)}
        {findings(verdict.stop)}
        {waiting(verdict)}
        <section class="card">
            <h2>{words::STILL_OPEN}</h2>
            <div class="row">
                <a class="button" href=Route::History.fragment()>
                    {words::TO_DIARY}
                </a>
                <a class="button" href=Route::Learn.fragment()>
                    {words::TO_LEARN}
                </a>
                {to_consultation()}
            </div>
        </section>
        {again()}
    }
    .into_any()
}

fn clock_facts(newest: LocalTime) -> AnyView {
    let dates = use_dates();
    let now = use_now().0;
    let line = move || {
        words::clock_says(
            &dates.write(now.get(), DateStyle::DayAndTime),
            &dates.write(newest, DateStyle::DayAndTime),
        )
    };

    view! { <p class="strong">{line}</p> }.into_any()
}

/// Who agreed, up to when, with which limits; and the way to record a newer agreement.
fn cleared(last_day: LocalDay) -> AnyView {
    let now = use_now().0.get_untracked();
    let until = use_dates().write(last_day.noon(), DateStyle::Day);
    let gate = untrack(|| in_profile(|profile| profile.gate.clone())).unwrap_or_default();
    let who: Vec<String> = gate
        .counting(now)
        .map(|clearance| words::cleared_by(&clearance.by))
        .collect();
    let limits = gate.limits();
    let (angle, minutes) = (limits.angle(), limits.minutes());
    let covers = screening::verdict(&gate, now).map_or(ItemSet::NONE, |verdict| verdict.clearance);

    view! {
        <section class="card" data-testid="gate-clearance">
            <p class="strong">{words::counts_until(&until)}</p>
            {who.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            {angle.map(|angle| view! { <p>{words::angle_limit(&formatting::target(angle))}</p> })}
            {minutes.map(|minutes| view! { <p>{words::minutes_limit(minutes)}</p> })}
        </section>
        {to_prepare()}
        <details class="card">
            <summary class="strong">{words::FORM_AGAIN}</summary>
            {clearance_form(covers)}
        </details>
        {again()}
    }
    .into_any()
}
