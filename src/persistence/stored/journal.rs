//! One line of the running session's journal.
//!
//! Written every second, so its samples are kept as steps: a chunk with its numbers so far takes
//! about forty bytes. Every entry stands by itself, so a damaged one costs no other.

use serde::{Deserialize, Serialize};

use super::{
    Corruption, DecodeError,
    fields::{
        Id, LocalTimeV1, PainV1, angle, centi, centi_rate, known_angle, optional, rate, span,
        span_ms, within,
    },
    seal,
    session::{EquipmentV1, GateV1, ModeV1, PlanV1, alarm_kind, phase},
    unseal, version_of,
};
use crate::domain::{
    journal::{Answered, JournalEntry, Opening, Tally},
    symptom::SymptomSet,
    trace::TracePoint,
    units::DegPerSec,
};

const NEWEST: u8 = 1;

/// The newest stored bytes of `entry`; angles are rounded to hundredths of a degree, and a point
/// before the last one is dropped, as a trace would drop it.
pub fn encode_journal_entry(entry: &JournalEntry) -> Vec<u8> {
    seal(NEWEST, &JournalV1::from(entry))
}

/// The entry in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it or it is damaged; every range is checked again.
pub fn decode_journal_entry(bytes: &[u8]) -> Result<JournalEntry, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    Ok(unseal::<JournalV1>(body)?.try_into()?)
}

/// Version 1 of a journal entry; phases and alarms are their stored numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum JournalV1 {
    Opened(OpeningV1),
    Phase {
        at_ms: u64,
        phase: u8,
        tally: TallyV1,
    },
    Samples {
        at_ms: u64,
        points: Vec<PointV1>,
        tally: TallyV1,
    },
    AlarmRaised {
        at_ms: u64,
        alarm: u8,
    },
    AlarmEnded {
        at_ms: u64,
        alarm: u8,
    },
    Stopped {
        at_ms: u64,
        during_phase: u8,
    },
    Answered {
        at_ms: u64,
        answer: AnsweredV1,
    },
}

/// An [`Opening`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct OpeningV1 {
    id: Id,
    started: LocalTimeV1,
    mode: ModeV1,
    equipment: EquipmentV1,
    plan: PlanV1,
    gate: GateV1,
    before: Option<PainV1>,
}

/// A [`TracePoint`] as steps within its chunk.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct PointV1 {
    /// Since the point before; of the first, since the session's start.
    step_ms: u64,
    /// Since the last known angle of the chunk, the first since zero; `None` for a gap.
    step_centideg: Option<i32>,
}

/// A [`Tally`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct TallyV1 {
    sets_done: u8,
    time_at_angle_ms: u64,
    mean_angle_centideg: Option<i32>,
    max_angle_centideg: Option<i32>,
    final_hold_ms: u64,
    fastest_return_centideg_per_s: Option<i32>,
    blind_ms: u64,
}

/// An [`Answered`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum AnsweredV1 {
    Before(PainV1),
    After(PainV1),
    Symptoms(u16),
    DizzyOnReturn(bool),
    Note(String),
}

impl From<&JournalEntry> for JournalV1 {
    fn from(entry: &JournalEntry) -> Self {
        let at_ms = span_ms(entry.at());
        match entry {
            JournalEntry::Opened(opening) => Self::Opened((*opening).into()),
            JournalEntry::Phase { phase, tally, .. } => Self::Phase {
                at_ms,
                phase: *phase as u8,
                tally: (*tally).into(),
            },
            JournalEntry::Samples { points, tally, .. } => Self::Samples {
                at_ms,
                points: steps(points),
                tally: (*tally).into(),
            },
            JournalEntry::AlarmRaised { kind, .. } => Self::AlarmRaised {
                at_ms,
                alarm: *kind as u8,
            },
            JournalEntry::AlarmEnded { kind, .. } => Self::AlarmEnded {
                at_ms,
                alarm: *kind as u8,
            },
            JournalEntry::Stopped { during, .. } => Self::Stopped {
                at_ms,
                during_phase: *during as u8,
            },
            JournalEntry::Answered { answer, .. } => Self::Answered {
                at_ms,
                answer: answer.into(),
            },
        }
    }
}

impl TryFrom<JournalV1> for JournalEntry {
    type Error = Corruption;

    fn try_from(stored: JournalV1) -> Result<Self, Corruption> {
        let at = |ms| span(ms, "time of an entry");
        Ok(match stored {
            JournalV1::Opened(opening) => Self::Opened(opening.try_into()?),
            JournalV1::Phase {
                at_ms,
                phase: number,
                tally,
            } => Self::Phase {
                at: at(at_ms)?,
                phase: phase(number)?,
                tally: tally.try_into()?,
            },
            JournalV1::Samples {
                at_ms,
                points,
                tally,
            } => Self::Samples {
                at: at(at_ms)?,
                points: points_of(&points)?,
                tally: tally.try_into()?,
            },
            JournalV1::AlarmRaised { at_ms, alarm } => Self::AlarmRaised {
                at: at(at_ms)?,
                kind: alarm_kind(alarm)?,
            },
            JournalV1::AlarmEnded { at_ms, alarm } => Self::AlarmEnded {
                at: at(at_ms)?,
                kind: alarm_kind(alarm)?,
            },
            JournalV1::Stopped {
                at_ms,
                during_phase,
            } => Self::Stopped {
                at: at(at_ms)?,
                during: phase(during_phase)?,
            },
            JournalV1::Answered { at_ms, answer } => Self::Answered {
                at: at(at_ms)?,
                answer: answer.try_into()?,
            },
        })
    }
}

fn steps(points: &[TracePoint]) -> Vec<PointV1> {
    let mut steps = Vec::with_capacity(points.len());
    let (mut last_ms, mut last_centi) = (0, 0);
    for point in points {
        let at_ms = span_ms(point.at);
        let Some(step_ms) = at_ms.checked_sub(last_ms) else {
            continue;
        };
        last_ms = at_ms;
        let step_centideg = point.angle.map(|angle| {
            let centi = centi(angle);
            let step = centi - last_centi;
            last_centi = centi;
            step
        });
        steps.push(PointV1 {
            step_ms,
            step_centideg,
        });
    }
    steps
}

fn points_of(steps: &[PointV1]) -> Result<Vec<TracePoint>, Corruption> {
    let (mut at_ms, mut last_centi) = (0_u64, 0_i32);
    steps
        .iter()
        .map(|point| {
            at_ms = at_ms.saturating_add(point.step_ms);
            let angle = match point.step_centideg {
                None => None,
                Some(step) => {
                    last_centi = last_centi.saturating_add(step);
                    Some(angle(last_centi, "angle")?)
                }
            };
            Ok(TracePoint {
                at: span(at_ms, "time of a point")?,
                angle,
            })
        })
        .collect()
}

impl From<Opening> for OpeningV1 {
    fn from(opening: Opening) -> Self {
        Self {
            id: opening.id.into(),
            started: opening.started.into(),
            mode: opening.mode.into(),
            equipment: opening.equipment.into(),
            plan: opening.plan.into(),
            gate: opening.gate.into(),
            before: opening.before.map(PainV1::from),
        }
    }
}

impl TryFrom<OpeningV1> for Opening {
    type Error = Corruption;

    fn try_from(stored: OpeningV1) -> Result<Self, Corruption> {
        Ok(Self {
            id: stored.id.into(),
            started: stored.started.try_into()?,
            mode: stored.mode.into(),
            equipment: stored.equipment.into(),
            plan: stored.plan.try_into()?,
            gate: stored.gate.try_into()?,
            before: optional(stored.before)?,
        })
    }
}

impl From<Tally> for TallyV1 {
    fn from(tally: Tally) -> Self {
        Self {
            sets_done: tally.sets_done,
            time_at_angle_ms: span_ms(tally.time_at_angle),
            mean_angle_centideg: tally.mean_angle.map(centi),
            max_angle_centideg: tally.max_angle.map(centi),
            final_hold_ms: span_ms(tally.final_hold),
            fastest_return_centideg_per_s: tally
                .fastest_return
                .map(|rate| centi_rate(rate.max(DegPerSec::ZERO))),
            blind_ms: span_ms(tally.blind),
        }
    }
}

impl TryFrom<TallyV1> for Tally {
    type Error = Corruption;

    fn try_from(stored: TallyV1) -> Result<Self, Corruption> {
        Ok(Self {
            sets_done: stored.sets_done,
            time_at_angle: span(stored.time_at_angle_ms, "time at angle")?,
            mean_angle: known_angle(stored.mean_angle_centideg, "mean angle")?,
            max_angle: known_angle(stored.max_angle_centideg, "greatest angle")?,
            final_hold: span(stored.final_hold_ms, "final hold")?,
            fastest_return: stored
                .fastest_return_centideg_per_s
                .map(|centi| {
                    rate(
                        within(centi, 0, i32::MAX, "fastest return")?,
                        "fastest return",
                    )
                })
                .transpose()?,
            blind: span(stored.blind_ms, "time without angle")?,
        })
    }
}

impl From<&Answered> for AnsweredV1 {
    fn from(answer: &Answered) -> Self {
        match answer {
            Answered::Before(pain) => Self::Before((*pain).into()),
            Answered::After(pain) => Self::After((*pain).into()),
            Answered::Symptoms(symptoms) => Self::Symptoms(symptoms.bits()),
            Answered::DizzyOnReturn(dizzy) => Self::DizzyOnReturn(*dizzy),
            Answered::Note(note) => Self::Note(note.clone()),
        }
    }
}

impl TryFrom<AnsweredV1> for Answered {
    type Error = Corruption;

    fn try_from(stored: AnsweredV1) -> Result<Self, Corruption> {
        Ok(match stored {
            AnsweredV1::Before(pain) => Self::Before(pain.try_into()?),
            AnsweredV1::After(pain) => Self::After(pain.try_into()?),
            AnsweredV1::Symptoms(bits) => Self::Symptoms(SymptomSet::from_bits(bits)),
            AnsweredV1::DizzyOnReturn(dizzy) => Self::DizzyOnReturn(dizzy),
            AnsweredV1::Note(note) => Self::Note(note),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::units::{Degrees, Millis};

    fn points(points: &[(u64, Option<i16>)]) -> Vec<TracePoint> {
        points
            .iter()
            .map(|(at, angle)| TracePoint {
                at: Millis(*at),
                angle: angle.map(Degrees::whole),
            })
            .collect()
    }

    fn samples(at: u64, points: Vec<TracePoint>) -> JournalEntry {
        JournalEntry::Samples {
            at: Millis(at),
            points,
            tally: Tally {
                sets_done: 2,
                time_at_angle: Millis(540_250),
                mean_angle: Some(Degrees::whole(25)),
                max_angle: Some(Degrees::whole(29)),
                final_hold: Millis(90_000),
                fastest_return: Some(DegPerSec::whole(11)),
                blind: Millis(2_250),
            },
        }
    }

    #[test]
    fn a_second_of_samples_takes_fewer_than_fifty_bytes() {
        let entry = samples(
            1_801_000,
            points(&[
                (1_800_016, Some(25)),
                (1_800_266, Some(26)),
                (1_800_516, None),
                (1_800_766, Some(25)),
            ]),
        );
        let length = encode_journal_entry(&entry).len();
        assert!(length < 50, "{length} bytes");
    }

    #[test]
    fn a_point_that_runs_backwards_is_not_written() {
        let entry = samples(
            1_000,
            points(&[(500, Some(20)), (250, Some(80)), (750, Some(21))]),
        );
        assert_eq!(
            decode_journal_entry(&encode_journal_entry(&entry)),
            Ok(samples(1_000, points(&[(500, Some(20)), (750, Some(21))])))
        );
    }

    #[test]
    fn steps_that_run_out_of_range_are_refused() {
        let stored = |step_ms, step_centideg| JournalV1::Samples {
            at_ms: 0,
            points: vec![PointV1 {
                step_ms,
                step_centideg,
            }],
            tally: Tally::default().into(),
        };
        for (entry, field) in [
            (stored(u64::MAX, None), "time of a point"),
            (stored(0, Some(36_001)), "angle"),
            (stored(0, Some(i32::MIN)), "angle"),
        ] {
            assert_eq!(
                decode_journal_entry(&seal(1, &entry)),
                Err(Corruption::OutOfRange(field).into())
            );
        }
    }
}
