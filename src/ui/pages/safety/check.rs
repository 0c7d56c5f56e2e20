//! "Check your answers": every answer once more before it counts.

use leptos::prelude::*;

use crate::{
    content::{
        contraindications, gate,
        gate_screen::{self as words, PAGES, QuestionPage},
    },
    domain::screening::{Answer, Answers, Contraindication},
    ui::{
        components::page::{Page, Tab},
        context::use_dispatch,
        intent::{GateStep, Intent, PracticeStep},
    },
};

/// The check; `change` goes back to a page of questions.
pub(super) fn check(answers: Signal<Answers>, change: UnsyncCallback<usize>) -> AnyView {
    let dispatch = use_dispatch();
    let confirm = move |_| {
        dispatch.send(PracticeStep::Gate(GateStep::Finish));
        dispatch.send(Intent::TurnPage);
    };
    let tally = move || {
        let answers = answers.get();
        let (yes, unsure) = (answers.yes().len(), answers.unsure().len());
        let no = answers
            .answered()
            .saturating_sub(yes)
            .saturating_sub(unsure);
        words::tally(no, yes, unsure)
    };
    let pages = PAGES
        .iter()
        .enumerate()
        .map(|(index, page)| page_answers(index, page, answers, change))
        .collect_view();

    view! {
        <Page title=gate::CHECK_YOUR_ANSWERS kicker=words::TITLE tab=Tab::Today>
            <p class="strong" data-testid="gate-state" data-state="InProgress">
                {tally}
            </p>
            <p class="dim">{gate::CHECK_NOTE}</p>
            {pages}
            <button class="button button--go" data-testid="gate-confirm" on:click=confirm>
                {words::CONFIRM}
            </button>
        </Page>
    }
    .into_any()
}

fn page_answers(
    index: usize,
    page: &'static QuestionPage,
    answers: Signal<Answers>,
    change: UnsyncCallback<usize>,
) -> AnyView {
    let dispatch = use_dispatch();
    let go_back = move |_| {
        change.run(index);
        dispatch.send(Intent::TurnPage);
    };
    let rows = page
        .items
        .iter()
        .map(|item| row(*item, answers))
        .collect_view();

    view! {
        <section class="card">
            <div class="gate-answers__head">
                <h2>{page.title}</h2>
                <button class="button" on:click=go_back>
                    {words::CHANGE}
                    <span class="visually-hidden">{page.title}</span>
                </button>
            </div>
            <dl class="gate-answers">{rows}</dl>
        </section>
    }
    .into_any()
}

fn row(item: Contraindication, answers: Signal<Answers>) -> AnyView {
    let answer = Memo::new(move |_| answers.get().get(item));
    let found = move || answer.get().is_some_and(|answer| answer != Answer::No);

    view! {
        <div class="gate-answers__row" class:gate-answers__row--found=found>
            <dt>{contraindications::words(item).name}</dt>
            <dd class="gate-answers__answer">
                {move || answer.get().map(contraindications::answer_label)}
            </dd>
        </div>
    }
    .into_any()
}
