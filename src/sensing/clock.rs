//! When readings were really sampled: event times smoothed to the sensor's own beat.

use super::smooth::{at_least, at_most};
use crate::domain::units::MonoTime;

/// Recovers the regular beat of the sensor from `timeStamp`, which says when the event was made.
///
/// A slow phase-locked loop: the beat is taken from the first 64 readings, snapped to a
/// nominal rate where one is near, then followed. Steps always add up to the time that passed, so
/// a wrong beat costs smoothness, never drift.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SampleClock {
    /// Seconds of the estimated sampling moment of the last reading.
    sampled: f64,
    /// Seconds of the last event time.
    stamped: f64,
    /// Seconds between samples.
    beat: f64,
    /// Readings since the loop was started.
    readings: u32,
}

/// Time from one reading to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    /// Seconds since the last sample, 0..=[`GAP`]; zero for a second reading of the same beat.
    Seconds(f64),
    /// First reading, or the first after a gap of this many seconds: nothing can be integrated.
    Gap(f64),
}

/// A pause longer than this is a gap, seconds: the loop locks anew (shared/design/tilt.md).
const GAP: f64 = 0.25;

/// Readings from which the beat is estimated before the loop takes over. Chosen by us: one second
/// at the common rate averages 7 ms of jitter to below the distance between nominal rates.
const WARM_UP: u32 = 64;

/// Rates that browsers and sensors name, Hz, with the common 60 Hz of Chromium and WebKit.
const NOMINAL_RATES: [f64; 9] = [20.0, 25.0, 30.0, 40.0, 50.0, 60.0, 100.0, 120.0, 200.0];

/// How near a nominal rate the estimate must lie to be taken for it. Chosen by us: less than half
/// the smallest distance between them.
const SNAP: f64 = 0.06;

/// Fastest and slowest beat followed, seconds: 250 to 16 Hz.
const BEAT_RANGE: (f64, f64) = (0.004, 0.06);

/// Loop gains: share of the phase error taken into the phase and into the beat. Chosen by us on
/// the jittered traces d02 and s03; any from a third to three times these do as well.
const PHASE_GAIN: f64 = 0.02;
const WARM_UP_PHASE_GAIN: f64 = 0.3;
const BEAT_GAIN: f64 = 1e-5;

impl SampleClock {
    pub(super) const fn new() -> Self {
        Self {
            sampled: 0.0,
            stamped: 0.0,
            beat: 1.0 / 60.0,
            readings: 0,
        }
    }

    /// Takes the event time of the next reading; times must not run backwards.
    pub(super) fn step(&mut self, at: MonoTime) -> Step {
        let now = at.millis_f64() / 1000.0;
        let passed = now - self.stamped;
        self.stamped = now;
        if self.readings == 0 || !(0.0..=GAP).contains(&passed) {
            self.sampled = now;
            self.readings = self.readings.max(1);
            return Step::Gap(at_least(passed, 0.0));
        }
        self.readings = self.readings.saturating_add(1);
        let warm = self.readings > WARM_UP;
        if !warm {
            self.estimate_beat(passed);
        }
        if self.readings == WARM_UP {
            self.snap();
        }
        let before = self.sampled;
        let predicted = before + self.beats_in(now - before) * self.beat;
        let error = now - predicted;
        if warm {
            self.beat = (self.beat + BEAT_GAIN * error).clamp(BEAT_RANGE.0, BEAT_RANGE.1);
        }
        let gain = if warm { PHASE_GAIN } else { WARM_UP_PHASE_GAIN };
        self.sampled = at_least(predicted + gain * error, before);
        Step::Seconds(at_most(self.sampled - before, GAP))
    }

    /// Running mean of the time between readings, without the evidently lost ones.
    fn estimate_beat(&mut self, passed: f64) {
        /// The mean is too young to judge losses by.
        const YOUNG: u32 = 10;
        if self.readings < YOUNG || passed < 2.2 * self.beat {
            let share = 1.0 / f64::from((self.readings - 1).max(1));
            self.beat =
                (self.beat + share * (passed - self.beat)).clamp(BEAT_RANGE.0, BEAT_RANGE.1);
        }
    }

    fn snap(&mut self) {
        for rate in NOMINAL_RATES {
            if (1.0 / rate / self.beat - 1.0).abs() < SNAP {
                self.beat = 1.0 / rate;
            }
        }
    }

    /// How many beats `seconds` since the last sample are. Leans to one, because jitter is
    /// commoner than loss and what is missed now is seen at the next reading.
    fn beats_in(&self, seconds: f64) -> f64 {
        let beats = seconds / self.beat;
        if beats < 0.25 {
            0.0
        } else if beats < 1.75 {
            1.0
        } else {
            (beats + 0.25).floor()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: f64) -> MonoTime {
        MonoTime::from_millis_f64(seconds * 1000.0).unwrap()
    }

    fn total(clock: &mut SampleClock, times: impl Iterator<Item = f64>) -> f64 {
        times
            .map(|time| match clock.step(at(time)) {
                Step::Seconds(seconds) => seconds,
                Step::Gap(_) => 0.0,
            })
            .sum()
    }

    #[test]
    fn jittered_events_are_smoothed_to_the_beat() {
        let mut clock = SampleClock::new();
        // +-6 ms of jitter in a fixed pattern around 60 Hz.
        let jitter = [0.0, 0.006, -0.006, 0.003, -0.004, 0.005, -0.002];
        let times = (0..600u32).map(|n| 1.0 + f64::from(n) / 60.0 + jitter[n as usize % 7]);
        total(&mut clock, times);
        let Step::Seconds(step) = clock.step(at(11.0)) else {
            panic!("no gap here");
        };
        assert!((step - 1.0 / 60.0).abs() < 0.0005, "step {step}");
    }

    #[test]
    fn steps_add_up_to_the_time_that_passed_when_samples_are_lost() {
        let mut clock = SampleClock::new();
        let times = (0..1200u32)
            .filter(|n| n % 13 != 5)
            .map(|n| f64::from(n) / 60.0);
        let sum = total(&mut clock, times);
        assert!((sum - 1199.0 / 60.0).abs() < 0.02, "sum {sum}");
    }

    #[test]
    fn a_pause_of_half_a_second_is_a_gap() {
        let mut clock = SampleClock::new();
        total(&mut clock, (0..100u32).map(|n| f64::from(n) / 60.0));
        let Step::Gap(seconds) = clock.step(at(99.0 / 60.0 + 0.5)) else {
            panic!("a gap expected");
        };
        assert!((seconds - 0.5).abs() < 1e-6);
    }
}
