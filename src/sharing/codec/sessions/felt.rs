//! Symptoms, dizziness and alarms.

use super::{column, pains::moment};
use crate::{
    domain::sharing::ShareError,
    sharing::codec::{
        context::{fact, still_fed},
        model::{Coder, Contexts},
        row::{AlarmRow, Row},
    },
};

/// Symptoms at the session and at each answered check-in, and dizziness on return.
pub(super) fn symptoms(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
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

pub(super) fn alarms(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
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
