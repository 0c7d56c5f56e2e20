//! The first run: what the app is, table and phone, sound. It never stands in the way: every other
//! page stays open, and each step can be left for later.

use leptos::prelude::*;

use crate::{
    content::{gate, history, settings as setting_words, welcome as words},
    domain::{first_run::FirstRun, record::Equipment, screening::GateState, units::Degrees},
    route::Route,
    ui::{
        components::{
            choice::choice,
            figure::TableFigure,
            page::{Page, Tab},
            sound_test::SoundTest,
        },
        context::{use_dispatch, use_first_run, use_gauge, use_preferences, use_safety},
        intent::{GateStep, Intent, PracticeStep},
    },
};

/// The page.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let step = use_first_run().0;
    // Whoever comes back to it later begins at the first screen.
    let shown = Memo::new(move |_| match step.get() {
        None | Some(FirstRun::Finished) => FirstRun::Purpose,
        Some(step) => step,
    });
    let title = Signal::derive(move || words::title(shown.get()).to_owned());
    let place = Signal::derive(move || words::place(shown.get()).to_owned());

    view! {
        <Page title=title kicker=place tab=Tab::Today>
            {move || match shown.get() {
                FirstRun::Equipment => view! { <TableAndPhone /> }.into_any(),
                FirstRun::Sound => view! { <Sound /> }.into_any(),
                FirstRun::Purpose | FirstRun::Finished => view! { <Purpose /> }.into_any(),
            }}
        </Page>
    }
}

/// Goes to `step`, with the focus on its heading.
fn reach(step: FirstRun) {
    let dispatch = use_dispatch();
    dispatch.send(Intent::FirstRun(step));
    dispatch.send(Intent::TurnPage);
}

#[component]
fn Purpose() -> impl IntoView {
    view! {
        <div class="welcome__figure">
            <TableFigure angle=Degrees::whole(25) label="" />
        </div>
        <p>{words::WHAT_IT_DOES}</p>
        <p>{gate::INTENDED_PURPOSE}</p>
        {go_on(FirstRun::Equipment)}
        <a class="button button--quiet" href=Route::Today.fragment()>
            {words::LATER}
        </a>
    }
    .into_any()
}

fn go_on(next: FirstRun) -> AnyView {
    view! {
        <button class="button button--go" data-testid="welcome-next" on:click=move |_| reach(next)>
            {words::GO_ON}
        </button>
    }
    .into_any()
}

fn back(step: FirstRun) -> AnyView {
    view! {
        <button class="button button--quiet" on:click=move |_| reach(step.back())>
            {words::BACK}
        </button>
    }
    .into_any()
}

const EQUIPMENT: [Equipment; 3] = [Equipment::Table, Equipment::Chair, Equipment::Boots];

#[component]
fn TableAndPhone() -> impl IntoView {
    let dispatch = use_dispatch();
    let settings = use_preferences().0;
    let equipment = Memo::new(move |_| settings.with(|settings| settings.equipment));
    let chosen =
        Signal::derive(move || EQUIPMENT.iter().position(|other| *other == equipment.get()));
    let choose = UnsyncCallback::new(move |index: usize| {
        if let Some(equipment) = EQUIPMENT.get(index) {
            let mut changed = settings.get_untracked();
            changed.equipment = *equipment;
            dispatch.send(Intent::Change(Box::new(changed)));
        }
    });
    let names = EQUIPMENT.map(history::equipment).to_vec();
    let has_zero = use_gauge().has_zero;
    let level = move || {
        if has_zero.get() {
            words::LEVEL_SET
        } else {
            words::SET_LEVEL_LATER
        }
    };

    view! {
        {choice(setting_words::EQUIPMENT_QUESTION, "equipment", names, chosen, choose)}
        <section class="card">
            <h2>{words::MOUNT}</h2>
            <p>{move || words::mount(equipment.get())}</p>
            <a class="button button--wide" href=Route::Gauge.fragment()>
                {words::SET_LEVEL}
            </a>
            <p class="dim">{level}</p>
        </section>
        {go_on(FirstRun::Sound)}
        {back(FirstRun::Equipment)}
    }
    .into_any()
}

#[component]
fn Sound() -> impl IntoView {
    let dispatch = use_dispatch();
    let gate = use_safety().gate;
    let answered = Memo::new(move |_| gate.get().is_some_and(|gate| gate.leads_on()));
    let finish = move |_| {
        dispatch.send(Intent::FirstRun(FirstRun::Finished));
        // What the gate's own first page says was just read here.
        if gate.get_untracked() == Some(GateState::NeverAsked) {
            dispatch.send(PracticeStep::Gate(GateStep::Begin));
        }
        dispatch.send(Intent::Go(if answered.get_untracked() {
            Route::Today
        } else {
            Route::Safety
        }));
    };
    let label = move || {
        if answered.get() {
            words::TO_TODAY
        } else {
            words::TO_QUESTIONS
        }
    };

    view! {
        <p>{words::SOUND}</p>
        <section class="card">
            <SoundTest />
        </section>
        <section class="stack stack--tight" hidden=answered>
            <h2>{words::QUESTIONS}</h2>
            <p>{words::QUESTIONS_NOTE}</p>
        </section>
        <button class="button button--go" data-testid="welcome-done" on:click=finish>
            {label}
        </button>
        {back(FirstRun::Sound)}
    }
    .into_any()
}
