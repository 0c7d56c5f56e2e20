//! The gate as a whole: each answer, each date, each fault, and that nothing slips past.

mod asking;
mod clearances;
mod permits;
mod property;
mod stored;

use super::*;
use crate::domain::{
    checklist::{CheckItem, ChecklistProgress, Companion, Ready, Requirement},
    ladder::{self, Level, Past, standing},
    plan::{Plan, PlanDraft, PlanKind},
    record::Equipment,
    symptom::{Symptom, SymptomSet},
    units::{Degrees, LocalDay, LocalTime, Millis, UnixMillis},
};
use Contraindication as C;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// Noon of day 20 000 and `hours` more.
fn hours(hours: i64) -> LocalTime {
    LocalTime {
        at: UnixMillis(20_000 * DAY + 12 * HOUR + hours * HOUR),
        offset_minutes: 0,
    }
}

fn days(days: i64) -> LocalTime {
    hours(days * 24)
}

fn set(answers: Answers, at: LocalTime) -> AnswerSet {
    Draft {
        version: VERSION,
        begun: at,
        answers,
    }
    .complete(at)
    .unwrap()
}

/// All answers no but one, given at `at`.
fn but(item: C, answer: Answer, at: LocalTime) -> AnswerSet {
    set(Answers::all(Answer::No).with(item, answer), at)
}

fn no_to_all(at: LocalTime) -> AnswerSet {
    set(Answers::all(Answer::No), at)
}

fn history(sets: impl IntoIterator<Item = AnswerSet>) -> GateHistory {
    GateHistory {
        sets: sets.into_iter().collect(),
        ..GateHistory::default()
    }
}

fn only(item: C) -> ItemSet {
    ItemSet::NONE.with(item)
}

fn clearance(covers: ItemSet, at: LocalTime, limits: ClinicianLimits) -> Clearance {
    Clearance::new("Dr Osei", at.day(), covers, limits, at).unwrap()
}

fn lock(symptom: Symptom, at: LocalTime, confirmed: Option<LocalTime>) -> StopLock {
    StopLock {
        at,
        symptoms: SymptomSet::NONE.with(symptom),
        confirmed,
    }
}

fn ready_for(requirement: Requirement, now: LocalTime) -> Ready {
    let mut progress = ChecklistProgress::new(requirement);
    progress.tone_played();
    progress.voice_played();
    for item in requirement.list.shown() {
        if item != CheckItem::Help {
            progress.confirm(item).unwrap();
        }
    }
    progress.confirm_help(Companion::Spotter).unwrap();
    progress.finish(now).unwrap()
}

fn free_plan(target: i16, hold_secs: u32, ceiling: Degrees) -> Plan {
    Plan::new(
        PlanDraft {
            kind: PlanKind::Free,
            target: Degrees::whole(target),
            sets: 1,
            hold: Millis::from_secs(hold_secs),
            rest: Millis::from_secs(60),
            final_hold: Millis::from_secs(60),
        },
        ceiling,
    )
    .unwrap()
}

/// Asks for a permit as a person who answered "none of these" and confirmed the whole checklist.
fn ask(
    history: &GateHistory,
    past: &[Past],
    plan: &Plan,
    now: LocalTime,
) -> Result<Permit, Refusal> {
    let own = OwnLimits::default();
    let standing = standing(past, &Bounds::at(history, &own, now), now);
    let ready = ready_for(Requirement::new(&standing, Equipment::Table, now), now);
    permit(&Request {
        history,
        past,
        own: &own,
        today: Some(&NotTodayAnswers {
            applies: NotTodaySet::NONE,
            at: now,
        }),
        ready: Some(&ready),
        equipment: Equipment::Table,
        plan,
        now,
    })
}

fn rehearsal() -> Plan {
    Level::ALL[0].plan(Plan::DEFAULT_CEILING).unwrap()
}

fn past_session(level: Option<u8>, at: LocalTime) -> Past {
    Past {
        started: at,
        level,
        equipment: Equipment::Table,
        completed: true,
        time_at_angle: Millis::from_secs(60),
        symptoms: SymptomSet::NONE,
        dizzy_on_return: false,
        before: None,
        next_day: None,
        later_locks: [None, None],
    }
}
