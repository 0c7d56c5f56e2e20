//! The balanced plan and what was done of it.

use serde::{Deserialize, Serialize};

use super::{
    Corruption, DecodeError,
    fields::{day, day_number},
    seal, unseal, version_of,
};
use crate::domain::balance::{
    Balance, DayDone, Dose, Exercise, ExerciseId, Repeats, Seconds, Starter, WeekDays, What,
};

const NEWEST: u8 = 1;

/// The newest stored bytes of `balance`.
pub fn encode_balance(balance: &Balance) -> Vec<u8> {
    seal(NEWEST, &BalanceV1::from(balance))
}

/// The plan in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it or it is damaged.
pub fn decode_balance(bytes: &[u8]) -> Result<Balance, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    Ok(unseal::<BalanceV1>(body)?.try_into()?)
}

/// Version 1 of the balanced plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct BalanceV1 {
    next_id: u32,
    exercises: Vec<ExerciseV1>,
    days: Vec<DayDoneV1>,
}

/// An [`Exercise`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ExerciseV1 {
    id: u32,
    what: WhatV1,
    dose: DoseV1,
    day_bits: u8,
    after_session: bool,
}

/// What is done; a starter by its number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum WhatV1 {
    Starter(u8),
    Own(String),
}

/// A [`Dose`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum DoseV1 {
    Seconds(u16),
    Repeats(u16),
}

/// A [`DayDone`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct DayDoneV1 {
    day: i32,
    done: Vec<u32>,
    aerobic_minutes: u16,
}

impl From<&Balance> for BalanceV1 {
    fn from(balance: &Balance) -> Self {
        Self {
            next_id: balance.next_id,
            exercises: balance.exercises.iter().map(ExerciseV1::from).collect(),
            days: balance
                .days
                .iter()
                .map(|done| DayDoneV1 {
                    day: day_number(done.day),
                    done: done.done.iter().map(|id| id.0).collect(),
                    aerobic_minutes: done.aerobic_minutes,
                })
                .collect(),
        }
    }
}

impl From<&Exercise> for ExerciseV1 {
    fn from(exercise: &Exercise) -> Self {
        Self {
            id: exercise.id.0,
            what: match &exercise.what {
                What::Starter(starter) => WhatV1::Starter(starter.id()),
                What::Own(name) => WhatV1::Own(name.clone()),
            },
            dose: match exercise.dose {
                Dose::Seconds(seconds) => DoseV1::Seconds(seconds.get()),
                Dose::Repeats(repeats) => DoseV1::Repeats(repeats.get()),
            },
            day_bits: exercise.days.bits(),
            after_session: exercise.after_session,
        }
    }
}

impl TryFrom<BalanceV1> for Balance {
    type Error = Corruption;

    fn try_from(stored: BalanceV1) -> Result<Self, Corruption> {
        let exercises = stored
            .exercises
            .into_iter()
            .map(Exercise::try_from)
            .collect::<Result<Vec<_>, _>>()?;
        let highest = exercises.iter().map(|exercise| exercise.id.0).max();
        if exercises.len() > Self::MOST_EXERCISES || highest >= Some(stored.next_id) {
            return Err(Corruption::OutOfRange("exercises"));
        }
        let days = stored
            .days
            .into_iter()
            .map(DayDone::try_from)
            .collect::<Result<Vec<_>, _>>()?;
        if !days.is_sorted_by(|one, next| one.day < next.day) {
            return Err(Corruption::OutOfRange("days"));
        }
        Ok(Self {
            exercises,
            days,
            next_id: stored.next_id,
        })
    }
}

impl TryFrom<ExerciseV1> for Exercise {
    type Error = Corruption;

    fn try_from(stored: ExerciseV1) -> Result<Self, Corruption> {
        Ok(Self {
            id: ExerciseId(stored.id),
            what: match stored.what {
                WhatV1::Starter(id) => {
                    What::Starter(Starter::from_id(id).ok_or(Corruption::OutOfRange("exercise"))?)
                }
                WhatV1::Own(name) => What::Own(name),
            },
            dose: match stored.dose {
                DoseV1::Seconds(seconds) => Dose::Seconds(
                    Seconds::new(seconds).map_err(|_| Corruption::OutOfRange("seconds"))?,
                ),
                DoseV1::Repeats(repeats) => Dose::Repeats(
                    Repeats::new(repeats).map_err(|_| Corruption::OutOfRange("repeats"))?,
                ),
            },
            days: WeekDays::from_bits(stored.day_bits),
            after_session: stored.after_session,
        })
    }
}

impl TryFrom<DayDoneV1> for DayDone {
    type Error = Corruption;

    fn try_from(stored: DayDoneV1) -> Result<Self, Corruption> {
        if stored.aerobic_minutes > Balance::MOST_MINUTES {
            return Err(Corruption::OutOfRange("minutes"));
        }
        Ok(Self {
            day: day(stored.day, "day")?,
            done: stored.done.into_iter().map(ExerciseId).collect(),
            aerobic_minutes: stored.aerobic_minutes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of everything; the bytes of `tests/fixtures/stored/balance-v1.bin`.
    fn example() -> Balance {
        let mut balance = Balance::default();
        let starter = Starter::SideBridge;
        let first = balance
            .add(
                What::Starter(starter),
                starter.dose(),
                starter.days(),
                starter.after_session(),
            )
            .unwrap();
        let own = What::Own("Balance on one leg".to_owned());
        let repeats = Dose::Repeats(Repeats::clamped(12));
        balance.add(own, repeats, WeekDays::NONE, true).unwrap();
        balance.mark(first, LocalDay(20_780), true);
        balance.set_minutes(LocalDay(20_781), 35);
        balance
    }

    use crate::domain::units::LocalDay;

    #[test]
    fn the_first_version_is_still_read() {
        let fixture: &[u8] = include_bytes!("../../../tests/fixtures/stored/balance-v1.bin");
        assert_eq!(decode_balance(fixture), Ok(example()));
        assert_eq!(encode_balance(&example()), fixture);
    }

    #[test]
    fn damaged_and_newer_plans_are_refused_whole() {
        let bytes = encode_balance(&example());
        assert!(decode_balance(&bytes[..bytes.len() - 1]).is_err());
        assert_eq!(
            decode_balance(&[2]),
            Err(DecodeError::NewerFormat { version: 2 })
        );
        let mut wrong = example();
        wrong.next_id = 1;
        let refused = decode_balance(&encode_balance(&wrong));
        assert_eq!(refused, Err(Corruption::OutOfRange("exercises").into()));
    }
}
