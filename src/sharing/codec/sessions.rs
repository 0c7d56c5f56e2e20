//! The column group every shared history of sessions has: when, what, how long, how deep, how it
//! felt. Each column is written for all sessions before the next begins, so that a later column may
//! be predicted from whole earlier ones (the pain a day after from the pain before the next session).

use super::{
    model::{Coder, Column, Contexts},
    row::{AlarmRow, COMPLETED, PlanRow, Row, STOPPED},
};
use crate::domain::sharing::ShareError;

/// Column numbers are part of the format.
mod column {
    use super::Column;

    pub(super) const OFFSET_KEPT: Column = 1;
    pub(super) const OFFSET: Column = 2;
    pub(super) const DAY: Column = 3;
    pub(super) const HABIT: Column = 4;
    pub(super) const MINUTE: Column = 5;
    pub(super) const PLAN: Column = 6;
    pub(super) const NEW_PLAN: Column = 7;
    pub(super) const MODE: Column = 15;
    pub(super) const EQUIPMENT: Column = 16;
    pub(super) const ENDING: Column = 17;
    pub(super) const ENDING_PHASE: Column = 18;
    pub(super) const SETS: Column = 19;
    pub(super) const TIME: Column = 20;
    pub(super) const MEASURED: Column = 21;
    pub(super) const MEAN: Column = 22;
    pub(super) const MAX: Column = 23;
    pub(super) const ASKED: Column = 24;
    pub(super) const BACK: Column = 32;
    pub(super) const LEG: Column = 40;
    pub(super) const SYMPTOMATIC: Column = 48;
    pub(super) const SYMPTOMS: Column = 52;
    pub(super) const DIZZY: Column = 56;
    pub(super) const ALARMS: Column = 57;
    pub(super) const ALARM_KIND: Column = 58;
    pub(super) const ALARM_AT: Column = 59;
    pub(super) const ALARM_LASTED: Column = 60;
}

/// What a column cost, for those who watch sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSize {
    /// What it holds.
    pub name: &'static str,
    /// Bytes, exact to one: columns share a stream.
    pub bytes: usize,
}

/// Writes or reads every column of `rows`; `unit` is the length of a start's unit in minutes.
/// Reading fills rows that were default before.
pub(super) fn columns(
    coder: &mut Coder<'_>,
    rows: &mut [Row],
    unit: i32,
    sizes: &mut Vec<ColumnSize>,
) -> Result<(), ShareError> {
    let mut settled = 0;
    let mut measure = |coder: &Coder<'_>, name| {
        let now = coder.written();
        sizes.push(ColumnSize {
            name,
            bytes: now - settled,
        });
        settled = now;
    };
    starts(coder, rows, unit)?;
    measure(coder, "start and zone");
    plans(coder, rows)?;
    measure(coder, "plan, mode, equipment");
    endings(coder, rows)?;
    measure(coder, "ending and sets done");
    times(coder, rows)?;
    measure(coder, "time at angle");
    angles(coder, rows)?;
    measure(coder, "mean and greatest angle");
    pains(coder, rows, &mut measure)?;
    symptoms(coder, rows)?;
    measure(coder, "symptoms");
    alarms(coder, rows)?;
    measure(coder, "alarms");
    Ok(())
}

pub(super) fn still_fed(coder: &Coder<'_>) -> Result<(), ShareError> {
    if coder.ran_out() {
        Err(ShareError::CutShort)
    } else {
        Ok(())
    }
}

/// One of five facts from small parts: each part takes `bits` bits, cut off above.
pub(super) fn fact(parts: &[(i32, u32)]) -> u32 {
    parts.iter().fold(1, |packed, (value, bits)| {
        let most = (1_i32 << bits) - 1;
        (packed << bits) | value.clamp(&0, &most).unsigned_abs()
    })
}

/// The size class of a deviation: 0, 1, 2-3, 4-7 ...
pub(super) fn class(deviation: i32) -> i32 {
    match deviation.unsigned_abs().checked_ilog2() {
        None => 0,
        Some(log) => i32::try_from(log).unwrap_or(0) + 1,
    }
}

/// A moving average in sixteenths: remembers a person's habit.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habit {
    sixteenths: i32,
    seen: i32,
}

impl Habit {
    fn starting_at(value: i32) -> Self {
        Self {
            sixteenths: value.saturating_mul(16),
            seen: 0,
        }
    }

    pub(super) fn value(self) -> i32 {
        self.sixteenths.saturating_add(8).div_euclid(16)
    }

    /// The average of the first `memory` values, then a moving one.
    pub(super) fn learn(&mut self, value: i32, memory: i32) {
        self.seen = (self.seen + 1).min(memory.max(1));
        let distance = value.saturating_mul(16).saturating_sub(self.sixteenths);
        self.sixteenths = self.sixteenths.saturating_add(distance / self.seen);
    }
}

const HABITS: usize = 3;

/// Index of the habit nearest to `minute`.
fn nearest(habits: &[Habit; HABITS], minute: i32) -> usize {
    habits
        .iter()
        .enumerate()
        .min_by_key(|(_, habit)| habit.value().abs_diff(minute))
        .map_or(0, |(index, _)| index)
}

/// Days are coded as steps, the time of day as distance from one of three times the person is used
/// to (they begin at 7:00, 13:00 and 20:00, chosen by us, and follow the person).
fn starts(coder: &mut Coder<'_>, rows: &mut [Row], unit: i32) -> Result<(), ShareError> {
    let day_length = 1440 / unit;
    let mut centres = [7, 13, 20].map(|hour| Habit::starting_at(hour * 60 / unit));
    let mut usual = [[Habit::default(); 2]; HABITS];
    let mut spread = [[0_i32; 2]; HABITS];
    let mut offset = 0_i16;
    let mut day = 20_000_i32;
    let mut step = 1_i32;
    let mut step_before = 1_i32;
    let mut habit = 0_usize;
    let mut habit_before = 0_usize;
    let mut since = [0_i32; HABITS];
    for row in rows.iter_mut() {
        let kept = coder.flag(column::OFFSET_KEPT, &[0; 5], row.offset == offset);
        if !kept {
            let change = coder.signed(
                column::OFFSET,
                &[0; 5],
                i32::from(row.offset) - i32::from(offset),
            );
            offset = i32::from(offset)
                .checked_add(change)
                .and_then(|minutes| i16::try_from(minutes).ok())
                .ok_or(ShareError::Impossible)?;
        }
        row.offset = offset;

        let shift = i32::from(offset).div_euclid(unit);
        let local = row.start.saturating_add(shift);
        let weekday = (day + 3).rem_euclid(7);
        let last = i32::try_from(habit).unwrap_or(0);
        let before = i32::try_from(habit_before).unwrap_or(0);
        let step_contexts: Contexts = [
            0,
            fact(&[(last, 2)]),
            fact(&[(last, 2), (before, 2), (step, 2)]),
            fact(&[(last, 2), (weekday, 3)]),
            fact(&[(last, 2), (before, 2), (step, 2), (step_before, 2)]),
        ];
        let stepped = coder.signed(
            column::DAY,
            &step_contexts,
            local.div_euclid(day_length) - day,
        );
        day = day.checked_add(stepped).ok_or(ShareError::Impossible)?;
        step_before = step;
        step = stepped;
        since = since.map(|age| age.saturating_add(stepped).clamp(0, 15));

        let weekday = (day + 3).rem_euclid(7);
        let weekend = usize::from(weekday >= 5);
        let minute = local.rem_euclid(day_length);
        let habit_contexts: Contexts = [
            fact(&[(step, 1)]),
            fact(&[(step, 2), (last, 2)]),
            fact(&[(step, 2), (last, 2), (weekday, 3)]),
            fact(&[(step, 2), (last, 2), (before, 2), (step_before, 2)]),
            fact(&[
                (step, 2),
                (last, 2),
                (since[0], 2),
                (since[1], 2),
                (since[2], 2),
            ]),
        ];
        let chosen = coder.symbol(
            column::HABIT,
            &habit_contexts,
            2,
            u32::try_from(nearest(&centres, minute)).unwrap_or(0),
        );
        habit_before = habit;
        habit = chosen as usize;
        let (Some(centre), Some(usual), Some(spread)) = (
            centres.get_mut(habit),
            usual.get_mut(habit).and_then(|both| both.get_mut(weekend)),
            spread.get_mut(habit).and_then(|both| both.get_mut(weekend)),
        ) else {
            return Err(ShareError::Impossible);
        };
        let expected = if usual.seen == 0 {
            centre.value()
        } else {
            usual.value()
        };
        let tag = (i32::try_from(habit).unwrap_or(0), 2);
        let weekend_tag = (i32::try_from(weekend).unwrap_or(0), 1);
        let minute_contexts: Contexts = [
            0,
            fact(&[tag]),
            fact(&[tag, weekend_tag]),
            fact(&[tag, (class(*spread / 4), 3)]),
            fact(&[tag, weekend_tag, (class(*spread / 4), 3)]),
        ];
        let distance = coder.signed(column::MINUTE, &minute_contexts, minute - expected);
        let minute = expected
            .checked_add(distance)
            .filter(|minute| (0..day_length).contains(minute))
            .ok_or(ShareError::Impossible)?;
        *spread += distance.abs() - *spread / 4;
        usual.learn(minute, 20);
        centre.learn(minute, 30);
        if let Some(age) = since.get_mut(habit) {
            *age = 0;
        }
        row.start = day
            .checked_mul(day_length)
            .and_then(|units| units.checked_add(minute))
            .and_then(|local| local.checked_sub(shift))
            .ok_or(ShareError::Impossible)?;
        row.minute = row.start.saturating_mul(unit);
        still_fed(coder)?;
    }
    Ok(())
}

/// Plans repeat: each is a place in the list of plans used, latest first, or a new one.
fn plans(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
    let mut used: Vec<PlanRow> = Vec::new();
    let mut place_before = 0_i32;
    let mut run = 0_i32;
    let mut manual = false;
    let mut equipment = 0;
    for row in rows.iter_mut() {
        let known = used.iter().position(|plan| *plan == row.plan);
        let contexts: Contexts = [
            0,
            fact(&[(place_before, 2)]),
            fact(&[(class(run), 3)]),
            fact(&[(place_before, 2), (class(run), 3)]),
            fact(&[(place_before, 3), (run, 4)]),
        ];
        let place = coder.unsigned(
            column::PLAN,
            &contexts,
            u32::try_from(known.unwrap_or(used.len())).unwrap_or(u32::MAX),
        ) as usize;
        run = if place == 0 { run + 1 } else { 0 };
        place_before = i32::try_from(place).unwrap_or(i32::MAX);
        match place.cmp(&used.len()) {
            core::cmp::Ordering::Less => row.plan = used.remove(place),
            core::cmp::Ordering::Equal => {
                let like = used.first().copied().unwrap_or_default();
                new_plan(coder, &mut row.plan, like)?;
            }
            core::cmp::Ordering::Greater => return Err(ShareError::Impossible),
        }
        used.insert(0, row.plan);
        // Beyond this, plans count as new again; a list to search stays short.
        used.truncate(64);

        let contexts = [u32::from(manual); 5];
        manual = coder.flag(column::MODE, &contexts, row.manual);
        row.manual = manual;
        let contexts = [equipment; 5];
        equipment = coder.symbol(column::EQUIPMENT, &contexts, 2, u32::from(row.equipment));
        row.equipment = u8::try_from(equipment).unwrap_or(u8::MAX);
        still_fed(coder)?;
    }
    Ok(())
}

fn new_plan(coder: &mut Coder<'_>, plan: &mut PlanRow, like: PlanRow) -> Result<(), ShareError> {
    let mut field = 0;
    let mut near = |value: &mut u16, like: u16| {
        let column = column::NEW_PLAN + field;
        field += 1;
        let change = coder.signed(column, &[0; 5], i32::from(*value) - i32::from(like));
        *value = i32::from(like)
            .checked_add(change)
            .and_then(|value| u16::try_from(value).ok())
            .ok_or(ShareError::Impossible)?;
        Ok(())
    };
    near(&mut plan.kind, like.kind)?;
    near(&mut plan.target, like.target)?;
    near(&mut plan.sets, like.sets)?;
    near(&mut plan.hold, like.hold)?;
    near(&mut plan.rest, like.rest)?;
    near(&mut plan.final_hold, like.final_hold)?;
    near(&mut plan.ceiling, like.ceiling)
}

fn endings(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
    let mut before = 0_i32;
    for row in rows.iter_mut() {
        let kind = u32::from(row.ending.min(STOPPED));
        let contexts: Contexts = [
            0,
            fact(&[(before, 2)]),
            fact(&[(row.manual.into(), 1)]),
            fact(&[(i32::from(row.plan.target / 100), 4)]),
            fact(&[(before, 2), (row.manual.into(), 1)]),
        ];
        let kind = coder.symbol(column::ENDING, &contexts, 2, kind);
        before = i32::try_from(kind).unwrap_or(0);
        let phase = if kind == u32::from(STOPPED) {
            let phase = u32::from(row.ending.saturating_sub(STOPPED));
            coder.symbol(column::ENDING_PHASE, &[0; 5], 4, phase)
        } else {
            0
        };
        row.ending = u8::try_from(kind + phase).unwrap_or(u8::MAX);

        let contexts: Contexts = [
            0,
            fact(&[(before, 2)]),
            fact(&[(before, 2), (row.plan.sets.into(), 2)]),
            fact(&[(row.ending.into(), 5)]),
            fact(&[(row.ending.into(), 5), (row.plan.sets.into(), 2)]),
        ];
        let planned = i32::from(row.plan.sets);
        let fewer = coder.signed(column::SETS, &contexts, planned - i32::from(row.sets_done));
        row.sets_done = planned
            .checked_sub(fewer)
            .and_then(|sets| u8::try_from(sets).ok())
            .ok_or(ShareError::Impossible)?;
        still_fed(coder)?;
    }
    Ok(())
}

/// Time at angle, as the seconds beyond the holds done and beyond what is usual for that plan.
fn times(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
    let mut usual = [Habit::default(); 8];
    let mut last = 0;
    for row in rows.iter_mut() {
        let completed = row.ending == COMPLETED;
        let sets = i32::from(row.sets_done);
        let slot = usize::from(row.manual) * 4 + usize::from(row.sets_done.min(3));
        let Some(usual) = usual.get_mut(slot) else {
            return Err(ShareError::Impossible);
        };
        let holds = sets.saturating_mul(row.plan.hold.into());
        let excess = if completed { usual.value() } else { 0 };
        let expected = holds.saturating_add(excess);
        let whole = i32::from(completed) | (i32::from(row.manual) << 1);
        let contexts: Contexts = [
            fact(&[(whole, 2)]),
            fact(&[(whole, 2), (sets, 2)]),
            fact(&[(whole, 2), (class(last), 3)]),
            fact(&[(whole, 2), (sets, 2), (class(last), 3)]),
            fact(&[(whole, 2), (sets, 2), (i32::from(row.plan.hold / 10), 6)]),
        ];
        let value = i32::try_from(row.time).unwrap_or(i32::MAX);
        let distance = coder.signed(column::TIME, &contexts, value.saturating_sub(expected));
        let value = expected
            .checked_add(distance)
            .ok_or(ShareError::Impossible)?;
        row.time = u32::try_from(value).map_err(|_| ShareError::Impossible)?;
        if completed {
            usual.learn(value.saturating_sub(holds).clamp(-600, 600), 30);
            last = distance;
        }
        still_fed(coder)?;
    }
    Ok(())
}

fn angles(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
    let mut below = Habit::default();
    let mut above = Habit::default();
    let mut measured_before = true;
    let mut last = 0;
    let mut last_above = 0;
    for row in rows.iter_mut() {
        let whole = i32::from(row.ending == COMPLETED) | (i32::from(row.time == 0) << 1);
        let contexts: Contexts = [
            fact(&[(row.manual.into(), 1)]),
            fact(&[(row.manual.into(), 1), (whole, 2)]),
            fact(&[(row.manual.into(), 1), (measured_before.into(), 1)]),
            fact(&[(row.manual.into(), 1), (row.ending.into(), 4)]),
            fact(&[
                (row.manual.into(), 1),
                (measured_before.into(), 1),
                (whole, 2),
            ]),
        ];
        let has_mean = coder.flag(column::MEASURED, &contexts, row.mean.is_some());
        let contexts = contexts.map(|context| context | (u32::from(has_mean) + 1) << 28);
        let has_max = coder.flag(column::MEASURED, &contexts, row.max.is_some());
        measured_before = has_mean;

        let target = i32::from(row.plan.target) / 10;
        row.mean = if has_mean {
            let expected = target + below.value();
            let contexts: Contexts = [
                fact(&[(whole, 2)]),
                fact(&[(whole, 2), (last + 8, 4)]),
                fact(&[(whole, 2), (target / 5, 4)]),
                fact(&[(whole, 2), (row.time.min(2047) as i32 >> 4, 7)]),
                fact(&[(whole, 2), (last + 8, 4), (target / 5, 4)]),
            ];
            let value = i32::from(row.mean.unwrap_or(0));
            let distance = coder.signed(column::MEAN, &contexts, value - expected);
            last = distance;
            let mean = angle(expected.checked_add(distance))?;
            below.learn(i32::from(mean) - target, 30);
            Some(mean)
        } else {
            None
        };
        row.max = if has_max {
            let base = row.mean.map_or(target, i32::from);
            let expected = base + above.value();
            let contexts: Contexts = [
                fact(&[(whole, 2), (has_mean.into(), 1)]),
                fact(&[(whole, 2), (has_mean.into(), 1), (last_above + 8, 4)]),
                fact(&[(whole, 2), (has_mean.into(), 1), (last + 8, 4)]),
                fact(&[
                    (has_mean.into(), 1),
                    (row.sets_done.into(), 2),
                    (target / 5, 4),
                ]),
                fact(&[
                    (whole, 2),
                    (has_mean.into(), 1),
                    (last + 8, 4),
                    (last_above + 8, 4),
                ]),
            ];
            let value = i32::from(row.max.unwrap_or(0));
            let distance = coder.signed(column::MAX, &contexts, value - expected);
            last_above = distance;
            let max = angle(expected.checked_add(distance))?;
            above.learn(i32::from(max) - base, 30);
            Some(max)
        } else {
            None
        };
        still_fed(coder)?;
    }
    Ok(())
}

fn angle(value: Option<i32>) -> Result<i16, ShareError> {
    value
        .filter(|degrees| (-180..=180).contains(degrees))
        .and_then(|degrees| i16::try_from(degrees).ok())
        .ok_or(ShareError::Impossible)
}

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

fn moment(row: &Row, index: usize) -> Option<[u8; 2]> {
    row.pain.get(index).copied().flatten()
}

/// Scores before and after, session by session; then a day after; then two days after.
fn pains(
    coder: &mut Coder<'_>,
    rows: &mut [Row],
    measure: &mut impl FnMut(&Coder<'_>, &'static str),
) -> Result<(), ShareError> {
    pains_around_sessions(coder, rows)?;
    measure(coder, "pain before and after");
    let mut known = Timeline::default();
    for row in rows.iter() {
        known.add(row.minute, moment(row, BEFORE));
        known.add(row.minute + 10, moment(row, AFTER));
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
        let gap = class((row.minute - minute) / 360).min(7);
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
            usual_relief(&mut relief, now - back);
            Some(pair(back, leg))
        } else {
            None
        };
        row.pain = [scores, later, moment(row, 2), moment(row, 3)];
        still_fed(coder)?;
    }
    Ok(())
}

/// The relief to expect: what the last session gave.
fn usual_relief(relief: &mut i32, last: i32) {
    *relief = last;
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
        let same_day = i32::from(later.is_some_and(|reading| reading.minute - at < 240));
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
                reading.map_or(3, |reading| class((reading.minute - at) / 120).min(3))
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

/// Symptoms at the session and at each answered check-in, and dizziness on return.
fn symptoms(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
    for (index, place) in (0..3).zip(0..) {
        let mut before = false;
        for row in rows.iter_mut() {
            if index > 0 && moment(row, index + 1).is_none() {
                continue;
            }
            let Some(value) = row.symptoms.get(index).copied() else {
                return Err(ShareError::Impossible);
            };
            let contexts: Contexts = [
                0,
                fact(&[(row.ending.into(), 4)]),
                fact(&[(before.into(), 1)]),
                fact(&[(row.ending.into(), 4), (before.into(), 1)]),
                fact(&[(
                    i32::from(
                        row.symptoms
                            .first()
                            .is_some_and(|own| index > 0 && *own != 0),
                    ),
                    1,
                )]),
            ];
            let any = coder.flag(column::SYMPTOMATIC + place, &contexts, value != 0);
            before = any;
            let mut bits = 0;
            if any {
                for bit in 0..16_u8 {
                    let contexts: Contexts = [
                        u32::from(bit),
                        u32::from(bit) | (u32::from(bits != 0) << 8),
                        u32::from(bit),
                        u32::from(bit) | (u32::from(row.ending) << 8),
                        u32::from(bit) | (u32::from(bits) << 8),
                    ];
                    let felt =
                        coder.flag(column::SYMPTOMS + place, &contexts, (value >> bit) & 1 == 1);
                    bits |= u16::from(felt) << bit;
                }
            }
            if let Some(kept) = row.symptoms.get_mut(index) {
                *kept = bits;
            }
            if index == 0 {
                let named = i32::from(bits & 1);
                let contexts: Contexts = [
                    0,
                    fact(&[(named, 1)]),
                    fact(&[(row.ending.into(), 4)]),
                    fact(&[(named, 1), (any.into(), 1)]),
                    fact(&[(named, 1), (row.ending.into(), 4)]),
                ];
                row.dizzy = coder.flag(column::DIZZY, &contexts, row.dizzy);
            }
            still_fed(coder)?;
        }
    }
    Ok(())
}

fn alarms(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
    let mut before = 0;
    for row in rows.iter_mut() {
        let limit = i32::from(row.plan.target) / 10 + 5;
        let beyond = row.max.map_or(0, |max| i32::from(max) - limit + 3);
        let contexts: Contexts = [
            0,
            fact(&[(before, 2)]),
            fact(&[(row.ending.into(), 4)]),
            fact(&[(beyond, 3)]),
            fact(&[(row.ending.into(), 4), (beyond, 3)]),
        ];
        let count = row.alarms.len();
        let count = coder.unsigned(
            column::ALARMS,
            &contexts,
            u32::try_from(count).unwrap_or(u32::MAX),
        ) as usize;
        if count > Row::MOST_ALARMS {
            return Err(ShareError::TooMuch);
        }
        before = i32::try_from(count).unwrap_or(0);
        if coder.is_reading() {
            row.alarms = vec![AlarmRow::default(); count];
        }
        let mut clock = 0;
        for alarm in &mut row.alarms {
            let kind = coder.symbol(
                column::ALARM_KIND,
                &[
                    0,
                    0,
                    0,
                    fact(&[(beyond, 3)]),
                    fact(&[(row.ending.into(), 4)]),
                ],
                4,
                alarm.kind.into(),
            );
            alarm.kind = u8::try_from(kind).unwrap_or(u8::MAX);
            let by_kind = [0, kind, kind, kind, kind];
            let passed = coder.unsigned(column::ALARM_AT, &by_kind, alarm.at.saturating_sub(clock));
            clock = clock
                .checked_add(passed)
                .filter(|at| *at <= Row::MOST_SECONDS)
                .ok_or(ShareError::Impossible)?;
            alarm.at = clock;
            alarm.lasted = coder.unsigned(column::ALARM_LASTED, &by_kind, alarm.lasted);
        }
        still_fed(coder)?;
    }
    Ok(())
}
