//! What the gauge says: the inversion angle at a moment, how sure it is, or why it is lost.

use super::units::{DegPerSec, Degrees, MonoTime};

/// One output of the gauge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TiltSample {
    /// When the reading behind it was made.
    pub at: MonoTime,
    /// The angle, or why there is none. A lost angle carries no stale number.
    pub tilt: Result<Tilt, AngleLost>,
}

impl TiltSample {
    /// The angle as it is shown: to a tenth of a degree; `None` when it is lost.
    pub fn shown(&self) -> Option<Degrees> {
        let tilt = self.tilt.ok()?;
        Degrees::new((tilt.angle.get() * 10.0).round() / 10.0).ok()
    }

    /// How far the angle can be trusted, or why there is none.
    pub fn trust(&self) -> Result<Quality, AngleLost> {
        self.tilt.map(|tilt| tilt.quality)
    }
}

/// A believed inversion angle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tilt {
    /// Inversion angle: -90 upright, 0 horizontal, +90 fully inverted.
    pub angle: Degrees,
    /// Rate of change; positive lowers the head.
    pub rate: DegPerSec,
    /// One standard deviation of `angle`, as the filter believes.
    pub sigma: Degrees,
    /// How far the number can be trusted.
    pub quality: Quality,
    /// What the table is doing.
    pub motion: Motion,
}

/// How far a tilt can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quality {
    /// Gyroscope and accelerometer agree about a believable pivot axis.
    Good,
    /// No gyroscope: right at rest, slower and noisier while moving.
    NoGyro,
    /// The filter has just started, or is recovering from a gap; wait a moment.
    Settling,
    /// The phone is moving against the table: the pivot axis or the upright pose drifts.
    Slipping,
}

/// Why there is no angle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum AngleLost {
    /// Nothing valid has arrived yet.
    #[error("no valid reading yet")]
    NoReadingYet,
    /// No valid reading for longer than [`AngleLost::AFTER`].
    #[error("the motion sensor fell silent")]
    Silent,
    /// Readings arrive, but none makes sense (NaN, zeros, absurd magnitudes).
    #[error("the motion sensor reports nonsense")]
    Garbage,
    /// The table has not been zeroed, so there is nothing to measure from.
    #[error("the gauge has no zero yet")]
    NoZero,
}

impl AngleLost {
    /// No valid sample for this long means the angle is lost (product rule, section 6).
    pub const AFTER: super::units::Millis = super::units::Millis(1000);
}

/// What the table is doing, with hysteresis against breathing sway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// Not turning.
    Still,
    /// The head is going down.
    Lowering,
    /// The head is coming up.
    Returning,
}
