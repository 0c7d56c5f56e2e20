//! The section that stands in for sessions when only sums and counts are shared.

use super::{
    context::{class, fact, still_fed},
    model::{Coder, Column},
};
use crate::{
    domain::{sharing::ShareError, units::LocalDay},
    sharing::tally::Tally,
};

const DAYS: Column = 1;
const SUMS: Column = 2;
const TABLES: Column = 3;

/// Writes or reads every count of `tally`.
pub(super) fn counts(coder: &mut Coder<'_>, tally: &mut Tally) -> Result<(), ShareError> {
    tally.days = if coder.flag(DAYS, &[0; 5], tally.days.is_some()) {
        let (first, last) = tally.days.unwrap_or_default();
        let first = coder.signed(DAYS, &[1; 5], first.0);
        let length = coder.unsigned(DAYS, &[2; 5], last.0.abs_diff(first));
        let last = first
            .checked_add_unsigned(length)
            .ok_or(ShareError::Impossible)?;
        Some((LocalDay(first), LocalDay(last)))
    } else {
        None
    };
    for sum in [
        &mut tally.sessions,
        &mut tally.stopped,
        &mut tally.interrupted,
        &mut tally.dizzy,
        &mut tally.minutes_at_angle,
    ] {
        *sum = coder.unsigned(SUMS, &[0; 5], *sum);
    }
    for tables in &mut tally.scores {
        for table in tables {
            row(coder, table);
        }
    }
    for tables in &mut tally.changes {
        for table in tables {
            row(coder, table);
        }
    }
    row(coder, &mut tally.symptoms);
    row(coder, &mut tally.alarms);
    still_fed(coder)?;
    let consistent = tally.sessions as usize
        <= crate::sharing::history::SharedHistory::MOST_SESSIONS
        && tally.stopped.saturating_add(tally.interrupted) <= tally.sessions
        && tally.all_counts().all(|count| count <= tally.sessions);
    if consistent {
        Ok(())
    } else {
        Err(ShareError::Impossible)
    }
}

/// Neighbouring counts are of like size.
fn row(coder: &mut Coder<'_>, counts: &mut [u32]) {
    let mut before = 0_u32;
    for count in counts {
        let size = class(i32::try_from(before).unwrap_or(i32::MAX));
        *count = coder.unsigned(TABLES, &[fact(&[(size, 5)]); 5], *count);
        before = *count;
    }
}
