//! The stretches a plan is made of: which angle is held how long, and what follows.

use crate::domain::{
    plan::{Plan, PlanKind},
    units::{Degrees, Millis},
};

/// Hold of one cycle of an oscillation, and the stay at horizontal after it.
/// Chosen by us: a few breaths, long enough to settle; the plan's hold is shared among the cycles.
pub const CYCLE: Millis = Millis::from_secs(10);
/// A staircase goes down by this much at a time ([`PlanKind::Staircase`]).
pub const STEP_DEGREES: Degrees = Degrees::whole(10);
/// A staircase stays this long on each step but the last ([`PlanKind::Staircase`]).
pub const STEP_HOLD: Millis = Millis::from_secs(30);

/// Room for sway above the target where the ceiling leaves less. Chosen by us: a person told to hold
/// 60 degrees under a ceiling of 60 sways by about a degree and the gauge errs by half of one; an
/// alarm at every breath would only teach them to ignore alarms. The target itself is never above
/// the ceiling, and the edge never above [`Plan::HIGHEST_CEILING`].
pub const SWAY_ROOM: Degrees = Degrees::whole(2);

/// What follows a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Further down, without coming up first.
    Deeper,
    /// Back to horizontal for this long, then the next leg.
    Rest(Millis),
    /// Back to horizontal for the final hold.
    Final,
}

/// One angle held once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leg {
    /// Inversion angle to hold.
    pub target: Degrees,
    /// Lower edge of its band.
    pub floor: Degrees,
    /// Upper edge of its band; over-angle starts here. The plan's limit, or [`SWAY_ROOM`] above
    /// the target where that is higher.
    pub limit: Degrees,
    /// How long.
    pub hold: Millis,
    /// Which set it belongs to, from 0.
    pub set: u8,
    /// Whether it is the last of its set.
    pub ends_set: bool,
    /// What follows.
    pub after: After,
}

impl Leg {
    /// Whether `angle` lies in its band, edges included.
    pub fn in_band(&self, angle: Degrees) -> bool {
        angle >= self.floor && angle <= self.limit
    }
}

/// A plan as a list of legs, worked out on demand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Course {
    plan: Plan,
    ceiling: Degrees,
    per_set: u16,
}

impl Course {
    /// The legs of `plan`, held below `ceiling` where that is lower than the plan's own.
    pub fn new(plan: Plan, ceiling: Degrees) -> Self {
        let per_set = match plan.kind() {
            PlanKind::Oscillation => plan.hold().0.div_ceil(CYCLE.0),
            PlanKind::Staircase => steps(plan.target()),
            PlanKind::Ladder { .. } | PlanKind::Free | PlanKind::SimpleStart => 1,
        };
        Self {
            plan,
            ceiling: plan.ceiling().min(ceiling),
            per_set: u16::try_from(per_set).unwrap_or(u16::MAX).max(1),
        }
    }

    /// Legs of the whole session.
    pub fn legs(&self) -> u16 {
        self.per_set.saturating_mul(u16::from(self.plan.sets()))
    }

    /// Leg `index`, from 0; `None` past the end.
    pub fn leg(&self, index: u16) -> Option<Leg> {
        if index >= self.legs() {
            return None;
        }
        let step = index % self.per_set;
        let ends_set = step + 1 == self.per_set;
        let ends_session = index + 1 == self.legs();
        let after = match (ends_set, self.plan.kind()) {
            _ if ends_session => After::Final,
            (true, _) => After::Rest(self.plan.rest()),
            (false, PlanKind::Staircase) => After::Deeper,
            (false, _) => After::Rest(CYCLE),
        };
        let (target, hold) = match self.plan.kind() {
            PlanKind::Oscillation => (
                self.plan.target(),
                self.plan
                    .hold()
                    .saturating_sub(Millis(CYCLE.0 * u64::from(step)))
                    .min(CYCLE),
            ),
            PlanKind::Staircase if !ends_set => (
                Degrees::whole((step as i16).saturating_add(1).saturating_mul(10)),
                STEP_HOLD,
            ),
            _ => (self.plan.target(), self.plan.hold()),
        };
        let limit = if ends_set || self.plan.kind() != PlanKind::Staircase {
            self.plan.limit()
        } else {
            target + Plan::LIMIT_ABOVE
        };
        Some(Leg {
            target,
            floor: target - Plan::BAND_BELOW,
            limit: limit
                .min(self.ceiling)
                .max((target + SWAY_ROOM).min(Plan::HIGHEST_CEILING)),
            hold,
            set: u8::try_from(index / self.per_set).unwrap_or(u8::MAX),
            ends_set,
            after,
        })
    }

    /// The cycle or step leg `index` is within its set, from 1.
    pub const fn step(&self, index: u16) -> u16 {
        (index % self.per_set).saturating_add(1)
    }

    /// The first leg of the set after the one leg `index` belongs to; may be past the end.
    pub const fn next_set(&self, index: u16) -> u16 {
        (index / self.per_set)
            .saturating_add(1)
            .saturating_mul(self.per_set)
    }

    /// Holds and number of the legs made in one go with leg `index`, without coming up between.
    pub fn stretch(&self, index: u16) -> (Millis, u16) {
        if self.plan.kind() != PlanKind::Staircase {
            return (self.leg(index).map_or(Millis::ZERO, |leg| leg.hold), 1);
        }
        let first = index - index % self.per_set;
        let hold = (first..first.saturating_add(self.per_set))
            .filter_map(|index| self.leg(index))
            .fold(Millis::ZERO, |sum, leg| sum + leg.hold);
        (hold, self.per_set)
    }
}

/// Steps of a staircase to `target`: every ten degrees, and the target itself.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a target lies within 0..=85"
)]
fn steps(target: Degrees) -> u64 {
    (target.get() / STEP_DEGREES.get()).ceil().max(1.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::PlanDraft;

    fn course(kind: PlanKind, target: i16, sets: u8, hold: u32) -> Course {
        let draft = PlanDraft {
            kind,
            target: Degrees::whole(target),
            sets,
            hold: Millis::from_secs(hold),
            rest: Millis::from_secs(60),
            final_hold: Millis::from_secs(60),
        };
        Course::new(
            Plan::new(draft, Plan::DEFAULT_CEILING).unwrap(),
            Plan::DEFAULT_CEILING,
        )
    }

    fn legs(course: &Course) -> Vec<(f64, u64, After)> {
        (0..course.legs())
            .filter_map(|index| course.leg(index))
            .map(|leg| (leg.target.get(), leg.hold.whole_secs(), leg.after))
            .collect()
    }

    const MINUTE: After = After::Rest(Millis::from_secs(60));
    const SHORT: After = After::Rest(Millis::from_secs(10));

    #[test]
    fn two_sets_rest_between_and_end_with_the_final_hold() {
        assert_eq!(
            legs(&course(PlanKind::Ladder { level: 1 }, 15, 2, 60)),
            [(15.0, 60, MINUTE), (15.0, 60, After::Final)]
        );
    }

    #[test]
    fn an_oscillation_shares_its_hold_among_cycles() {
        assert_eq!(
            legs(&course(PlanKind::Oscillation, 25, 2, 25)),
            [
                (25.0, 10, SHORT),
                (25.0, 10, SHORT),
                (25.0, 5, MINUTE),
                (25.0, 10, SHORT),
                (25.0, 10, SHORT),
                (25.0, 5, After::Final),
            ]
        );
    }

    #[test]
    fn a_staircase_goes_down_ten_degrees_and_half_a_minute_at_a_time() {
        let course = course(PlanKind::Staircase, 25, 1, 60);
        assert_eq!(
            legs(&course),
            [
                (10.0, 30, After::Deeper),
                (20.0, 30, After::Deeper),
                (25.0, 60, After::Final),
            ]
        );
        assert_eq!(course.leg(0).unwrap().limit, Degrees::whole(15));
        assert_eq!(course.stretch(0), (Millis::from_secs(120), 3));
        assert_eq!(course.stretch(2), (Millis::from_secs(120), 3));
    }

    #[test]
    fn the_permits_ceiling_lowers_the_limit() {
        let plan = Plan::SIMPLE_START;
        let course = Course::new(plan, Degrees::whole(23));
        assert_eq!(course.leg(0).unwrap().limit, Degrees::whole(23));
    }

    #[test]
    fn a_target_at_the_ceiling_leaves_room_for_sway() {
        let at_ceiling = course(PlanKind::Ladder { level: 12 }, 60, 1, 60);
        assert_eq!(at_ceiling.leg(0).unwrap().limit, Degrees::whole(62));
        let near = course(PlanKind::Free, 57, 1, 60);
        assert_eq!(near.leg(0).unwrap().limit, Degrees::whole(60));
    }
}
