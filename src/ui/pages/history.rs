//! The list of sessions, newest first.

use leptos::prelude::*;

use crate::{
    content::{history as words, labels},
    domain::summary::SessionSummary,
    formatting,
    route::Route,
    ui::{
        components::page::{Page, Tab},
        context::{DateStyle, Loaded, use_dates, use_dispatch, use_history},
        intent::Intent,
    },
};

/// Sessions drawn at first and with each "more". Chosen by us: two screens' worth, so that ten
/// thousand sessions open as fast as ten.
const PAGE: usize = 24;

/// The page.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let history = use_history().0;
    let shown = RwSignal::new(PAGE);

    view! {
        <Page title=words::TITLE tab=Tab::History>
            <Deleted />
            {move || history.with(|history| match history {
                Loaded::Loading => view! { <p role="status">{labels::LOADING}</p> }.into_any(),
                Loaded::Failed => view! { <p>{labels::NOT_READ}</p> }.into_any(),
                Loaded::Ready(sessions) if sessions.is_empty() => {
                    view! { <p class="dim">{words::EMPTY}</p> }.into_any()
                }
                Loaded::Ready(sessions) => list(sessions, shown),
            })}
        </Page>
    }
}

fn list(sessions: &[SessionSummary], shown: RwSignal<usize>) -> AnyView {
    let count = shown.get();
    let items = sessions.iter().rev().take(count).map(item).collect_view();
    let more = (sessions.len() > count).then(|| {
        view! {
            <button class="button" on:click=move |_| shown.update(|shown| *shown += PAGE * 4)>
                {words::MORE}
            </button>
        }
    });

    view! {
        <ol class="record-list">{items}</ol>
        {more}
    }
    .into_any()
}

/// One session's line, also on Today.
pub fn item(session: &SessionSummary) -> AnyView {
    let when = use_dates().write(session.started, DateStyle::DayAndTime);
    let what = words::line(
        &formatting::angle(session.angle()),
        &formatting::clock(session.time_at_angle),
    );
    let pain = match (session.before, session.after) {
        (Some(before), Some(after)) => Some(words::change(before.back, after.back)),
        _ => None,
    };

    view! {
        <li>
            <a
                class="record-list__link"
                data-testid="history-item"
                href=Route::HistoryItem(session.id).fragment()
            >
                <span class="record-list__what">{what}</span>
                <span class="record-list__pain">{pain}</span>
                <span class="record-list__when">{when}</span>
                <span class="record-list__how">{words::ending(session.ending)}</span>
            </a>
        </li>
    }
    .into_any()
}

/// Offers the session deleted last back.
#[component]
fn Deleted() -> impl IntoView {
    let dispatch = use_dispatch();
    let deleted = crate::ui::context::use_deleted().0;

    view! {
        <Show when=move || deleted.get()>
            <section class="notice" role="status">
                <p class="notice__title">{words::DELETED}</p>
                <button class="button" on:click=move |_| dispatch.send(Intent::UndoDelete)>
                    {words::UNDO}
                </button>
            </section>
        </Show>
    }
    .into_any()
}
