//! Capturing poses: the zero at horizontal, a second pose of known angle, the upright pose.

use super::smooth::at_most;
use super::vector::{Vector, add_scaled, apart, scale, unit};
use crate::domain::units::{Degrees, Millis, MonoTime};

/// Which pose is being captured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pose {
    /// The table horizontal: inversion angle 0.
    Horizontal,
    /// The table parked upright.
    Upright,
    /// The table at an angle the person knows, usually its own stop.
    Known(Degrees),
}

/// How the capture begun last is going.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ZeroProgress {
    /// No capture was begun.
    Idle,
    /// The table or the phone still moves.
    WaitingForStillness,
    /// Still; averaging. The fraction done, 0..=1.
    Averaging(f64),
    /// Captured and in use.
    Done,
    /// Not captured; what was in use before is still in use.
    Refused(ZeroRefusal),
}

/// Why a capture was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ZeroRefusal {
    /// It never became still within [`ZeroRefusal::PATIENCE`].
    #[error("the table kept moving")]
    Moving,
    /// No valid readings arrived.
    #[error("the motion sensor is silent")]
    NoReadings,
    /// A pose other than horizontal was to be captured before the zero.
    #[error("the gauge has no zero yet")]
    NoZero,
    /// The gauge disagrees with the stated angle by more than 5 degrees: the stop, the zero or the
    /// phone's place is not what it should be.
    #[error("the pose is not at the stated angle")]
    WrongAngle,
}

impl ZeroRefusal {
    /// How long a capture waits for stillness. Chosen by us: a table swings out in a few seconds;
    /// after this the person should be told.
    pub const PATIENCE: Millis = Millis::from_secs(20);
}

/// How long the average of a capture lasts. At least 2 s (the rule); chosen by us a little
/// longer, so that rounding noise averages out.
pub(super) const AVERAGING: Millis = Millis(2500);

/// How far a reading may stray from the running average before the average starts anew, degrees.
/// Chosen by us: three times the largest rounding error of a still phone (0.47) and breathing sway.
const STRAY_DEG: f64 = 1.5;

/// How far the second half of an average may lie from the first, degrees: a slow motor turns the
/// table further. Chosen by us: above the rounding of a still phone, below 0.5 degrees per second.
const DRIFT_DEG: f64 = 0.5;

/// One capture in progress.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Capture {
    pub(super) pose: Pose,
    begun: MonoTime,
    still_since: Option<MonoTime>,
    /// Sums of unit directions in the first and the second half of the average.
    halves: [Vector; 2],
    /// Sum of rates, degrees per second.
    rates: Vector,
    /// Readings in the average.
    count: u32,
    /// Readings since the capture was begun.
    readings: u32,
}

/// What a reading did to a capture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Going(ZeroProgress),
    Captured(Average),
    Refused(ZeroRefusal),
}

/// A finished average.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Average {
    /// Unit direction of acceleration.
    pub(super) up: Vector,
    /// Mean rate, degrees per second: the gyroscope's bias.
    pub(super) rate: Vector,
}

impl Capture {
    pub(super) const fn new(pose: Pose, now: MonoTime) -> Self {
        Self {
            pose,
            begun: now,
            still_since: None,
            halves: [[0.0; 3]; 2],
            rates: [0.0; 3],
            count: 0,
            readings: 0,
        }
    }

    /// Feeds one valid reading: the unit direction of acceleration, the rate (degrees per second,
    /// zero without gyroscope) and whether the phone is still.
    pub(super) fn push(&mut self, at: MonoTime, up: Vector, rate: Vector, still: bool) -> Step {
        self.readings = self.readings.saturating_add(1);
        let strayed = self.mean().is_some_and(|mean| apart(mean, up, STRAY_DEG));
        if !still || strayed {
            return self.start_over(at);
        }
        let since = *self.still_since.get_or_insert(at);
        let averaged = at.since(since);
        let [first, second] = &mut self.halves;
        let half = if averaged.0 * 2 < AVERAGING.0 {
            first
        } else {
            second
        };
        *half = add_scaled(*half, 1.0, up);
        self.rates = add_scaled(self.rates, 1.0, rate);
        self.count = self.count.saturating_add(1);
        if averaged < AVERAGING || self.count < MIN_READINGS {
            let fraction = averaged.secs_f64() / AVERAGING.secs_f64();
            return Step::Going(ZeroProgress::Averaging(at_most(fraction, 1.0)));
        }
        let [first, second] = self.halves;
        match self.mean() {
            Some(up) if !apart(first, second, DRIFT_DEG) => Step::Captured(Average {
                up,
                rate: scale(1.0 / f64::from(self.count), self.rates),
            }),
            _ => self.start_over(at),
        }
    }

    fn mean(&self) -> Option<Vector> {
        let [first, second] = self.halves;
        unit(add_scaled(first, 1.0, second))
    }

    fn start_over(&mut self, at: MonoTime) -> Step {
        if at.since(self.begun) >= ZeroRefusal::PATIENCE {
            return Step::Refused(ZeroRefusal::Moving);
        }
        *self = Self {
            readings: self.readings,
            ..Self::new(self.pose, self.begun)
        };
        Step::Going(ZeroProgress::WaitingForStillness)
    }

    /// Whether it has waited too long at `now` without any reading.
    pub(super) fn starved(&self, now: MonoTime) -> bool {
        self.readings == 0 && now.since(self.begun) >= STARVED_AFTER
    }
}

/// Fewest readings that make an average. Chosen by us: 2.5 s at the slowest supported rate (20 Hz),
/// half of them lost.
const MIN_READINGS: u32 = 25;

/// No reading for this long after beginning means none will come. Chosen by us.
const STARVED_AFTER: Millis = Millis::from_secs(3);

/// Whether the phone still sits where it sat in earlier sessions, judged where the table parks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SelfCheck {
    /// Not yet judged: the table has not been still upright in this run, or no pose is stored.
    NotYet,
    /// The upright pose repeats within 3 degrees.
    Passed,
    /// It does not: the phone should be remounted and zeroed. How far it is off.
    Failed(Degrees),
}

impl SelfCheck {
    /// How far the upright pose may differ from the stored one, degrees (the rule).
    pub const TOLERANCE_DEG: f64 = 3.0;
}
