//! Preparing a consultation: questions made from the answers and the diary, to be printed on one
//! sheet, and the record of what the clinician said.

mod said;

use leptos::prelude::*;

use crate::{
    content::consultation::{self as words, Facts, Group, Question},
    domain::{
        ladder::RuleId,
        screening::{self, Contraindication, ItemSet},
        summary::SessionSummary,
        units::LocalTime,
    },
    route::Route,
    ui::{
        components::{
            page::{Page, Tab, WhenRead},
            sources::source_list,
        },
        context::{
            DateStyle, Loaded, Safety, use_dates, use_dispatch, use_history, use_now, use_safety,
        },
        intent::Intent,
        pages::safety::in_profile,
    },
};

/// The page.
#[component]
pub fn ConsultationPage() -> impl IntoView {
    let dispatch = use_dispatch();
    let now = use_now().0;
    let today = use_dates().write(now.get_untracked(), DateStyle::DayAndTime);
    let print = move |_| dispatch.send(Intent::Print);

    view! {
        <Page title=words::TITLE tab=Tab::Learn>
            <p class="page__lead no-print">{words::LEAD}</p>
            <p class="print-only small">{words::PRINTED} " " {today}</p>
            <WhenRead>
                <Questions />
                <button class="button button--wide" data-testid="print" on:click=print>
                    {words::PRINT}
                </button>
                {diary()}
                {trial()}
                {said::card()}
            </WhenRead>
        </Page>
    }
    .into_any()
}

/// The questions, group by group.
#[component]
fn Questions() -> impl IntoView {
    let safety = use_safety();
    let sessions = use_history().0;
    let now = use_now().0;
    let facts = Memo::new(move |_| facts(safety, sessions, now.get()));
    let emergency = move || {
        facts
            .get()
            .found
            .contains(Contraindication::EmergencySign)
            .then(emergency)
    };
    let groups = move || {
        let questions = words::questions(&facts.get());
        Group::ALL
            .into_iter()
            .map(|group| group_of(group, &questions))
            .collect_view()
    };

    view! {
        {emergency}
        <section class="card questions" data-testid="questions">
            <h2>{words::QUESTIONS}</h2>
            <p class="notice no-print" hidden=move || !unanswered()>
                {words::NOT_ANSWERED} " "
                <a href=Route::Safety.fragment()>{words::TO_GATE}</a>
            </p>
            {groups}
        </section>
    }
    .into_any()
}

/// The questions of one group; the numbers go on from group to group, so that each names one.
fn group_of(group: Group, questions: &[Question]) -> AnyView {
    let before = questions
        .iter()
        .take_while(|question| question.group() != group)
        .count();
    let items: Vec<_> = questions
        .iter()
        .filter(|question| question.group() == group)
        .map(|question| {
            let about = question.about().map(|about| {
                view! { <span class="questions__about">{about}</span> }
            });
            view! { <li class="questions__item">{about} {question.text}</li> }
        })
        .collect();
    if items.is_empty() {
        return ().into_any();
    }

    view! {
        <h3>{group.heading()}</h3>
        <ol class="questions__list" start=before + 1>
            {items}
        </ol>
    }
    .into_any()
}

fn emergency() -> AnyView {
    view! {
        <section class="card card--warning">
            <p class="strong">{words::EMERGENCY}</p>
            <a class="button button--wide" href=Route::WarningSigns.fragment()>
                {words::TO_WARNING_SIGNS}
            </a>
        </section>
    }
    .into_any()
}

fn diary() -> AnyView {
    let sessions = use_history().0;
    let count = move || words::sessions(sessions.with(|sessions| kept(sessions).len()));

    view! {
        <section class="card no-print">
            <h2>{words::DIARY}</h2>
            <p>{words::DIARY_BODY}</p>
            <p class="dim">{count}</p>
            <a
                class="button button--wide"
                data-testid="to-report"
                href=Route::Report.fragment()
            >
                {words::TO_REPORT}
            </a>
        </section>
    }
    .into_any()
}

fn trial() -> AnyView {
    let steps = words::TRIAL_STEPS
        .map(|step| view! { <li>{step}</li> })
        .into_iter()
        .collect_view();

    view! {
        <section class="card no-print">
            <h2>{words::TRIAL}</h2>
            <ol class="questions__list">{steps}</ol>
            <p class="dim">{words::TRIAL_NOTE}</p>
            {source_list(words::TRIAL_SOURCES)}
        </section>
    }
    .into_any()
}

/// Whether the gate is known never to have been answered as a whole.
fn unanswered() -> bool {
    in_profile(|profile| profile.gate.latest().is_none()).unwrap_or(false)
}

fn facts(
    safety: Safety,
    sessions: ReadSignal<Loaded<Vec<SessionSummary>>>,
    now: LocalTime,
) -> Facts {
    let found = in_profile(|profile| screening::verdict(&profile.gate, now))
        .flatten()
        .map_or(ItemSet::NONE, |verdict| {
            verdict.stop.union(verdict.waiting).union(verdict.clearance)
        });
    let worse_next_day = safety.standing.get().is_some_and(|standing| {
        matches!(
            standing.rule,
            RuleId::NextDayWorse | RuleId::NextDayWorseTwice | RuleId::MeanWorse
        )
    });
    sessions.with(|sessions| {
        let kept = kept(sessions);
        Facts {
            found,
            symptoms: kept
                .iter()
                .flat_map(|session| session.symptoms.iter())
                .collect(),
            dizzy_on_return: kept.iter().any(|session| session.dizzy_on_return),
            worse_next_day,
            sessions: kept.len(),
        }
    })
}

/// The sessions once they are read.
fn kept(sessions: &Loaded<Vec<SessionSummary>>) -> &[SessionSummary] {
    match sessions {
        Loaded::Ready(sessions) => sessions,
        Loaded::Loading | Loaded::Failed => &[],
    }
}
