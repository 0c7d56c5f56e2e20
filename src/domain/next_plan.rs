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
            let level =
                Level::get(number.min(standing.highest)).ok_or(PlanError::TargetOutOfRange)?;
            level.plan(bounds.ceiling)
        }
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
