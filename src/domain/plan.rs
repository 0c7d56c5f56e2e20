//! What a session sets out to do: target, sets, hold, rest, final hold, limit, ceiling.

use super::units::{Degrees, Millis};

/// Where a plan came from. Levels and the further kinds are stored by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlanKind {
    /// A level of the default ladder, 0..=12.
    Ladder {
        /// The level's number.
        level: u8,
    },
    /// The person's own angle and holds.
    Free,
    /// The simple start: 15-30 degrees, 1-2 minutes.
    SimpleStart,
    /// Between horizontal and the target by cycles.
    Oscillation,
    /// Ten degrees further and half a minute at a time.
    Staircase,
}

/// Why a plan cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PlanError {
    /// Target below 0 or above the ceiling.
    #[error("the target lies outside 0 to the ceiling")]
    TargetOutOfRange,
    /// Not 1 to 3 sets.
    #[error("a session has 1 to 3 sets")]
    Sets,
    /// A hold of zero or of more than [`Plan::LONGEST_HOLD`].
    #[error("a hold lasts from 1 second to 10 minutes")]
    Hold,
    /// A rest or final hold of more than ten minutes.
    #[error("a rest lasts at most 10 minutes")]
    Rest,
    /// A limit below the target or above the ceiling, or a ceiling outside 0 to 85 degrees.
    #[error("the limit lies outside the target to the ceiling")]
    LimitOutOfRange,
}

/// A session's plan. Its numbers are consistent by construction:
/// `0 <= target <= limit <= ceiling <= 85`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    kind: PlanKind,
    target: Degrees,
    sets: u8,
    hold: Millis,
    rest: Millis,
    final_hold: Millis,
    limit: Degrees,
    ceiling: Degrees,
}

/// The wishes a [`Plan`] is made from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlanDraft {
    /// Where it came from.
    pub kind: PlanKind,
    /// Inversion angle to hold.
    pub target: Degrees,
    /// Holds, 1..=3.
    pub sets: u8,
    /// Length of each hold.
    pub hold: Millis,
    /// Rest at horizontal between sets.
    pub rest: Millis,
    /// Last stay at horizontal.
    pub final_hold: Millis,
}

impl Plan {
    /// The band begins this far below the target (product rule, section 1).
    pub const BAND_BELOW: Degrees = Degrees::whole(5);
    /// Default limit above the target (product rule, section 1).
    pub const LIMIT_ABOVE: Degrees = Degrees::whole(5);
    /// Default ceiling (product rule, section 1).
    pub const DEFAULT_CEILING: Degrees = Degrees::whole(60);
    /// Beyond this it is always an alarm: tables self-lock past vertical (product rule, section 1).
    pub const HIGHEST_CEILING: Degrees = Degrees::whole(85);
    /// Longest hold: the daily cap (product rule, section 5).
    pub const LONGEST_HOLD: Millis = Millis::from_secs(600);

    /// Makes a plan below `ceiling`; the limit is 5 degrees above the target, never above the ceiling.
    ///
    /// # Errors
    /// [`PlanError`] naming the first wish that cannot be met. Nothing is silently clamped but the
    /// limit.
    pub fn new(draft: PlanDraft, ceiling: Degrees) -> Result<Self, PlanError> {
        let ceiling = ceiling.min(Self::HIGHEST_CEILING).max(Degrees::ZERO);
        if draft.target < Degrees::ZERO || draft.target > ceiling {
            return Err(PlanError::TargetOutOfRange);
        }
        if !(1..=3).contains(&draft.sets) {
            return Err(PlanError::Sets);
        }
        if draft.hold < Millis::from_secs(1) || draft.hold > Self::LONGEST_HOLD {
            return Err(PlanError::Hold);
        }
        if draft.rest > Self::LONGEST_HOLD || draft.final_hold > Self::LONGEST_HOLD {
            return Err(PlanError::Rest);
        }
        Ok(Self {
            kind: draft.kind,
            target: draft.target,
            sets: draft.sets,
            hold: draft.hold,
            rest: draft.rest,
            final_hold: draft.final_hold,
            limit: (draft.target + Self::LIMIT_ABOVE).min(ceiling),
            ceiling,
        })
    }

    /// Makes a plan again from the parts a record kept, its limit among them: a person may have
    /// made the limit stricter than [`Self::new`] does.
    ///
    /// # Errors
    /// [`PlanError`] naming the first part that breaks the plan's promise. Nothing is clamped.
    pub fn from_parts(
        draft: PlanDraft,
        limit: Degrees,
        ceiling: Degrees,
    ) -> Result<Self, PlanError> {
        let in_order = draft.target <= limit && limit <= ceiling;
        if ceiling < Degrees::ZERO || ceiling > Self::HIGHEST_CEILING || !in_order {
            return Err(PlanError::LimitOutOfRange);
        }
        Ok(Self {
            limit,
            ..Self::new(draft, ceiling)?
        })
    }

    /// The gentlest angle of the simple start (product rule, section 5).
    pub const SIMPLE_START_FROM: Degrees = Degrees::whole(15);
    /// The steepest angle of the simple start (product rule, section 5).
    pub const SIMPLE_START_TO: Degrees = Degrees::whole(30);

    /// A simple start: one hold of 1 to 2 minutes at 15 to 30 degrees.
    ///
    /// # Errors
    /// [`PlanError::TargetOutOfRange`] and [`PlanError::Hold`] for anything beyond that or above
    /// `ceiling`.
    pub fn simple_start(
        target: Degrees,
        hold: Millis,
        ceiling: Degrees,
    ) -> Result<Self, PlanError> {
        if target < Self::SIMPLE_START_FROM || target > Self::SIMPLE_START_TO {
            return Err(PlanError::TargetOutOfRange);
        }
        if !(Millis::from_secs(60)..=Millis::from_secs(120)).contains(&hold) {
            return Err(PlanError::Hold);
        }
        let draft = PlanDraft {
            kind: PlanKind::SimpleStart,
            target,
            sets: 1,
            hold,
            rest: Self::SIMPLE_START.rest,
            final_hold: Self::SIMPLE_START.final_hold,
        };
        Self::new(draft, ceiling)
    }

    /// The simple start of the seed article, at its gentle end: 20 degrees, one minute.
    pub const SIMPLE_START: Self = Self {
        kind: PlanKind::SimpleStart,
        target: Degrees::whole(20),
        sets: 1,
        hold: Millis::from_secs(60),
        rest: Millis::from_secs(60),
        final_hold: Millis::from_secs(60),
        limit: Degrees::whole(25),
        ceiling: Self::DEFAULT_CEILING,
    };

    /// Where the plan came from.
    pub const fn kind(&self) -> PlanKind {
        self.kind
    }

    /// Inversion angle to hold.
    pub const fn target(&self) -> Degrees {
        self.target
    }

    /// Holds, 1..=3.
    pub const fn sets(&self) -> u8 {
        self.sets
    }

    /// Length of each hold.
    pub const fn hold(&self) -> Millis {
        self.hold
    }

    /// Rest at horizontal between sets.
    pub const fn rest(&self) -> Millis {
        self.rest
    }

    /// Last stay at horizontal before coming upright.
    pub const fn final_hold(&self) -> Millis {
        self.final_hold
    }

    /// Upper edge of the angle band; the over-angle alarm starts here.
    pub const fn limit(&self) -> Degrees {
        self.limit
    }

    /// What the limit can never exceed.
    pub const fn ceiling(&self) -> Degrees {
        self.ceiling
    }

    /// Lower edge of the angle band: 5 degrees below the target.
    pub fn band_floor(&self) -> Degrees {
        self.target - Self::BAND_BELOW
    }

    /// All holds together: what the plan takes of a day's time at angle.
    pub const fn time_at_angle(&self) -> Millis {
        Millis(self.hold.0.saturating_mul(self.sets as u64))
    }

    /// Whether `angle` lies in the band, edges included.
    pub fn in_band(&self, angle: Degrees) -> bool {
        angle >= self.band_floor() && angle <= self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(target: i16) -> PlanDraft {
        PlanDraft {
            kind: PlanKind::Free,
            target: Degrees::whole(target),
            sets: 2,
            hold: Millis::from_secs(60),
            rest: Millis::from_secs(60),
            final_hold: Millis::from_secs(60),
        }
    }

    #[test]
    fn the_limit_is_five_degrees_above_the_target() {
        let plan = Plan::new(draft(25), Plan::DEFAULT_CEILING).unwrap();
        assert_eq!(plan.limit(), Degrees::whole(30));
        assert!(plan.in_band(Degrees::whole(20)));
        assert!(plan.in_band(Degrees::whole(30)));
        assert!(!plan.in_band(Degrees::new(30.1).unwrap()));
    }

    #[test]
    fn the_limit_never_passes_the_ceiling() {
        let plan = Plan::new(draft(58), Plan::DEFAULT_CEILING).unwrap();
        assert_eq!(plan.limit(), Degrees::whole(60));
    }

    #[test]
    fn a_target_above_the_ceiling_is_refused_not_clamped() {
        assert_eq!(
            Plan::new(draft(25), Degrees::whole(20)),
            Err(PlanError::TargetOutOfRange)
        );
    }

    #[test]
    fn a_kept_plan_returns_with_its_stricter_limit_but_never_a_looser_order() {
        let kept = Plan::from_parts(draft(25), Degrees::whole(27), Degrees::whole(60)).unwrap();
        assert_eq!(kept.limit(), Degrees::whole(27));
        for (limit, ceiling) in [(24, 60), (61, 60), (86, 86), (30, -1)] {
            assert_eq!(
                Plan::from_parts(draft(25), Degrees::whole(limit), Degrees::whole(ceiling)),
                Err(PlanError::LimitOutOfRange)
            );
        }
    }

    #[test]
    fn the_simple_start_is_15_to_30_degrees_for_1_to_2_minutes() {
        let start = |target, secs| {
            Plan::simple_start(
                Degrees::whole(target),
                Millis::from_secs(secs),
                Plan::DEFAULT_CEILING,
            )
            .map(|plan| plan.target())
        };
        assert_eq!(start(15, 60), Ok(Degrees::whole(15)));
        assert_eq!(start(30, 120), Ok(Degrees::whole(30)));
        assert_eq!(start(14, 60), Err(PlanError::TargetOutOfRange));
        assert_eq!(start(31, 60), Err(PlanError::TargetOutOfRange));
        assert_eq!(start(20, 59), Err(PlanError::Hold));
        assert_eq!(start(20, 121), Err(PlanError::Hold));
        assert_eq!(
            Plan::simple_start(
                Degrees::whole(20),
                Millis::from_secs(60),
                Degrees::whole(20)
            ),
            Ok(Plan {
                limit: Degrees::whole(20),
                ceiling: Degrees::whole(20),
                ..Plan::SIMPLE_START
            })
        );
    }

    #[test]
    fn no_ceiling_reaches_beyond_85() {
        let plan = Plan::new(draft(85), Degrees::whole(180)).unwrap();
        assert_eq!(plan.ceiling(), Plan::HIGHEST_CEILING);
        assert_eq!(plan.limit(), Plan::HIGHEST_CEILING);
    }
}
