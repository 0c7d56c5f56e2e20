//! What is planned and done today.

use leptos::prelude::*;

use super::in_plan;
use crate::{
    content::{balance as words, diary},
    domain::{balance::ExerciseId, units::LocalDay},
    ui::{
        components::{choice::switch, sources::source_list},
        context::{Loaded, use_days, use_dispatch, use_now},
        intent::{BalanceStep, DiaryStep, Intent},
    },
};

fn use_today() -> Memo<LocalDay> {
    let now = use_now().0;
    Memo::new(move |_| now.get().day())
}

/// The exercises of the day as keys, and the way to go through them.
pub(super) fn today() -> AnyView {
    let dispatch = use_dispatch();
    let day = use_today();
    let planned = Memo::new(move |_| {
        let day = day.get();
        in_plan(|balance| {
            balance
                .on(day)
                .map(|one| (one.id, label(one), balance.is_done(one.id, day)))
                .collect::<Vec<_>>()
        })
    });
    let open = move || planned.with(|all| all.iter().any(|(_, _, done)| !done));
    let empty = Memo::new(move |_| in_plan(|balance| Some(balance.exercises.is_empty())));
    let nothing = move || match empty.get() {
        Some(true) => words::EMPTY,
        _ => words::NOTHING_TODAY,
    };

    view! {
        <section class="card" data-testid="balance-today">
            <h2>{words::TODAY}</h2>
            <Show
                when=move || planned.with(|all| !all.is_empty())
                fallback=move || view! { <p class="dim">{nothing}</p> }
            >
                <div class="stack stack--tight">
                    {move || {
                        let day = day.get();
                        planned
                            .get()
                            .into_iter()
                            .map(|(id, label, done)| done_key(id, label, day, done))
                            .collect_view()
                    }}
                </div>
                <Show when=open>
                    <button
                        class="button button--wide"
                        data-testid="run-today"
                        on:click=move |_| start(dispatch, false)
                    >
                        {words::RUN_TODAY}
                    </button>
                </Show>
            </Show>
        </section>
    }
    .into_any()
}

fn label(exercise: &crate::domain::balance::Exercise) -> String {
    words::done_key(words::name(&exercise.what), &words::dose(exercise.dose))
}

fn start(dispatch: crate::ui::context::Dispatch, after_session: bool) {
    dispatch.send(Intent::Balance(BalanceStep::Run { after_session }));
    dispatch.send(Intent::TurnPage);
}

fn done_key(id: ExerciseId, label: String, day: LocalDay, done: bool) -> AnyView {
    let dispatch = use_dispatch();
    let name = format!("done-{}", id.0);

    view! {
        <span class="choice__option">
            <input
                class="choice__input"
                type="checkbox"
                id=name.clone()
                prop:checked=done
                on:change:target=move |event| {
                    let done = event.target().checked();
                    dispatch.send(Intent::Balance(BalanceStep::Mark(id, day, done)));
                }
            />
            <label class="choice__label" for=name>
                {label}
            </label>
        </span>
    }
    .into_any()
}

/// The exercises for after a session.
pub(super) fn bridge() -> AnyView {
    let dispatch = use_dispatch();
    let offered = Memo::new(move |_| {
        in_plan(|balance| balance.after_session().map(label).collect::<Vec<_>>())
    });
    let rows = move || {
        offered
            .get()
            .into_iter()
            .map(|label| view! { <li>{label}</li> })
            .collect_view()
    };

    view! {
        <section class="card" id="bridge" data-testid="bridge">
            <h2>{words::BRIDGE}</h2>
            <p>{words::BRIDGE_BODY}</p>
            <Show
                when=move || offered.with(|all| !all.is_empty())
                fallback=|| view! { <p class="dim">{words::BRIDGE_EMPTY}</p> }
            >
                <ul class="signs">{rows}</ul>
                <button
                    class="button button--wide"
                    data-testid="run-bridge"
                    on:click=move |_| start(dispatch, true)
                >
                    {words::BRIDGE_RUN}
                </button>
            </Show>
            {source_list(words::BRIDGE_SOURCES)}
        </section>
    }
    .into_any()
}

/// Minutes of walking and the like, and the week's sum.
pub(super) fn aerobic() -> AnyView {
    let dispatch = use_dispatch();
    let day = use_today();
    let minutes = Memo::new(move |_| {
        let day = day.get();
        in_plan(|balance| balance.done(day).map_or(0, |done| done.aerobic_minutes))
    });
    let week = move || {
        let day = day.get();
        in_plan(|balance| {
            Some(words::minutes(
                crate::domain::balance::Week::of(balance, day).minutes,
            ))
        })
    };
    let wrong = RwSignal::new(false);
    let keep =
        move |event: leptos::ev::Targeted<leptos::ev::Event, leptos::web_sys::HtmlInputElement>| {
            let read = event.target().value().trim().parse::<u16>().ok();
            let read =
                read.filter(|minutes| *minutes <= crate::domain::balance::Balance::MOST_MINUTES);
            wrong.set(read.is_none());
            if let Some(minutes) = read {
                dispatch.send(Intent::Balance(BalanceStep::Minutes(
                    day.get_untracked(),
                    minutes,
                )));
            }
        };

    view! {
        <section class="card">
            <h2>{words::AEROBIC}</h2>
            <p>{words::AEROBIC_BODY}</p>
            <label class="field">
                <span class="field__label">{words::MINUTES}</span>
                <input
                    class="field__input"
                    type="text"
                    inputmode="numeric"
                    id="minutes"
                    aria-describedby="minutes-error"
                    prop:value=move || minutes.get().to_string()
                    on:change:target=keep
                />
            </label>
            <p class="field__error" id="minutes-error" role="alert">
                {move || wrong.get().then_some(words::WRONG_MINUTES)}
            </p>
            <p class="strong" role="status">{week}</p>
            {source_list(words::AEROBIC_SOURCES)}
        </section>
    }
    .into_any()
}

/// Heat, cold, creams and the rest of the day's entry in the diary.
pub(super) fn care() -> AnyView {
    let dispatch = use_dispatch();
    let (day, days) = (use_today(), use_days().0);
    let done = Memo::new(move |_| {
        let day = day.get();
        days.with(|days| match days {
            Loaded::Ready(days) => days
                .iter()
                .find(|entry| entry.day == day)
                .map(|entry| entry.activities)
                .unwrap_or_default(),
            Loaded::Loading | Loaded::Failed => crate::domain::record::ActivitySet::NONE,
        })
    });
    let keys = words::ACTIVITIES
        .into_iter()
        .enumerate()
        .map(|(index, activity)| {
            let on = Signal::derive(move || done.get().contains(activity));
            let set = UnsyncCallback::new(move |done| {
                let day = day.get_untracked();
                dispatch.send(Intent::Diary(DiaryStep::Activity(day, activity, done)));
            });
            let id = [
                "did-walk",
                "did-heat",
                "did-cold",
                "did-topical",
                "did-physio",
            ]
            .get(index)
            .copied()
            .unwrap_or_default();
            switch(diary::activity(activity), id, on, set)
        })
        .collect_view();

    view! {
        <section class="card">
            <h2>{words::CARE}</h2>
            <fieldset class="choice">
                <legend class="choice__legend">{words::DONE_TODAY}</legend>
                <div class="choice__options">{keys}</div>
            </fieldset>
            <p>{words::CARE_BODY}</p>
            <p>{words::TOPICALS}</p>
            {source_list(&[words::CARE_SOURCES, words::TOPICALS_SOURCES].concat())}
        </section>
    }
    .into_any()
}
