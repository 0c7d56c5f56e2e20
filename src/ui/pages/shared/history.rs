//! A shared history to look at: nothing of it is stored.

use leptos::prelude::*;

use super::{CloseKey, adding::adding, figures::figures, totals::totals};
use crate::{
    content::{share_screen, shared_screen as words, sharing},
    sharing::{Received, reading::Reading},
    ui::{
        context::{Loaded, use_dates, use_dispatch, use_history, use_sharing},
        intent::Intent,
        pages::share::listing::{body_list, session_list, span},
        sharing::{HandedOver, ShareStep},
    },
};

/// The history that was read.
pub(super) fn history() -> AnyView {
    let reading = use_sharing().reading;

    (move || {
        reading.with(|reading| match reading {
            Reading::History(received) => shown(received),
            _ => ().into_any(),
        })
    })
    .into_any()
}

fn shown(received: &Received) -> AnyView {
    let history = &received.history;
    let name = history.name().map(
        |name| view! { <p class="strong" data-testid="shared-name">{share_screen::from(name)}</p> },
    );
    let skipped = (received.skipped_columns > 0).then_some(sharing::SOME_COLUMNS_SKIPPED);
    let content = match history.tally() {
        Some(tally) => view! {
            <section class="card">{totals(tally)}</section>
            <p class="dim">{words::TOTALS_ONLY}</p>
        }
        .into_any(),
        None => sessions(received),
    };

    view! {
        <section class="notice" data-testid="read-only">
            {name}
            <p>{sharing::READ_ONLY}</p>
            {skipped.map(|text| view! { <p>{text}</p> })}
        </section>
        <BesideApp />
        {content}
        <CloseKey label=words::CLOSE />
    }
    .into_any()
}

fn sessions(received: &Received) -> AnyView {
    let history = &received.history;
    let sessions = history.sessions();
    let Some(span) = span(sessions, use_dates()) else {
        return view! { <p class="dim">{share_screen::NOTHING}</p> }.into_any();
    };

    view! {
        <p class="strong" data-testid="shared-span">{span}</p>
        {figures(history)}
        <section class="card">
            <h2>{words::SESSIONS}</h2>
            <p class="dim small">{sharing::ROUNDED}</p>
            {session_list(sessions.to_vec())}
            {body_list(history.body_maps())}
        </section>
        {adding()}
    }
    .into_any()
}

/// Said where the diary may be in an app this tab cannot reach: on such systems, in a tab without a
/// diary of its own.
#[component]
fn BesideApp() -> impl IntoView {
    let sharing = use_sharing();
    let dispatch = use_dispatch();
    let own = use_history().0;
    let shown = move || {
        let empty = own.with(|own| matches!(own, Loaded::Ready(sessions) if sessions.is_empty()));
        sharing.beside_app && sharing.has_link.get() && empty
    };
    let copied = move || match sharing.handed_over.get() {
        Some(HandedOver::Copied) => share_screen::COPIED,
        Some(HandedOver::NotCopied) => share_screen::NOT_COPIED,
        _ => "",
    };

    view! {
        <Show when=shown>
            <section class="notice" data-testid="beside-app">
                <h2 class="notice__title">{words::BESIDE_APP}</h2>
                <p>{words::BESIDE_APP_BODY}</p>
                <button
                    class="button"
                    data-testid="copy-opened"
                    on:click=move |_| dispatch.send(Intent::Share(ShareStep::CopyOpened))
                >
                    {words::COPY}
                </button>
                <p role="status">{copied}</p>
            </section>
        </Show>
    }
    .into_any()
}
