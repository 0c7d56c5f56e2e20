//! What somebody shared: opened, looked at, and added only on the person's word. Works for whoever
//! never used the app.

mod adding;
mod figures;
mod history;
mod locked;
mod open;
pub mod totals;

use leptos::prelude::*;

use self::{history::history, locked::locked, open::ways_to_open};
use crate::{
    content::{shared_screen as words, sharing},
    domain::sharing::ShareError,
    sharing::{pages::PageCollector, reading::Reading},
    ui::{
        components::page::{Page, Tab},
        context::{use_dispatch, use_sharing},
        intent::Intent,
        sharing::ShareStep,
    },
};

/// Which view there is: the reading itself may change within one, as when a code is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Ways,
    Locked,
    History,
}

/// The page.
#[component]
pub fn SharedPage() -> impl IntoView {
    let sharing = use_sharing();
    let dispatch = use_dispatch();
    let reading = sharing.reading;
    let view = Memo::new(move |_| {
        reading.with(|reading| match reading {
            Reading::Nothing | Reading::Pages { .. } | Reading::Failed(_) => View::Ways,
            Reading::Locked { .. } => View::Locked,
            Reading::History(_) => View::History,
        })
    });
    let title = move || match view.get() {
        View::Ways => words::OPEN_TITLE.to_owned(),
        View::Locked | View::History => words::TITLE.to_owned(),
    };
    Effect::new(move |_| {
        if sharing.has_arrived.get() {
            dispatch.send(Intent::Share(ShareStep::OpenArrived));
        }
    });
    on_cleanup(move || dispatch.send(Intent::Share(ShareStep::StopCamera)));

    view! {
        <Page title=Signal::derive(title) tab=Tab::History>
            {move || match view.get() {
                View::Ways => view! {
                    <Progress />
                    {ways_to_open()}
                }
                .into_any(),
                View::Locked => locked(),
                View::History => history(),
            }}
        </Page>
    }
    .into_any()
}

/// What is known of what was handed over so far: why it cannot be read, or which codes are missing.
#[component]
fn Progress() -> impl IntoView {
    let reading = use_sharing().reading;

    view! {
        <div class="stack" role="status">
            {move || reading.with(|reading| match reading {
                Reading::Failed(error) => fault(*error),
                Reading::Pages { collected, trouble } => view! {
                    {trouble.map(fault)}
                    {pages(collected)}
                }
                .into_any(),
                _ => ().into_any(),
            })}
        </div>
    }
    .into_any()
}

/// What is wrong with what was handed over.
fn fault(error: ShareError) -> AnyView {
    let text = sharing::text(error);

    view! {
        <section
            class="notice notice--warning"
            data-testid="shared-fault"
            data-fault=format!("{error:?}")
        >
            <h2 class="notice__title">{text.title}</h2>
            <p>{text.body}</p>
        </section>
    }
    .into_any()
}

fn pages(collected: &PageCollector) -> AnyView {
    let progress = collected.progress();
    let missing: Vec<String> = collected
        .missing()
        .map(|number| number.to_string())
        .collect();

    view! {
        <section class="card" data-testid="pages">
            <h2>{words::PAGES}</h2>
            <p class="strong">{words::progress(progress.seen, progress.total)}</p>
            <progress
                class="shared-progress"
                max=progress.total
                value=progress.seen
                aria-label=words::PAGES
            ></progress>
            <p>{words::missing(&missing.join(", "))}</p>
            <CloseKey label=words::START_AGAIN />
        </section>
    }
    .into_any()
}

/// Forgets what was read.
#[component]
fn CloseKey(label: &'static str) -> impl IntoView {
    let dispatch = use_dispatch();
    let close = move |_| {
        dispatch.send(Intent::Share(ShareStep::Close));
        dispatch.send(Intent::TurnPage);
    };

    view! {
        <button class="button" data-testid="close-shared" on:click=close>
            {label}
        </button>
    }
    .into_any()
}
