//! What a list, Today and the statistics need of a session: its record without trace, words and
//! history.

use super::{
    alarm::AlarmKind,
    plan::PlanKind,
    record::{Ending, Equipment, Mode, Pain, SessionId, SessionRecord},
    symptom::SymptomSet,
    units::{Degrees, LocalTime, Millis},
};

/// A session in brief. Derived from its [`SessionRecord`] by [`Self::of`] and rebuildable from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SessionSummary {
    /// The session's name for ever.
    pub id: SessionId,
    /// When it started, in the person's own time.
    pub started: LocalTime,
    /// From start to the end of the last phase.
    pub duration: Millis,
    /// How the angle was known.
    pub mode: Mode,
    /// What the person hung on.
    pub equipment: Equipment,
    /// Where the plan came from.
    pub kind: PlanKind,
    /// Inversion angle the plan asked for.
    pub target: Degrees,
    /// Length of each hold the plan asked for.
    pub hold: Millis,
    /// Sets the plan asked for, 1..=3.
    pub sets: u8,
    /// Sets whose hold was completed.
    pub sets_done: u8,
    /// Time inside the angle band.
    pub time_at_angle: Millis,
    /// Mean angle over the time at angle; `None` when nothing was measured.
    pub mean_angle: Option<Degrees>,
    /// Greatest angle seen; `None` when nothing was measured.
    pub max_angle: Option<Degrees>,
    /// How it ended.
    pub ending: Ending,
    /// Kinds of alarm raised, one bit per [`AlarmKind`] discriminant.
    pub alarms: u8,
    /// Pain before.
    pub before: Option<Pain>,
    /// Pain right after.
    pub after: Option<Pain>,
    /// Symptoms reported at a stop or at check-out.
    pub symptoms: SymptomSet,
    /// Dizzy when coming up.
    pub dizzy_on_return: bool,
    /// Whether the person corrected it afterwards.
    pub edited: bool,
    /// Whether it carries a note.
    pub has_note: bool,
}

impl SessionSummary {
    /// The brief of `record`.
    pub fn of(record: &SessionRecord) -> Self {
        Self {
            id: record.id,
            started: record.started,
            duration: record.duration,
            mode: record.mode,
            equipment: record.equipment,
            kind: record.plan.kind(),
            target: record.plan.target(),
            hold: record.plan.hold(),
            sets: record.plan.sets(),
            sets_done: record.sets_done,
            time_at_angle: record.time_at_angle,
            mean_angle: record.mean_angle,
            max_angle: record.max_angle,
            ending: record.ending,
            alarms: record
                .alarms
                .iter()
                .fold(0, |bits, alarm| bits | (1 << alarm.kind as u8)),
            before: record.before,
            after: record.after,
            symptoms: record.symptoms,
            dizzy_on_return: record.dizzy_on_return,
            edited: !record.edits.is_empty(),
            has_note: !record.note.is_empty(),
        }
    }

    /// The angle the session stands for: the measured mean, or the target where nothing was
    /// measured.
    pub fn angle(&self) -> Degrees {
        self.mean_angle.unwrap_or(self.target)
    }

    /// Whether an alarm of `kind` was raised.
    pub const fn raised(&self, kind: AlarmKind) -> bool {
        self.alarms & (1 << kind as u8) != 0
    }
}
