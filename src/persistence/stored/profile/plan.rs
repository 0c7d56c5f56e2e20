//! The person's own limits, and what the next session is to be.

use serde::{Deserialize, Serialize};

use super::super::{
    Corruption,
    fields::{angle, centi, moment, moment_ms, span, span_ms, within},
};
use crate::domain::{
    ladder::TOP_LEVEL,
    plan::{Plan, PlanDraft, PlanKind},
    profile::PlanChoice,
    screening::{LimitError, OwnLimits},
    units::{Degrees, Millis},
};

/// An [`OwnLimits`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct OwnLimitsV1 {
    pub(super) ceiling_centideg: i32,
    pub(super) daily_cap_minutes: u16,
    pub(super) unlocked_unix_ms: Option<i64>,
}

/// A [`PlanChoice`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) enum PlanChoiceV1 {
    FollowLadder,
    SimpleStart { centideg: i32, hold_ms: u64 },
    Free(FreePlanV1),
    Level(u8),
}

/// A [`PlanDraft`] that is the person's own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct FreePlanV1 {
    pub(super) kind: FreeKindV1,
    pub(super) target_centideg: i32,
    pub(super) sets: u8,
    pub(super) hold_ms: u64,
    pub(super) rest_ms: u64,
    pub(super) final_hold_ms: u64,
}

/// The [`PlanKind`]s a person chooses themselves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) enum FreeKindV1 {
    Free,
    Oscillation,
    Staircase,
}

impl From<OwnLimits> for OwnLimitsV1 {
    fn from(own: OwnLimits) -> Self {
        Self {
            ceiling_centideg: centi(own.ceiling()),
            daily_cap_minutes: u16::try_from(own.daily_cap().whole_secs() / 60).unwrap_or(u16::MAX),
            unlocked_unix_ms: own.unlocked().map(moment_ms),
        }
    }
}

impl TryFrom<OwnLimitsV1> for OwnLimits {
    type Error = Corruption;

    fn try_from(stored: OwnLimitsV1) -> Result<Self, Corruption> {
        let ceiling = angle(stored.ceiling_centideg, "own ceiling")?;
        let unlocked = stored
            .unlocked_unix_ms
            .map(|ms| moment(ms, "date of unlocking"))
            .transpose()?;
        Self::new(ceiling, stored.daily_cap_minutes, unlocked).map_err(|error| {
            Corruption::OutOfRange(match error {
                LimitError::CeilingOutOfRange | LimitError::Locked => "own ceiling",
                LimitError::DailyCapOutOfRange => "own daily cap",
            })
        })
    }
}

impl From<PlanChoice> for PlanChoiceV1 {
    fn from(choice: PlanChoice) -> Self {
        match choice {
            PlanChoice::FollowLadder => Self::FollowLadder,
            PlanChoice::Level(level) => Self::Level(level.min(TOP_LEVEL)),
            PlanChoice::SimpleStart { angle, hold } => Self::SimpleStart {
                centideg: centi(
                    angle
                        .max(PlanChoice::LEAST_SIMPLE_ANGLE)
                        .min(PlanChoice::MOST_SIMPLE_ANGLE),
                ),
                hold_ms: span_ms(hold.clamp(
                    PlanChoice::SHORTEST_SIMPLE_HOLD,
                    PlanChoice::LONGEST_SIMPLE_HOLD,
                )),
            },
            PlanChoice::Free(draft) => Self::Free(draft.into()),
        }
    }
}

impl TryFrom<PlanChoiceV1> for PlanChoice {
    type Error = Corruption;

    fn try_from(stored: PlanChoiceV1) -> Result<Self, Corruption> {
        Ok(match stored {
            PlanChoiceV1::FollowLadder => Self::FollowLadder,
            PlanChoiceV1::SimpleStart { centideg, hold_ms } => Self::SimpleStart {
                angle: within(
                    angle(centideg, "angle of the simple start")?,
                    Self::LEAST_SIMPLE_ANGLE,
                    Self::MOST_SIMPLE_ANGLE,
                    "angle of the simple start",
                )?,
                hold: within(
                    Millis(hold_ms),
                    Self::SHORTEST_SIMPLE_HOLD,
                    Self::LONGEST_SIMPLE_HOLD,
                    "hold of the simple start",
                )?,
            },
            PlanChoiceV1::Free(plan) => Self::Free(plan.try_into()?),
            PlanChoiceV1::Level(level) => Self::Level(within(level, 0, TOP_LEVEL, "level")?),
        })
    }
}

impl From<PlanDraft> for FreePlanV1 {
    fn from(draft: PlanDraft) -> Self {
        Self {
            kind: match draft.kind {
                PlanKind::Oscillation => FreeKindV1::Oscillation,
                PlanKind::Staircase => FreeKindV1::Staircase,
                PlanKind::Free | PlanKind::Ladder { .. } | PlanKind::SimpleStart => {
                    FreeKindV1::Free
                }
            },
            target_centideg: centi(draft.target.max(Degrees::ZERO).min(Plan::HIGHEST_CEILING)),
            sets: draft.sets.clamp(1, 3),
            hold_ms: span_ms(draft.hold.clamp(Millis::from_secs(1), Plan::LONGEST_HOLD)),
            rest_ms: span_ms(draft.rest.min(Plan::LONGEST_HOLD)),
            final_hold_ms: span_ms(draft.final_hold.min(Plan::LONGEST_HOLD)),
        }
    }
}

impl TryFrom<FreePlanV1> for PlanDraft {
    type Error = Corruption;

    fn try_from(stored: FreePlanV1) -> Result<Self, Corruption> {
        let draft = Self {
            kind: match stored.kind {
                FreeKindV1::Free => PlanKind::Free,
                FreeKindV1::Oscillation => PlanKind::Oscillation,
                FreeKindV1::Staircase => PlanKind::Staircase,
            },
            target: angle(stored.target_centideg, "target")?,
            sets: stored.sets,
            hold: span(stored.hold_ms, "hold")?,
            rest: span(stored.rest_ms, "rest")?,
            final_hold: span(stored.final_hold_ms, "final hold")?,
        };
        // The ceiling in force is the gate's to say when the session starts.
        Plan::new(draft, Plan::HIGHEST_CEILING).map_err(Corruption::Plan)?;
        Ok(draft)
    }
}
