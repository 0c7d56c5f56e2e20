//! When sessions began.

use super::column;
use crate::{
    domain::sharing::ShareError,
    sharing::codec::{
        context::{Habit, class, fact, still_fed},
        model::{Coder, Contexts},
        row::Row,
    },
};

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
pub(super) fn starts(coder: &mut Coder<'_>, rows: &mut [Row], unit: i32) -> Result<(), ShareError> {
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
        let weekday = day.saturating_add(3).rem_euclid(7);
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
            local.div_euclid(day_length).saturating_sub(day),
        );
        day = day.checked_add(stepped).ok_or(ShareError::Impossible)?;
        step_before = step;
        step = stepped;
        since = since.map(|age| age.saturating_add(stepped).clamp(0, 15));

        let weekday = day.saturating_add(3).rem_euclid(7);
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
        let expected = if usual.is_new() {
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
