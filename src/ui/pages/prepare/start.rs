//! The last step: what the gauge is fit for, why a start was refused, and Start.

use leptos::prelude::*;

use super::{RefusalWords, Steering, Step};
use crate::{
    content::{gate, gauge as gauge_words, prepare as words, session},
    domain::screening::Refusal,
    route::Route,
    sensing::calibration::SelfCheck,
    ui::{
        components::plan_summary::PlanSummary,
        context::{SensorState, use_dispatch, use_gauge, use_safety, use_start_refused},
        intent::{Intent, PracticeStep},
    },
};

/// The plan once more, and the tap that arms it.
pub(super) fn start(steering: Steering) -> AnyView {
    let next = use_safety().next_plan;
    let plan = Signal::derive(move || next.get().and_then(Result::ok));

    view! {
        <section class="card card--plan">
            <PlanSummary plan=plan />
            <GaugeState />
            <Keys />
            <Refused steering=steering />
        </section>
    }
    .into_any()
}

/// The two ways to start. Without a zero the gauge measures nothing, so only one is left.
#[component]
fn Keys() -> impl IntoView {
    let dispatch = use_dispatch();
    let gauge = use_gauge();
    let preparation = use_safety().preparation;
    let open = Memo::new(move |_| {
        preparation.with(|all| all.map_or(0, |all| all.checklist.open().count()))
    });
    let asking = move || gauge.sensor.get() == SensorState::Asking;
    let blocked = move || open.get() > 0 || asking();
    // Where nothing can be measured, going by hand is the way on, and looks like it.
    let unmeasured =
        move || !gauge.has_zero.get() || matches!(gauge.sensor.get(), SensorState::Absent(_));
    let note = move || match open.get() {
        0 => words::START_NOTE.to_owned(),
        open => words::open_items(open),
    };

    view! {
        <p class="dim" role="status" data-testid="open-items">{note}</p>
        <Show when=move || gauge.has_zero.get()>
            <button
                class="button button--go"
                data-testid="arm"
                disabled=blocked
                on:click=move |_| dispatch.send(PracticeStep::Start { by_hand: false })
            >
                {move || if asking() { words::STARTING } else { words::START }}
            </button>
        </Show>
        <button
            class="button"
            class:button--go=unmeasured
            class:button--wide=move || !unmeasured()
            data-testid="start-by-hand"
            disabled=blocked
            on:click=move |_| dispatch.send(PracticeStep::Start { by_hand: true })
        >
            {words::START_BY_HAND}
        </button>
        <p class="dim" hidden=move || !unmeasured()>{words::BY_HAND_NOTE}</p>
    }
    .into_any()
}

/// What keeps the gauge from measuring, and what mends it.
#[component]
fn GaugeState() -> impl IntoView {
    let gauge = use_gauge();
    let trouble = Memo::new(move |_| {
        if !gauge.has_zero.get() {
            return Some(words::NO_ZERO);
        }
        match gauge.self_check.get() {
            SelfCheck::Failed(_) => Some(gauge_words::REMOUNT),
            SelfCheck::NotYet | SelfCheck::Passed => None,
        }
    });

    view! {
        <ShowLet some=move || trouble.get() let:trouble>
            <div class="notice notice--caution" data-testid="gauge-trouble">
                <p>{trouble}</p>
                <a class="button button--wide" href=Route::Gauge.fragment()>
                    {words::SET_LEVEL}
                </a>
            </div>
        </ShowLet>
    }
    .into_any()
}

/// Why the last tap did not start, and what mends it.
#[component]
fn Refused(steering: Steering) -> impl IntoView {
    let refusal = use_safety().refusal;
    let machine = use_start_refused().0;

    view! {
        <div class="stack" role="alert" data-testid="refusal">
            {move || refusal.get().map(|refusal| refused(refusal, steering))}
            {move || {
                machine
                    .get()
                    .map(|error| {
                        view! {
                            <p class="strong">{session::start_refused(error)}</p>
                            <a class="button button--wide" href=Route::Plan.fragment()>
                                {words::TO_PLAN}
                            </a>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

fn refused(refusal: Refusal, steering: Steering) -> AnyView {
    // What was answered on this page is answered here once more.
    let here = match refusal {
        Refusal::NotTodayUnanswered | Refusal::NotToday(_) => Some((words::ASK_AGAIN, true)),
        Refusal::Checklist(_) => Some((words::TO_CHECKLIST, false)),
        Refusal::Gate(_) | Refusal::Paused { .. } | Refusal::Plan(_) => None,
    };
    let Some((label, questions)) = here else {
        return view! { <RefusalWords refusal=refusal /> }.into_any();
    };
    let dispatch = use_dispatch();
    let mend = move |_| {
        if questions {
            steering.again.set(Some(Step::Questions));
        }
        dispatch.send(PracticeStep::Prepare);
        dispatch.send(Intent::FocusContent);
    };

    view! {
        <p class="strong">{gate::refusal(&refusal)}</p>
        <button class="button button--wide" on:click=mend>
            {label}
        </button>
    }
    .into_any()
}
