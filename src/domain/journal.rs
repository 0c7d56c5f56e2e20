//! What a running session writes down every second, and how it is put together again from that.

use super::{
    alarm::AlarmKind,
    phase::Phase,
    plan::Plan,
    record::{AlarmEvent, Ending, Equipment, GateStamp, Mode, Pain, SessionId, SessionRecord},
    symptom::SymptomSet,
    trace::{MarkKind, Trace, TraceMark, TracePoint},
    units::{DegPerSec, Degrees, LocalTime, Millis},
};

/// How firmly an entry must be on the disk before anything else is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Durability {
    /// Flushed: phase changes, answers, the end.
    Strict,
    /// May be lost with the last second: samples.
    Relaxed,
}

/// The numbers of a session so far. Each entry carries the whole, so a missing one costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    /// Sets whose hold was completed.
    pub sets_done: u8,
    /// Time inside the angle band (manual: the time the hold clock ran).
    pub time_at_angle: Millis,
    /// Mean angle over the time at angle; `None` when nothing was measured.
    pub mean_angle: Option<Degrees>,
    /// Greatest angle seen; `None` when nothing was measured.
    pub max_angle: Option<Degrees>,
    /// Last stay at horizontal.
    pub final_hold: Millis,
    /// Fastest return seen, as a positive rate; `None` when nothing was measured.
    pub fastest_return: Option<DegPerSec>,
    /// Time in which the angle was not known although it should have been.
    pub blind: Millis,
}

/// What is known of a session from its first moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opening {
    /// Its name for ever.
    pub id: SessionId,
    /// When it started.
    pub started: LocalTime,
    /// How the angle is known.
    pub mode: Mode,
    /// What the person hangs on.
    pub equipment: Equipment,
    /// What is planned.
    pub plan: Plan,
    /// The gate's answers it was allowed by.
    pub gate: GateStamp,
    /// Pain before.
    pub before: Option<Pain>,
}

/// An answer given during or after the session; a later one of its kind replaces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// Pain before.
    Before(Pain),
    /// Pain right after.
    After(Pain),
    /// Symptoms.
    Symptoms(SymptomSet),
    /// Dizzy when coming up.
    DizzyOnReturn(bool),
    /// The person's words.
    Note(String),
}

/// One line of the journal of the running session. Times count from the session's start.
#[derive(Debug, Clone, PartialEq)]
pub enum JournalEntry {
    /// The session began; what came before belongs to another.
    Opened(Opening),
    /// A phase began.
    Phase {
        /// When.
        at: Millis,
        /// Which.
        phase: Phase,
        /// The numbers so far.
        tally: Tally,
    },
    /// About a second of the trace, at 4 Hz.
    Samples {
        /// When the chunk was closed.
        at: Millis,
        /// Its points in time order; empty in manual mode.
        points: Vec<TracePoint>,
        /// The numbers so far.
        tally: Tally,
    },
    /// An alarm was raised.
    AlarmRaised {
        /// When.
        at: Millis,
        /// What about.
        kind: AlarmKind,
    },
    /// An alarm ended.
    AlarmEnded {
        /// When.
        at: Millis,
        /// What about.
        kind: AlarmKind,
    },
    /// The person stopped, or came up for good before the plan was done.
    Stopped {
        /// When.
        at: Millis,
        /// In which phase.
        during: Phase,
    },
    /// A question was answered.
    Answered {
        /// When.
        at: Millis,
        /// What was said.
        answer: Answered,
    },
}

impl JournalEntry {
    /// How firmly it must be written.
    pub const fn durability(&self) -> Durability {
        match self {
            Self::Samples { .. } => Durability::Relaxed,
            _ => Durability::Strict,
        }
    }

    /// When it was written, since the session's start.
    pub const fn at(&self) -> Millis {
        match self {
            Self::Opened(_) => Millis::ZERO,
            Self::Phase { at, .. }
            | Self::Samples { at, .. }
            | Self::AlarmRaised { at, .. }
            | Self::AlarmEnded { at, .. }
            | Self::Stopped { at, .. }
            | Self::Answered { at, .. } => *at,
        }
    }
}

/// A session put together from its journal, in the order the entries were written.
///
/// The last session opened is the one rebuilt; `None` if none was. Nothing is invented: what the
/// missing tail held is missing. The ending is [`Ending::Interrupted`], unless the questions had
/// been reached: then the session itself was over, and how it ended is known.
pub fn recover(entries: impl IntoIterator<Item = JournalEntry>) -> Option<(SessionRecord, Trace)> {
    let mut found: Option<Rebuilding> = None;
    for entry in entries {
        match (entry, found.as_mut()) {
            (JournalEntry::Opened(opening), _) => found = Some(Rebuilding::new(opening)),
            (entry, Some(rebuilding)) => rebuilding.take(entry),
            (_, None) => {}
        }
    }
    found.map(Rebuilding::finish)
}

struct Rebuilding {
    record: SessionRecord,
    trace: Trace,
    stopped: Option<Phase>,
    over: bool,
}

impl Rebuilding {
    fn new(opening: Opening) -> Self {
        Self {
            record: blank_record(&opening),
            trace: Trace::default(),
            stopped: None,
            over: false,
        }
    }

    fn take(&mut self, entry: JournalEntry) {
        // The questions take as long as they take; the session was over before them.
        if !self.over {
            self.record.duration = self.record.duration.max(entry.at());
        }
        match entry {
            JournalEntry::Opened(_) => {}
            JournalEntry::Phase { at, phase, tally } => {
                apply_tally(&mut self.record, &tally);
                self.over |= phase >= Phase::CheckOut;
                self.trace.mark(TraceMark {
                    at,
                    kind: MarkKind::Phase(phase),
                });
            }
            JournalEntry::Samples { points, tally, .. } => {
                apply_tally(&mut self.record, &tally);
                for point in points {
                    self.trace.push(point);
                }
            }
            JournalEntry::AlarmRaised { at, kind } => {
                self.trace.mark(TraceMark {
                    at,
                    kind: MarkKind::Alarm(kind),
                });
                raise_alarm(&mut self.record, kind, at);
            }
            JournalEntry::AlarmEnded { at, kind } => end_alarm(&mut self.record, kind, at),
            JournalEntry::Stopped { during, .. } => {
                self.stopped.get_or_insert(during);
            }
            JournalEntry::Answered { answer, .. } => apply_answer(&mut self.record, answer),
        }
    }

    fn finish(mut self) -> (SessionRecord, Trace) {
        self.record.ending = match (self.over, self.stopped) {
            (false, _) => Ending::Interrupted,
            (true, None) => Ending::Completed,
            (true, Some(during)) => Ending::Stopped { during },
        };
        (self.record, self.trace)
    }
}

/// A record of a session that has just begun.
pub(super) fn blank_record(opening: &Opening) -> SessionRecord {
    SessionRecord {
        id: opening.id,
        started: opening.started,
        duration: Millis::ZERO,
        mode: opening.mode,
        equipment: opening.equipment,
        plan: opening.plan,
        sets_done: 0,
        time_at_angle: Millis::ZERO,
        mean_angle: None,
        max_angle: None,
        final_hold: Millis::ZERO,
        fastest_return: None,
        blind: Millis::ZERO,
        ending: Ending::Interrupted,
        alarms: Vec::new(),
        before: opening.before,
        after: None,
        symptoms: SymptomSet::NONE,
        dizzy_on_return: false,
        note: String::new(),
        edits: Vec::new(),
        gate: Some(opening.gate),
    }
}

/// Puts the numbers of `tally` into `record`.
pub(super) const fn apply_tally(record: &mut SessionRecord, tally: &Tally) {
    record.sets_done = tally.sets_done;
    record.time_at_angle = tally.time_at_angle;
    record.mean_angle = tally.mean_angle;
    record.max_angle = tally.max_angle;
    record.final_hold = tally.final_hold;
    record.fastest_return = tally.fastest_return;
    record.blind = tally.blind;
}

/// Alarms kept in a record. Chosen by us: far above any real session.
const MOST_ALARMS: usize = 200;

/// Puts an alarm that has just been raised into `record`; beyond the first [`MOST_ALARMS`] none.
pub(super) fn raise_alarm(record: &mut SessionRecord, kind: AlarmKind, at: Millis) {
    if record.alarms.len() < MOST_ALARMS {
        record.alarms.push(AlarmEvent {
            kind,
            at,
            lasted: Millis::ZERO,
        });
    }
}

/// Notes how long the alarm of `kind` that was raised last has lasted.
pub(super) fn end_alarm(record: &mut SessionRecord, kind: AlarmKind, at: Millis) {
    let last = record.alarms.iter_mut().rfind(|alarm| alarm.kind == kind);
    // One that has ended already is an earlier one: the last was not kept.
    if let Some(alarm) = last.filter(|alarm| alarm.lasted == Millis::ZERO) {
        alarm.lasted = at.saturating_sub(alarm.at);
    }
}

/// Puts an answer into `record`: of the running session, or of a recovered one whose questions are
/// answered later.
pub fn apply_answer(record: &mut SessionRecord, answer: Answered) {
    match answer {
        Answered::Before(pain) => record.before = Some(pain),
        Answered::After(pain) => record.after = Some(pain),
        Answered::Symptoms(symptoms) => record.symptoms = symptoms,
        Answered::DizzyOnReturn(dizzy) => record.dizzy_on_return = dizzy,
        Answered::Note(note) => record.note = note,
    }
}
