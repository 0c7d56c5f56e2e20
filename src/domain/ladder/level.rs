//! The table of levels.

use crate::domain::{
    plan::{Plan, PlanDraft, PlanError, PlanKind},
    screening::Bounds,
    units::{Degrees, Millis},
};

/// The highest level.
pub const TOP_LEVEL: u8 = 12;

/// When a level can be reached at the earliest, counted from the first ladder session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Earliest {
    /// On the first day.
    Day1,
    /// In this week; the first session lies in week 1.
    Week(u8),
}

impl Earliest {
    /// Whole days after the day of the first session.
    pub const fn days_after_first(self) -> i32 {
        match self {
            Self::Day1 => 0,
            Self::Week(week) => 7 * (week as i32 - 1),
        }
    }
}

/// One row of the ladder (product rule, section 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Level {
    number: u8,
    earliest: Earliest,
    angle: u8,
    sets: u8,
    hold_secs: u16,
    rest_secs: u16,
    final_hold_secs: u16,
    per_day: u8,
    days_per_week: Option<u8>,
}

const fn row(
    number: u8,
    earliest: Earliest,
    angle: u8,
    (sets, hold_secs): (u8, u16),
    (rest_secs, final_hold_secs): (u16, u16),
    per_day: u8,
) -> Level {
    Level {
        number,
        earliest,
        angle,
        sets,
        hold_secs,
        rest_secs,
        final_hold_secs,
        per_day,
        days_per_week: None,
    }
}

impl Level {
    /// Every level, lowest first. "1-2 a day" is stored as its upper end. The top level is the
    /// dose of Kim 2013 (47 women, 3 x 3 minutes at 60 degrees, 4 days a week).
    pub const ALL: [Self; 13] = [
        row(0, Earliest::Day1, 0, (1, 60), (0, 60), 1),
        row(1, Earliest::Week(1), 15, (2, 60), (60, 60), 2),
        row(2, Earliest::Week(2), 20, (2, 60), (60, 60), 2),
        row(3, Earliest::Week(3), 20, (3, 60), (60, 60), 2),
        row(4, Earliest::Week(4), 25, (3, 60), (60, 90), 2),
        row(5, Earliest::Week(5), 30, (3, 60), (60, 90), 2),
        row(6, Earliest::Week(6), 30, (3, 90), (60, 120), 2),
        row(7, Earliest::Week(8), 40, (3, 90), (60, 120), 2),
        row(8, Earliest::Week(10), 45, (3, 90), (90, 120), 2),
        row(9, Earliest::Week(12), 45, (3, 120), (90, 120), 1),
        row(10, Earliest::Week(14), 50, (3, 120), (90, 180), 1),
        row(11, Earliest::Week(16), 60, (3, 120), (90, 180), 1),
        Self {
            days_per_week: Some(4),
            ..row(12, Earliest::Week(18), 60, (3, 180), (90, 180), 1)
        },
    ];

    /// Levels above this one need a clinician's clearance (product rule, section 5).
    pub const HIGHEST_WITHOUT_CLEARANCE: u8 = 6;
    /// A spotter is required until this level is completed (product rule, section 4).
    pub const SPOTTER_UNTIL: u8 = 2;

    /// The level with this number; `None` above [`TOP_LEVEL`].
    pub fn get(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number == number)
    }

    /// 0..=12.
    pub const fn number(&self) -> u8 {
        self.number
    }

    /// When it can be reached at the earliest.
    pub const fn earliest(&self) -> Earliest {
        self.earliest
    }

    /// Inversion angle to hold.
    pub const fn angle(&self) -> Degrees {
        Degrees::whole(self.angle as i16)
    }

    /// Holds in a session.
    pub const fn sets(&self) -> u8 {
        self.sets
    }

    /// Length of each hold.
    pub const fn hold(&self) -> Millis {
        Millis::from_secs(self.hold_secs as u32)
    }

    /// Rest at horizontal between sets.
    pub const fn rest(&self) -> Millis {
        Millis::from_secs(self.rest_secs as u32)
    }

    /// Last stay at horizontal.
    pub const fn final_hold(&self) -> Millis {
        Millis::from_secs(self.final_hold_secs as u32)
    }

    /// Most sessions a day.
    pub const fn per_day(&self) -> u8 {
        self.per_day
    }

    /// Most days a week, where the table names them.
    pub const fn days_per_week(&self) -> Option<u8> {
        self.days_per_week
    }

    /// Whether a clinician's clearance is needed.
    pub const fn needs_clearance(&self) -> bool {
        self.number > Self::HIGHEST_WITHOUT_CLEARANCE
    }

    /// All holds together.
    pub const fn time_at_angle(&self) -> Millis {
        Millis::from_secs(self.sets as u32 * self.hold_secs as u32)
    }

    /// Whether the level lies within `bounds`: angle, one day's time, clearance.
    pub fn within(&self, bounds: &Bounds) -> bool {
        self.angle() <= bounds.ceiling
            && self.time_at_angle() <= bounds.daily_cap
            && (bounds.cleared || !self.needs_clearance())
    }

    /// The plan of a session at this level. The session itself lengthens the final hold after
    /// dizziness.
    ///
    /// # Errors
    /// [`PlanError::TargetOutOfRange`] if the level's angle lies above `ceiling`.
    pub fn plan(&self, ceiling: Degrees) -> Result<Plan, PlanError> {
        Plan::new(
            PlanDraft {
                kind: PlanKind::Ladder { level: self.number },
                target: self.angle(),
                sets: self.sets,
                hold: self.hold(),
                rest: self.rest(),
                final_hold: self.final_hold(),
            },
            ceiling,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Bounds = Bounds {
        ceiling: Plan::DEFAULT_CEILING,
        daily_cap: Millis::from_secs(600),
        cleared: true,
    };

    #[test]
    fn every_level_is_found_by_its_number_and_makes_a_plan() {
        for (number, level) in (0_u8..).zip(Level::ALL) {
            assert_eq!(Level::get(number), Some(level));
            let plan = level.plan(Plan::DEFAULT_CEILING).unwrap();
            assert_eq!(plan.kind(), PlanKind::Ladder { level: number });
            assert_eq!(plan.target(), level.angle());
        }
        assert_eq!(Level::get(13), None);
    }

    #[test]
    fn no_day_at_any_level_passes_the_ten_minutes() {
        for level in Level::ALL {
            let day = level.time_at_angle().0 * u64::from(level.per_day());
            assert!(day <= 600_000, "level {}", level.number());
        }
    }

    #[test]
    fn the_table_reads_as_the_product_says() {
        let written: Vec<String> = Level::ALL
            .iter()
            .map(|level| {
                format!(
                    "{} day {} {:?} {}x{} rest {} final {} per day {}{}",
                    level.number(),
                    level.earliest().days_after_first(),
                    level.angle(),
                    level.sets(),
                    level.hold().whole_secs(),
                    level.rest().whole_secs(),
                    level.final_hold().whole_secs(),
                    level.per_day(),
                    if level.needs_clearance() { " *" } else { "" },
                )
            })
            .collect();
        assert_eq!(
            written,
            [
                "0 day 0 0 degrees 1x60 rest 0 final 60 per day 1",
                "1 day 0 15 degrees 2x60 rest 60 final 60 per day 2",
                "2 day 7 20 degrees 2x60 rest 60 final 60 per day 2",
                "3 day 14 20 degrees 3x60 rest 60 final 60 per day 2",
                "4 day 21 25 degrees 3x60 rest 60 final 90 per day 2",
                "5 day 28 30 degrees 3x60 rest 60 final 90 per day 2",
                "6 day 35 30 degrees 3x90 rest 60 final 120 per day 2",
                "7 day 49 40 degrees 3x90 rest 60 final 120 per day 2 *",
                "8 day 63 45 degrees 3x90 rest 90 final 120 per day 2 *",
                "9 day 77 45 degrees 3x120 rest 90 final 120 per day 1 *",
                "10 day 91 50 degrees 3x120 rest 90 final 180 per day 1 *",
                "11 day 105 60 degrees 3x120 rest 90 final 180 per day 1 *",
                "12 day 119 60 degrees 3x180 rest 90 final 180 per day 1 *",
            ]
        );
        assert_eq!(Level::ALL[12].days_per_week(), Some(4));
    }

    #[test]
    fn one_step_changes_one_of_angle_hold_or_sets() {
        for pair in Level::ALL[1..].windows(2) {
            let changed = [
                pair[0].angle() != pair[1].angle(),
                pair[0].hold() != pair[1].hold(),
                pair[0].sets() != pair[1].sets(),
            ];
            let changes = changed.iter().filter(|changed| **changed).count();
            assert_eq!(changes, 1, "level {}", pair[1].number());
        }
    }

    #[test]
    fn levels_above_six_lie_outside_without_clearance() {
        let uncleared = Bounds {
            cleared: false,
            ..OPEN
        };
        for level in Level::ALL {
            assert!(level.within(&OPEN));
            assert_eq!(level.within(&uncleared), level.number() <= 6);
        }
    }
}
