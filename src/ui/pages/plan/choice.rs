//! What the next session is: a level that is open, a simple start, or the person's own.

use leptos::prelude::*;

use super::{own, standing};
use crate::{
    content::{ladder as rules, plan as words},
    domain::{
        ladder::Level,
        plan::{Plan, PlanKind},
        profile::PlanChoice,
        units::{Degrees, Millis},
    },
    formatting,
    ui::{
        components::choice::choice,
        context::{use_dispatch, use_safety},
        intent::Intent,
        pages::safety::in_profile,
    },
};

/// The three ways, in the order they are shown.
const WAYS: [&str; 3] = [words::LADDER, words::SIMPLE, words::OWN];
/// Angles of a simple start. Chosen by us: from 15 to 30 degrees in steps the eye can tell apart.
const ANGLES: [Degrees; 4] = [
    PlanChoice::LEAST_SIMPLE_ANGLE,
    Degrees::whole(20),
    Degrees::whole(25),
    PlanChoice::MOST_SIMPLE_ANGLE,
];
/// Holds of a simple start. Chosen by us: both ends and the middle.
const HOLDS: [Millis; 3] = [
    PlanChoice::SHORTEST_SIMPLE_HOLD,
    Millis::from_secs(90),
    PlanChoice::LONGEST_SIMPLE_HOLD,
];

/// Which way is shown. The ladder and the simple start are chosen at once; an own session only
/// when its fields are kept.
pub(super) fn card() -> AnyView {
    let dispatch = use_dispatch();
    let now_chosen = untrack(|| in_profile(|profile| profile.next));
    let way = RwSignal::new(match now_chosen {
        Some(PlanChoice::SimpleStart { .. }) => 1_usize,
        Some(PlanChoice::Free(_)) => 2,
        Some(PlanChoice::FollowLadder | PlanChoice::Level(_)) | None => 0,
    });
    // Made once: who looks at another way and comes back finds what was typed.
    let own_form = own::Form::new();
    let choose = UnsyncCallback::new(move |index: usize| {
        way.set(index);
        match index {
            0 => dispatch.send(Intent::Choose(PlanChoice::FollowLadder)),
            1 => dispatch.send(Intent::Choose(SIMPLE)),
            _ => {}
        }
    });

    view! {
        <section class="card" data-testid="choice">
            {choice(
                words::CHOOSE,
                "way",
                WAYS.to_vec(),
                Signal::derive(move || Some(way.get())),
                choose,
            )}
            {move || match way.get() {
                0 => view! { <OpenLevels /> }.into_any(),
                1 => view! { <SimpleStart /> }.into_any(),
                _ => own::form(own_form),
            }}
        </section>
    }
    .into_any()
}

/// The simple start as it is first offered.
const SIMPLE: PlanChoice = PlanChoice::SimpleStart {
    angle: Plan::SIMPLE_START.target(),
    hold: Plan::SIMPLE_START.hold(),
};

/// The levels up to the highest that is open; the next session's is marked.
#[component]
fn OpenLevels() -> impl IntoView {
    let safety = use_safety();
    let dispatch = use_dispatch();
    let highest = Memo::new(move |_| safety.standing.get().map_or(0, |standing| standing.highest));
    let chosen = Memo::new(move |_| match safety.next_plan.get()?.ok()?.kind() {
        PlanKind::Ladder { level } => Some(level),
        _ => None,
    });

    move || {
        let open = Level::ALL
            .iter()
            .filter(|level| level.number() <= highest.get())
            .map(|level| {
                let number = level.number();
                let id = format!("level-{number}");
                let choose = move |_| dispatch.send(Intent::Choose(PlanChoice::Level(number)));
                view! {
                    <span class="choice__option">
                        <input
                            class="choice__input"
                            type="radio"
                            name="level"
                            id=id.clone()
                            prop:checked=move || chosen.get() == Some(number)
                            on:change=choose
                        />
                        <label class="choice__label" for=id>
                            {standing::option(level)}
                        </label>
                    </span>
                }
            })
            .collect_view();

        view! {
            <fieldset class="choice">
                <legend class="choice__legend">{words::LEVEL}</legend>
                <div class="choice__options choice__options--rows">{open}</div>
            </fieldset>
        }
        .into_any()
    }
}

#[component]
fn SimpleStart() -> impl IntoView {
    let dispatch = use_dispatch();
    let present = Memo::new(move |_| match in_profile(|profile| profile.next) {
        Some(PlanChoice::SimpleStart { angle, hold }) => (angle, hold),
        _ => (Plan::SIMPLE_START.target(), Plan::SIMPLE_START.hold()),
    });
    let keep = move |angle, hold| {
        dispatch.send(Intent::Choose(PlanChoice::SimpleStart { angle, hold }));
    };
    let angle = UnsyncCallback::new(move |index: usize| {
        if let Some(angle) = ANGLES.get(index) {
            keep(*angle, present.get_untracked().1);
        }
    });
    let hold = UnsyncCallback::new(move |index: usize| {
        if let Some(hold) = HOLDS.get(index) {
            keep(present.get_untracked().0, *hold);
        }
    });
    let at_angle = move || ANGLES.iter().position(|angle| *angle == present.get().0);
    let at_hold = move || HOLDS.iter().position(|hold| *hold == present.get().1);

    view! {
        <p class="dim">{rules::SIMPLE_START}</p>
        {choice(
            words::SIMPLE_ANGLE,
            "simple-angle",
            ANGLES.map(formatting::target).to_vec(),
            Signal::derive(at_angle),
            angle,
        )}
        {choice(
            words::SIMPLE_HOLD,
            "simple-hold",
            HOLDS.map(formatting::clock).to_vec(),
            Signal::derive(at_hold),
            hold,
        )}
    }
    .into_any()
}
