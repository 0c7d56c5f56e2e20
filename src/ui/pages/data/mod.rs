//! Everything that is kept: where it is, backup and restore, tables, the report, erasing.

mod backup;
mod erase;
mod restore;

use leptos::prelude::*;

use crate::{
    content::{data as words, labels},
    domain::keeping::Keeping,
    persistence::backup::Counts,
    route::Route,
    ui::{
        components::page::{Page, Tab},
        context::{
            Loaded, use_check_ins, use_data, use_days, use_dispatch, use_history, use_safety,
        },
        intent::{DataStep, Intent, Table},
        work::{Busy, Work},
    },
};

/// The page.
#[component]
pub fn DataPage() -> impl IntoView {
    let (all_read, profile) = (use_data().read, use_safety().profile);
    // Where the diary cannot be opened, nothing will come.
    let read =
        Memo::new(move |_| all_read.get() || profile.with(|profile| *profile == Loaded::Failed));

    view! {
        <Page title=words::TITLE tab=Tab::More>
            <Show when=move || read.get()>
                <IosTab />
                <Where />
                {backup::card()}
                {restore::card()}
                <Tables />
                <section class="card">
                    <h2>{words::REPORT}</h2>
                    <p>{words::REPORT_BODY}</p>
                    <a
                        class="button button--wide"
                        data-testid="report"
                        href=Route::Report.fragment()
                    >
                        {words::REPORT_LINK}
                    </a>
                </section>
                {erase::card()}
            </Show>
        </Page>
    }
}

/// What is left once everything was erased.
#[component]
pub fn ErasedPage() -> impl IntoView {
    let history = use_history().0;
    let empty = Memo::new(move |_| {
        history.with(|history| matches!(history, Loaded::Ready(sessions) if sessions.is_empty()))
    });
    let loading = Memo::new(move |_| history.with(|history| *history == Loaded::Loading));
    // The address alone is no proof.
    let title = Signal::derive(move || {
        let title = match (loading.get(), empty.get()) {
            (true, _) => labels::LOADING,
            (_, true) => words::ERASED,
            (_, false) => words::NOT_EMPTY,
        };
        title.to_owned()
    });

    view! {
        <Page title=title tab=Tab::More>
            <p hidden=move || !empty.get() data-testid="erased">{words::ERASED_BODY}</p>
            <p>
                <a class="button" href=Route::Today.fragment()>
                    {labels::TO_TODAY}
                </a>
            </p>
        </Page>
    }
}

/// How much of each kind there is; `None` unless all of it has been read.
fn counted() -> Signal<Option<Counts>> {
    let (history, check_ins, days) = (use_history().0, use_check_ins().0, use_days().0);
    Signal::derive(move || {
        let count = |sessions: Option<usize>, check_ins: Option<usize>, diary: Option<usize>| {
            Some(Counts {
                sessions: sessions?,
                check_ins: check_ins?,
                diary: diary?,
            })
        };
        count(
            history.with(length),
            check_ins.with(length),
            days.with(length),
        )
    })
}

fn length<T>(shown: &Loaded<Vec<T>>) -> Option<usize> {
    match shown {
        Loaded::Ready(records) => Some(records.len()),
        Loaded::Loading | Loaded::Failed => None,
    }
}

fn in_words(counts: Counts) -> String {
    words::counts(counts.sessions, counts.check_ins, counts.diary)
}

/// In a tab on iPhone and iPad: what may happen, and how to carry the diary into the app.
#[component]
fn IosTab() -> impl IntoView {
    let steps = words::IOS_STEPS
        .map(|step| view! { <li>{step}</li> })
        .collect_view();

    view! {
        <section
            class="card card--caution"
            data-testid="ios-tab"
            hidden=!use_data().beside_app
        >
            <h2>{words::IOS_TAB}</h2>
            <p>{words::IOS_BODY}</p>
            <ol class="stack stack--tight">{steps}</ol>
            <a href=Route::Share.fragment()>{words::IOS_BY_LINK}</a>
        </section>
    }
    .into_any()
}

/// What there is, where it is, and how safe it is there.
#[component]
fn Where() -> impl IntoView {
    let (data, dispatch) = (use_data(), use_dispatch());
    let counts = counted();
    let held = move || {
        let counts = counts.get()?;
        Some(match counts.total() {
            0 => words::NOTHING.to_owned(),
            _ => in_words(counts),
        })
    };
    let asked = Memo::new(move |_| data.care.get().is_some_and(|care| care.asked_to_keep));
    let unsafe_here = move || data.keeping.get() == Keeping::BestEffort;
    let ask = move |_| dispatch.send(Intent::Data(DataStep::AskToKeep));

    view! {
        <section class="card">
            <h2>{words::WHERE}</h2>
            <p class="strong" data-testid="held">{held}</p>
            <p>{words::ONLY_HERE}</p>
            <p role="status" data-testid="keeping">{move || words::keeping(data.keeping.get())}</p>
            <Show when=unsafe_here>
                <p class="dim">
                    {move || if asked.get() { words::NOT_KEPT } else { words::WHY_KEEP }}
                </p>
                <button class="button" data-testid="ask-to-keep" on:click=ask>
                    {words::ASK_TO_KEEP}
                </button>
            </Show>
        </section>
    }
    .into_any()
}

/// One button for each table, and what its columns mean.
#[component]
fn Tables() -> impl IntoView {
    let buttons = [
        (Table::Sessions, words::SESSIONS, "save-sessions"),
        (Table::CheckIns, words::CHECK_INS, "save-check-ins"),
        (Table::Days, words::DAYS, "save-days"),
    ]
    .map(|(table, label, id)| {
        let save = step(DataStep::Save(table));
        view! {
            <button class="button" data-testid=id on:click=save>
                {label}
            </button>
        }
        .into_any()
    })
    .collect_view();
    let meanings = words::COLUMN_MEANINGS
        .map(|(columns, meaning)| {
            view! {
                <dt class="data-columns__name">{columns}</dt>
                <dd class="data-columns__meaning">{meaning}</dd>
            }
        })
        .collect_view();

    view! {
        <section class="card">
            <h2>{words::TABLES}</h2>
            <p>{words::TABLES_BODY}</p>
            <div class="row">{buttons}</div>
            <details>
                <summary>{words::COLUMNS}</summary>
                <dl class="data-columns">{meanings}</dl>
            </details>
        </section>
    }
    .into_any()
}

/// A handler that wants `step`.
fn step(step: DataStep) -> impl Fn(leptos::ev::MouseEvent) + Copy + 'static {
    let dispatch = use_dispatch();
    move |_| dispatch.send(Intent::Data(step))
}

/// Whether something is under way; then nothing else is begun.
fn is_busy() -> Memo<bool> {
    let work = use_data().work;
    Memo::new(move |_| work.with(|work| matches!(work, Work::Busy(_))))
}

/// What is said while `busy` is under way.
const fn busy_words(busy: Busy) -> &'static str {
    match busy {
        Busy::BackingUp => words::BACKING_UP,
        Busy::Checking => words::CHECKING,
        Busy::Restoring => words::RESTORING,
        Busy::Erasing => words::ERASING,
        Busy::Tabulating => "",
    }
}
