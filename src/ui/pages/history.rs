//! The list of sessions, newest first.

use leptos::prelude::*;

use crate::{
    content::{data, history as words, labels, quantities, share_screen, statistics},
    domain::summary::SessionSummary,
    formatting,
    insights::Period,
    route::Route,
    ui::{
        components::{
            choice::choice,
            page::{Page, Tab},
        },
        context::{DateStyle, Loaded, use_dates, use_dispatch, use_history, use_now},
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
    let period = RwSignal::new(Period::All);
    let choose = UnsyncCallback::new(move |index| {
        if let Some(chosen) = Period::ALL.get(index) {
            period.set(*chosen);
            shown.set(PAGE);
        }
    });
    let chosen = Signal::derive(move || Period::ALL.iter().position(|one| *one == period.get()));
    let today = use_now().0;
    // Newest last: everything from here on is inside the period.
    let first_inside = move |sessions: &[SessionSummary]| {
        let (from, _) = period.get().days(today.get_untracked().day());
        sessions.partition_point(|session| session.started.day() < from)
    };

    view! {
        <Page title=words::TITLE tab=Tab::History>
            <Deleted />
            <div class="row">
                <a class="button" data-testid="insights" href=Route::Insights.fragment()>
                    {words::TO_INSIGHTS}
                </a>
                <a class="button" data-testid="data" href=Route::Data.fragment()>
                    {data::TITLE}
                </a>
                <a class="button" data-testid="share" href=Route::Share.fragment()>
                    {share_screen::SHARE}
                </a>
            </div>
            {choice(statistics::PERIOD, "period", Period::ALL.map(Period::name).to_vec(), chosen, choose)}
            {move || history.with(|history| match history {
                Loaded::Loading => view! { <p role="status">{labels::LOADING}</p> }.into_any(),
                Loaded::Failed => view! { <p>{labels::NOT_READ}</p> }.into_any(),
                Loaded::Ready(sessions) if sessions.is_empty() => {
                    view! { <p class="dim">{words::EMPTY}</p> }.into_any()
                }
                Loaded::Ready(sessions) => {
                    list(sessions.get(first_inside(sessions)..).unwrap_or_default(), shown)
                }
            })}
        </Page>
    }
}

fn list(sessions: &[SessionSummary], shown: RwSignal<usize>) -> AnyView {
    if sessions.is_empty() {
        return view! { <p class="dim" role="status">{words::NONE_IN_PERIOD}</p> }.into_any();
    }
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
        <p class="dim" role="status" data-testid="count">{words::sessions(sessions.len())}</p>
        <p class="insights__note">{statistics::BEFORE_AFTER_SHORT}</p>
        <ol class="record-list">{items}</ol>
        {more}
    }
    .into_any()
}

/// One session's line, also on Today.
pub fn item(session: &SessionSummary) -> AnyView {
    let when = use_dates().write(session.started, DateStyle::DayAndTime);
    let what = words::line(
        &quantities::angle(session.angle()),
        &formatting::clock(session.time_at_angle),
    );
    let how = if session.started.at > use_now().0.get_untracked().at {
        words::IN_FUTURE
    } else {
        words::ending(session.ending)
    };
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
                <span class="record-list__line">
                    <span class="record-list__what">{what}</span>
                    <span class="record-list__pain">{pain}</span>
                </span>
                <span class="record-list__line">
                    <span class="record-list__when">{when}</span>
                    <span class="record-list__how">{how}</span>
                </span>
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
                <button
                    class="button"
                    data-testid="undo"
                    on:click=move |_| dispatch.send(Intent::UndoDelete)
                >
                    {words::UNDO}
                </button>
            </section>
        </Show>
    }
    .into_any()
}
