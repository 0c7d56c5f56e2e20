//! The checklist: the full one is held item by item, the short one takes a press each.

use leptos::prelude::*;

use crate::{
    content::{checklist as items, prepare as words, settings},
    domain::checklist::{
        CheckItem, Companion, ConfirmError, ListKind, Requirement, battery_is_low,
    },
    formatting,
    ui::{
        components::{
            choice::choice,
            hold_key::{HoldKey, HoldKeyWords},
        },
        context::{use_charge, use_dispatch, use_safety, use_sound_test},
        intent::{PracticeStep, PreparationStep},
    },
};

/// The two answers to "who can help?", in the order they are shown.
const COMPANIONS: [Companion; 2] = [Companion::Spotter, Companion::AlonePlan];

/// The items to confirm, then those to read.
pub(super) fn checklist() -> AnyView {
    let preparation = use_safety().preparation;
    let requirement = Memo::new(move |_| {
        preparation.with(|preparation| preparation.map(|all| all.checklist.requirement()))
    });

    (move || requirement.get().map(list)).into_any()
}

fn list(requirement: Requirement) -> AnyView {
    let kind = requirement.list;
    let lead = if kind == ListKind::Short {
        words::SHORT_LEAD
    } else {
        words::FULL_LEAD
    };
    let confirm = kind
        .shown()
        .filter(|item| kind.confirms(*item))
        .map(|item| view! { <li class="stack stack--tight">{row(item, requirement)}</li> })
        .collect_view();
    let read = kind
        .shown()
        .filter(|item| !kind.confirms(*item))
        .map(|item| view! { <li>{items::words(item).item}</li> })
        .collect_view();

    view! {
        <p class="dim">{lead}</p>
        <ol class="check-list">{confirm}</ol>
        <section class="card" hidden=kind != ListKind::Short>
            <h2>{words::READ_TOO}</h2>
            <ul class="check-list__read">{read}</ul>
        </section>
    }
    .into_any()
}

fn row(item: CheckItem, requirement: Requirement) -> AnyView {
    let key = move |disabled: Signal<bool>| item_key(item, requirement.list, disabled);
    let open = Signal::stored(false);
    match item {
        CheckItem::AngleStop => view! {
            {key(open)}
            <StopAngle />
        }
        .into_any(),
        CheckItem::Help => view! { <Help requirement=requirement /> }.into_any(),
        CheckItem::Phone => view! {
            {key(open)}
            <Battery />
        }
        .into_any(),
        CheckItem::Sound => view! {
            <PlaySound />
            {key(sound_not_played())}
        }
        .into_any(),
        _ => key(open),
    }
}

fn item_key(item: CheckItem, list: ListKind, disabled: Signal<bool>) -> AnyView {
    let dispatch = use_dispatch();
    let words = items::words(item);
    let change = UnsyncCallback::new(move |confirm| {
        dispatch.send(PracticeStep::Preparation(if confirm {
            PreparationStep::Confirm(item)
        } else {
            PreparationStep::Withdraw(item)
        }));
    });

    view! {
        <HoldKey
            text=HoldKeyWords {
                id: id(item),
                item: words.item,
                how: words.how,
            }
            hold=list != ListKind::Short
            confirmed=confirmed(item)
            disabled=disabled
            on_change=change
        />
    }
    .into_any()
}

fn confirmed(item: CheckItem) -> Signal<bool> {
    let preparation = use_safety().preparation;
    Memo::new(move |_| {
        preparation
            .with(|preparation| preparation.is_some_and(|all| all.checklist.is_confirmed(item)))
    })
    .into()
}

fn sound_not_played() -> Signal<bool> {
    let preparation = use_safety().preparation;
    Memo::new(move |_| {
        preparation.with(|preparation| !preparation.is_some_and(|all| all.checklist.sound_played()))
    })
    .into()
}

/// Today's angle, beside the item about the table's own stop.
#[component]
fn StopAngle() -> impl IntoView {
    let plan = use_safety().next_plan;
    let text = move || {
        let plan = plan.get()?.ok()?;
        Some(words::stop_at(&formatting::target(plan.target())))
    };

    view! { <p class="strong">{text}</p> }.into_any()
}

/// Who can help: a choice of two, or only the one where someone has to be in earshot.
#[component]
fn Help(requirement: Requirement) -> impl IntoView {
    let dispatch = use_dispatch();
    let say = move |companion| {
        dispatch.send(PracticeStep::Preparation(PreparationStep::ConfirmHelp(
            companion,
        )));
    };
    if requirement.spotter {
        let change = UnsyncCallback::new(move |confirm| {
            if confirm {
                say(Companion::Spotter);
            } else {
                dispatch.send(PracticeStep::Preparation(PreparationStep::Withdraw(
                    CheckItem::Help,
                )));
            }
        });
        return view! {
            <HoldKey
                text=HoldKeyWords {
                    id: id(CheckItem::Help),
                    item: items::companion_label(Companion::Spotter),
                    how: items::confirm_error(ConfirmError::SpotterRequired),
                }
                hold=requirement.list != ListKind::Short
                confirmed=confirmed(CheckItem::Help)
                on_change=change
            />
        }
        .into_any();
    }
    let preparation = use_safety().preparation;
    let chosen = Signal::derive(move || {
        let companion = preparation.with(|all| all.and_then(|all| all.checklist.companion()))?;
        COMPANIONS.iter().position(|other| *other == companion)
    });
    let choose = UnsyncCallback::new(move |index: usize| {
        if let Some(companion) = COMPANIONS.get(index) {
            say(*companion);
        }
    });

    view! {
        <section class="card check-list__help" data-testid="check-help">
            {choice(
                items::words(CheckItem::Help).item,
                "help",
                COMPANIONS.map(items::companion_label).to_vec(),
                chosen,
                choose,
            )}
            <p class="dim">{items::words(CheckItem::Help).how}</p>
        </section>
    }
    .into_any()
}

/// The charge, beside the item about the phone.
#[component]
fn Battery() -> impl IntoView {
    let charge = use_charge().0;
    let low = move || battery_is_low(charge.get()) == Some(true);
    let text = move || match charge.get() {
        Some(percent) => words::charge(percent),
        None => items::LOOK_AT_BATTERY.to_owned(),
    };

    view! {
        <p class="dim">{text}</p>
        <p class="notice notice--warning" role="status" data-testid="battery-low" hidden=move || !low()>
            {move || low().then_some(items::LOW_BATTERY)}
        </p>
    }
    .into_any()
}

/// Plays tone and voice; the item can be confirmed after it.
#[component]
fn PlaySound() -> impl IntoView {
    let dispatch = use_dispatch();
    let spoke = use_sound_test().0;
    let silent = sound_not_played();
    let outcome = move || match (silent.get(), spoke.get()) {
        (true, _) | (false, None) => "",
        (false, Some(true)) => settings::TEST_SPOKE,
        (false, Some(false)) => settings::TEST_SILENT,
    };

    view! {
        <button
            class="button button--wide"
            data-testid="sound-test"
            on:click=move |_| dispatch.send(PracticeStep::TestSound)
        >
            {words::PLAY_SOUND}
        </button>
        <p class="dim" role="status">{outcome}</p>
    }
    .into_any()
}

/// The key's id and its name in tests.
const fn id(item: CheckItem) -> &'static str {
    match item {
        CheckItem::AnkleLock => "check-ankle-lock",
        CheckItem::Shoes => "check-shoes",
        CheckItem::Balance => "check-balance",
        CheckItem::AngleStop => "check-angle-stop",
        CheckItem::Surroundings => "check-surroundings",
        CheckItem::Help => "check-help",
        CheckItem::Return => "check-return",
        CheckItem::Pockets => "check-pockets",
        CheckItem::Phone => "check-phone",
        CheckItem::Sound => "check-sound",
        CheckItem::Breathing => "check-breathing",
        CheckItem::PractisedWithHelp => "check-practised",
        CheckItem::MedicalClearance => "check-clearance",
    }
}
