//! Guards: which readings make sense at all.

use super::reading::MotionReading;
use super::vector::{Vector, norm};

/// A reading that passed the guards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Accepted {
    /// m/s².
    pub(super) acceleration: Vector,
    /// Degrees per second; `None` where the platform has no gyroscope.
    pub(super) rotation: Option<Vector>,
}

/// Smallest and largest believable length of acceleration, m/s². Chosen by us: a table never
/// falls freely, and knocks on the frame stay below 4 g.
const ACCELERATION_RANGE: core::ops::RangeInclusive<f64> = 2.0..=40.0;

/// Largest believable rate, degrees per second: the usual full scale of phone gyroscopes.
const MAX_ROTATION: f64 = 2000.0;

/// The believable part of `reading`, if any.
pub(super) fn accept(reading: &MotionReading) -> Option<Accepted> {
    let acceleration = complete(reading.acceleration)?;
    if !ACCELERATION_RANGE.contains(&norm(acceleration)) {
        return None;
    }
    let rotation = complete(reading.rotation)
        .filter(|rotation| rotation.iter().all(|rate| rate.abs() <= MAX_ROTATION));
    Some(Accepted {
        acceleration,
        rotation,
    })
}

/// All three fields, if present and finite.
fn complete(fields: [Option<f64>; 3]) -> Option<Vector> {
    let [Some(x), Some(y), Some(z)] = fields else {
        return None;
    };
    (x.is_finite() && y.is_finite() && z.is_finite()).then_some([x, y, z])
}
