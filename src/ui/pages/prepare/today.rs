//! The questions of the day. There is no way past a reason that applies.

use leptos::prelude::*;

use super::Steering;
use crate::{
    content::{
        labels,
        not_today::{self, NONE_OF_THESE, NOT_TODAY_QUESTION},
        prepare as words,
    },
    domain::screening::{NotToday as Reason, NotTodaySet},
    route::Route,
    ui::{
        context::{DateStyle, use_dates, use_dispatch, use_safety},
        intent::{PracticeStep, PreparationStep},
    },
};

/// Every reason on one screen, with one key for none of them.
pub(super) fn questions(steering: Steering) -> AnyView {
    let dispatch = use_dispatch();
    let spotter = use_safety()
        .standing
        .with_untracked(|standing| standing.is_none_or(|standing| standing.spotter_required));
    let marked = RwSignal::new(NotTodaySet::NONE);
    let none = move || marked.get().is_empty();
    let answer = move |_| {
        steering.again.set(None);
        let step = PreparationStep::Today(marked.get_untracked());
        dispatch.send(PracticeStep::Preparation(step));
    };
    let reasons = Reason::asked(spotter)
        .map(|reason| reason_key(reason, marked))
        .collect_view();

    view! {
        <p class="dim" id="today-lead">{words::TODAY_LEAD}</p>
        <fieldset class="choice" aria-describedby="today-lead">
            <legend class="visually-hidden">{NOT_TODAY_QUESTION}</legend>
            <div class="choice__options choice__options--rows">{reasons}</div>
        </fieldset>
        <button
            class="button"
            class:button--go=none
            class:button--wide=move || !none()
            class:button--danger=move || !none()
            data-testid="none-of-these"
            on:click=answer
        >
            {move || if none() { NONE_OF_THESE } else { words::THESE_APPLY }}
        </button>
    }
    .into_any()
}

fn reason_key(reason: Reason, marked: RwSignal<NotTodaySet>) -> AnyView {
    let id = format!("not-today-{}", reason as u8);
    let toggle = move |_| {
        marked.update(|marked| {
            *marked = if marked.contains(reason) {
                marked.without(reason)
            } else {
                marked.with(reason)
            };
        });
    };

    view! {
        <span class="choice__option">
            <input
                class="choice__input"
                type="checkbox"
                id=id.clone()
                prop:checked=move || marked.get().contains(reason)
                on:change=toggle
            />
            <label class="choice__label" for=id>
                {not_today::words(reason).reason}
            </label>
        </span>
    }
    .into_any()
}

/// The verdict of the day: what applies, why, and when it is over. `again` tells whether it can be
/// put right at once, and answered anew.
pub(super) fn verdict(reasons: NotTodaySet, again: bool, steering: Steering) -> AnyView {
    let (safety, dates) = (use_safety(), use_dates());
    let cards = reasons
        .iter()
        .map(|reason| {
            let again = safety
                .asked_again(reason)
                .map(|end| words::asked_again(&dates.write(end, DateStyle::DayAndTime)));
            let reason = not_today::words(reason);
            view! {
                <section class="card card--caution">
                    <h2>{reason.reason}</h2>
                    <p>{reason.why}</p>
                    {again.map(|again| view! { <p class="dim">{again}</p> })}
                </section>
            }
        })
        .collect_view();
    let body = if again {
        words::NOT_NOW_BODY
    } else {
        words::NOT_TODAY_BODY
    };

    view! {
        <div class="stack" data-testid="not-today">
            <p>{body}</p>
            {cards}
            <Show when=move || again>
                <button
                    class="button button--wide"
                    on:click=move |_| steering.again.set(Some(super::Step::Questions))
                >
                    {words::ASK_AGAIN}
                </button>
            </Show>
            <a class="button button--wide" href=Route::Today.fragment()>
                {labels::TO_TODAY}
            </a>
        </div>
    }
    .into_any()
}
