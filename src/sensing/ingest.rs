//! Guards: which readings make sense, when they were sampled, what the platform can do.

use super::clock::{SampleClock, Step};
use super::mount::Resolution;
use super::reading::MotionReading;
use super::vector::{Vector, apart, norm};
use crate::domain::units::{Millis, MonoTime};

/// A reading that passed the guards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sample {
    pub(super) step: Step,
    /// m/s².
    pub(super) acceleration: Vector,
    /// Degrees per second; `None` where there is no gyroscope.
    pub(super) rate: Option<Vector>,
}

/// Judges readings one by one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ingest {
    clock: SampleClock,
    last: Option<MonoTime>,
    /// Readings in a row whose time lies before [`Self::last`].
    backwards: u8,
    /// The last rate and when it came.
    rate: Option<(MonoTime, Vector)>,
    /// Direction of acceleration when the run of exactly zero rates began.
    frozen_since: Option<Vector>,
    frozen: bool,
    resolution: Resolution,
    /// Readings in a row on the grid of 0.1 m/s².
    on_grid: u8,
}

/// Smallest and largest believable length of acceleration, m/s². Phones measure to 8 g; a hand that
/// shakes one takes it down to 0.5 (trace d05); exactly zero is a fault.
const ACCELERATION_RANGE: core::ops::RangeInclusive<f64> = 0.3..=80.0;

/// Largest believable rate, degrees per second: the usual full scale of phone gyroscopes.
const MAX_RATE: f64 = 2000.0;

/// A rate may be missing for this long before the phone counts as having no gyroscope. Chosen by
/// us: torn readings are single.
const RATE_KEPT: Millis = Millis(100);

/// Readings in a row from the past after which the clock itself is taken to have been set back.
const BACKWARDS: u8 = 20;

/// A gyroscope that says exactly zero while up moves this far, degrees, is not there. Chosen by us:
/// twice the largest noise of a still reading (0.47 degrees), and room for a knock.
const FROZEN_TURN_DEG: f64 = 4.0;

/// Readings in a row on the grid that cannot be chance.
const ON_GRID: u8 = 40;

impl Ingest {
    pub(super) const fn new() -> Self {
        Self {
            clock: SampleClock::new(),
            last: None,
            backwards: 0,
            rate: None,
            frozen_since: None,
            frozen: false,
            resolution: Resolution::Unknown,
            on_grid: 0,
        }
    }

    pub(super) const fn resolution(&self) -> Resolution {
        self.resolution
    }

    /// The believable part of `reading`; `None` if there is none or it is not the next in time.
    pub(super) fn accept(&mut self, reading: &MotionReading) -> Option<Sample> {
        let acceleration = complete(reading.acceleration)?;
        if !ACCELERATION_RANGE.contains(&norm(acceleration)) {
            return None;
        }
        if self.last.is_some_and(|last| reading.at < last) {
            self.backwards = self.backwards.saturating_add(1);
            if self.backwards < BACKWARDS {
                return None;
            }
            self.clock = SampleClock::new();
            self.rate = None;
        }
        self.backwards = 0;
        self.last = Some(reading.at);
        self.detect_resolution(acceleration);
        let rate = self.believable_rate(reading, acceleration);
        Some(Sample {
            step: self.clock.step(reading.at),
            acceleration,
            rate,
        })
    }

    /// The rate, or the one before where a single reading is torn.
    fn believable_rate(&mut self, reading: &MotionReading, acceleration: Vector) -> Option<Vector> {
        let rate = complete(reading.rotation)
            .filter(|rate| rate.iter().all(|component| component.abs() <= MAX_RATE));
        if rate == Some([0.0; 3]) {
            let since = *self.frozen_since.get_or_insert(acceleration);
            self.frozen |= apart(since, acceleration, FROZEN_TURN_DEG);
        } else if rate.is_some() {
            self.frozen_since = None;
            self.frozen = false;
        }
        if let Some(rate) = rate {
            self.rate = Some((reading.at, rate));
        }
        self.rate
            .filter(|(at, _)| !self.frozen && reading.at.since(*at) <= RATE_KEPT)
            .map(|(_, rate)| rate)
    }

    fn detect_resolution(&mut self, acceleration: Vector) {
        if self.resolution == Resolution::Fine {
            return;
        }
        let off_grid =
            |component: f64| (component * 10.0 - (component * 10.0).round_ties_even()).abs();
        let [x, y, z] = acceleration.map(off_grid);
        if x + y + z > 1e-6 {
            self.resolution = Resolution::Fine;
            self.on_grid = 0;
        } else {
            self.on_grid = self.on_grid.saturating_add(1);
            if self.on_grid >= ON_GRID {
                self.resolution = Resolution::Rounded;
            }
        }
    }
}

/// All three fields, if present and finite.
fn complete(fields: [Option<f64>; 3]) -> Option<Vector> {
    let [Some(x), Some(y), Some(z)] = fields else {
        return None;
    };
    (x.is_finite() && y.is_finite() && z.is_finite()).then_some([x, y, z])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(milliseconds: u64, acceleration: [f64; 3], rate: [Option<f64>; 3]) -> MotionReading {
        MotionReading {
            at: MonoTime::from_millis(milliseconds),
            acceleration: acceleration.map(Some),
            rotation: rate,
        }
    }

    const STILL: [f64; 3] = [0.0, 0.0, 9.8];

    #[test]
    fn zeros_nan_and_absurd_lengths_are_refused() {
        let mut ingest = Ingest::new();
        for acceleration in [
            [0.0; 3],
            [f64::NAN, 0.0, 9.8],
            [f64::INFINITY, 0.0, 0.0],
            [0.0, 0.0, 400.0],
        ] {
            assert_eq!(
                ingest.accept(&reading(1, acceleration, [Some(0.0); 3])),
                None
            );
        }
        let mut absent = reading(1, STILL, [Some(0.0); 3]);
        absent.acceleration[1] = None;
        assert_eq!(ingest.accept(&absent), None);
    }

    #[test]
    fn one_torn_rate_is_bridged_and_a_missing_gyroscope_is_not() {
        let mut ingest = Ingest::new();
        let rate = [Some(1.0), Some(2.0), Some(3.0)];
        ingest.accept(&reading(0, STILL, rate));
        let torn = ingest
            .accept(&reading(16, STILL, [None, Some(2.0), Some(3.0)]))
            .unwrap();
        assert_eq!(torn.rate, Some([1.0, 2.0, 3.0]));
        let gone = ingest.accept(&reading(400, STILL, [None; 3])).unwrap();
        assert_eq!(gone.rate, None);
    }

    #[test]
    fn a_gyroscope_stuck_at_zero_is_no_gyroscope() {
        let mut ingest = Ingest::new();
        let mut last = None;
        for step in 0..60u32 {
            let angle = (f64::from(step) * 0.2_f64).to_radians();
            let acceleration = [0.0, 9.8 * angle.sin(), 9.8 * angle.cos()];
            last = ingest.accept(&reading(u64::from(step) * 16, acceleration, [Some(0.0); 3]));
        }
        assert_eq!(last.unwrap().rate, None);
    }

    #[test]
    fn a_clock_set_back_is_followed_after_a_third_of_a_second() {
        let mut ingest = Ingest::new();
        ingest.accept(&reading(1_000_000, STILL, [Some(0.0); 3]));
        let accepted = (0..30u64)
            .filter(|n| {
                ingest
                    .accept(&reading(n * 16, STILL, [Some(0.0); 3]))
                    .is_some()
            })
            .count();
        assert_eq!(accepted, 11);
    }

    #[test]
    fn rounding_is_recognised() {
        let mut rounded = Ingest::new();
        let mut fine = Ingest::new();
        for n in 0..60u64 {
            rounded.accept(&reading(n * 16, [0.1, -2.3, 9.5], [Some(0.0); 3]));
            fine.accept(&reading(n * 16, [0.1013, -2.3, 9.5], [Some(0.0); 3]));
        }
        assert_eq!(rounded.resolution(), Resolution::Rounded);
        assert_eq!(fine.resolution(), Resolution::Fine);
    }
}
