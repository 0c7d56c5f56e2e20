//! Everything the gate and the plan remember about the person.

use super::{
    ladder::Past,
    plan::PlanDraft,
    screening::{GateHistory, OwnLimits},
    units::{Degrees, Millis},
};

/// What is kept about the person between sessions. Plain data: nothing in it is a permit, which is
/// made anew from it each time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// What the gate remembers.
    pub gate: GateHistory,
    /// The person's own limits.
    pub own: OwnLimits,
    /// What the next session is to be.
    pub next: PlanChoice,
}

impl Profile {
    /// The same with a lock for every symptom in the diary that calls for one and has none
    /// ([`GateHistory::locked_by`]).
    pub fn locked_by(&self, past: &[Past]) -> Self {
        Self {
            gate: self.gate.locked_by(past),
            ..*self
        }
    }
}

/// What the next session is to be. A wish: the gate, the ceiling in force and the daily cap are
/// asked again when it becomes a plan.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum PlanChoice {
    /// The level the ladder suggests that day.
    #[default]
    FollowLadder,
    /// This level of the ladder in the next session, if it is open then; a higher one is brought
    /// down to what is. It is used up by the session it leads to ([`Self::after_start`]).
    Level(u8),
    /// The simple start.
    SimpleStart {
        /// Inversion angle, from [`Self::LEAST_SIMPLE_ANGLE`] to [`Self::MOST_SIMPLE_ANGLE`].
        angle: Degrees,
        /// Length of the hold, from [`Self::SHORTEST_SIMPLE_HOLD`] to
        /// [`Self::LONGEST_SIMPLE_HOLD`].
        hold: Millis,
    },
    /// The person's own angle and holds, all at once, by cycles or by steps: any draft whose kind
    /// is neither the ladder nor the simple start.
    Free(PlanDraft),
}

impl PlanChoice {
    /// The choice that is left once a session has begun: a level is chosen for one session, from
    /// which the ladder goes on. Kept for longer, it would one day be an advance nobody asked for.
    pub const fn after_start(self) -> Self {
        match self {
            Self::Level(_) => Self::FollowLadder,
            other => other,
        }
    }

    /// Least angle of the simple start (product rule, section 5).
    pub const LEAST_SIMPLE_ANGLE: Degrees = Degrees::whole(15);
    /// Greatest angle of the simple start (product rule, section 5).
    pub const MOST_SIMPLE_ANGLE: Degrees = Degrees::whole(30);
    /// Shortest hold of the simple start (product rule, section 5).
    pub const SHORTEST_SIMPLE_HOLD: Millis = Millis::from_secs(60);
    /// Longest hold of the simple start (product rule, section 5).
    pub const LONGEST_SIMPLE_HOLD: Millis = Millis::from_secs(120);
}
