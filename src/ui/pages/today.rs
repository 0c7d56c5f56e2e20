//! Today: the plan, Start, the last session, and what stands in the way.

use leptos::prelude::*;

use crate::{
    content::{balance, gate, install, plan as plan_words, prepare, statistics, today as words},
    domain::{
        record::Pain,
        screening::{ASKED_EVERY_DAYS, GateState, Refusal},
        units::{LocalDay, LocalTime, Millis},
    },
    formatting,
    route::Route,
    ui::{
        components::{
            check_ins::{CheckInsDue, RemindMe},
            page::{Page, Tab, WhenRead},
            pain_keys::PainKeys,
            plan_summary::PlanSummary,
            reminder::Reminder,
            sample::SampleSession,
            symptom_keys::SymptomKeys,
            update_ready::UpdateReady,
            welcome_card::WelcomeCard,
        },
        context::{
            DateStyle, Loaded, Safety, use_dates, use_dispatch, use_gauge, use_history, use_now,
            use_safety, use_sample, use_session, use_shell,
        },
        intent::PracticeStep,
        pages::{diary::DiaryLine, history},
    },
};

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let (dates, now) = (use_dates(), use_now().0);
    let date = Signal::derive(move || dates.write(now.get(), DateStyle::Day));
    let next = use_safety().next_plan;
    let title = Signal::derive(move || match next.get() {
        Some(Ok(plan)) => plan_words::title(plan.kind()),
        Some(Err(_)) | None => words::TITLE.to_owned(),
    });

    view! {
        <Page title=title kicker=date tab=Tab::Today>
            <WhenRead>
                <StillOpen />
                <Interrupted />
                {use_sample().0.then(SampleSession)}
                <WelcomeCard />
                <CheckIns />
                <PlanCard />
                <DiaryLine />
                <LastSession />
                <GateLine />
                <Reminder />
                <ShellNews />
            </WhenRead>
        </Page>
    }
}

/// The check-ins due. The questions of an interrupted session come first: they have the same keys.
#[component]
fn CheckIns() -> impl IntoView {
    let interrupted = use_session().interrupted;

    view! {
        <Show when=move || interrupted.with(Option::is_none)>
            <CheckInsDue />
        </Show>
    }
    .into_any()
}

/// The planned session, what stands in its way, and the one button that leads on.
#[component]
fn PlanCard() -> impl IntoView {
    let safety = use_safety();
    let plan = Signal::derive(move || safety.next_plan.get().and_then(Result::ok));
    let block = Memo::new(move |_| block(safety));
    let way = Memo::new(move |_| {
        block
            .get()
            .map_or((words::START, Way::Prepare), |block| block.way)
    });
    let no_zero = move || !use_gauge().has_zero.get() && block.get().is_none();
    let session = use_session();
    // What is left of the last session comes first: it counts for the limits of the next.
    let done = move || session.interrupted.with(Option::is_none) && !session.unsaved.get();

    view! {
        <section class="card card--plan">
            <PlanSummary plan=plan />
            <ShowLet some=move || block.get() let:block>
                <BlockedBy block=block />
            </ShowLet>
            <Show when=done>
                <a
                    class="button button--go"
                    data-testid="start"
                    href=move || way.get().1.route().fragment()
                >
                    {move || way.get().0}
                </a>
            </Show>
            <Show when=no_zero>
                <p class="dim">
                    {words::NO_ZERO} " " <a href=Route::Gauge.fragment()>{words::SET_LEVEL}</a>
                </p>
            </Show>
            <UsedToday />
            <div class="row row--even">
                <a class="button" data-testid="plan" href=Route::Plan.fragment()>
                    {words::PLAN}
                </a>
                <a class="button" data-testid="balance" href=Route::Balance.fragment()>
                    {balance::LINK}
                </a>
            </div>
        </section>
    }
    .into_any()
}

/// Where the one button leads.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    Prepare,
    Safety,
    Plan,
}

impl Way {
    const fn route(self) -> Route {
        match self {
            Self::Prepare => Route::Prepare,
            Self::Safety => Route::Safety,
            Self::Plan => Route::Plan,
        }
    }
}

/// When what stands in the way is over by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Until {
    /// The first day on which a session is possible.
    Day(LocalDay),
    /// When the questions of the day are asked again.
    AskedAgain(LocalTime),
}

/// What stands in the way: what, why, and where it is mended.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Block {
    title: &'static str,
    body: &'static str,
    /// When it is over by itself.
    until: Option<Until>,
    way: (&'static str, Way),
}

fn block(safety: Safety) -> Option<Block> {
    let refusal = safety.obstacle.get()?;
    let block = |title, body, way| Block {
        title,
        body,
        until: None,
        way,
    };
    let Some(refusal) = refusal else {
        let broken = safety.next_plan.get()?.err()?;
        return Some(block(
            plan_words::CHOICE_BROKEN,
            plan_words::error(broken),
            (words::CHANGE_PLAN, Way::Plan),
        ));
    };
    let not_today = |refusal: &Refusal| {
        block(
            words::NOT_TODAY,
            gate::refusal(refusal),
            (words::SEE_WHY, Way::Prepare),
        )
    };
    Some(match refusal {
        Refusal::Gate(state) => {
            let message = gate::message(&state);
            let label = message.action.unwrap_or(words::SEE_WHY);
            block(message.title, message.body, (label, Way::Safety))
        }
        Refusal::Paused { until } => Block {
            until: Some(Until::Day(until)),
            ..block(
                words::PAUSED,
                gate::refusal(&refusal),
                (words::SEE_PLAN, Way::Plan),
            )
        },
        Refusal::Plan(why) => block(
            words::PLAN_BLOCKED,
            gate::plan_refusal(why),
            (words::CHANGE_PLAN, Way::Plan),
        ),
        Refusal::NotToday(reasons) => Block {
            until: reasons
                .iter()
                .filter_map(|reason| safety.asked_again(reason))
                .max_by_key(|end| end.at)
                .map(Until::AskedAgain),
            ..not_today(&refusal)
        },
        Refusal::NotTodayUnanswered | Refusal::Checklist(_) => not_today(&refusal),
    })
}

#[component]
fn BlockedBy(block: Block) -> impl IntoView {
    let dates = use_dates();
    let until = block.until.map(|until| match until {
        Until::Day(day) => prepare::paused_until(&dates.write(day.noon(), DateStyle::Day)),
        Until::AskedAgain(moment) => {
            prepare::asked_again(&dates.write(moment, DateStyle::DayAndTime))
        }
    });

    view! {
        <div class="notice notice--caution" data-testid="blocked">
            <p class="notice__title">{block.title}</p>
            <p>{block.body}</p>
            <p hidden=until.is_none()>{until.clone()}</p>
        </div>
    }
    .into_any()
}

/// How much of the day's time at angle is used, once some is.
#[component]
fn UsedToday() -> impl IntoView {
    let safety = use_safety();
    let line = Memo::new(move |_| {
        let used = safety.standing.get()?.used_today;
        let cap = safety.bounds.get()?.daily_cap;
        (used > Millis::ZERO)
            .then(|| words::used_today(&formatting::clock(used), &formatting::clock(cap)))
    });

    view! { <p class="dim" hidden=move || line.get().is_none()>{move || line.get()}</p> }.into_any()
}

/// What the gate found and when it asks again; where it blocks, the plan's card says so.
#[component]
fn GateLine() -> impl IntoView {
    let safety = use_safety();
    let (dates, now) = (use_dates(), use_now().0);
    let line = Memo::new(move |_| {
        let gate = safety.gate.get()?;
        let answered = safety.profile.with(|profile| match profile {
            Loaded::Ready(profile) => Some(profile.gate.latest()?.answered()),
            Loaded::Loading | Loaded::Failed => None,
        })?;
        let age = now.get().day().days_since(answered.day());
        let days = ASKED_EVERY_DAYS.saturating_sub(age);
        match gate {
            GateState::NothingFound => Some(words::nothing_found(
                &dates.write(answered, DateStyle::Day),
                days,
            )),
            GateState::Cleared { last_day } => Some(words::cleared(
                &dates.write(last_day.noon(), DateStyle::Day),
                days,
            )),
            _ => None,
        }
    });

    view! {
        <p class="status-dot dim" data-testid="gate-line" hidden=move || line.get().is_none()>
            {move || line.get()}
        </p>
    }
    .into_any()
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
                <p class="dim small" hidden=last.before.is_none() || last.after.is_none()>
                    {statistics::BEFORE_AFTER_SHORT}
                </p>
                <RemindMe />
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
    // What was answered before the browser closed is shown as answered.
    let symptoms = RwSignal::new(use_session().interrupted.with_untracked(|record| {
        let symptoms = record.as_ref()?.symptoms;
        (!symptoms.is_empty()).then_some(symptoms)
    }));
    let when = use_dates().write(started, DateStyle::DayAndTime);
    let keep = move |_| {
        dispatch.send(PracticeStep::SaveInterrupted {
            after: after.get_untracked(),
            symptoms: symptoms.get_untracked(),
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
    let offer = move || {
        let here = shell.install_offered.get() || shell.install_way.is_handheld();
        here && !shell.installed.get()
    };

    view! {
        <UpdateReady />
        <Show when=offer>
            <a class="button button--quiet" data-testid="install" href=Route::Install.fragment()>
                {install::TITLE}
            </a>
        </Show>
        <Show when=move || shell.offline_ready.get()>
            <p class="status-dot dim small" data-testid="offline-ready">
                {words::OFFLINE_READY}
            </p>
        </Show>
    }
    .into_any()
}
