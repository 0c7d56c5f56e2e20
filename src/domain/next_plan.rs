//! The plan of the next session: the person's choice, within what binds now.

use super::{
    ladder::{Level, Offer, Standing},
    plan::{Plan, PlanDraft, PlanError, PlanKind},
    profile::PlanChoice,
    screening::Bounds,
};

/// The plan `choice` becomes under `standing` and `bounds`.
///
/// The ladder's offer is taken as it stands: an offer to advance is only an offer, so the plan is
/// for the present level until the person chooses otherwise. The longer final hold after dizziness
/// is the session's to add, not the plan's.
///
/// # Errors
/// [`PlanError`] if the choice no longer fits what binds; the person chooses again.
pub fn next_plan(
    choice: &PlanChoice,
    standing: &Standing,
    bounds: &Bounds,
) -> Result<Plan, PlanError> {
    match *choice {
        PlanChoice::FollowLadder => {
            let number = match standing.offer {
                Offer::StepBack { to } => to,
                Offer::Advance { .. } | Offer::Repeat | Offer::Pause { .. } => standing.level,
            };
            level_plan(number, standing, bounds)
        }
        PlanChoice::Level(number) => level_plan(number, standing, bounds),
        PlanChoice::SimpleStart { angle, hold } => {
            let simple = Plan::SIMPLE_START;
            let draft = PlanDraft {
                kind: PlanKind::SimpleStart,
                target: angle,
                sets: 1,
                hold,
                rest: simple.rest(),
                final_hold: simple.final_hold(),
            };
            Plan::new(draft, bounds.ceiling)
        }
        PlanChoice::Free(draft) => Plan::new(draft, bounds.ceiling),
    }
}

/// The plan of a level, or of the highest that is open now.
fn level_plan(number: u8, standing: &Standing, bounds: &Bounds) -> Result<Plan, PlanError> {
    Level::get(number.min(standing.highest))
        .ok_or(PlanError::TargetOutOfRange)?
        .plan(bounds.ceiling)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        ladder,
        units::{Degrees, Millis},
    };

    fn fresh() -> (Standing, Bounds) {
        let bounds = Bounds {
            ceiling: Plan::DEFAULT_CEILING,
            daily_cap: Millis::from_secs(600),
            cleared: false,
        };
        (ladder::standing(&[], &bounds, Default::default()), bounds)
    }

    #[test]
    fn a_newcomer_who_follows_the_ladder_begins_with_the_rehearsal() {
        let (standing, bounds) = fresh();
        let plan = next_plan(&PlanChoice::FollowLadder, &standing, &bounds).unwrap();
        assert_eq!(plan.kind(), PlanKind::Ladder { level: 0 });
        assert_eq!(plan.target(), Degrees::ZERO);
    }

    #[test]
    fn an_offer_to_advance_changes_nothing_by_itself() {
        let (standing, bounds) = fresh();
        let standing = Standing {
            level: 2,
            highest: 3,
            offer: Offer::Advance { to: 3 },
            ..standing
        };
        let plan = next_plan(&PlanChoice::FollowLadder, &standing, &bounds).unwrap();
        assert_eq!(plan.kind(), PlanKind::Ladder { level: 2 });
    }

    #[test]
    fn a_step_back_is_taken() {
        let (standing, bounds) = fresh();
        let standing = Standing {
            level: 4,
            highest: 3,
            offer: Offer::StepBack { to: 3 },
            ..standing
        };
        let plan = next_plan(&PlanChoice::FollowLadder, &standing, &bounds).unwrap();
        assert_eq!(plan.kind(), PlanKind::Ladder { level: 3 });
    }

    #[test]
    fn a_chosen_level_is_taken_lower_and_where_it_is_offered_higher() {
        let (standing, bounds) = fresh();
        let standing = Standing {
            level: 2,
            highest: 3,
            offer: Offer::Advance { to: 3 },
            ..standing
        };
        for level in [0, 1, 2, 3] {
            let plan = next_plan(&PlanChoice::Level(level), &standing, &bounds).unwrap();
            assert_eq!(plan.kind(), PlanKind::Ladder { level });
        }
    }

    #[test]
    fn a_chosen_level_that_is_no_longer_open_is_brought_down() {
        let (standing, bounds) = fresh();
        let standing = Standing {
            level: 4,
            highest: 2,
            offer: Offer::StepBack { to: 2 },
            ..standing
        };
        for chosen in [5, 200] {
            let plan = next_plan(&PlanChoice::Level(chosen), &standing, &bounds).unwrap();
            assert_eq!(plan.kind(), PlanKind::Ladder { level: 2 });
        }
    }

    #[test]
    fn a_level_is_chosen_for_one_session() {
        assert_eq!(PlanChoice::Level(3).after_start(), PlanChoice::FollowLadder);
        let simple = PlanChoice::SimpleStart {
            angle: Degrees::whole(15),
            hold: Millis::from_secs(60),
        };
        assert_eq!(simple.after_start(), simple);
    }

    #[test]
    fn a_free_choice_above_a_clinicians_limit_is_refused() {
        let (standing, bounds) = fresh();
        let bounds = Bounds {
            ceiling: Degrees::whole(20),
            ..bounds
        };
        let choice = PlanChoice::SimpleStart {
            angle: Degrees::whole(25),
            hold: Millis::from_secs(60),
        };
        assert_eq!(
            next_plan(&choice, &standing, &bounds),
            Err(PlanError::TargetOutOfRange)
        );
    }
}
