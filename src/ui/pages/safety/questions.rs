//! The questions, a few that belong together at a time.
//!
//! Each answer is kept as it is given, so a reload or another day's visit goes on where this one
//! stopped. No question has an answer before the person gives one.

use std::collections::BTreeSet;

use leptos::{ev::MouseEvent, ev::SubmitEvent, prelude::*};

use super::{check::check, findings::emergency_first, in_profile};
use crate::{
    content::{
        contraindications,
        gate_screen::{self as words, PAGES, QuestionPage},
        sources::SourceId,
    },
    domain::screening::{Answer, Answers, Contraindication},
    ui::{
        components::{
            page::{Page, Tab},
            sources::source_list,
        },
        context::{Dispatch, use_dispatch},
        intent::{GateStep, Intent, PracticeStep},
    },
};

/// Where in the run the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// On a page of questions, by its place in [`PAGES`].
    Page(usize),
    /// Checking the answers.
    Check,
}

impl Step {
    /// The first page with an open question; the check when there is none.
    fn first_open(answers: Answers) -> Self {
        PAGES
            .iter()
            .position(|page| open_questions(page, answers).next().is_some())
            .map_or(Self::Check, Self::Page)
    }
}

fn open_questions(page: &QuestionPage, answers: Answers) -> impl Iterator<Item = Contraindication> {
    page.items
        .iter()
        .copied()
        .filter(move |item| answers.get(*item).is_none())
}

/// The run under way, from its first open question to the check.
pub(super) fn questions() -> impl IntoView {
    let answers = Memo::new(|_| {
        in_profile(|profile| profile.gate.draft.map(|draft| draft.answers)).flatten()
    });
    let answers = Signal::derive(move || answers.get().unwrap_or_default());
    let step = RwSignal::new(Step::first_open(answers.get_untracked()));
    // An answer is being changed: the way back is to the check, not through every page after it.
    let changing = RwSignal::new(false);
    let change = UnsyncCallback::new(move |page| {
        changing.set(true);
        step.set(Step::Page(page));
    });

    move || match step.get() {
        Step::Page(index) => PAGES.get(index).map_or_else(
            || ().into_any(),
            |page| {
                question_page(
                    index,
                    page,
                    Run {
                        answers,
                        step,
                        changing,
                    },
                )
            },
        ),
        Step::Check => check(answers, change),
    }
}

/// What the pages of one run share.
#[derive(Clone, Copy)]
struct Run {
    answers: Signal<Answers>,
    step: RwSignal<Step>,
    changing: RwSignal<bool>,
}

impl Run {
    fn turn_to(self, step: Step, dispatch: Dispatch) {
        self.step.set(step);
        dispatch.send(Intent::TurnPage);
    }
}

fn question_page(index: usize, page: &'static QuestionPage, run: Run) -> AnyView {
    let dispatch = use_dispatch();
    // Only after a try to go on: nobody is blamed for what they have not reached yet.
    let tried = RwSignal::new(false);
    let is_last = index + 1 == PAGES.len();
    let go_on = move |event: SubmitEvent| {
        event.prevent_default();
        let answers = run.answers.get_untracked();
        if open_questions(page, answers).next().is_some() {
            tried.set(true);
            dispatch.send(Intent::Focus(SUMMARY.to_owned()));
        } else if is_last || run.changing.get_untracked() {
            run.turn_to(Step::first_open(answers), dispatch);
        } else {
            run.turn_to(Step::Page(index + 1), dispatch);
        }
    };
    let label = move || {
        if is_last || run.changing.get() {
            words::TO_CHECK
        } else {
            words::NEXT
        }
    };
    let questions = page
        .items
        .iter()
        .map(|item| question(*item, run.answers, tried))
        .collect_view();
    let emergency = page.items.contains(&Contraindication::EmergencySign);

    view! {
        <Page title=page.title kicker=words::page_of(index + 1, PAGES.len()) tab=Tab::Today>
            <Progress answers=run.answers />
            <MissingSummary page=page answers=run.answers tried=tried />
            <form class="stack" novalidate=true on:submit=go_on>
                {questions}
                {emergency.then(|| view! { <EmergencyAnswered answers=run.answers /> })}
                {page.no_to_rest.then(|| view! { <NoToRest page=page answers=run.answers /> })}
                <button class="button button--go" type="submit" data-testid="gate-next">
                    {label}
                </button>
            </form>
            {(index > 0)
                .then(|| {
                    view! {
                        <button
                            class="button button--quiet"
                            on:click=move |_| run.turn_to(Step::Page(index - 1), dispatch)
                        >
                            {words::BACK}
                        </button>
                    }
                })}
            <p class="dim small">{words::PAUSE_NOTE}</p>
            {reasons(page)}
            {source_list(&sources_of(page))}
        </Page>
    }
    .into_any()
}

/// Why each question of the page is asked, opened on request.
fn reasons(page: &QuestionPage) -> AnyView {
    let reasons = page
        .items
        .iter()
        .map(|item| {
            let text = contraindications::words(*item);
            view! {
                <dt class="strong">{text.name}</dt>
                <dd>{text.why}</dd>
            }
        })
        .collect_view();

    view! {
        <details class="small">
            <summary>{words::WHY}</summary>
            <dl class="gate-reasons">{reasons}</dl>
        </details>
    }
    .into_any()
}

/// What the page's reasons rest on, each source once.
fn sources_of(page: &QuestionPage) -> Vec<SourceId> {
    let sources: BTreeSet<SourceId> = page
        .items
        .iter()
        .flat_map(|item| contraindications::words(*item).sources)
        .copied()
        .collect();
    sources.into_iter().collect()
}

/// How far the run has come, and the state for tests.
#[component]
fn Progress(answers: Signal<Answers>) -> impl IntoView {
    let count = move || answers.get().answered();
    let line = move || words::answered(count(), Contraindication::ALL.len());

    view! {
        <label class="gate-progress" data-testid="gate-state" data-state="InProgress">
            <progress
                class="gate-progress__bar"
                max=Contraindication::ALL.len()
                prop:value=count
            ></progress>
            <span class="dim small" data-testid="gate-answered">
                {line}
            </span>
        </label>
    }
    .into_any()
}

/// Id of the error summary.
const SUMMARY: &str = "gate-missing";

/// What has no answer yet, after a try to go on; each line leads to its question.
#[component]
fn MissingSummary(
    page: &'static QuestionPage,
    answers: Signal<Answers>,
    tried: RwSignal<bool>,
) -> impl IntoView {
    let missing = Memo::new(move |_| {
        let open = open_questions(page, answers.get());
        tried.get().then(|| open.collect::<Vec<_>>())
    });
    let lines = move || {
        missing
            .get()
            .unwrap_or_default()
            .into_iter()
            .map(missing_line)
            .collect_view()
    };
    let none = move || missing.with(|missing| missing.as_ref().is_none_or(Vec::is_empty));

    view! {
        <section
            class="notice notice--warning"
            id=SUMMARY
            tabindex="-1"
            aria-labelledby="gate-missing-title"
            hidden=none
        >
            <h2 class="notice__title" id="gate-missing-title">
                {words::MISSING_TITLE}
            </h2>
            <ul class="stack stack--tight">{lines}</ul>
        </section>
    }
    .into_any()
}

fn missing_line(item: Contraindication) -> AnyView {
    let dispatch = use_dispatch();
    let first_key = key_id(item, Answer::No);
    // The fragment belongs to the router, so the link moves the focus by itself.
    let lead = move |event: MouseEvent| {
        event.prevent_default();
        dispatch.send(Intent::Focus(first_key.clone()));
    };

    view! {
        <li>
            <a href="#/safety" on:click=lead>
                {contraindications::words(item).question}
            </a>
        </li>
    }
    .into_any()
}

fn key_id(item: Contraindication, answer: Answer) -> String {
    format!("gate-{}-{}", item.id(), answer.id())
}

/// One question: what, what else counts, and three answers.
fn question(item: Contraindication, answers: Signal<Answers>, tried: RwSignal<bool>) -> AnyView {
    let text = contraindications::words(item);
    let about = format!("gate-{}-about", item.id());
    let described_by = about.clone();
    let missing = Memo::new(move |_| tried.get() && answers.get().get(item).is_none());
    let keys = Answer::ALL
        .map(|answer| answer_key(item, answer, answers))
        .collect_view();

    view! {
        <fieldset
            class="gate-question"
            class:gate-question--missing=missing
            data-gate-item=item.id()
            aria-describedby=described_by
        >
            <legend class="gate-question__text">{text.question}</legend>
            <div
                class="stack stack--tight"
                id=about
                hidden=move || text.hint.is_empty() && !missing.get()
            >
                {(!text.hint.is_empty()).then(|| view! { <p>{text.hint}</p> })}
                <p class="field__error" hidden=move || !missing.get()>
                    {words::MISSING_ANSWER}
                </p>
            </div>
            <div class="gate-question__keys">{keys}</div>
        </fieldset>
    }
    .into_any()
}

fn answer_key(item: Contraindication, answer: Answer, answers: Signal<Answers>) -> AnyView {
    let dispatch = use_dispatch();
    let id = key_id(item, answer);
    let give = move |_| dispatch.send(PracticeStep::Gate(GateStep::Answer(item, answer)));

    view! {
        <span class="gate-question__key">
            <input
                class="gate-question__input"
                type="radio"
                name=format!("gate-{}", item.id())
                id=id.clone()
                prop:checked=move || answers.get().get(item) == Some(answer)
                on:change=give
            />
            <label class="gate-question__label" for=id>
                {contraindications::answer_label(answer)}
            </label>
        </span>
    }
    .into_any()
}

/// Answers no to what is left on the page. Each answer is then there to be seen and changed, here
/// and in the check, like one given by its own key.
#[component]
fn NoToRest(page: &'static QuestionPage, answers: Signal<Answers>) -> impl IntoView {
    let dispatch = use_dispatch();
    let left = Memo::new(move |_| open_questions(page, answers.get()).count());
    let answer = move |_| {
        let open: Vec<Contraindication> = open_questions(page, answers.get_untracked()).collect();
        for item in open {
            dispatch.send(PracticeStep::Gate(GateStep::Answer(item, Answer::No)));
        }
    };

    view! {
        <button
            class="button button--wide"
            type="button"
            data-testid="gate-no-to-rest"
            hidden=move || left.get() == 0
            on:click=answer
        >
            {move || words::no_to_rest(left.get())}
        </button>
    }
    .into_any()
}

/// Somebody with an emergency sign is helped at once, not after 31 more questions.
#[component]
fn EmergencyAnswered(answers: Signal<Answers>) -> impl IntoView {
    let now =
        Memo::new(move |_| answers.get().get(Contraindication::EmergencySign) == Some(Answer::Yes));

    view! {
        <div role="alert">
            <Show when=move || now.get()>
                {emergency_first()}
            </Show>
        </div>
    }
    .into_any()
}
