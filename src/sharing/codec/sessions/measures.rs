//! How sessions ended, how long and how deep they were.

use super::column;
use crate::{
    domain::sharing::ShareError,
    sharing::codec::{
        context::{Habit, class, fact, still_fed},
        model::{Coder, Contexts},
        row::{COMPLETED, Row, STOPPED},
    },
};

pub(super) fn endings(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
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
pub(super) fn times(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
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

pub(super) fn angles(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
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
                fact(&[(whole, 2), (i32::from(row.plan.hold / 10), 6)]),
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
