//! The stretch of time looked at.

use crate::{content::statistics as words, domain::units::LocalDay};

/// How far back is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Period {
    /// 28 days.
    Weeks,
    /// 91 days: 13 whole weeks.
    #[default]
    Months,
    /// 365 days.
    Year,
    /// Everything.
    All,
}

impl Period {
    /// Every period, the shortest first.
    pub const ALL: [Self; 4] = [Self::Weeks, Self::Months, Self::Year, Self::All];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Weeks => words::LAST_4_WEEKS,
            Self::Months => words::LAST_3_MONTHS,
            Self::Year => words::LAST_YEAR,
            Self::All => words::ALL_TIME,
        }
    }

    /// Its first and last day, `today` among them. It has no end, so that what is dated in the
    /// future by a wrong clock stays in sight.
    pub const fn days(self, today: LocalDay) -> (LocalDay, LocalDay) {
        let back = match self {
            Self::Weeks => 27,
            Self::Months => 90,
            Self::Year => 364,
            Self::All => return (LocalDay(i32::MIN), LocalDay(i32::MAX)),
        };
        (LocalDay(today.0.saturating_sub(back)), LocalDay(i32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_counts_today_and_hides_nothing_ahead() {
        let (from, to) = Period::Weeks.days(LocalDay(100));
        assert_eq!((from, to), (LocalDay(73), LocalDay(i32::MAX)));
        assert_eq!(Period::All.days(LocalDay(100)).0, LocalDay(i32::MIN));
        assert_eq!(Period::Year.days(LocalDay(i32::MIN)).0, LocalDay(i32::MIN));
    }
}
