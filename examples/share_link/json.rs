//! The shared sessions as JSON: short names, whole numbers, nothing written that is absent.

use plumbline::{
    domain::{
        alarm::AlarmKind,
        phase::Phase,
        plan::{Plan, PlanDraft, PlanKind},
        record::{
            AlarmEvent, CheckIn, CheckInKind, Ending, Equipment, Mode, Pain, SessionId,
            SessionRecord,
        },
        symptom::SymptomSet,
        units::{Degrees, LocalTime, Millis, Nrs, UnixMillis},
    },
    sharing::{Precision, SharedHistory},
};
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub struct Json {
    precision_min: u8,
    sessions: Vec<Session>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Session {
    /// Minutes since 1970.
    start: i64,
    offset: i16,
    plan: PlanJson,
    #[serde(default, skip_serializing_if = "is_default")]
    manual: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    equipment: u8,
    sets: u8,
    time_s: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mean: Option<i16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max: Option<i16>,
    #[serde(default, skip_serializing_if = "is_default")]
    ending: u8,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    alarms: Vec<(u8, u64, u64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<[u8; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<[u8; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day1: Option<[u8; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day2: Option<[u8; 2]>,
    #[serde(default, skip_serializing_if = "is_default")]
    symptoms: [u16; 3],
    #[serde(default, skip_serializing_if = "is_default")]
    dizzy: bool,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct PlanJson {
    kind: u16,
    target: f64,
    sets: u8,
    hold: u64,
    rest: u64,
    last: u64,
    ceiling: f64,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[derive(Debug, thiserror::Error)]
#[error("a value out of range")]
pub struct OutOfRange;

/// A session without names, every field written.
type Packed = (
    (
        i64,
        i16,
        (u16, f64, u8, u64, u64, u64, f64),
        bool,
        u8,
        u8,
        u64,
    ),
    (Option<i16>, Option<i16>, u8, Vec<(u8, u64, u64)>),
    (
        Option<[u8; 2]>,
        Option<[u8; 2]>,
        Option<[u8; 2]>,
        Option<[u8; 2]>,
        [u16; 3],
        bool,
    ),
);

impl Json {
    pub fn of(history: &SharedHistory) -> Self {
        let records = history.records();
        let mut check_ins = records.check_ins.iter().peekable();
        let sessions = records
            .sessions
            .iter()
            .map(|record| {
                let mut session = Session::of(record);
                while let Some(check_in) =
                    check_ins.next_if(|check_in| check_in.session == record.id)
                {
                    let pain = Some(scores(check_in.pain));
                    match check_in.kind {
                        CheckInKind::Day1 => {
                            session.day1 = pain;
                            session.symptoms[1] = check_in.symptoms.bits();
                        }
                        CheckInKind::Day2 => {
                            session.day2 = pain;
                            session.symptoms[2] = check_in.symptoms.bits();
                        }
                    }
                }
                session
            })
            .collect();
        Self {
            precision_min: history.precision().minutes() as u8,
            sessions,
        }
    }

    pub fn precision(&self) -> Precision {
        if self.precision_min == 5 {
            Precision::FiveMinutes
        } else {
            Precision::Minute
        }
    }

    pub fn records(&self) -> Result<(Vec<SessionRecord>, Vec<CheckIn>), OutOfRange> {
        let mut sessions = Vec::new();
        let mut check_ins = Vec::new();
        for (place, session) in self.sessions.iter().enumerate() {
            let record = session.record(place as u16)?;
            let kinds = [
                (session.day1, CheckInKind::Day1),
                (session.day2, CheckInKind::Day2),
            ];
            for ((given, kind), symptoms) in kinds.into_iter().zip(&session.symptoms[1..]) {
                if let Some(given) = given {
                    check_ins.push(CheckIn {
                        session: record.id,
                        kind,
                        at: record.started,
                        pain: pain(given)?,
                        symptoms: SymptomSet::from_bits(*symptoms),
                    });
                }
            }
            sessions.push(record);
        }
        Ok((sessions, check_ins))
    }

    pub fn packed(&self) -> Vec<Packed> {
        self.sessions
            .iter()
            .cloned()
            .map(|s| {
                let p = s.plan;
                (
                    (
                        s.start,
                        s.offset,
                        (p.kind, p.target, p.sets, p.hold, p.rest, p.last, p.ceiling),
                        s.manual,
                        s.equipment,
                        s.sets,
                        s.time_s,
                    ),
                    (s.mean, s.max, s.ending, s.alarms),
                    (s.before, s.after, s.day1, s.day2, s.symptoms, s.dizzy),
                )
            })
            .collect()
    }

    /// One array a field: what a careful person would do by hand.
    pub fn by_column(&self) -> serde_json::Value {
        let mut columns = serde_json::Map::new();
        let sessions = serde_json::to_value(&self.sessions).unwrap_or_default();
        for session in sessions.as_array().into_iter().flatten() {
            for name in [
                "start",
                "offset",
                "plan",
                "manual",
                "equipment",
                "sets",
                "time_s",
                "mean",
                "max",
                "ending",
                "alarms",
                "before",
                "after",
                "day1",
                "day2",
                "symptoms",
                "dizzy",
            ] {
                let value = session.get(name).cloned().unwrap_or_default();
                let column = columns
                    .entry(name)
                    .or_insert_with(|| serde_json::Value::Array(Vec::new()));
                if let Some(column) = column.as_array_mut() {
                    column.push(value);
                }
            }
        }
        columns.into()
    }
}

impl Session {
    fn of(record: &SessionRecord) -> Self {
        let degrees = |angle: Option<Degrees>| angle.map(|angle| angle.get().round() as i16);
        let plan = &record.plan;
        Self {
            start: record.started.at.0.div_euclid(60_000),
            offset: record.started.offset_minutes,
            plan: PlanJson {
                kind: match plan.kind() {
                    PlanKind::Free => 0,
                    PlanKind::SimpleStart => 1,
                    PlanKind::Oscillation => 2,
                    PlanKind::Staircase => 3,
                    PlanKind::Ladder { level } => 4 + u16::from(level),
                },
                target: plan.target().get(),
                sets: plan.sets(),
                hold: plan.hold().whole_secs(),
                rest: plan.rest().whole_secs(),
                last: plan.final_hold().whole_secs(),
                ceiling: plan.ceiling().get(),
            },
            manual: record.mode == Mode::Manual,
            equipment: record.equipment as u8,
            sets: record.sets_done,
            time_s: record.time_at_angle.whole_secs(),
            mean: degrees(record.mean_angle),
            max: degrees(record.max_angle),
            ending: match record.ending {
                Ending::Completed => 0,
                Ending::Interrupted => 1,
                Ending::Stopped { during } => 2 + during as u8,
            },
            alarms: record
                .alarms
                .iter()
                .map(|alarm| {
                    (
                        alarm.kind as u8,
                        alarm.at.whole_secs(),
                        alarm.lasted.whole_secs(),
                    )
                })
                .collect(),
            before: record.before.map(scores),
            after: record.after.map(scores),
            day1: None,
            day2: None,
            symptoms: [record.symptoms.bits(), 0, 0],
            dizzy: record.dizzy_on_return,
        }
    }

    fn record(&self, place: u16) -> Result<SessionRecord, OutOfRange> {
        let at = UnixMillis(self.start.checked_mul(60_000).ok_or(OutOfRange)?);
        let time_at_angle = seconds(self.time_s)?;
        Ok(SessionRecord {
            id: SessionId::new(at, place),
            started: LocalTime {
                at,
                offset_minutes: self.offset,
            },
            duration: time_at_angle,
            mode: if self.manual {
                Mode::Manual
            } else {
                Mode::Measured
            },
            equipment: match self.equipment {
                0 => Equipment::Table,
                1 => Equipment::Chair,
                2 => Equipment::Boots,
                _ => return Err(OutOfRange),
            },
            plan: self.plan.plan()?,
            sets_done: self.sets,
            time_at_angle,
            mean_angle: self.mean.map(Degrees::whole),
            max_angle: self.max.map(Degrees::whole),
            final_hold: Millis::ZERO,
            fastest_return: None,
            blind: Millis::ZERO,
            ending: match self.ending {
                0 => Ending::Completed,
                1 => Ending::Interrupted,
                stopped => Ending::Stopped {
                    during: *Phase::ALL.get(usize::from(stopped) - 2).ok_or(OutOfRange)?,
                },
            },
            alarms: self
                .alarms
                .iter()
                .map(|(kind, at, lasted)| {
                    Ok(AlarmEvent {
                        kind: *AlarmKind::ALL.get(usize::from(*kind)).ok_or(OutOfRange)?,
                        at: seconds(*at)?,
                        lasted: seconds(*lasted)?,
                    })
                })
                .collect::<Result<_, OutOfRange>>()?,
            before: self.before.map(pain).transpose()?,
            after: self.after.map(pain).transpose()?,
            symptoms: SymptomSet::from_bits(self.symptoms[0]),
            dizzy_on_return: self.dizzy,
            note: String::new(),
            edits: Vec::new(),
            gate: None,
        })
    }
}

impl PlanJson {
    fn plan(self) -> Result<Plan, OutOfRange> {
        let degrees = |value| Degrees::new(value).map_err(|_| OutOfRange);
        let kind = match self.kind {
            0 => PlanKind::Free,
            1 => PlanKind::SimpleStart,
            2 => PlanKind::Oscillation,
            3 => PlanKind::Staircase,
            level => PlanKind::Ladder {
                level: u8::try_from(level - 4).map_err(|_| OutOfRange)?,
            },
        };
        let draft = PlanDraft {
            kind,
            target: degrees(self.target)?,
            sets: self.sets,
            hold: seconds(self.hold)?,
            rest: seconds(self.rest)?,
            final_hold: seconds(self.last)?,
        };
        Plan::new(draft, degrees(self.ceiling)?).map_err(|_| OutOfRange)
    }
}

fn seconds(seconds: u64) -> Result<Millis, OutOfRange> {
    u32::try_from(seconds)
        .map(Millis::from_secs)
        .map_err(|_| OutOfRange)
}

fn scores(pain: Pain) -> [u8; 2] {
    [pain.back.get(), pain.leg.get()]
}

fn pain(scores: [u8; 2]) -> Result<Pain, OutOfRange> {
    let [back, leg] = scores.map(|score| Nrs::new(score).map_err(|_| OutOfRange));
    Ok(Pain {
        back: back?,
        leg: leg?,
    })
}
