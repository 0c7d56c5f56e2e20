//! A session in whole numbers, as the columns carry it.

use crate::domain::{
    alarm::AlarmKind,
    phase::Phase,
    plan::{Plan, PlanDraft, PlanKind},
    record::{AlarmEvent, Ending, Equipment, Mode, Pain},
    sharing::ShareError,
    symptom::SymptomSet,
    units::{DegPerSec, Degrees, LocalTime, Millis, Nrs, UnixMillis},
};
use crate::sharing::history::{SharedCheckIn, SharedSession};

/// [`Row::ending`] of a completed session.
pub(super) const COMPLETED: u8 = 0;
/// [`Row::ending`] of an interrupted session.
const INTERRUPTED: u8 = 1;
/// [`Row::ending`] of a session stopped in the first phase; later phases count up.
pub(super) const STOPPED: u8 = 2;

/// A plan in whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct PlanRow {
    /// 0-3 the kinds without a level, 4 upwards the levels of the ladder.
    pub(super) kind: u16,
    /// Tenths of a degree.
    pub(super) target: u16,
    pub(super) sets: u16,
    /// Seconds.
    pub(super) hold: u16,
    /// Seconds.
    pub(super) rest: u16,
    /// Seconds.
    pub(super) final_hold: u16,
    /// Tenths of a degree.
    pub(super) ceiling: u16,
}

/// An alarm in whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct AlarmRow {
    /// Discriminant of [`AlarmKind`].
    pub(super) kind: u8,
    /// Seconds since the start.
    pub(super) at: u32,
    /// Seconds.
    pub(super) lasted: u32,
}

/// A session in whole numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::sharing) struct Row {
    /// Since 1970-01-01T00:00Z, in units of the history's precision.
    pub(super) start: i32,
    /// `start` in minutes, for prediction; follows from it.
    pub(super) minute: i32,
    /// Minutes east of UTC.
    pub(super) offset: i16,
    pub(super) plan: PlanRow,
    pub(super) manual: bool,
    pub(super) equipment: u8,
    pub(super) ending: u8,
    pub(super) sets_done: u8,
    /// Seconds at angle.
    pub(super) time: u32,
    /// Whole degrees.
    pub(super) mean: Option<i16>,
    /// Whole degrees.
    pub(super) max: Option<i16>,
    /// Back and leg: before, after, a day after, two days after.
    pub(super) pain: [Option<[u8; 2]>; 4],
    /// Session, a day after, two days after.
    pub(super) symptoms: [u16; 3],
    pub(super) dizzy: bool,
    pub(super) alarms: Vec<AlarmRow>,
}

impl PlanRow {
    fn of(plan: &Plan) -> Self {
        Self {
            kind: match plan.kind() {
                PlanKind::Free => 0,
                PlanKind::SimpleStart => 1,
                PlanKind::Oscillation => 2,
                PlanKind::Staircase => 3,
                PlanKind::Ladder { level } => 4 + u16::from(level),
            },
            target: tenths(plan.target()),
            sets: plan.sets().into(),
            hold: brief_seconds(plan.hold()).max(1),
            rest: brief_seconds(plan.rest()),
            final_hold: brief_seconds(plan.final_hold()),
            ceiling: tenths(plan.ceiling()),
        }
    }

    /// The plan, held against the domain's own rules.
    fn plan(self) -> Result<Plan, ShareError> {
        let kind = match self.kind {
            0 => PlanKind::Free,
            1 => PlanKind::SimpleStart,
            2 => PlanKind::Oscillation,
            3 => PlanKind::Staircase,
            level => PlanKind::Ladder {
                level: u8::try_from(level - 4).map_err(|_| ShareError::Impossible)?,
            },
        };
        let seconds = |seconds: u16| Millis::from_secs(seconds.into());
        let draft = PlanDraft {
            kind,
            target: from_tenths(self.target)?,
            sets: u8::try_from(self.sets).map_err(|_| ShareError::Impossible)?,
            hold: seconds(self.hold),
            rest: seconds(self.rest),
            final_hold: seconds(self.final_hold),
        };
        let ceiling = from_tenths(self.ceiling)?;
        if ceiling > Plan::HIGHEST_CEILING {
            return Err(ShareError::Impossible);
        }
        Plan::new(draft, ceiling).map_err(|_| ShareError::Impossible)
    }
}

/// `plan` with its angles rounded to tenths and its times to seconds, as it is shared.
pub(in crate::sharing) fn rounded_plan(plan: &Plan) -> Result<Plan, ShareError> {
    PlanRow::of(plan).plan()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped; a plan's angles lie in 0 to 85"
)]
fn tenths(angle: Degrees) -> u16 {
    (angle.get() * 10.0).round().clamp(0.0, 900.0) as u16
}

fn from_tenths(tenths: u16) -> Result<Degrees, ShareError> {
    Degrees::new(f64::from(tenths) / 10.0).map_err(|_| ShareError::Impossible)
}

/// Rounded to seconds; a plan's times are at most ten minutes.
fn brief_seconds(span: Millis) -> u16 {
    u16::try_from(span.0.saturating_add(500) / 1000).unwrap_or(u16::MAX)
}

/// Whole seconds, at most a day.
pub(in crate::sharing) fn seconds(span: Millis) -> u32 {
    u32::try_from(span.whole_secs())
        .unwrap_or(u32::MAX)
        .min(Row::MOST_SECONDS)
}

/// Whole degrees.
#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to the full circle"
)]
pub(in crate::sharing) fn whole(angle: Degrees) -> i16 {
    angle.get().round().clamp(-180.0, 180.0) as i16
}

/// Whole degrees per second, 0 to 1000.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
pub(in crate::sharing) fn rate(rate: DegPerSec) -> i16 {
    rate.get().round().clamp(0.0, 1000.0) as i16
}

fn pain_row(pain: Pain) -> [u8; 2] {
    [pain.back.get(), pain.leg.get()]
}

fn pain(row: [u8; 2]) -> Result<Pain, ShareError> {
    let [back, leg] = row.map(|score| Nrs::new(score).map_err(|_| ShareError::Impossible));
    Ok(Pain {
        back: back?,
        leg: leg?,
    })
}

impl Row {
    /// No span of a session is longer than a day; longer ones are cut. Chosen by us.
    pub(super) const MOST_SECONDS: u32 = 86_400;
    /// Alarms of one session that are shared. Chosen by us: far above any real session.
    pub(in crate::sharing) const MOST_ALARMS: usize = 32;

    /// `session`, its start in units of `unit` minutes.
    pub(super) fn of(session: &SharedSession, unit: i32) -> Self {
        let minute = session.started.at.0.div_euclid(60_000);
        let minute = i32::try_from(minute).unwrap_or(i32::MAX);
        let [day1, day2] = &session.check_ins;
        Self {
            start: minute.div_euclid(unit),
            minute,
            offset: session.started.offset_minutes,
            plan: PlanRow::of(&session.plan),
            manual: session.mode == Mode::Manual,
            equipment: match session.equipment {
                Equipment::Table => 0,
                Equipment::Chair => 1,
                Equipment::Boots => 2,
            },
            ending: match session.ending {
                Ending::Completed => COMPLETED,
                Ending::Interrupted => INTERRUPTED,
                Ending::Stopped { during } => STOPPED + during as u8,
            },
            sets_done: session.sets_done,
            time: seconds(session.time_at_angle),
            mean: session.mean_angle.map(whole),
            max: session.max_angle.map(whole),
            pain: [
                session.before.map(pain_row),
                session.after.map(pain_row),
                day1.map(|check_in| pain_row(check_in.pain)),
                day2.map(|check_in| pain_row(check_in.pain)),
            ],
            symptoms: [
                session.symptoms.bits(),
                day1.map_or(0, |check_in| check_in.symptoms.bits()),
                day2.map_or(0, |check_in| check_in.symptoms.bits()),
            ],
            dizzy: session.dizzy_on_return,
            alarms: session
                .alarms
                .iter()
                .map(|alarm| AlarmRow {
                    kind: alarm.kind as u8,
                    at: seconds(alarm.at),
                    lasted: seconds(alarm.lasted),
                })
                .collect(),
        }
    }

    /// The session, every value held against the domain's own rules.
    pub(super) fn session(&self, unit: i32) -> Result<SharedSession, ShareError> {
        let minute = i64::from(self.start) * i64::from(unit);
        if !(0..=SharedSession::LAST_MINUTE).contains(&minute) {
            return Err(ShareError::ImpossibleDate);
        }
        if !(-1440..=1440).contains(&self.offset) {
            return Err(ShareError::Impossible);
        }
        let spans_fit = core::iter::once(self.time)
            .chain(self.alarms.iter().map(|alarm| alarm.lasted))
            .all(|span| span <= Self::MOST_SECONDS);
        if !spans_fit {
            return Err(ShareError::Impossible);
        }
        let degrees = |angle: Option<i16>| angle.map(Degrees::whole);
        let [before, after, day1, day2] = self.pain;
        let [symptoms, symptoms1, symptoms2] = self.symptoms;
        let check_in = |row: Option<[u8; 2]>, symptoms| {
            row.map(|row| {
                Ok(SharedCheckIn {
                    pain: pain(row)?,
                    symptoms: SymptomSet::from_bits(symptoms),
                    hours: None,
                })
            })
            .transpose()
        };
        let alarms = self.alarms.iter().map(|alarm| {
            let kind = AlarmKind::ALL
                .into_iter()
                .find(|kind| *kind as u8 == alarm.kind)
                .ok_or(ShareError::Impossible)?;
            Ok(AlarmEvent {
                kind,
                at: Millis::from_secs(alarm.at),
                lasted: Millis::from_secs(alarm.lasted),
            })
        });
        Ok(SharedSession {
            started: LocalTime {
                at: UnixMillis(minute * 60_000),
                offset_minutes: self.offset,
            },
            mode: if self.manual {
                Mode::Manual
            } else {
                Mode::Measured
            },
            equipment: match self.equipment {
                0 => Equipment::Table,
                1 => Equipment::Chair,
                2 => Equipment::Boots,
                _ => return Err(ShareError::Impossible),
            },
            plan: self.plan.plan()?,
            sets_done: self.sets_done,
            time_at_angle: Millis::from_secs(self.time),
            mean_angle: degrees(self.mean),
            max_angle: degrees(self.max),
            ending: match self.ending {
                COMPLETED => Ending::Completed,
                INTERRUPTED => Ending::Interrupted,
                stopped => Ending::Stopped {
                    during: Phase::ALL
                        .into_iter()
                        .find(|phase| stopped.checked_sub(STOPPED) == Some(*phase as u8))
                        .ok_or(ShareError::Impossible)?,
                },
            },
            alarms: alarms.collect::<Result<_, ShareError>>()?,
            before: before.map(pain).transpose()?,
            after: after.map(pain).transpose()?,
            symptoms: SymptomSet::from_bits(symptoms),
            dizzy_on_return: self.dizzy,
            check_ins: [check_in(day1, symptoms1)?, check_in(day2, symptoms2)?],
            details: None,
            note: String::new(),
            trace: None,
        })
    }
}
