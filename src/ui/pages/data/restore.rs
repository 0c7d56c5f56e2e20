//! Restoring a backup: choose, look, decide.

use leptos::prelude::*;

use super::{busy_words, in_words, is_busy, step};
use crate::{
    content::{data as words, labels},
    domain::keeping::RestoreProblem,
    persistence::backup::Restoration,
    ui::{
        context::{DateStyle, use_data, use_dates},
        intent::DataStep,
        work::{Busy, Offer, Work},
    },
};

/// What a restore does, the button that chooses a file, and what came of it.
pub(super) fn card() -> AnyView {
    let (work, busy) = (use_data().work, is_busy());
    let outcome = move || {
        work.with(|work| match work {
            Work::Busy(busy @ (Busy::Checking | Busy::Restoring)) => {
                view! { <p>{busy_words(*busy)}</p> }.into_any()
            }
            Work::Offered(offer) => offered(offer),
            Work::Restored(changes) => restored(changes),
            Work::NotRestored { problem, detail } => not_restored(*problem, detail),
            _ => ().into_any(),
        })
    };

    view! {
        <section class="card">
            <h2>{words::RESTORE}</h2>
            <p>{words::RESTORE_BODY}</p>
            <div role="status">{outcome}</div>
            <button
                class="button button--wide"
                data-testid="choose-backup"
                disabled=busy
                on:click=step(DataStep::Choose)
            >
                {words::CHOOSE}
            </button>
        </section>
    }
    .into_any()
}

fn offered(offer: &Offer) -> AnyView {
    let title = words::offer(&use_dates().write(offer.written, DateStyle::DayAndTime));
    let nothing_new = offer.changes.is_empty();

    view! {
        <div class="notice stack stack--tight" data-testid="offer">
            <p class="notice__title">{title}</p>
            <p hidden=!nothing_new>{words::NOTHING_NEW}</p>
            {changes(&offer.changes)}
            <div class="row">
                <button
                    class="button button--go"
                    data-testid="restore"
                    hidden=nothing_new
                    on:click=step(DataStep::Restore)
                >
                    {words::RESTORE_NOW}
                </button>
                <button class="button" data-testid="leave" on:click=step(DataStep::Close)>
                    {words::LEAVE}
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn restored(changes: &Restoration) -> AnyView {
    view! {
        <div class="notice stack stack--tight" data-testid="restored">
            <p class="notice__title">{words::RESTORED}</p>
            {self::changes(changes)}
            <div class="row">
                <button class="button" on:click=step(DataStep::Close)>
                    {labels::DISMISS}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// What would be done, or was: a line for each kind of change there is.
fn changes(changes: &Restoration) -> AnyView {
    let some = |count: usize, text: String| (count > 0).then_some(text);
    let counted =
        |counts: crate::persistence::backup::Counts| some(counts.total(), in_words(counts));
    let besides: Vec<&str> = [
        (changes.profile, words::SAFETY),
        (changes.settings, words::SETTINGS),
        (changes.balance, words::BALANCE),
    ]
    .into_iter()
    .filter_map(|(taken, what)| taken.then_some(what))
    .collect();
    let conflicts = changes.conflicts.len();
    let lines = [
        (words::ADDED, counted(changes.added)),
        (words::UPDATED, counted(changes.updated)),
        (words::UNCHANGED, counted(changes.unchanged)),
        (words::CONFLICTS, some(conflicts, conflicts.to_string())),
        (words::BESIDES, some(besides.len(), besides.join("; "))),
        (
            words::UNKNOWN,
            some(changes.unknown, changes.unknown.to_string()),
        ),
    ]
    .into_iter()
    .filter_map(|(term, text)| Some((term, text?)))
    .map(|(term, text)| {
        view! {
            <dt class="data-changes__term">{term}</dt>
            <dd class="data-changes__what">{text}</dd>
        }
    })
    .collect_view();

    view! { <dl class="data-changes">{lines}</dl> }.into_any()
}

fn not_restored(problem: RestoreProblem, detail: &str) -> AnyView {
    let (title, body) = words::problem(problem);
    let no_detail = detail.is_empty();
    let detail = (!no_detail).then(|| format!("{} {detail}", words::DETAIL));

    view! {
        <div
            class="notice notice--warning"
            data-testid="not-restored"
            data-problem=format!("{problem:?}")
        >
            <p class="notice__title">{title}</p>
            <p>{body}</p>
            <p>{words::UNTOUCHED}</p>
            <p class="dim small" hidden=no_detail>{detail}</p>
        </div>
    }
    .into_any()
}
