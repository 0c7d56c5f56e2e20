//! Whether the phone is still enough to average a pose.

use crate::sensing::ingest::Sample;
use crate::sensing::smooth::{approach, share};
use crate::sensing::vector::{Vector, add_scaled, norm, sub};

/// Whether the phone is still enough to average a pose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stillness {
    rate: f64,
    acceleration: Option<Vector>,
    stray: f64,
}

/// Thresholds of stillness: smoothed rate, degrees per second, and stray of acceleration, m/s².
/// Chosen by us: breathing sways at up to 1 degree per second, rounding strays by 0.1 m/s².
const STILL_DPS: f64 = 1.5;
const STILL_STRAY: f64 = 0.35;

impl Stillness {
    pub(super) const fn new() -> Self {
        Self {
            rate: 0.0,
            acceleration: None,
            stray: 0.0,
        }
    }

    pub(super) fn push(&mut self, sample: &Sample, bias: Vector, dt: f64) {
        let near = share(dt, 0.3);
        let rate = sample.rate.map_or(0.0, |rate| norm(sub(rate, bias)));
        approach(&mut self.rate, rate, near);
        let mean = self.acceleration.get_or_insert(sample.acceleration);
        let stray = sub(sample.acceleration, *mean);
        approach(&mut self.stray, norm(stray), near);
        *mean = add_scaled(*mean, near, stray);
    }

    pub(super) fn still(&self) -> bool {
        self.rate < STILL_DPS && self.stray < STILL_STRAY
    }
}
