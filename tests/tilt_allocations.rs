//! The gauge runs at 60 Hz beside a session: it must not allocate.

use plumbline::domain::units::MonoTime;
use plumbline::sensing::TiltEstimator;
use plumbline::sensing::reading::MotionReading;

#[test]
fn a_reading_allocates_nothing() {
    for gyroscope in [true, false] {
        let mut gauge = TiltEstimator::new(None);
        gauge.begin_zero(MonoTime::from_millis(0));
        let allocations = allocation_counter::measure(|| {
            // Zero, then tilt to 60 degrees: every filter runs.
            for n in 0..1200u32 {
                let angle = f64::from(n.saturating_sub(300)) * (60.0_f64 / 900.0).to_radians();
                gauge.push(MotionReading {
                    at: MonoTime::from_millis(u64::from(n) * 16),
                    acceleration: [Some(0.0), Some(9.8 * angle.sin()), Some(9.8 * angle.cos())],
                    rotation: [
                        gyroscope.then_some(if n > 300 { 4.2 } else { 0.0 }),
                        gyroscope.then_some(0.0),
                        gyroscope.then_some(0.0),
                    ],
                });
            }
        });
        assert_eq!(allocations.count_total, 0, "gyroscope {gyroscope}");
        let pivot = gauge.mount().map(|mount| mount.zero());
        assert!(pivot.is_some(), "the zero was taken");
    }
}
