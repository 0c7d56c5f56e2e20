//! Whatever the platform reports, the gauge stays sane and comes back.

use crate::simulator::{Leg, Phone, play};
use crate::{at_end, zero_then_run};
use plumbline::domain::tilt::Quality;
use plumbline::domain::units::MonoTime;
use plumbline::sensing::TiltEstimator;
use plumbline::sensing::reading::MotionReading;
use proptest::prelude::*;

fn field() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        4 => (-30.0..30.0).prop_map(Some),
        1 => Just(None),
        1 => Just(Some(0.0)),
        1 => Just(Some(f64::NAN)),
        1 => Just(Some(f64::INFINITY)),
        1 => Just(Some(f64::NEG_INFINITY)),
        1 => Just(Some(f64::MAX)),
        2 => (-3000.0..3000.0).prop_map(Some),
    ]
}

/// Milliseconds to the next reading: mostly a beat, sometimes a gap, a leap or a reversal.
fn step() -> impl Strategy<Value = i64> {
    prop_oneof![10 => 1..40i64, 1 => 200..3000i64, 1 => -3000..0i64, 1 => Just(0i64), 1 => Just(10_000_000)]
}

/// The step of the clock in milliseconds, acceleration and rotation as a platform might send them.
type Sent = (i64, [Option<f64>; 3], [Option<f64>; 3]);

fn readings(count: usize) -> impl Strategy<Value = Vec<Sent>> {
    proptest::collection::vec(
        (
            step(),
            [field(), field(), field()],
            [field(), field(), field()],
        ),
        0..count,
    )
}

/// Readings at the usual beat of which each for itself could be right.
fn steady_nonsense(count: usize) -> impl Strategy<Value = Vec<Sent>> {
    let acceleration = [-30.0..30.0, -30.0..30.0, -30.0..30.0];
    let reading = (
        acceleration,
        proptest::option::of([-30.0..30.0, -30.0..30.0, -30.0..30.0]),
    );
    let sent = reading.prop_map(|(acceleration, rotation): ([f64; 3], Option<[f64; 3]>)| {
        (
            16,
            acceleration.map(Some),
            rotation.map_or([None; 3], |rate| rate.map(Some)),
        )
    });
    proptest::collection::vec(sent, 0..count)
}

/// What no phone can have measured is no reading: less than 0.3 m/s², more than 80.
fn believable(reading: &MotionReading) -> bool {
    let length = reading
        .acceleration
        .iter()
        .try_fold(0.0, |sum, field| field.map(|value| sum + value * value));
    length.is_some_and(|square: f64| (0.09..=6400.0).contains(&square))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_readings_cause_a_number_that_is_not_finite_or_a_stale_good(garbage in readings(400), zeroed: bool) {
        let mut gauge = TiltEstimator::new(None);
        let mut now: i64 = 60_000;
        if zeroed {
            zero_then_run(&mut gauge, &play(&Phone::TYPICAL, 0.0, &[Leg::Stay(4.0, 0.1), Leg::Move(20.0, 3.0)], 1.0, 1));
        }
        let mut latest: i64 = 8_000;
        let mut last_believable = MonoTime::from_millis(8_000);
        for (step, acceleration, rotation) in garbage {
            now = (now + step).max(0);
            let at = MonoTime::from_millis(now.unsigned_abs());
            let reading = MotionReading { at, acceleration, rotation };
            if believable(&reading) && at >= last_believable {
                last_believable = at;
            }
            let sample = gauge.push(reading);
            if let Ok(tilt) = sample.tilt {
                prop_assert!(tilt.angle.get().is_finite() && tilt.angle.get().abs() <= 180.0);
                prop_assert!(tilt.rate.get().is_finite() && tilt.sigma.get().is_finite());
                let age = at.since(last_believable).0.max(last_believable.since(at).0);
                prop_assert!(age <= 1000 || tilt.quality != Quality::Good, "age {}", age);
            }
            latest = latest.max(now);
            let silent = gauge.at(MonoTime::from_millis(latest.unsigned_abs() + 1001));
            prop_assert!(silent.tilt.is_err());
            if let Some(mount) = gauge.mount() {
                prop_assert!(mount.zero().iter().all(|part| part.is_finite()));
            }
        }
    }

    #[test]
    fn three_seconds_after_garbage_the_angle_is_right_again(
        garbage in prop_oneof![readings(300), steady_nonsense(300)],
        gyroscope: bool,
        tilted_before: bool,
        hertz in prop_oneof![Just(20.0), Just(60.0), Just(200.0)],
        held_at in prop_oneof![Just(20.0), Just(0.0), Just(-30.0), Just(-75.0)],
        seed in 0..1000u64,
    ) {
        // What is judged is the way back, not what the accelerometer itself errs by.
        let phone = Phone { gyroscope, hertz, acceleration_bias: [0.0; 3], ..Phone::TYPICAL };
        let mut gauge = TiltEstimator::new(None);
        let legs = [Leg::Stay(4.0, 0.1), Leg::Move(-72.0, 5.0), Leg::Stay(6.0, 0.1), Leg::Move(20.0, 6.0), Leg::Stay(3.0, 0.2)];
        let legs = if tilted_before { &legs[..] } else { &legs[..1] };
        let before = play(&phone, 0.0, legs, 1.0, seed);
        zero_then_run(&mut gauge, &before);
        let end = i64::try_from(at_end(&before).since(MonoTime::START).0).unwrap();
        let mut now = end;
        for (step, acceleration, rotation) in garbage {
            now = (now + step).max(end);
            gauge.push(MotionReading { at: MonoTime::from_millis(now.unsigned_abs()), acceleration, rotation });
        }
        let start = now as f64 / 1000.0 + 0.02;
        // A table that has not been tilted yet may take either side for head-down.
        let shown = |angle: f64| if tilted_before { angle } else { angle.abs() };
        for moment in play(&phone, held_at, &[Leg::Stay(12.0, 0.2)], start, seed) {
            let sample = gauge.push(moment.reading);
            let seconds = moment.reading.at.millis_f64() / 1000.0 - start;
            if (3.0..4.0).contains(&seconds) {
                let tilt = sample.tilt.unwrap();
                let error = (shown(tilt.angle.get()) - shown(moment.angle)).abs();
                prop_assert!(error < 1.0, "{:.2} s: {} for {}", seconds, tilt.angle.get(), moment.angle);
            }
        }
    }
}
