//! An exercise under way: figure, name, clock.

use leptos::prelude::*;

use super::{in_plan, list};
use crate::{
    content::balance as words,
    domain::balance::{Exercise, What},
    formatting,
    ui::{
        context::{use_balance, use_dispatch},
        intent::{BalanceStep, Intent},
    },
};

/// The panel; the page shows it as long as the run lasts.
pub(super) fn panel() -> AnyView {
    let dispatch = use_dispatch();
    let run = use_balance().run;
    let id = Memo::new(move |_| run.with(|view| view.as_ref().map(|view| view.id)));
    let exercise = Memo::new(move |_| {
        let id = id.get()?;
        in_plan(|balance| balance.get(id).cloned())
    });
    let place = move || {
        run.with(|view| {
            view.as_ref()
                .map(|view| words::place(view.place, view.count))
        })
    };
    let state = move || {
        run.with(|view| {
            view.as_ref()
                .filter(|view| view.getting_ready)
                .map(|_| words::GET_READY)
        })
    };
    let clock = Memo::new(move |_| {
        run.with(|view| {
            let view = view.as_ref()?;
            Some(match view.left {
                Some(left) => formatting::clock(left),
                None => words::dose(view.dose),
            })
        })
    });
    let has_clock =
        Memo::new(move |_| run.with(|view| view.as_ref().is_some_and(|view| view.left.is_some())));
    let pause = move || {
        let paused = run.with(|view| view.as_ref().is_some_and(|view| view.paused));
        if paused { words::GO_ON } else { words::PAUSE }
    };
    let send = move |step: BalanceStep| dispatch.send(Intent::Balance(step));
    let end = move |_| {
        send(BalanceStep::End);
        dispatch.send(Intent::TurnPage);
    };

    view! {
        <section class="card card--plan" data-testid="exercise-run">
            <p class="dim">{place}</p>
            {move || exercise.get().map(|exercise| what(&exercise))}
            <p class="exercise-run__state dim" role="status">{state}</p>
            <p class="exercise-run__clock" data-testid="exercise-clock" aria-live="off">
                {move || clock.get()}
            </p>
            <button
                class="button button--go"
                data-testid="exercise-done"
                on:click=move |_| send(BalanceStep::Finish)
            >
                {words::FINISHED}
            </button>
            <div class="row">
                <Show when=move || has_clock.get()>
                    <button class="button" on:click=move |_| send(BalanceStep::Pause)>
                        {pause}
                    </button>
                </Show>
                <button
                    class="button"
                    data-testid="exercise-skip"
                    on:click=move |_| send(BalanceStep::Skip)
                >
                    {words::SKIP}
                </button>
                <button class="button button--quiet" data-testid="exercise-end" on:click=end>
                    {words::END}
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn what(exercise: &Exercise) -> AnyView {
    let name = words::name(&exercise.what).to_owned();
    let how = match exercise.what {
        What::Starter(starter) => Some(list::instructions(starter)),
        What::Own(_) => None,
    };

    view! {
        <h2>{name}</h2>
        {how}
    }
    .into_any()
}
