//! Where the person stands on the ladder, and what is offered by which rule.

use leptos::prelude::*;

use crate::{
    content::{ladder as rules, plan as words, prepare},
    domain::{
        ladder::{Level, Offer},
        profile::PlanChoice,
        units::LocalDay,
    },
    formatting,
    ui::{
        context::{DateStyle, use_dates, use_dispatch, use_safety},
        intent::Intent,
        pages::safety::in_profile,
    },
};

/// The level, the rule, the offer, and the whole ladder behind a fold.
pub(super) fn card() -> AnyView {
    let standing = use_safety().standing;
    let level = Memo::new(move |_| standing.get().map_or(0, |standing| standing.level));
    let rule = move || standing.get().map(|standing| rules::rule(standing.rule));
    let offer = Memo::new(move |_| standing.get().map(|standing| standing.offer));

    view! {
        <section class="card" data-testid="standing">
            <h2>{words::STANDING}</h2>
            <p class="strong">{move || words::level(level.get())}</p>
            <p data-testid="rule">{rule}</p>
            {move || offer.get().map(|offer| offered(offer, level.get_untracked()))}
            <p class="dim">{rules::LOWEST_THAT_HELPS}</p>
            <WholeLadder />
        </section>
    }
    .into_any()
}

/// An offer is taken or left; a step back and a pause are not for choosing.
fn offered(offer: Offer, level: u8) -> AnyView {
    match offer {
        Offer::Advance { to } => advance(to, level),
        Offer::StepBack { to } => view! { <p>{words::step_back(to)}</p> }.into_any(),
        Offer::Pause { until } => view! { <Until day=until /> }.into_any(),
        Offer::Repeat => ().into_any(),
    }
}

fn advance(to: u8, level: u8) -> AnyView {
    let dispatch = use_dispatch();
    let chosen = Memo::new(move |_| in_profile(|profile| profile.next));
    let taken = move || {
        if chosen.get() == Some(PlanChoice::Level(to)) {
            "true"
        } else {
            "false"
        }
    };
    let stays = move || {
        if chosen.get() == Some(PlanChoice::FollowLadder) {
            "true"
        } else {
            "false"
        }
    };

    view! {
        <div class="row">
            <button
                class="button"
                data-testid="stay"
                aria-pressed=stays
                on:click=move |_| dispatch.send(Intent::Choose(PlanChoice::FollowLadder))
            >
                {words::stay(level)}
            </button>
            <button
                class="button"
                data-testid="advance"
                aria-pressed=taken
                on:click=move |_| dispatch.send(Intent::Choose(PlanChoice::Level(to)))
            >
                {words::take(to)}
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Until(day: LocalDay) -> impl IntoView {
    let day = use_dates().write(day.noon(), DateStyle::Day);

    view! { <p class="strong">{prepare::paused_until(&day)}</p> }.into_any()
}

/// Every level with what it asks for and when it comes at the earliest.
#[component]
fn WholeLadder() -> impl IntoView {
    let rows = Level::ALL
        .iter()
        .map(|level| {
            let row = words::level_row(
                &option(level),
                &formatting::clock(level.final_hold()),
                level.earliest().days_after_first() / 7 + 1,
                level.needs_clearance(),
            );
            view! { <li>{row}</li> }
        })
        .collect_view();

    view! {
        <details>
            <summary>{words::ALL_LEVELS}</summary>
            <div class="stack stack--tight">
                <ol class="ladder-list">{rows}</ol>
                <p class="dim">{rules::ABOUT}</p>
            </div>
        </details>
    }
    .into_any()
}

/// A level in a few words.
pub(super) fn option(level: &Level) -> String {
    words::level_option(
        level.number(),
        &formatting::target(level.angle()),
        level.sets(),
        &formatting::clock(level.hold()),
    )
}
