//! The column group every shared history of sessions has: when, what, how long, how deep, how it
//! felt. Each column is written for all sessions before the next begins, so that a later column may
//! be predicted from whole earlier ones (the pain a day after from the pain before the next session).

mod column;
mod felt;
mod measures;
mod pains;
mod plans;
mod starts;

use super::{model::Coder, row::Row};
use crate::domain::sharing::ShareError;

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
    starts::starts(coder, rows, unit)?;
    measure(coder, "start and zone");
    plans::plans(coder, rows)?;
    measure(coder, "plan, mode, equipment");
    measures::endings(coder, rows)?;
    measure(coder, "ending and sets done");
    measures::times(coder, rows)?;
    measure(coder, "time at angle");
    measures::angles(coder, rows)?;
    measure(coder, "mean and greatest angle");
    pains::pains(coder, rows, &mut measure)?;
    felt::symptoms(coder, rows)?;
    measure(coder, "symptoms");
    felt::alarms(coder, rows)?;
    measure(coder, "alarms");
    Ok(())
}
