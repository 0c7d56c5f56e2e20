//! Gyroscopes that read some degrees per second at rest, about any axis, known or not.

use crate::simulator::{Leg, Phone, play};
use crate::{between, calibrated, rms, run, zero_then_run};
use plumbline::domain::tilt::Quality;
use plumbline::sensing::TiltEstimator;

#[test]
fn a_bias_about_the_vertical_does_not_tilt_the_pivot_of_a_slow_motor() {
    // At level the phone's z is up. Where the motor starts nothing is shaken: the phone is at the pivot.
    let phone = Phone {
        rate_bias: [0.0, 0.0, 0.5],
        rate_noise: 0.05,
        acceleration_noise: 0.02,
        rounded: true,
        arm: [0.0, 0.0],
        ..Phone::PERFECT
    };
    let legs = [
        Leg::Stay(12.0, 0.0),
        Leg::Drive(60.0, 60.0),
        Leg::Stay(20.0, 0.0),
    ];
    let mut scout = TiltEstimator::new(None);
    zero_then_run(
        &mut scout,
        &play(&phone, 0.0, &[Leg::Stay(4.0, 0.0)], 1.0, 2),
    );
    let mut gauge = TiltEstimator::at_zero(scout.mount().copied());
    let seen = run(&mut gauge, &play(&phone, 0.0, &legs, 1.0, 3));
    assert!(between(&seen, 3.0, 92.0).all(|(_, tilt)| tilt.quality != Quality::Slipping));
    let hold = rms(&seen, 75.0, 92.0);
    assert!(hold < 0.4, "{hold}");
}

#[test]
fn a_bias_that_no_zero_has_shown_is_found_while_hanging() {
    for bias in [1.0, 2.0, 3.5] {
        let phone = Phone::TYPICAL;
        let mount = calibrated(&phone);
        let off = phone.axis.map(|part| bias * part);
        let phone = Phone {
            rate_bias: off,
            ..phone
        };
        let mut gauge = TiltEstimator::new(Some(mount));
        let seen = run(
            &mut gauge,
            &play(&phone, 30.0, &[Leg::Stay(40.0, 0.2)], 1.0, 4),
        );
        let hold = rms(&seen, 12.0, 40.0);
        assert!(hold < 0.9, "{bias} degrees per second: {hold}");
    }
}

#[test]
fn after_a_gap_the_angle_is_where_the_table_is() {
    for hertz in [20.0, 60.0] {
        let phone = Phone {
            hertz,
            ..Phone::TYPICAL
        };
        let mut gauge = TiltEstimator::new(Some(calibrated(&phone)));
        run(
            &mut gauge,
            &play(
                &phone,
                -72.0,
                &[Leg::Stay(6.0, 0.1), Leg::Move(0.0, 6.0)],
                1.0,
                5,
            ),
        );
        let seen = run(
            &mut gauge,
            &play(&phone, 45.0, &[Leg::Stay(6.0, 0.1)], 25.0, 6),
        );
        // The first reading alone errs by its rounding and noise.
        let worst = between(&seen, 0.0, 6.0)
            .map(|(moment, tilt)| (tilt.angle.get() - moment.angle).abs())
            .fold(0.0, f64::max);
        assert!(worst < 2.0, "{hertz} Hz: {worst}");
    }
}

#[test]
fn readings_from_before_the_gyroscope_came_are_not_replayed_when_it_goes() {
    let phone = Phone::TYPICAL;
    let blind = Phone {
        gyroscope: false,
        ..phone
    };
    let mut gauge = TiltEstimator::new(None);
    zero_then_run(
        &mut gauge,
        &play(&blind, 0.0, &[Leg::Stay(4.0, 0.1)], 1.0, 7),
    );
    let legs = [
        Leg::Stay(3.0, 0.1),
        Leg::Move(60.0, 5.0),
        Leg::Stay(5.0, 0.1),
    ];
    run(&mut gauge, &play(&phone, 0.0, &legs, 5.02, 8));
    let seen = run(
        &mut gauge,
        &play(&blind, 60.0, &[Leg::Stay(3.0, 0.1)], 18.04, 9),
    );
    for (moment, tilt) in seen {
        let angle = tilt.unwrap().angle.get();
        assert!((angle - moment.angle).abs() < 3.0, "{angle}");
    }
}
