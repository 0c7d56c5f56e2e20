//! When the table moves and how fast: seen soon, and never when it does not.

use crate::simulator::{Leg, Noise, Phone, play};
use crate::{between, calibrated, rms, root_mean_square, run, zero_then_run};
use plumbline::domain::tilt::Motion;
use plumbline::sensing::TiltEstimator;

/// Delays from one degree of true motion to the first moving sample, in milliseconds, 95th
/// percentile over many speeds and mountings.
fn motion_delay(gyroscope: bool) -> f64 {
    let mut noise = Noise(5);
    let mut delays = Vec::new();
    for seed in 0..40 {
        let seconds = 3.0 + 7.0 * noise.uniform();
        let phone = Phone {
            axis: noise.direction(),
            towards: noise.direction(),
            gyroscope,
            ..Phone::TYPICAL
        };
        let legs = [Leg::Stay(9.0, 0.2), Leg::Move(40.0, seconds)];
        let mut gauge = TiltEstimator::new(None);
        let seen = zero_then_run(&mut gauge, &play(&phone, 0.0, &legs, 1.0, seed));
        let degree = between(&seen, 9.0, 30.0)
            .find(|(moment, _)| moment.angle > 1.0)
            .unwrap()
            .0
            .reading
            .at;
        let moving = between(&seen, 9.0, 30.0)
            .find(|(_, tilt)| tilt.motion == Motion::Lowering)
            .unwrap()
            .0
            .reading
            .at;
        delays.push(moving.millis_f64() - degree.millis_f64());
    }
    delays.sort_by(f64::total_cmp);
    delays[delays.len() * 95 / 100]
}

#[test]
fn motion_is_seen_soon_after_the_first_degree() {
    let (with, without) = (motion_delay(true), motion_delay(false));
    println!("motion start p95: {with} ms, without gyroscope {without} ms");
    assert!(with < 200.0, "{with} ms");
    assert!(without < 420.0, "without gyroscope {without} ms");
}

#[test]
fn an_hour_of_breathing_causes_no_motion() {
    for (sway, gyroscope) in [(0.25, true), (0.6, true), (0.25, false), (0.6, false)] {
        let phone = Phone {
            gyroscope,
            ..Phone::TYPICAL
        };
        let mut gauge = TiltEstimator::new(Some(calibrated(&phone)));
        let seen = run(
            &mut gauge,
            &play(&phone, 30.0, &[Leg::Stay(3600.0, sway)], 1.0, 12),
        );
        let moving = between(&seen, 1.0, 3600.0)
            .filter(|(_, tilt)| tilt.motion != Motion::Still)
            .count();
        assert_eq!(moving, 0, "sway {sway}, gyroscope {gyroscope}");
        assert!(
            rms(&seen, 60.0, 3600.0) < 0.6,
            "{}",
            rms(&seen, 60.0, 3600.0)
        );
    }
}

#[test]
fn the_rate_while_tilting_is_right_to_a_tenth() {
    let phone = Phone {
        rate_scale: 1.0,
        ..Phone::TYPICAL
    };
    let mut gauge = TiltEstimator::new(Some(calibrated(&phone)));
    let seen = run(
        &mut gauge,
        &play(
            &phone,
            -72.0,
            &[Leg::Stay(6.0, 0.1), Leg::Move(40.0, 9.0)],
            1.0,
            13,
        ),
    );
    let error = root_mean_square(
        between(&seen, 6.5, 14.5).map(|(moment, tilt)| tilt.rate.get() - moment.rate),
    );
    assert!(error < 0.1, "{error}");
}
