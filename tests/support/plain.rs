//! Plain sessions and answers, for tests of what a history says: all alike but for what is told of them.

use plumbline::domain::{
    plan::Plan,
    record::{CheckIn, CheckInKind, Ending, Equipment, Mode, Pain, SessionId},
    summary::SessionSummary,
    symptom::SymptomSet,
    units::{LocalDay, LocalTime, Millis, Nrs, UnixMillis},
};

/// An hour in milliseconds.
pub(crate) const HOUR: i64 = 3_600_000;
/// A day in milliseconds.
pub(crate) const DAY: i64 = 24 * HOUR;
/// Every day there can be.
pub(crate) const ALWAYS: (LocalDay, LocalDay) = (LocalDay(i32::MIN), LocalDay(i32::MAX));

/// Pain in the back alone.
pub(crate) fn pain(back: u8) -> Pain {
    Pain {
        back: Nrs::new(back).unwrap(),
        leg: Nrs::default(),
    }
}

/// A moment on the clock of Greenwich.
pub(crate) fn utc(at: i64) -> LocalTime {
    LocalTime {
        at: UnixMillis(at),
        offset_minutes: 0,
    }
}

/// A session by the clock, whole, at noon of `day`, with back pain before and after.
pub(crate) fn session(day: i64, before: u8, after: u8) -> SessionSummary {
    let started = utc(day * DAY + DAY / 2);
    let plan = Plan::SIMPLE_START;
    SessionSummary {
        id: SessionId::new(started.at, 0),
        started,
        duration: Millis::from_secs(300),
        mode: Mode::Manual,
        equipment: Equipment::Table,
        kind: plan.kind(),
        target: plan.target(),
        hold: plan.hold(),
        sets: plan.sets(),
        sets_done: 1,
        time_at_angle: Millis::from_secs(60),
        mean_angle: None,
        max_angle: None,
        ending: Ending::Completed,
        alarms: 0,
        before: Some(pain(before)),
        after: Some(pain(after)),
        symptoms: SymptomSet::NONE,
        dizzy_on_return: false,
        edited: false,
        has_note: false,
    }
}

/// The answer `hours` after `session`.
pub(crate) fn answer(session: &SessionSummary, hours: i64, back: u8) -> CheckIn {
    CheckIn {
        session: session.id,
        kind: if hours < 36 {
            CheckInKind::Day1
        } else {
            CheckInKind::Day2
        },
        at: utc(session.started.at.0 + hours * HOUR),
        pain: pain(back),
        symptoms: SymptomSet::NONE,
    }
}
