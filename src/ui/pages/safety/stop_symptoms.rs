//! The page of the stop symptoms, read before the next session.

use leptos::prelude::*;

use super::in_profile;
use crate::{
    content::{gate_screen as words, stop_symptoms as pages, symptoms},
    domain::{
        screening::StopLock,
        symptom::{Symptom, SymptomSet},
    },
    route::Route,
    ui::{
        components::{red_flags::EmergencyCall, sources::source_list},
        context::{DateStyle, use_dates, use_dispatch},
        intent::{GateStep, Intent, PracticeStep},
    },
};

/// All that has not been read yet; `lock` is the oldest of it.
pub(super) fn stop_symptoms(lock: StopLock) -> AnyView {
    let dispatch = use_dispatch();
    let mut unread: Vec<StopLock> =
        untrack(|| in_profile(|profile| profile.gate.unread_locks().copied().collect()))
            .unwrap_or_default();
    if !unread.contains(&lock) {
        unread.push(lock);
    }
    let reported: SymptomSet = unread
        .iter()
        .flat_map(|lock| lock.symptoms.iter())
        .collect();
    let red_flag = unread.iter().any(StopLock::is_red_flag);
    let ends_clearance = unread.iter().any(StopLock::ends_clearance);
    let when = use_dates().write(lock.at, DateStyle::DayAndTime);
    let read = move |_| {
        dispatch.send(PracticeStep::Gate(GateStep::SymptomsRead));
        dispatch.send(Intent::TurnPage);
    };

    view! {
        <p class="strong">{words::SYMPTOM_LEAD}</p>
        <p class="dim">{words::symptom_when(&when)}</p>
        {red_flag.then(red_flag_card)}
        {reported.iter().map(symptom_card).collect_view()}
        {ends_clearance.then(|| view! { <p>{words::ENDS_CLEARANCE}</p> })}
        <button class="button button--go" data-testid="symptoms-read" on:click=read>
            {pages::CONFIRM_READ}
        </button>
    }
    .into_any()
}

fn red_flag_card() -> AnyView {
    view! {
        <section class="card card--warning">
            <p>{words::RED_FLAG_BODY}</p>
            <a class="button button--wide" href=Route::WarningSigns.fragment()>
                {words::OPEN_WARNING_SIGNS}
            </a>
            <EmergencyCall />
        </section>
    }
    .into_any()
}

fn symptom_card(symptom: Symptom) -> AnyView {
    let page = pages::page(symptom);

    view! {
        <section class="card" data-testid="stop-symptom">
            <h2>{symptoms::name(symptom)}</h2>
            <p>{page.meaning}</p>
            <p class="strong">{page.advice}</p>
            {source_list(page.sources)}
        </section>
    }
    .into_any()
}
