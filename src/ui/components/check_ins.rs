//! The check-ins due: pain in back and leg and symptoms, a day and two days after a session.

use leptos::prelude::*;

use super::{nrs_keys::NrsKeys, red_flags::WarningSigns, symptom_keys::SymptomKeys};
use crate::{
    content::{check_in as words, check_out, today},
    domain::{
        check_in::{DueCheckIn, reminders},
        record::{CheckIn, Pain},
        screening,
        symptom::SymptomSet,
        units::{LocalTime, Nrs},
    },
    ui::{
        context::{DateStyle, Loaded, use_dates, use_dispatch, use_due, use_history, use_now},
        intent::{DiaryStep, Intent},
    },
};

/// Asks the check-in that closes first; the next follows when it is answered.
#[component]
pub fn CheckInsDue() -> impl IntoView {
    let due = use_due().0;
    let first = Memo::new(move |_| due.with(|due| due.first().copied()));
    let more = move || due.with(|due| words::more(due.len().saturating_sub(1)));

    view! {
        <ShowLet some=move || first.get() let:asked>
            <section class="card card--caution" data-testid="check-in">
                <Questions asked=asked />
                <p class="dim small">{more}</p>
            </section>
        </ShowLet>
    }
    .into_any()
}

/// When the session of `asked` began, on the clock of the place where it was.
fn started(asked: DueCheckIn) -> Option<LocalTime> {
    use_history().0.with_untracked(|history| match history {
        Loaded::Ready(sessions) => sessions
            .iter()
            .rfind(|session| session.id == asked.session)
            .map(|session| session.started),
        Loaded::Loading | Loaded::Failed => None,
    })
}

#[component]
fn Questions(asked: DueCheckIn) -> impl IntoView {
    let (dispatch, dates) = (use_dispatch(), use_dates());
    let when = started(asked).map(|at| words::after(&dates.write(at, DateStyle::DayAndTime)));
    // Where the person is now, whatever the clock said where the session was.
    let closes = LocalTime {
        at: asked.closes,
        ..use_now().0.get_untracked()
    };
    let closes = words::until(&dates.write(closes, DateStyle::DayAndTime));
    let back = RwSignal::new(None::<Nrs>);
    let leg = RwSignal::new(None::<Nrs>);
    let symptoms = RwSignal::new(None::<SymptomSet>);
    let answer = Memo::new(move |_| {
        let (back, leg) = (back.get()?, leg.get()?);
        Some((Pain { back, leg }, symptoms.get()?))
    });
    let keep = move |_| {
        if let Some((pain, symptoms)) = answer.get_untracked() {
            dispatch.send(Intent::Diary(DiaryStep::CheckIn(CheckIn {
                session: asked.session,
                kind: asked.kind,
                // The moment it is kept is its moment.
                at: LocalTime::default(),
                pain,
                symptoms,
            })));
        }
    };

    view! {
        <h2>{words::title(asked.kind)}</h2>
        <p class="dim">{when} " " {closes}</p>
        <NrsKeys
            question=today::BACK_NOW
            name="check-in-back"
            value=back
            on_answer=UnsyncCallback::new(move |score| back.set(Some(score)))
        />
        <NrsKeys
            question=today::LEG_NOW
            name="check-in-leg"
            value=leg
            on_answer=UnsyncCallback::new(move |score| leg.set(Some(score)))
        />
        <Symptoms symptoms=symptoms />
        <button
            class="button button--wide"
            data-testid="keep-check-in"
            disabled=move || answer.get().is_none()
            on:click=keep
        >
            {words::KEEP}
        </button>
    }
    .into_any()
}

/// None with one tap, or which.
#[component]
fn Symptoms(symptoms: RwSignal<Option<SymptomSet>>) -> impl IntoView {
    let some = RwSignal::new(false);
    let none = move |_| {
        some.set(false);
        symptoms.set(Some(SymptomSet::NONE));
    };
    // "Some" is no answer until one is named.
    let which = move |_| {
        some.set(true);
        symptoms.set(None);
    };
    let answer = UnsyncCallback::new(move |set| symptoms.set(Some(set)));
    let pressed = |is: bool| if is { "true" } else { "false" };
    let flagged = move || {
        symptoms.get().is_some_and(|symptoms| {
            symptoms
                .iter()
                .any(|symptom| screening::sign(symptom) == screening::Sign::RedFlag)
        })
    };

    view! {
        <div class="stack stack--tight" role="group" aria-label=words::SYMPTOMS>
            <p class="strong">{words::SYMPTOMS}</p>
            <div class="row">
                <button
                    class="button"
                    data-testid="check-in-no-symptom"
                    aria-pressed=move || {
                        pressed(!some.get() && symptoms.get() == Some(SymptomSet::NONE))
                    }
                    on:click=none
                >
                    {words::NO_SYMPTOM}
                </button>
                <button
                    class="button"
                    data-testid="check-in-symptoms"
                    aria-pressed=move || pressed(some.get())
                    on:click=which
                >
                    {words::SOME_SYMPTOM}
                </button>
            </div>
            <Show when=move || some.get()>
                <SymptomKeys value=symptoms on_answer=answer />
            </Show>
            <Show when=flagged>
                <section class="notice notice--warning" role="alert">
                    <p class="notice__title">{check_out::RED_FLAG}</p>
                    <WarningSigns />
                </section>
            </Show>
        </div>
    }
    .into_any()
}

/// Hands the check-ins ahead over as a calendar file; nothing when none is ahead.
#[component]
pub fn RemindMe() -> impl IntoView {
    let (history, now, dispatch) = (use_history().0, use_now().0, use_dispatch());
    let ahead = Memo::new(move |_| {
        history.with(|history| match history {
            Loaded::Ready(sessions) => reminders(sessions, now.get().at).len(),
            Loaded::Loading | Loaded::Failed => 0,
        })
    });

    view! {
        <Show when=move || { ahead.get() > 0 }>
            <div class="stack stack--tight">
                <button
                    class="button"
                    data-testid="remind"
                    on:click=move |_| dispatch.send(Intent::Diary(DiaryStep::Remind))
                >
                    {words::REMIND}
                </button>
                <p class="dim small">{move || words::reminders(ahead.get())}</p>
            </div>
        </Show>
    }
    .into_any()
}
