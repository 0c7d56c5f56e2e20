//! What values are predicted from: small facts packed into contexts, and habits.

use super::model::Coder;
use crate::domain::sharing::ShareError;

/// Stops reading where the bytes stopped.
pub(super) fn still_fed(coder: &Coder<'_>) -> Result<(), ShareError> {
    if coder.ran_out() {
        Err(ShareError::CutShort)
    } else {
        Ok(())
    }
}

/// A context from small parts: each takes its number of bits and is cut off at their ends.
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
    /// A habit that begins at `value` until something is seen.
    pub(super) fn starting_at(value: i32) -> Self {
        Self {
            sixteenths: value.saturating_mul(16),
            seen: 0,
        }
    }

    /// What to expect.
    pub(super) fn value(self) -> i32 {
        self.sixteenths.saturating_add(8).div_euclid(16)
    }

    /// Whether nothing was seen yet.
    pub(super) fn is_new(self) -> bool {
        self.seen == 0
    }

    /// The average of the first `memory` values, then a moving one.
    pub(super) fn learn(&mut self, value: i32, memory: i32) {
        self.seen = (self.seen + 1).min(memory.max(1));
        let distance = value.saturating_mul(16).saturating_sub(self.sixteenths);
        self.sixteenths = self.sixteenths.saturating_add(distance / self.seen);
    }
}
