//! Today: the plan, Start, the last session, and what stands in the way.

use leptos::prelude::*;

use crate::{
    content::today as words,
    domain::{plan::Plan, record::Pain, symptom::SymptomSet},
    formatting,
    route::Route,
    ui::{
        components::{
            figure::TableFigure,
            page::{Page, Tab},
            pain_keys::PainKeys,
            symptom_keys::SymptomKeys,
        },
        context::{
            DateStyle, Loaded, use_dates, use_dispatch, use_gauge, use_history, use_now,
            use_safety, use_session, use_shell,
        },
        intent::Intent,
        pages::history,
    },
};

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let (dates, now) = (use_dates(), use_now().0);
    let date = Signal::derive(move || dates.write(now.get(), DateStyle::Day));

    view! {
        <Page title=words::TITLE kicker=date tab=Tab::Today>
            <StillOpen />
            <Interrupted />
            <PlanCard />
            <LastSession />
            <ShellNews />
        </Page>
    }
}

/// The planned session and the way to it.
#[component]
fn PlanCard() -> impl IntoView {
    let next = use_safety().next_plan;
    let plan = Signal::derive(move || {
        next.get()
            .and_then(Result::ok)
            .unwrap_or(Plan::SIMPLE_START)
    });
    let angle = Signal::derive(move || plan.with(Plan::target));
    let number = move || formatting::target(angle.get());
    let line = move || plan.with(plan_line);
    let no_zero = move || !use_gauge().has_zero.get();

    view! {
        <section class="card card--plan">
            <div class="plan-line">
                <div class="card__figure">
                    <TableFigure angle=angle label=String::new() />
                </div>
                <div class="stack stack--tight">
                    <p class="card__number">{number}</p>
                    <p class="dim">{line}</p>
                </div>
            </div>
            <a class="button button--go" data-testid="start" href=Route::Prepare.fragment()>
                {words::START}
            </a>
            <Show when=no_zero>
                <p class="dim small">
                    {words::NO_ZERO} " " <a href=Route::Gauge.fragment()>{words::SET_LEVEL}</a>
                </p>
            </Show>
        </section>
    }
    .into_any()
}

fn plan_line(plan: &Plan) -> String {
    words::plan_line(
        plan.sets(),
        &formatting::clock(plan.hold()),
        &formatting::clock(plan.rest()),
        &formatting::clock(plan.final_hold()),
    )
}

#[component]
fn LastSession() -> impl IntoView {
    let history = use_history().0;
    let last = Memo::new(move |_| {
        history.with(|history| match history {
            Loaded::Ready(sessions) => sessions.last().copied(),
            _ => None,
        })
    });

    view! {
        <ShowLet some=move || last.get() let:last>
            <section class="stack stack--tight">
                <h2>{words::LAST_SESSION}</h2>
                <ol class="record-list">{history::item(&last)}</ol>
            </section>
        </ShowLet>
    }
    .into_any()
}

/// A session that runs while another page is looked at: the way back to it.
#[component]
fn StillOpen() -> impl IntoView {
    let running = use_session().view;

    view! {
        <Show when=move || running.with(Option::is_some)>
            <section class="notice notice--caution" data-testid="still-open">
                <p class="notice__title">{words::STILL_OPEN}</p>
                <a class="button button--wide" href=Route::Session.fragment()>
                    {words::BACK_TO_SESSION}
                </a>
            </section>
        </Show>
    }
    .into_any()
}

/// A session the browser interrupted: finish its questions, then keep it.
#[component]
fn Interrupted() -> impl IntoView {
    let interrupted = use_session().interrupted;
    let line = Memo::new(move |_| {
        interrupted.with(|record| {
            let record = record.as_ref()?;
            Some((record.started, formatting::clock(record.time_at_angle)))
        })
    });

    view! {
        <ShowLet some=move || line.get() let:line>
            <InterruptedQuestions started=line.0 time=line.1 />
        </ShowLet>
    }
    .into_any()
}

#[component]
fn InterruptedQuestions(started: crate::domain::units::LocalTime, time: String) -> impl IntoView {
    let dispatch = use_dispatch();
    let after = RwSignal::new(None::<Pain>);
    let symptoms = RwSignal::new(None::<SymptomSet>);
    let when = use_dates().write(started, DateStyle::DayAndTime);
    let keep = move |_| {
        dispatch.send(Intent::SaveInterrupted {
            after: after.get_untracked(),
            symptoms: symptoms.get_untracked().unwrap_or_default(),
        });
    };

    view! {
        <section class="card card--caution" data-testid="interrupted">
            <h2>{words::INTERRUPTED}</h2>
            <p>{words::INTERRUPTED_BODY}</p>
            <p class="strong">{when} ", " {time}</p>
            <details>
                <summary>{words::ANSWER}</summary>
                <div class="stack">
                    <PainKeys on_answer=UnsyncCallback::new(move |pain| after.set(Some(pain))) />
                    <SymptomKeys
                        value=symptoms
                        on_answer=UnsyncCallback::new(move |set| symptoms.set(Some(set)))
                    />
                </div>
            </details>
            <button class="button button--wide" data-testid="keep-interrupted" on:click=keep>
                {words::KEEP_INTERRUPTED}
            </button>
        </section>
    }
    .into_any()
}

/// News of the app itself.
#[component]
fn ShellNews() -> impl IntoView {
    let shell = use_shell();
    let dispatch = use_dispatch();
    let running = use_session().view;
    let update = move || shell.update_ready.get() && running.with(Option::is_none);

    view! {
        <Show when=update>
            <section class="notice" role="status" data-testid="update-ready">
                <p class="notice__title">{words::UPDATE_READY}</p>
                <button class="button" on:click=move |_| dispatch.send(Intent::ApplyUpdate)>
                    {words::UPDATE_NOW}
                </button>
            </section>
        </Show>
        <Show when=move || shell.offline_ready.get()>
            <p class="status-dot dim small" data-testid="offline-ready">
                {words::OFFLINE_READY}
            </p>
        </Show>
    }
    .into_any()
}
