//! The breathing pacer: which half of a breath a moment falls into.

use super::{
    settings::BreathSeconds,
    units::{Millis, MonoTime},
};

/// A half of a breath.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Breath {
    /// Breathing in.
    In,
    /// Breathing out.
    Out,
}

/// Lengths of the two halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BreathPace {
    /// Breathing in.
    pub inhale: BreathSeconds,
    /// Breathing out.
    pub exhale: BreathSeconds,
}

impl Default for BreathPace {
    /// 4 s in, 6 s out (product rule, section 6).
    fn default() -> Self {
        Self {
            inhale: BreathSeconds::clamped(4),
            exhale: BreathSeconds::clamped(6),
        }
    }
}

impl BreathPace {
    /// Length of one half.
    pub const fn length(self, half: Breath) -> Millis {
        Millis::from_secs(match half {
            Breath::In => self.inhale.get() as u32,
            Breath::Out => self.exhale.get() as u32,
        })
    }

    /// The half at `now` and the number of halves since `start`, which begins breathing in.
    ///
    /// Computed from the two times alone, so a late prompt loses no beat.
    pub const fn at(self, start: MonoTime, now: MonoTime) -> (Breath, u64) {
        let inhale = self.length(Breath::In).0;
        let whole = inhale + self.length(Breath::Out).0;
        let since = now.since(start).0;
        let beats = (since / whole) * 2;
        if since % whole < inhale {
            (Breath::In, beats)
        } else {
            (Breath::Out, beats + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> (Breath, u64) {
        BreathPace::default().at(
            MonoTime::from_millis(1_000),
            MonoTime::from_millis(1_000 + millis),
        )
    }

    #[test]
    fn a_breath_is_four_seconds_in_and_six_out() {
        assert_eq!(at(0), (Breath::In, 0));
        assert_eq!(at(3_999), (Breath::In, 0));
        assert_eq!(at(4_000), (Breath::Out, 1));
        assert_eq!(at(9_999), (Breath::Out, 1));
        assert_eq!(at(10_000), (Breath::In, 2));
    }

    #[test]
    fn an_hour_of_silence_does_not_shift_the_beat() {
        assert_eq!(at(3_600_000 + 4_500), (Breath::Out, 721));
    }
}
