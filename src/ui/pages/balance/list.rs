//! The person's list, and the set to choose from.

use leptos::prelude::*;

use super::{edit, in_plan};
use crate::{
    content::{balance as words, exercises},
    domain::balance::{Exercise, ExerciseId, Kind, Starter, What},
    ui::{
        components::{exercise_figure::exercise_figure, sources::source_list},
        context::use_dispatch,
        intent::{BalanceStep, Intent},
    },
};

/// The list; each exercise can be changed or taken off.
pub(super) fn mine() -> AnyView {
    let all = Memo::new(move |_| in_plan(|balance| balance.exercises.clone()));

    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="card" data-testid="exercises">
                <h2>{words::LIST}</h2>
                <For each=move || all.get() key=|exercise| exercise.id.0 let:exercise>
                    {row(exercise)}
                </For>
            </section>
        </Show>
    }
    .into_any()
}

fn row(exercise: Exercise) -> AnyView {
    let dispatch = use_dispatch();
    let id = exercise.id;
    // A row stays when its exercise is changed, so it reads the name and the amount anew.
    let present = Memo::new(move |_| {
        in_plan(|balance| {
            let mut all = balance.exercises.iter();
            all.find(|exercise| exercise.id == id).cloned()
        })
    });
    let name =
        move || present.with(|one| one.as_ref().map(|one| words::name(&one.what).to_owned()));
    let dose = move || present.with(|one| one.as_ref().map(|one| words::dose(one.dose)));
    let what = match exercise.what {
        What::Starter(starter) => Some(instructions(starter)),
        What::Own(_) => None,
    };

    view! {
        <details class="exercise">
            <summary>
                <span class="strong">{name}</span>
                " "
                <span class="dim">{dose}</span>
            </summary>
            <div class="stack">
                {what} {edit::existing(exercise)}
                <button
                    class="button button--danger"
                    on:click=move |_| dispatch.send(Intent::Balance(BalanceStep::Remove(id)))
                >
                    {words::REMOVE}
                </button>
            </div>
        </details>
    }
    .into_any()
}

/// Figure, what to do, when to leave it out.
pub(super) fn instructions(starter: Starter) -> AnyView {
    let text = exercises::words(starter);

    view! {
        <div class="exercise__what">
            {exercise_figure(starter)} <div class="stack stack--tight">
                <p>{text.how}</p>
                <p class="dim">{text.leave_out}</p>
            </div>
        </div>
    }
    .into_any()
}

/// The set by kind; what is on the list already says so.
pub(super) fn starters() -> AnyView {
    let on_list = Memo::new(move |_| {
        in_plan(|balance| {
            balance
                .exercises
                .iter()
                .filter_map(|one| match one.what {
                    What::Starter(starter) => Some(starter),
                    What::Own(_) => None,
                })
                .collect::<Vec<_>>()
        })
    });
    let kinds = Kind::ALL
        .into_iter()
        .map(|kind| {
            let rows = Starter::ALL
                .into_iter()
                .filter(|starter| starter.kind() == kind)
                .map(|starter| {
                    let added = Memo::new(move |_| on_list.with(|all| all.contains(&starter)));
                    offered(starter, added)
                })
                .collect_view();
            view! {
                <h3>{exercises::kind(kind)}</h3>
                {rows}
            }
        })
        .collect_view();

    // Open for who has no list yet; later it is only looked up.
    let begins = on_list.with_untracked(Vec::is_empty);

    view! {
        <details class="card card--fold" data-testid="starters" open=begins>
            <summary>
                <h2>{words::STARTERS}</h2>
            </summary>
            <p>{exercises::ABOUT}</p>
            <p class="strong">{exercises::STOP_WHEN}</p>
            {kinds}
            {source_list(exercises::ABOUT_SOURCES)}
        </details>
    }
    .into_any()
}

fn offered(starter: Starter, added: Memo<bool>) -> AnyView {
    let dispatch = use_dispatch();
    let text = exercises::words(starter);
    let add = move |_| {
        if added.get_untracked() {
            return;
        }
        dispatch.send(Intent::Balance(BalanceStep::Add(Exercise {
            id: ExerciseId(0),
            what: What::Starter(starter),
            dose: starter.dose(),
            days: starter.days(),
            after_session: starter.after_session(),
        })));
    };
    let label = move || {
        if added.get() {
            words::ADDED
        } else {
            words::ADD
        }
    };

    view! {
        <details class="exercise" data-testid=format!("starter-{}", starter.id())>
            <summary>
                <span class="strong">{text.name}</span>
            </summary>
            <div class="stack">
                {instructions(starter)}
                <button
                    class="button button--wide"
                    aria-disabled=move || if added.get() { "true" } else { "false" }
                    on:click=add
                >
                    {label}
                </button>
            </div>
        </details>
    }
    .into_any()
}
