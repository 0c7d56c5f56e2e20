//! From values to places, and where to put ticks.

use crate::domain::{calendar::Month, units::LocalDay};

/// A straight scale from values to coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Values `low..=high` onto `from..=to`. Values without width are widened by half a unit either
    /// way; what is not finite counts as 0.
    pub fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        let finite = |value: f64| {
            if value.is_finite() {
                value.clamp(-1e15, 1e15)
            } else {
                0.0
            }
        };
        let (low, high) = (finite(low.min(high)), finite(high.max(low)));
        let (low, high) = if high > low {
            (low, high)
        } else {
            (low - 0.5, low + 0.5)
        };
        Self {
            low,
            high,
            from,
            to,
        }
    }

    /// Where `value` goes; beyond the ends it stays at the end, so nothing is drawn outside.
    pub fn place(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.from + share * (self.to - self.from)
    }

    /// The values the scale spans.
    pub const fn ends(&self) -> (f64, f64) {
        (self.low, self.high)
    }
}

/// Round values from `low` to `high`, steps of 1, 2 or 5 times a power of ten, at most `most` of
/// them.
pub fn ticks(low: f64, high: f64, most: u8) -> Vec<f64> {
    let (low, high) = Scale::new((low, high), (0.0, 1.0)).ends();
    let rough = (high - low) / f64::from(most.max(2) - 1);
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        // A little slack, so that rounding does not skip the step that just fits.
        .find(|step| *step >= rough * (1.0 - 1e-9))
        .unwrap_or(10.0 * power);
    let first = (low / step - 1e-9).ceil();
    (0..most)
        .map(|index| (first + f64::from(index)) * step)
        .take_while(|tick| *tick <= high + step * 1e-9)
        // `-0` would be written with a sign.
        .map(|tick| tick + 0.0)
        .collect()
}

/// Days for ticks from `from` to `to`, at most `most`: steps of 1, 2, 7 or 14 days, then firsts of
/// every 1, 2, 3, 6 or 12 months and longer.
pub fn day_ticks(from: LocalDay, to: LocalDay, most: u8) -> Vec<LocalDay> {
    let most = i64::from(most.max(2));
    let (first, last) = (i64::from(from.0.min(to.0)), i64::from(to.0.max(from.0)));
    for step in [1, 2, 7, 14] {
        if (last - first) / step < most {
            return (0..=(last - first) / step)
                .filter_map(|index| i32::try_from(first + index * step).ok())
                .map(LocalDay)
                .collect();
        }
    }
    let month = |day: LocalDay| i64::from(day.month().0);
    let (first, last) = (month(from.min(to)), month(from.max(to)));
    let step = [1, 2, 3, 6, 12, 24, 60, 120]
        .into_iter()
        .find(|step| (last - first) / step < most)
        .unwrap_or((last - first) / most + 1);
    let round_up = first + (-first).rem_euclid(step);
    (0..most)
        .map(|index| round_up + index * step)
        .take_while(|month| *month <= last)
        .filter_map(|month| i32::try_from(month).ok())
        .map(|month| Month(month).first_day())
        // The first month began before its first day here.
        .filter(|day| *day >= from.min(to))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_lie_inside() {
        assert_eq!(ticks(0.0, 10.0, 6), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(ticks(-91.0, 34.0, 6), [-50.0, 0.0]);
        assert_eq!(
            ticks(-91.0, 34.0, 8),
            [-80.0, -60.0, -40.0, -20.0, 0.0, 20.0]
        );
        assert_eq!(
            ticks(0.0, 0.25, 6),
            [0.0, 0.05, 0.1, 0.150_000_000_000_000_02, 0.2, 0.25]
        );
    }

    #[test]
    fn values_without_width_or_sense_have_ticks_and_places() {
        assert!(!ticks(3.0, 3.0, 5).is_empty());
        assert!(
            ticks(f64::NAN, f64::INFINITY, 5)
                .iter()
                .all(|tick| tick.is_finite())
        );
        let scale = Scale::new((f64::NAN, f64::NAN), (0.0, 100.0));
        assert_eq!(scale.place(0.0), 50.0);
    }

    #[test]
    fn days_are_ticked_by_day_week_or_first_of_month() {
        let days = |from, to| -> Vec<i32> {
            let ticks = day_ticks(LocalDay(from), LocalDay(to), 6);
            ticks.into_iter().map(|day| day.0).collect()
        };
        assert_eq!(days(10, 13), [10, 11, 12, 13]);
        assert_eq!(days(0, 30), [0, 7, 14, 21, 28]);
        // 1970-01-15 to 1970-06-20: firsts of February to June.
        assert_eq!(days(14, 170), [31, 59, 90, 120, 151]);
        assert!(days(i32::MIN, i32::MAX).len() <= 6);
    }

    #[test]
    fn a_value_beyond_the_scale_stays_at_its_end() {
        let scale = Scale::new((0.0, 10.0), (100.0, 0.0));
        assert_eq!(scale.place(2.5), 75.0);
        assert_eq!(scale.place(11.0), 0.0);
        assert_eq!(scale.place(-1.0), 100.0);
    }
}
