//! Adding a shared history to one's own: what would change first, then the word for it.

use leptos::prelude::*;

use crate::{
    content::{quantities, shared_screen as words, sharing},
    formatting,
    route::Route,
    sharing::merge::MergePreview,
    ui::{
        context::{
            DateStyle, Loaded, use_check_ins, use_dates, use_dispatch, use_history, use_sharing,
        },
        intent::Intent,
        sharing::{Adding, ShareStep},
    },
};

/// Starts listed of sessions that would be added. Chosen by us: enough to see whose they are.
const LISTED: usize = 50;

/// The card.
pub(super) fn adding() -> AnyView {
    let state = use_sharing().adding;
    let dispatch = use_dispatch();
    let (own, check_ins) = (use_history().0, use_check_ins().0);
    // Nothing can be held against a diary that is still being read.
    let waits = Signal::derive(move || {
        own.with(|own| *own == Loaded::Loading)
            || check_ins.with(|check_ins| *check_ins == Loaded::Loading)
    });
    let key = move |label: &'static str, id: &'static str, step: fn() -> ShareStep| {
        view! {
            <button
                class="button"
                data-testid=id
                disabled=waits
                on:click=move |_| dispatch.send(Intent::Share(step()))
            >
                {label}
            </button>
        }
        .into_any()
    };
    let shown = move || {
        state.with(|state| match state {
            Adding::Nothing => key(words::LOOK, "look-at-adding", || ShareStep::LookAtAdding),
            Adding::Working => view! { <p>{words::WORKING}</p> }.into_any(),
            Adding::Failed => view! {
                <p class="field__error">{words::NOT_ADDED}</p>
                {key(words::LOOK, "look-at-adding", || ShareStep::LookAtAdding)}
            }
            .into_any(),
            Adding::Preview(preview) if preview.is_empty() => view! {
                <p class="strong" data-testid="no-change">{words::NO_CHANGE}</p>
                {differing(preview)}
            }
            .into_any(),
            Adding::Preview(preview) => view! {
                <p>{sharing::ADDING_KEEPS_YOURS}</p>
                {changes(preview)}
                {new_ones(preview)}
                <div class="row">
                    {key(words::ADD_NOW, "add-now", || ShareStep::Add)}
                    {key(words::DO_NOT_ADD, "do-not-add", || ShareStep::DoNotAdd)}
                </div>
            }
            .into_any(),
            Adding::Added(preview) => view! {
                <p class="strong" data-testid="added">{words::ADDED}</p>
                {changes(preview)}
                <a class="button" href=Route::History.fragment()>{words::TO_HISTORY}</a>
            }
            .into_any(),
        })
    };

    view! {
        <section class="card" data-testid="adding">
            <h2>{words::ADD}</h2>
            <p class="dim">{words::ADD_LEAD}</p>
            <div class="stack" role="status">{shown}</div>
        </section>
    }
    .into_any()
}

fn changes(preview: &MergePreview) -> AnyView {
    let count = |n: usize, one, other| formatting::count(n, one, other);
    let lines = [
        (preview.new_sessions.len(), words::NEW_SESSIONS),
        (preview.new_check_ins.len(), words::NEW_CHECK_INS),
        (preview.filled.len(), words::FILLED),
        (preview.already_there, words::ALREADY_THERE),
    ];
    let items = lines
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, [one, other])| view! { <li>{count(n, one, other)}</li> })
        .collect_view();

    view! {
        <ul class="shared-changes" data-testid="changes">{items}</ul>
        {differing(preview)}
    }
    .into_any()
}

fn differing(preview: &MergePreview) -> Option<AnyView> {
    (!preview.differing.is_empty()).then(|| {
        view! { <p class="notice notice--caution">{sharing::DIFFERING_KEPT}</p> }.into_any()
    })
}

fn new_ones(preview: &MergePreview) -> Option<AnyView> {
    let dates = use_dates();
    let sessions = &preview.new_sessions;
    let items = sessions
        .iter()
        .rev()
        .take(LISTED)
        .map(|session| {
            let when = dates.write(session.started, DateStyle::DayAndTime);
            let angle = session.mean_angle.unwrap_or(session.plan.target());
            view! { <li>{words::session_at(&when, &quantities::angle(angle))}</li> }
        })
        .collect_view();
    let rest = sessions.len().saturating_sub(LISTED);
    let rest =
        (rest > 0).then(|| formatting::count(rest, words::AND_EARLIER[0], words::AND_EARLIER[1]));
    (!sessions.is_empty()).then(|| {
        view! {
            <details>
                <summary>{words::NEW_ONES}</summary>
                <ul class="shared-list">{items}</ul>
                <p class="dim">{rest}</p>
            </details>
        }
        .into_any()
    })
}
