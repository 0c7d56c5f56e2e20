//! What leaves: the part of a history a person chose, rounded as it is sent.

use crate::domain::{
    plan::Plan,
    record::{
        AlarmEvent, BodyMap, CheckIn, CheckInKind, DiaryEntry, Ending, Equipment, Mode, Pain,
        SessionId, SessionRecord,
    },
    sharing::ShareError,
    symptom::SymptomSet,
    trace::{Trace, TracePoint},
    units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis, UnixMillis},
};

use super::{
    codec::row::{Row, rounded_plan},
    tally::Tally,
};

/// Everything a person has, to choose from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// Sessions, in any order.
    pub sessions: &'a [SessionRecord],
    /// Check-ins, in any order; those of sessions not shared stay behind.
    pub check_ins: &'a [CheckIn],
    /// Diary entries, for their body maps.
    pub diary: &'a [DiaryEntry],
    /// Traces of sessions; may be empty when [`Fields::traces`] is off.
    pub traces: &'a [(SessionId, Trace)],
}

/// The days to share, both ends included; `None` leaves an end open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// First day.
    pub from: Option<LocalDay>,
    /// Last day.
    pub to: Option<LocalDay>,
}

impl Period {
    fn contains(self, day: LocalDay) -> bool {
        self.from.is_none_or(|from| day >= from) && self.to.is_none_or(|to| day <= to)
    }
}

/// The optional columns. All are off by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fields {
    /// Duration, final hold, fastest return and blind time: needed only to carry a history to
    /// another phone of one's own.
    pub details: bool,
    /// How many hours after its session each check-in was answered; without it, 24 and 48.
    pub check_in_hours: bool,
    /// The person's words.
    pub notes: bool,
    /// Where it hurt, day by day.
    pub body_map: bool,
    /// The angle over time, every few seconds in whole degrees.
    pub traces: bool,
}

/// How exactly starts are shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Precision {
    /// To the minute.
    #[default]
    Minute,
    /// To five minutes: smaller, and tells less about a person's day.
    FiveMinutes,
}

impl Precision {
    /// Length of a step in minutes.
    pub const fn minutes(self) -> i64 {
        match self {
            Self::Minute => 1,
            Self::FiveMinutes => 5,
        }
    }

    /// The start of the step in which `moment` lies.
    pub const fn round(self, moment: UnixMillis) -> UnixMillis {
        let step = self.minutes() * 60_000;
        UnixMillis(moment.0.div_euclid(step).saturating_mul(step))
    }
}

/// What the person chose to share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Which days.
    pub period: Period,
    /// Which optional columns.
    pub fields: Fields,
    /// How exactly starts are shared.
    pub precision: Precision,
    /// Only the sums and counts of [`Tally`], no single session; `fields` and `precision` are then
    /// without meaning.
    pub statistics_only: bool,
    /// A name to show to the reader; off by default.
    pub name: Option<String>,
}

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
    pub(super) tally: Option<Tally>,
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

    /// The part of `source` that `selection` names, rounded as it is sent.
    ///
    /// Starts are rounded down to the selection's precision; spans to seconds; measured angles to
    /// degrees; of several check-ins of one kind after one session the latest counts. A name is cut
    /// to [`Self::LONGEST_NAME`] and an empty one is none.
    ///
    /// # Errors
    /// [`ShareError::TooMuch`] beyond the limits above, [`ShareError::ImpossibleDate`] for a session
    /// before 1970 or after 3999. Nothing is left out silently.
    pub fn from_records(source: &Source<'_>, selection: &Selection) -> Result<Self, ShareError> {
        let mut chosen: Vec<&SessionRecord> = source
            .sessions
            .iter()
            .filter(|session| selection.period.contains(session.started.day()))
            .collect();
        if chosen.len() > Self::MOST_SESSIONS {
            return Err(ShareError::TooMuch);
        }
        chosen.sort_by_key(|session| (session.started.at, session.id));
        let mut check_ins: Vec<&CheckIn> = source.check_ins.iter().collect();
        check_ins.sort_by_key(|check_in| (check_in.session, check_in.kind, check_in.at.at));

        let mut traces: Vec<&(SessionId, Trace)> = source.traces.iter().collect();
        traces.sort_by_key(|(id, _)| *id);

        let sessions = chosen
            .iter()
            .map(|session| shared_session(session, &check_ins, &traces, selection))
            .collect::<Result<Vec<_>, _>>()?;
        let history = Self {
            name: selection.name.as_deref().and_then(shared_name),
            precision: selection.precision,
            fields: selection.fields,
            sessions,
            body: if selection.fields.body_map {
                shared_body(source.diary, selection.period)
            } else {
                Vec::new()
            },
            tally: None,
        };
        history.check_limits()?;
        Ok(if selection.statistics_only {
            Self {
                precision: Precision::default(),
                fields: Fields::default(),
                tally: Some(Tally::of(&history.sessions)),
                sessions: Vec::new(),
                body: Vec::new(),
                ..history
            }
        } else {
            history
        })
    }

    fn check_limits(&self) -> Result<(), ShareError> {
        let words: usize = self.sessions.iter().map(|session| session.note.len()).sum();
        let traces = self
            .sessions
            .iter()
            .filter_map(|session| session.trace.as_ref());
        let points: usize = traces.map(|trace| trace.angles.len()).sum();
        let fits = words <= Self::MOST_WORDS
            && points <= Self::MOST_POINTS
            && self.body.len() <= Self::MOST_DAYS;
        if fits {
            Ok(())
        } else {
            Err(ShareError::TooMuch)
        }
    }

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
    pub const fn tally(&self) -> Option<&Tally> {
        self.tally.as_ref()
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

    fn record(&self, id: SessionId) -> SessionRecord {
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

    fn of(trace: &Trace) -> Self {
        let last = trace.points().last().map_or(Millis::ZERO, |point| point.at);
        let mut step_s = Self::STEP_S;
        while last.whole_secs() / u64::from(step_s) >= Self::MOST_POINTS as u64 {
            let Some(wider) = step_s.checked_mul(2) else {
                break;
            };
            step_s = wider;
        }
        let mut angles = Vec::new();
        let mut points = trace.points().iter().peekable();
        let mut current = None;
        let mut at = Millis::ZERO;
        while at <= last && angles.len() < Self::MOST_POINTS && !trace.points().is_empty() {
            while let Some(point) = points.next_if(|point| point.at <= at) {
                current = point.angle.map(super::codec::row::whole);
            }
            angles.push(current);
            at += Millis::from_secs(step_s.into());
        }
        Self { step_s, angles }
    }

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

fn shared_name(name: &str) -> Option<String> {
    let mut name = name.trim();
    while name.len() > SharedHistory::LONGEST_NAME {
        name = name
            .char_indices()
            .next_back()
            .map_or("", |(end, _)| &name[..end]);
    }
    (!name.is_empty()).then(|| name.to_owned())
}

fn shared_body(diary: &[DiaryEntry], period: Period) -> Vec<(LocalDay, BodyMap)> {
    let mut entries: Vec<&DiaryEntry> = diary
        .iter()
        .filter(|entry| !entry.body.is_empty() && period.contains(entry.day))
        .collect();
    entries.sort_by_key(|entry| (entry.day, core::cmp::Reverse(entry.at.at)));
    entries.dedup_by_key(|entry| entry.day);
    entries
        .iter()
        .map(|entry| (entry.day, entry.body))
        .collect()
}

fn shared_session(
    session: &SessionRecord,
    check_ins: &[&CheckIn],
    traces: &[&(SessionId, Trace)],
    selection: &Selection,
) -> Result<SharedSession, ShareError> {
    let Selection {
        fields, precision, ..
    } = selection;
    let at = precision.round(session.started.at);
    if !(0..=SharedSession::LAST_MINUTE).contains(&at.0.div_euclid(60_000)) {
        return Err(ShareError::ImpossibleDate);
    }
    let whole_seconds = |span: Millis| Millis::from_secs(super::codec::row::seconds(span));
    let check_in = |kind| {
        let from =
            check_ins.partition_point(|other| (other.session, other.kind) <= (session.id, kind));
        let latest = from.checked_sub(1).and_then(|index| check_ins.get(index));
        latest
            .filter(|other| other.session == session.id && other.kind == kind)
            .map(|other| SharedCheckIn {
                pain: other.pain,
                symptoms: other.symptoms,
                hours: fields
                    .check_in_hours
                    .then(|| hours_between(session.started.at, other.at.at)),
            })
    };
    Ok(SharedSession {
        started: LocalTime {
            at,
            offset_minutes: session.started.offset_minutes.clamp(-1440, 1440),
        },
        mode: session.mode,
        equipment: session.equipment,
        plan: rounded_plan(&session.plan)?,
        sets_done: session.sets_done,
        time_at_angle: whole_seconds(session.time_at_angle),
        mean_angle: session.mean_angle.map(whole_degrees),
        max_angle: session.max_angle.map(whole_degrees),
        ending: session.ending,
        alarms: shared_alarms(&session.alarms),
        before: session.before,
        after: session.after,
        symptoms: session.symptoms,
        dizzy_on_return: session.dizzy_on_return,
        check_ins: [check_in(CheckInKind::Day1), check_in(CheckInKind::Day2)],
        details: fields.details.then(|| Details {
            duration: whole_seconds(session.duration),
            final_hold: whole_seconds(session.final_hold),
            fastest_return: session.fastest_return.map(whole_rate),
            blind: whole_seconds(session.blind),
        }),
        note: if fields.notes {
            session.note.clone()
        } else {
            String::new()
        },
        trace: traces
            .binary_search_by_key(&session.id, |(id, _)| *id)
            .ok()
            .filter(|_| fields.traces)
            .and_then(|index| traces.get(index))
            .map(|(_, trace)| SharedTrace::of(trace)),
    })
}

fn shared_alarms(alarms: &[AlarmEvent]) -> Vec<AlarmEvent> {
    let whole_seconds = |span: Millis| Millis::from_secs(super::codec::row::seconds(span));
    let mut shared: Vec<AlarmEvent> = alarms
        .iter()
        .take(Row::MOST_ALARMS)
        .map(|alarm| AlarmEvent {
            kind: alarm.kind,
            at: whole_seconds(alarm.at),
            lasted: whole_seconds(alarm.lasted),
        })
        .collect();
    shared.sort_by_key(|alarm| alarm.at);
    shared
}

fn whole_degrees(angle: Degrees) -> Degrees {
    Degrees::whole(super::codec::row::whole(angle))
}

/// Whole degrees per second, 0 to 1000.
fn whole_rate(rate: DegPerSec) -> DegPerSec {
    DegPerSec::whole(super::codec::row::rate(rate))
}

/// Hours from `start` to `answered`, rounded, 0 to 255.
fn hours_between(start: UnixMillis, answered: UnixMillis) -> u8 {
    let passed = answered.since(start).unwrap_or(Millis::ZERO);
    u8::try_from(passed.0.saturating_add(1_800_000) / 3_600_000).unwrap_or(u8::MAX)
}
