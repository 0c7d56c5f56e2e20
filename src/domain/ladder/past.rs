//! What the ladder needs to know about a past session.

use crate::domain::{
    plan::PlanKind,
    record::{CheckIn, CheckInKind, Ending, Equipment, Pain, SessionRecord},
    summary::SessionSummary,
    symptom::SymptomSet,
    units::{LocalTime, Millis},
};

/// A check-in a day after a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextDay {
    /// When it was answered.
    pub at: LocalTime,
    /// Pain then.
    pub pain: Pain,
}

/// What the ladder needs to know about a past session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// When it began.
    pub started: LocalTime,
    /// Its ladder level; `None` for any other kind of session.
    pub level: Option<u8>,
    /// What the person hung on.
    pub equipment: Equipment,
    /// Whether all planned sets and the final hold were done.
    pub completed: bool,
    /// Time inside the angle band.
    pub time_at_angle: Millis,
    /// Stop symptoms.
    pub symptoms: SymptomSet,
    /// Dizzy when coming up.
    pub dizzy_on_return: bool,
    /// Pain before.
    pub before: Option<Pain>,
    /// The check-in a day later.
    pub next_day: Option<NextDay>,
}

impl Past {
    /// From a record and the check-ins, of this or any session.
    pub fn new(record: &SessionRecord, check_ins: &[CheckIn]) -> Self {
        Self::of_summary(&SessionSummary::of(record), check_ins)
    }

    /// From a summary and the check-ins, of this or any session.
    pub fn of_summary(summary: &SessionSummary, check_ins: &[CheckIn]) -> Self {
        Self {
            started: summary.started,
            level: match summary.kind {
                PlanKind::Ladder { level } => Some(level),
                _ => None,
            },
            equipment: summary.equipment,
            completed: summary.ending == Ending::Completed && summary.sets_done >= summary.sets,
            time_at_angle: summary.time_at_angle,
            symptoms: summary.symptoms,
            dizzy_on_return: summary.dizzy_on_return,
            before: summary.before,
            next_day: check_ins
                .iter()
                .find(|check_in| {
                    check_in.session == summary.id && check_in.kind == CheckInKind::Day1
                })
                .map(|check_in| NextDay {
                    at: check_in.at,
                    pain: check_in.pain,
                }),
        }
    }

    /// By how many points the worse of back and leg rose from before to a day later; negative if
    /// both fell; `None` if either was not asked.
    pub fn change(&self) -> Option<i16> {
        let before = self.before?;
        let after = self.next_day?.pain;
        let back = i16::from(after.back.get()) - i16::from(before.back.get());
        let leg = i16::from(after.leg.get()) - i16::from(before.leg.get());
        Some(back.max(leg))
    }
}
