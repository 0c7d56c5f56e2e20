//! The way to a session: any of these today, pain now, the checklist, Start.
//!
//! One screen a step, each with its own heading; an answer leads on by itself, so that a practised
//! person needs no "next".

mod checklist;
mod start;
mod today;

use leptos::prelude::*;

use crate::{
    content::{
        gate,
        not_today::{NOT_TODAY_QUESTION, NOT_TODAY_TITLE},
        prepare as words, quantities,
    },
    domain::screening::{NotTodaySet, Refusal},
    route::Route,
    ui::{
        components::{
            page::{Page, Tab},
            pain_keys::PainKeys,
        },
        context::{DateStyle, use_dates, use_dispatch, use_now, use_safety},
        intent::{Intent, PracticeStep, PreparationStep},
    },
};

/// Where the page is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    /// Profile and history are being read.
    Reading,
    /// Something stands in the way that no answer here removes.
    Blocked(Refusal),
    /// The person's choice makes no plan within what binds.
    NoPlan,
    /// A reason of the day applies; the flag tells whether it can be answered anew at once.
    NotToday(NotTodaySet, bool),
    /// The questions of the day.
    Questions,
    /// Pain now.
    Pain,
    /// The checklist, and Start.
    Checklist,
}

impl Step {
    const fn title(self) -> &'static str {
        match self {
            Self::Reading => words::TITLE,
            Self::Blocked(_) | Self::NoPlan => words::BLOCKED_TITLE,
            Self::NotToday(..) => NOT_TODAY_TITLE,
            Self::Questions => NOT_TODAY_QUESTION,
            Self::Pain => words::PAIN_TITLE,
            Self::Checklist => words::CHECKLIST_TITLE,
        }
    }

    const fn kicker(self) -> &'static str {
        match self {
            Self::Reading | Self::Blocked(_) | Self::NoPlan | Self::NotToday(..) => "",
            Self::Questions => words::STEP_TODAY,
            Self::Pain => words::STEP_PAIN,
            Self::Checklist => words::STEP_CHECKLIST,
        }
    }
}

/// What the person wants to answer once more, and whether pain was passed over.
#[derive(Clone, Copy)]
struct Steering {
    again: RwSignal<Option<Step>>,
    pain_skipped: RwSignal<bool>,
}

/// The page.
#[component]
pub fn PreparePage() -> impl IntoView {
    let safety = use_safety();
    let dispatch = use_dispatch();
    let steering = Steering {
        again: RwSignal::new(None),
        pain_skipped: RwSignal::new(false),
    };
    let known = Memo::new(move |_| safety.obstacle.with(Option::is_some));
    Effect::new(move |_| {
        if known.get() {
            dispatch.send(PracticeStep::Prepare);
        }
    });
    let step = step(steering);
    // Each step is a screen: its heading takes the focus as a page's does.
    Effect::new(move |before: Option<Step>| {
        let step = step.get();
        if before.is_some_and(|before| before != Step::Reading && before != step) {
            dispatch.send(Intent::FocusContent);
        }
        step
    });
    let title = Signal::derive(move || step.get().title().to_owned());
    let kicker = Signal::derive(move || step.get().kicker().to_owned());

    view! {
        <Page title=title kicker=kicker tab=Tab::Today>
            {move || match step.get() {
                Step::Reading => ().into_any(),
                Step::Blocked(refusal) => view! { <Blocked refusal=refusal /> }.into_any(),
                Step::NoPlan => view! { <NoPlan /> }.into_any(),
                Step::NotToday(reasons, again) => {
                    today::verdict(reasons, again, steering)
                }
                Step::Questions => today::questions(steering),
                Step::Pain => view! { <PainNow steering=steering /> }.into_any(),
                Step::Checklist => {
                    view! {
                        <Answered steering=steering />
                        {checklist::checklist()}
                        {start::start(steering)}
                    }
                        .into_any()
                }
            }}
        </Page>
    }
}

fn step(steering: Steering) -> Memo<Step> {
    let safety = use_safety();
    let now = use_now().0;
    Memo::new(move |_| {
        let (Some(obstacle), Some(preparation)) = (safety.obstacle.get(), safety.preparation.get())
        else {
            return match safety.obstacle.get() {
                Some(Some(refusal)) => of_obstacle(refusal),
                _ => Step::Reading,
            };
        };
        if let Some(refusal) = obstacle {
            return of_obstacle(refusal);
        }
        if safety.next_plan.get().is_some_and(|plan| plan.is_err()) {
            return Step::NoPlan;
        }
        if let Some(again) = steering.again.get() {
            return again;
        }
        let now = now.get();
        match preparation.today {
            Some(answers) if answers.is_fresh(now) && !answers.applies.is_empty() => {
                Step::NotToday(answers.applies, true)
            }
            _ if !preparation.may_go_on(now) => Step::Questions,
            _ if preparation.before.is_none() && !steering.pain_skipped.get() => Step::Pain,
            _ => Step::Checklist,
        }
    })
}

const fn of_obstacle(refusal: Refusal) -> Step {
    match refusal {
        Refusal::NotToday(reasons) => Step::NotToday(reasons, false),
        other => Step::Blocked(other),
    }
}

/// What stands in the way, and where it is mended.
#[component]
fn Blocked(refusal: Refusal) -> impl IntoView {
    view! {
        <section class="card card--caution" data-testid="blocked">
            <RefusalWords refusal=refusal />
        </section>
    }
    .into_any()
}

#[component]
fn NoPlan() -> impl IntoView {
    view! {
        <section class="card card--caution" data-testid="blocked">
            <p class="strong">{words::NO_PLAN}</p>
            <a class="button button--wide" href=Route::Plan.fragment()>
                {words::TO_PLAN}
            </a>
        </section>
    }
    .into_any()
}

/// A refusal in words, with the link that leads to its mending.
#[component]
fn RefusalWords(refusal: Refusal) -> impl IntoView {
    let dates = use_dates();
    let until = match refusal {
        Refusal::Paused { until } => Some(words::paused_until(
            &dates.write(until.noon(), DateStyle::Day),
        )),
        _ => None,
    };
    let more = match &refusal {
        Refusal::Gate(state) => Some(gate::message(state).body),
        _ => None,
    };
    let (label, route) = match &refusal {
        Refusal::Gate(state) => (
            gate::message(state).action.unwrap_or(words::TO_SAFETY),
            Route::Safety,
        ),
        _ => (words::TO_PLAN, Route::Plan),
    };

    view! {
        <p class="strong">{gate::refusal(&refusal)}</p>
        <p hidden=more.is_none()>{more}</p>
        <p hidden=until.is_none()>{until.clone()}</p>
        <a class="button button--wide" href=route.fragment()>
            {label}
        </a>
    }
    .into_any()
}

#[component]
fn PainNow(steering: Steering) -> impl IntoView {
    let dispatch = use_dispatch();
    let answer = UnsyncCallback::new(move |pain| {
        steering.again.set(None);
        dispatch.send(PracticeStep::Preparation(PreparationStep::Before(pain)));
    });
    let skip = move |_| {
        steering.again.set(None);
        steering.pain_skipped.set(true);
    };
    let has_score = use_safety()
        .preparation
        .with_untracked(|preparation| preparation.is_some_and(|all| all.before.is_some()));

    view! {
        <p class="dim">{words::PAIN_LEAD}</p>
        <section class="card">
            <PainKeys on_answer=answer />
        </section>
        <button class="button button--wide" data-testid="skip-pain" on:click=skip>
            {if has_score { words::KEEP_PAIN } else { words::SKIP_PAIN }}
        </button>
    }
    .into_any()
}

/// The answers of the two steps before, each with a way back.
#[component]
fn Answered(steering: Steering) -> impl IntoView {
    let preparation = use_safety().preparation;
    let pain = move || {
        preparation
            .with(|preparation| preparation.and_then(|all| all.before))
            .map_or_else(|| words::NO_PAIN.to_owned(), quantities::pain)
    };

    view! {
        <dl class="answered">
            <div class="answered__row">
                <dt>{NOT_TODAY_QUESTION}</dt>
                <dd>{words::ANSWERED_TODAY}</dd>
                <dd>{change(steering, Step::Questions, NOT_TODAY_QUESTION)}</dd>
            </div>
            <div class="answered__row">
                <dt>{words::PAIN_TITLE}</dt>
                <dd>{pain}</dd>
                <dd>{change(steering, Step::Pain, words::PAIN_TITLE)}</dd>
            </div>
        </dl>
    }
    .into_any()
}

fn change(steering: Steering, step: Step, what: &'static str) -> AnyView {
    view! {
        <button class="button button--quiet" on:click=move |_| steering.again.set(Some(step))>
            {words::CHANGE}
            <span class="visually-hidden">{what}</span>
        </button>
    }
    .into_any()
}
