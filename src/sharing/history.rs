//! What leaves: the part of a history a person chose, rounded as it is sent.

use super::{
    selection::{Fields, Precision},
    tally::Tally,
};
use crate::domain::{
    plan::Plan,
    record::{
        AlarmEvent, BodyMap, CheckIn, CheckInKind, Ending, Equipment, Mode, Pain, SessionId,
        SessionRecord,
    },
    symptom::SymptomSet,
    trace::{Trace, TracePoint},
    units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis},
};

/// A check-in as it is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedCheckIn {
    /// Pain then.
    pub pain: Pain,
    /// Symptoms then.
    pub symptoms: SymptomSet,
    /// Hours after the start of its session, rounded; `None` when not shared.
    pub hours: Option<u8>,
}

/// What is needed beyond the usual columns to keep a session as one's own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Details {
    /// From start to the end of the last phase, whole seconds.
    pub duration: Millis,
    /// Last stay at horizontal, whole seconds.
    pub final_hold: Millis,
    /// Fastest return, whole degrees per second.
    pub fastest_return: Option<DegPerSec>,
    /// Time in which the angle was not known, whole seconds.
    pub blind: Millis,
}

/// The angle of a session at even steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedTrace {
    /// Seconds between two points.
    pub step_s: u16,
    /// Whole degrees; `None` where the angle was not known.
    pub angles: Vec<Option<i16>>,
}

/// A session as it is shared: rounded, without its identity beyond its start.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedSession {
    /// Start, rounded down to the history's precision.
    pub started: LocalTime,
    /// How the angle was known.
    pub mode: Mode,
    /// What the person hung on.
    pub equipment: Equipment,
    /// What was planned; angles to a tenth of a degree, times to a second.
    pub plan: Plan,
    /// Sets whose hold was completed.
    pub sets_done: u8,
    /// Whole seconds inside the angle band.
    pub time_at_angle: Millis,
    /// Whole degrees.
    pub mean_angle: Option<Degrees>,
    /// Whole degrees.
    pub max_angle: Option<Degrees>,
    /// How it ended.
    pub ending: Ending,
    /// The first 32 alarms, to the second.
    pub alarms: Vec<AlarmEvent>,
    /// Pain before.
    pub before: Option<Pain>,
    /// Pain right after.
    pub after: Option<Pain>,
    /// Symptoms at the session.
    pub symptoms: SymptomSet,
    /// Dizzy when coming up.
    pub dizzy_on_return: bool,
    /// A day after and two days after.
    pub check_ins: [Option<SharedCheckIn>; 2],
    /// Shared with [`Fields::details`].
    pub details: Option<Details>,
    /// Shared with [`Fields::notes`], else empty.
    pub note: String,
    /// Shared with [`Fields::traces`], where there was one.
    pub trace: Option<SharedTrace>,
}

/// A history as it leaves, or as it arrived. Sessions are in time order.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedHistory {
    pub(super) name: Option<String>,
    pub(super) precision: Precision,
    pub(super) fields: Fields,
    pub(super) sessions: Vec<SharedSession>,
    pub(super) body: Vec<(LocalDay, BodyMap)>,
    pub(super) tally: Option<Box<Tally>>,
}

/// A shared history in the types one's own history has, for the same statistics and charts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SharedRecords {
    /// Sessions in time order.
    pub sessions: Vec<SessionRecord>,
    /// Their check-ins.
    pub check_ins: Vec<CheckIn>,
    /// Their traces, where shared.
    pub traces: Vec<(SessionId, Trace)>,
}

impl SharedHistory {
    /// Most sessions in one share. Chosen by us: two a day for 27 years.
    pub const MOST_SESSIONS: usize = 20_000;
    /// Longest name in bytes. Chosen by us: a line on the reader's screen.
    pub const LONGEST_NAME: usize = 80;
    /// Most bytes of notes, all sessions together. Chosen by us: bounds memory when reading.
    pub const MOST_WORDS: usize = 1 << 20;
    /// Most trace points, all sessions together. Chosen by us: bounds memory when reading.
    pub const MOST_POINTS: usize = 1 << 18;
    /// Most days with a body map. Chosen by us: a day each for 54 years.
    pub const MOST_DAYS: usize = 20_000;

    /// The name the sender gave.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// How exactly starts are known.
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// The optional columns it holds.
    pub const fn fields(&self) -> Fields {
        self.fields
    }

    /// The sessions in time order; empty when only statistics were shared.
    pub fn sessions(&self) -> &[SharedSession] {
        &self.sessions
    }

    /// Where it hurt, by day.
    pub fn body_maps(&self) -> &[(LocalDay, BodyMap)] {
        &self.body
    }

    /// The sums and counts, when only statistics were shared.
    pub fn tally(&self) -> Option<&Tally> {
        self.tally.as_deref()
    }

    /// The sessions as records, for statistics, charts and merging.
    ///
    /// Ids are made from the shared start and the session's place among those of the same start, so
    /// the same share always gives the same ids. What was not shared is filled with what claims
    /// least: the duration is the time at angle, final hold and blind time are zero, the fastest
    /// return is `None`; check-ins are dated 24 h and 48 h after the start. There is never a gate
    /// stamp: shared data cannot pass the gate.
    pub fn records(&self) -> SharedRecords {
        let mut records = SharedRecords::default();
        let mut place = 0_u16;
        let mut start_before = None;
        for session in &self.sessions {
            let start = session.started.at;
            place = if start_before == Some(start) {
                place.saturating_add(1)
            } else {
                0
            };
            start_before = Some(start);
            let id = SessionId::new(start, place);
            records.sessions.push(session.record(id));
            records.check_ins.extend(session.check_ins_of(id));
            if let Some(trace) = &session.trace {
                records.traces.push((id, trace.trace()));
            }
        }
        records
    }
}

impl SharedSession {
    /// The last minute of the year 3999, counted from 1970. Chosen by us: any calendar prints it.
    pub(super) const LAST_MINUTE: i64 = 1_067_676_479;

    /// As a record named `id`; see [`SharedHistory::records`] for what was not shared.
    pub(super) fn record(&self, id: SessionId) -> SessionRecord {
        let details = self.details.unwrap_or(Details {
            duration: self.time_at_angle,
            final_hold: Millis::ZERO,
            fastest_return: None,
            blind: Millis::ZERO,
        });
        SessionRecord {
            id,
            started: self.started,
            duration: details.duration,
            mode: self.mode,
            equipment: self.equipment,
            plan: self.plan,
            sets_done: self.sets_done,
            time_at_angle: self.time_at_angle,
            mean_angle: self.mean_angle,
            max_angle: self.max_angle,
            final_hold: details.final_hold,
            fastest_return: details.fastest_return,
            blind: details.blind,
            ending: self.ending,
            alarms: self.alarms.clone(),
            before: self.before,
            after: self.after,
            symptoms: self.symptoms,
            dizzy_on_return: self.dizzy_on_return,
            note: self.note.clone(),
            edits: Vec::new(),
            gate: None,
        }
    }

    /// Its check-ins as records of the session `id`.
    pub(super) fn check_ins_of(&self, id: SessionId) -> impl Iterator<Item = CheckIn> + '_ {
        let kinds = [(CheckInKind::Day1, 24), (CheckInKind::Day2, 48)];
        self.check_ins
            .iter()
            .zip(kinds)
            .filter_map(move |(check_in, (kind, nominal))| {
                let check_in = check_in.as_ref()?;
                let hours = check_in.hours.unwrap_or(nominal);
                Some(CheckIn {
                    session: id,
                    kind,
                    at: LocalTime {
                        at: self
                            .started
                            .at
                            .after(Millis::from_secs(u32::from(hours) * 3600)),
                        offset_minutes: self.started.offset_minutes,
                    },
                    pain: check_in.pain,
                    symptoms: check_in.symptoms,
                })
            })
    }
}

impl SharedTrace {
    /// Seconds between points of a session of usual length. Chosen by us: a hold of a minute still
    /// has twelve points.
    pub const STEP_S: u16 = 5;
    /// Most points of one session; longer sessions get wider steps. Chosen by us.
    pub const MOST_POINTS: usize = 360;

    /// The points as a trace without marks.
    pub fn trace(&self) -> Trace {
        let mut trace = Trace::default();
        let mut at = Millis::ZERO;
        for angle in &self.angles {
            trace.push(TracePoint {
                at,
                angle: angle.map(Degrees::whole),
            });
            at += Millis::from_secs(self.step_s.into());
        }
        trace
    }
}
