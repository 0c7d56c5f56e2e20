//! The gauge behind two calls, for `measure.mjs`.

#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the app's own rooms, of which this uses a part"
)]
#[path = "../../../src/domain/mod.rs"]
mod domain;
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the app's own rooms, of which this uses a part"
)]
#[path = "../../../src/sensing/mod.rs"]
mod sensing;

use domain::units::MonoTime;
use sensing::reading::MotionReading;
use wasm_bindgen::prelude::wasm_bindgen;

/// Readings kept ready, so that only the gauge is timed.
#[wasm_bindgen]
#[derive(Default)]
pub struct Recording(Vec<MotionReading>);

#[wasm_bindgen]
impl Recording {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a reading; NaN is an absent field.
    pub fn add(&mut self, ms: f64, ax: f64, ay: f64, az: f64, gx: f64, gy: f64, gz: f64) {
        let field = |value: f64| (!value.is_nan()).then_some(value);
        self.0.push(MotionReading {
            at: MonoTime::from_millis_f64(ms).unwrap_or(MonoTime::START),
            acceleration: [field(ax), field(ay), field(az)],
            rotation: [field(gx), field(gy), field(gz)],
        });
    }

    /// Runs a fresh gauge over all readings; the sum of its angles keeps the work from being skipped.
    #[cfg(not(feature = "absent"))]
    pub fn run(&self) -> f64 {
        let mut gauge = sensing::TiltEstimator::new(None);
        if let Some(first) = self.0.first() {
            gauge.begin_zero(first.at);
        }
        let angles = self
            .0
            .iter()
            .filter_map(|reading| gauge.push(*reading).tilt.ok());
        angles.map(|tilt| tilt.angle.get()).sum()
    }

    /// The same loop without a gauge.
    #[cfg(feature = "absent")]
    pub fn run(&self) -> f64 {
        self.0
            .iter()
            .filter_map(|reading| reading.acceleration[0])
            .sum()
    }
}
