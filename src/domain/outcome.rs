//! What a change in pain amounts to, and what a history says about inversion. Never "works".

use super::record::Pain;

/// Where it hurts: the two places pain is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The back.
    Back,
    /// The leg.
    Leg,
}

impl Place {
    /// Both, as they are asked.
    pub const ALL: [Self; 2] = [Self::Back, Self::Leg];

    /// The score of this place, 0..=10.
    pub fn score(self, pain: Pain) -> f64 {
        f64::from(match self {
            Self::Back => pain.back.get(),
            Self::Leg => pain.leg.get(),
        })
    }
}

/// How much a pain score changed, on the 0-10 scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PainChange {
    /// Less by at least 2 points and at least 30 % of the score before.
    ClearlyLess,
    /// Less by at least 1 point, but not clearly.
    PossiblyLess,
    /// Less than 1 point either way.
    WithinNoise,
    /// More by at least 1 point, but less than 2.
    PossiblyMore,
    /// More by at least 2 points. There is no share of the score before here: from 0 any rise
    /// would be endless.
    ClearlyMore,
}

impl PainChange {
    /// Points from which a change is clear. Product rule, section 8: the cut-offs 1.3-1.8 of
    /// J Pain 2008 and PMC7053735, rounded up.
    pub const CLEAR_POINTS: f64 = 2.0;
    /// Share of the score before from which a decrease is clear (product rule, section 8).
    pub const CLEAR_SHARE: f64 = 0.3;
    /// Points from which a change is possible (product rule, section 8).
    pub const POSSIBLE_POINTS: f64 = 1.0;

    /// The size of the change from `before` to `after`, both 0..=10.
    pub fn between(before: f64, after: f64) -> Self {
        let change = after - before;
        if change <= -Self::CLEAR_POINTS && -change >= Self::CLEAR_SHARE * before {
            Self::ClearlyLess
        } else if change <= -Self::POSSIBLE_POINTS {
            Self::PossiblyLess
        } else if change >= Self::CLEAR_POINTS {
            Self::ClearlyMore
        } else if change >= Self::POSSIBLE_POINTS {
            Self::PossiblyMore
        } else {
            Self::WithinNoise
        }
    }
}

/// What the history of one place of pain says, a day after sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Pain was lower a day after, beyond chance and by a point or more.
    Helped,
    /// No difference seen.
    NoDifference,
    /// Pain was higher a day after, beyond chance.
    Worse,
    /// Too few sessions with both answers to say anything.
    NotEnough {
        /// How many more are needed.
        more: u32,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clear_decrease_needs_two_points_and_a_third_of_the_pain() {
        assert_eq!(PainChange::between(6.0, 4.0), PainChange::ClearlyLess);
        assert_eq!(PainChange::between(8.0, 6.0), PainChange::PossiblyLess);
        assert_eq!(PainChange::between(2.0, 0.0), PainChange::ClearlyLess);
    }

    #[test]
    fn small_changes_are_within_noise_and_increases_are_named() {
        assert_eq!(PainChange::between(5.0, 4.5), PainChange::WithinNoise);
        assert_eq!(PainChange::between(5.0, 5.0), PainChange::WithinNoise);
        assert_eq!(PainChange::between(0.0, 1.0), PainChange::PossiblyMore);
        assert_eq!(PainChange::between(8.0, 10.0), PainChange::ClearlyMore);
    }
}
