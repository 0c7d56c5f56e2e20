//! Pain before, after, a day after and two days after.

use super::column;
use crate::{
    domain::sharing::ShareError,
    sharing::codec::{
        context::{class, fact, still_fed},
        model::{Coder, Column, Contexts},
        row::Row,
    },
};

/// A pain score and when it was given.
#[derive(Debug, Clone, Copy)]
struct Reading {
    minute: i32,
    back: i32,
    leg: i32,
}

/// Every score known so far, in time order.
#[derive(Debug, Default)]
struct Timeline(Vec<Reading>);

impl Timeline {
    fn add(&mut self, minute: i32, scores: Option<[u8; 2]>) {
        if let Some([back, leg]) = scores {
            self.0.push(Reading {
                minute,
                back: back.into(),
                leg: leg.into(),
            });
        }
    }

    fn sort(&mut self) {
        // Stable, so that equal minutes keep the order of the columns on every platform.
        self.0.sort_by_key(|reading| reading.minute);
    }

    /// The last reading up to `minute` and the first after it.
    fn around(&self, minute: i32) -> (Option<Reading>, Option<Reading>) {
        let next = self.0.partition_point(|reading| reading.minute <= minute);
        let earlier = next.checked_sub(1).and_then(|index| self.0.get(index));
        (earlier.copied(), self.0.get(next).copied())
    }
}

const BEFORE: usize = 0;
const AFTER: usize = 1;
/// Minutes from a session's start to its check-ins, as far as prediction is concerned.
const DAY_1: i32 = 1440;
const DAY_2: i32 = 2880;

pub(super) fn moment(row: &Row, index: usize) -> Option<[u8; 2]> {
    row.pain.get(index).copied().flatten()
}

/// Scores before and after, session by session; then a day after; then two days after.
pub(super) fn pains(
    coder: &mut Coder<'_>,
    rows: &mut [Row],
    measure: &mut impl FnMut(&Coder<'_>, &'static str),
) -> Result<(), ShareError> {
    pains_around_sessions(coder, rows)?;
    measure(coder, "pain before and after");
    let mut known = Timeline::default();
    for row in rows.iter() {
        known.add(row.minute, moment(row, BEFORE));
        known.add(row.minute.saturating_add(10), moment(row, AFTER));
    }
    known.sort();
    pains_later(coder, rows, &known, 2, DAY_1)?;
    measure(coder, "pain a day after");
    for row in rows.iter() {
        known.add(row.minute.saturating_add(DAY_1), moment(row, 2));
    }
    known.sort();
    pains_later(coder, rows, &known, 3, DAY_2)?;
    measure(coder, "pain two days after");
    Ok(())
}

fn score(
    coder: &mut Coder<'_>,
    column: Column,
    contexts: &Contexts,
    expected: i32,
    value: i32,
) -> Result<i32, ShareError> {
    let distance = coder.signed(column, contexts, value - expected);
    expected
        .checked_add(distance)
        .filter(|score| (0..=10).contains(score))
        .ok_or(ShareError::Impossible)
}

fn pair(back: i32, leg: i32) -> [u8; 2] {
    [back, leg].map(|score| u8::try_from(score).unwrap_or(u8::MAX))
}

fn pains_around_sessions(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
    let mut before = [5, 0];
    let mut earlier = [5, 0];
    let mut after = [5, 0];
    let mut relief = 0;
    let mut asked = [1, 1];
    let mut minute = 0;
    for row in rows.iter_mut() {
        let gap = class(row.minute.saturating_sub(minute) / 360).min(7);
        minute = row.minute;

        let contexts: Contexts = [
            0,
            fact(&[(asked[0], 1)]),
            fact(&[(asked[0], 1), (asked[1], 1)]),
            fact(&[(gap, 3)]),
            fact(&[(row.ending.into(), 4), (asked[0], 1)]),
        ];
        let has = coder.flag(column::ASKED, &contexts, moment(row, BEFORE).is_some());
        asked[0] = has.into();
        let given = moment(row, BEFORE).unwrap_or_default().map(i32::from);
        let scores = if has {
            let [last, last_leg] = before;
            let contexts: Contexts = [
                fact(&[(last, 4)]),
                fact(&[(last, 4), (after[0], 4)]),
                fact(&[(last, 4), (gap, 3)]),
                fact(&[(last, 4), (earlier[0], 4)]),
                fact(&[(last, 4), (after[0], 4), (earlier[0], 4)]),
            ];
            let back = score(coder, column::BACK, &contexts, last, given[0])?;
            let rise = back - last + 8;
            let contexts: Contexts = [
                fact(&[(last_leg, 4)]),
                fact(&[(last_leg, 4), (after[1], 4)]),
                fact(&[(last_leg, 4), (gap, 3)]),
                fact(&[(last_leg, 4), (rise, 4)]),
                fact(&[(last_leg, 4), (after[1], 4), (earlier[1], 4)]),
            ];
            let leg = score(coder, column::LEG, &contexts, last_leg, given[1])?;
            earlier = before;
            before = [back, leg];
            Some(pair(back, leg))
        } else {
            None
        };

        let contexts: Contexts = [
            0,
            fact(&[(asked[0], 1)]),
            fact(&[(asked[0], 1), (asked[1], 1)]),
            fact(&[(asked[0], 1), (row.ending.into(), 4)]),
            fact(&[(asked[0], 1), (asked[1], 1), (row.ending.into(), 4)]),
        ];
        let has = coder.flag(column::ASKED + 1, &contexts, moment(row, AFTER).is_some());
        asked[1] = has.into();
        let given = moment(row, AFTER).unwrap_or_default().map(i32::from);
        let later = if has {
            let [now, now_leg] = before;
            let drop = now - relief;
            let expected = drop.clamp(0, 10);
            let change = now - earlier[0] + 8;
            let contexts: Contexts = [
                fact(&[(expected, 4)]),
                fact(&[(now, 4), (relief + 8, 4)]),
                fact(&[(now, 4), (relief + 8, 4), (row.ending.into(), 4)]),
                fact(&[(expected, 4), (after[0], 4)]),
                fact(&[(expected, 4), (change, 4)]),
            ];
            let back = score(coder, column::BACK + 1, &contexts, expected, given[0])?;
            let fall = back - expected + 8;
            let contexts: Contexts = [
                fact(&[(now_leg, 4)]),
                fact(&[(now_leg, 4), (after[1], 4)]),
                fact(&[(now_leg, 4), (earlier[1], 4)]),
                fact(&[(now_leg, 4), (fall, 4)]),
                fact(&[(now_leg, 4), (after[1], 4), (earlier[1], 4)]),
            ];
            let leg = score(coder, column::LEG + 1, &contexts, now_leg, given[1])?;
            after = [back, leg];
            relief = now - back;
            Some(pair(back, leg))
        } else {
            None
        };
        row.pain = [scores, later, moment(row, 2), moment(row, 3)];
        still_fed(coder)?;
    }
    Ok(())
}

/// Scores at a check-in `delay` minutes after each start, between the readings around that moment.
fn pains_later(
    coder: &mut Coder<'_>,
    rows: &mut [Row],
    known: &Timeline,
    index: usize,
    delay: i32,
) -> Result<(), ShareError> {
    let place = Column::try_from(index).unwrap_or(0);
    let mut asked = [1, 1, 1];
    let mut bias = 0;
    for row in rows.iter_mut() {
        let at = row.minute.saturating_add(delay);
        let (earlier, later) = known.around(at);
        let other = i32::from(index == 3 && moment(row, 2).is_some());
        let same_day =
            i32::from(later.is_some_and(|reading| reading.minute.saturating_sub(at) < 240));
        let contexts: Contexts = [
            0,
            fact(&[(asked[0], 1)]),
            fact(&[(asked[0], 1), (asked[1], 1), (other, 1)]),
            fact(&[(other, 1), (same_day, 1)]),
            fact(&[(asked[0], 1), (asked[1], 1), (asked[2], 1), (other, 1)]),
        ];
        let has = coder.flag(
            column::ASKED + place,
            &contexts,
            moment(row, index).is_some(),
        );
        asked = [has.into(), asked[0], asked[1]];
        let given = moment(row, index).unwrap_or_default().map(i32::from);
        let scores = if has {
            let start = moment(row, BEFORE).map_or([5, 0], |scores| scores.map(i32::from));
            let end = moment(row, AFTER).map_or(start, |scores| scores.map(i32::from));
            let yesterday = if index == 3 {
                moment(row, 2).map_or(end, |scores| scores.map(i32::from))
            } else {
                end
            };
            let around = |site: fn(Reading) -> i32, own: i32| {
                let past = earlier.map_or(own, site);
                let next = later.map_or(past, site);
                (past, next)
            };
            let (past, next) = around(|reading| reading.back, end[0]);
            let away = |reading: Option<Reading>| {
                reading.map_or(3, |reading| {
                    class(reading.minute.saturating_sub(at) / 120).min(3)
                })
            };
            let (before_away, after_away) = (away(earlier), away(later));
            // The nearer of the two neighbours.
            let expected = if before_away < after_away { past } else { next };
            let contexts: Contexts = [
                fact(&[(expected, 4), (bias + 8, 4)]),
                fact(&[(past, 4), (next, 4)]),
                fact(&[(expected, 4), (start[0], 4)]),
                fact(&[(expected, 4), (yesterday[0], 4), (start[0], 4)]),
                fact(&[(past, 4), (next, 4), (before_away, 2), (after_away, 2)]),
            ];
            let back = score(coder, column::BACK + place, &contexts, expected, given[0])?;
            bias = back - expected;
            let (past, next) = around(|reading| reading.leg, end[1]);
            let expected = if before_away < after_away { past } else { next };
            let contexts: Contexts = [
                fact(&[(expected, 4)]),
                fact(&[(past, 4), (next, 4)]),
                fact(&[(expected, 4), (start[1], 4)]),
                fact(&[(expected, 4), (bias + 8, 4)]),
                fact(&[(past, 4), (next, 4), (yesterday[1], 4)]),
            ];
            let leg = score(coder, column::LEG + place, &contexts, expected, given[1])?;
            Some(pair(back, leg))
        } else {
            None
        };
        if let Some(kept) = row.pain.get_mut(index) {
            *kept = scores;
        }
        still_fed(coder)?;
    }
    Ok(())
}
