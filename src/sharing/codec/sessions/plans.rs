//! What was planned.

use super::column;
use crate::{
    domain::sharing::ShareError,
    sharing::codec::{
        context::{class, fact, still_fed},
        model::{Coder, Contexts},
        row::{PlanRow, Row},
    },
};

/// Plans repeat: each is a place in the list of plans used, latest first, or a new one.
pub(super) fn plans(coder: &mut Coder<'_>, rows: &mut [Row]) -> Result<(), ShareError> {
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
