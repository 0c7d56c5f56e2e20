//! Simulated sessions: sign, mounting, slipping.

use crate::simulator::{Leg, Moment, Noise, Phone, cross, dot, play};
use crate::{STEP_ON_SESSION, at_end, between, calibrated, rms, run, zero_then_run};
use plumbline::domain::tilt::{AngleLost, Quality, Tilt};
use plumbline::sensing::TiltEstimator;
use plumbline::sensing::calibration::ZeroProgress;
use plumbline::sensing::mount::Sign;

/// Zero at level, tilt to +25 in 4 s, hold, return.
const LEVEL_SESSION: [Leg; 4] = [
    Leg::Stay(8.0, 0.1),
    Leg::Move(25.0, 4.0),
    Leg::Stay(10.0, 0.25),
    Leg::Move(0.0, 4.0),
];

#[test]
fn without_a_zero_there_is_no_angle() {
    let mut gauge = TiltEstimator::new(None);
    let moments = play(&Phone::TYPICAL, 0.0, &[Leg::Stay(3.0, 0.1)], 1.0, 1);
    for moment in &moments {
        assert_eq!(gauge.push(moment.reading).tilt, Err(AngleLost::NoZero));
    }
}

#[test]
fn zeroed_at_level_the_first_tilt_is_head_down() {
    let mut gauge = TiltEstimator::new(None);
    let seen = zero_then_run(
        &mut gauge,
        &play(&Phone::TYPICAL, 0.0, &LEVEL_SESSION, 1.0, 1),
    );
    assert!(
        rms(&seen, 14.0, 21.0) < 0.4,
        "hold {}",
        rms(&seen, 14.0, 21.0)
    );
    assert_eq!(gauge.sign(), Some(Sign::Assumed));
    assert!(between(&seen, 14.0, 21.0).all(|(_, tilt)| tilt.quality == Quality::Good));
}

#[test]
fn a_table_stood_upright_after_the_zero_tells_the_sign() {
    for phone in [
        Phone::TYPICAL,
        Phone {
            gyroscope: false,
            ..Phone::TYPICAL
        },
        Phone {
            negated: true,
            ..Phone::TYPICAL
        },
    ] {
        let mut gauge = TiltEstimator::new(None);
        let seen = zero_then_run(&mut gauge, &play(&phone, 0.0, &STEP_ON_SESSION, 1.0, 2));
        assert_eq!(gauge.sign(), Some(Sign::Confirmed));
        // Upright once settled, then the hold at +25.
        assert!(
            rms(&seen, 18.0, 22.0) < 1.5,
            "upright {}",
            rms(&seen, 18.0, 22.0)
        );
        assert!(
            rms(&seen, 40.0, 66.0) < 0.7,
            "hold {}",
            rms(&seen, 40.0, 66.0)
        );
    }
}

#[test]
fn a_first_hold_below_the_ceiling_is_not_taken_for_upright() {
    let legs = [
        Leg::Stay(6.0, 0.1),
        Leg::Move(60.0, 8.0),
        Leg::Stay(20.0, 0.25),
    ];
    let mut gauge = TiltEstimator::new(None);
    let seen = zero_then_run(&mut gauge, &play(&Phone::TYPICAL, 0.0, &legs, 1.0, 3));
    assert!(rms(&seen, 16.0, 33.0) < 0.7);
}

#[test]
fn the_upright_pose_captured_before_the_zero_gives_sign_and_axis_before_any_tilt() {
    let phone = Phone::TYPICAL;
    let legs = [
        Leg::Stay(5.0, 0.0),
        Leg::Move(0.0, 6.0),
        Leg::Stay(8.0, 0.0),
        Leg::Move(30.0, 4.0),
        Leg::Stay(10.0, 0.25),
    ];
    let moments = play(&phone, -72.0, &legs, 1.0, 4);
    let mut gauge = TiltEstimator::new(None);
    gauge.begin_upright(moments[0].reading.at);
    let (upright, rest) = moments.split_at(5 * 60);
    run(&mut gauge, upright);
    assert_eq!(gauge.zero_progress(at_end(upright)), ZeroProgress::Done);
    let (lowering, level) = rest.split_at(7 * 60);
    run(&mut gauge, lowering);
    gauge.begin_zero(at_end(lowering));
    let seen = run(&mut gauge, level);
    assert_eq!(gauge.sign(), Some(Sign::Confirmed));
    assert!(
        rms(&seen, 12.0, 20.0) < 0.5,
        "hold {}",
        rms(&seen, 12.0, 20.0)
    );
}

#[test]
fn the_person_can_turn_the_sign_over() {
    let mut gauge = TiltEstimator::new(None);
    let moments = play(&Phone::TYPICAL, 0.0, &LEVEL_SESSION, 1.0, 1);
    let (first, second) = moments.split_at(16 * 60);
    zero_then_run(&mut gauge, first);
    let before = gauge.at(at_end(first)).tilt.unwrap().angle.get();
    assert!(gauge.flip_sign());
    let after = gauge.push(second[0].reading).tilt.unwrap().angle.get();
    assert!((before + after).abs() < 0.3, "{before} {after}");
    assert_eq!(gauge.sign(), Some(Sign::Confirmed));
}

#[test]
fn mounting_skew_about_any_axis_costs_next_to_nothing() {
    let mut noise = Noise(77);
    let mut worst: f64 = 0.0;
    let legs = [
        Leg::Stay(8.0, 0.0),
        Leg::Move(25.0, 4.0),
        Leg::Stay(10.0, 0.25),
    ];
    for skew in 0..40 {
        let phone = Phone {
            axis: noise.direction(),
            towards: noise.direction(),
            ..Phone::PERFECT
        };
        if dot(phone.axis, phone.towards).abs() > 0.95 {
            continue;
        }
        let mut gauge = TiltEstimator::new(None);
        let seen = zero_then_run(&mut gauge, &play(&phone, 0.0, &legs, 1.0, skew));
        let hold = between(&seen, 13.0, 22.0)
            .map(|(moment, tilt)| (tilt.angle.get() - moment.angle).abs());
        worst = hold.fold(worst, f64::max);
    }
    println!("mounting skew: worst {worst:.4}");
    assert!(worst < 0.02, "worst {worst}");
}

#[test]
fn a_phone_that_slips_is_said_to() {
    let phone = Phone::TYPICAL;
    let mut gauge = TiltEstimator::new(Some(calibrated(&phone)));
    let legs = [
        Leg::Stay(5.0, 0.1),
        Leg::Move(20.0, 8.0),
        Leg::Stay(5.0, 0.25),
    ];
    let seen = run(&mut gauge, &play(&phone, -72.0, &legs, 9.0, 10));
    assert!(between(&seen, 1.0, 18.0).all(|(_, tilt)| tilt.quality == Quality::Good));
    // The strap gives way: the phone now sits 20 degrees otherwise.
    let slipped = Phone {
        axis: [0.9, 0.65, -0.2],
        ..phone
    };
    let legs = [
        Leg::Stay(3.0, 0.25),
        Leg::Move(-20.0, 5.0),
        Leg::Stay(3.0, 0.25),
    ];
    let seen = run(&mut gauge, &play(&slipped, 20.0, &legs, 27.0, 11));
    assert_eq!(seen.last().unwrap().1.unwrap().quality, Quality::Slipping);
}

#[test]
fn every_session_of_many_phones_ends_with_the_right_sign_and_angle() {
    let mut noise = Noise(99);
    let mut errors = Vec::new();
    for seed in 0..60 {
        let mut bias = || 0.05 * noise.normal();
        let acceleration_bias = [bias(), bias(), bias()];
        let mut drift = || 0.2 * noise.normal();
        let rate_bias = [drift(), drift(), drift()];
        let phone = Phone {
            acceleration_bias,
            rate_bias,
            rate_scale: 1.0 + 0.004 * noise.normal(),
            axis: noise.direction(),
            towards: noise.direction(),
            rounded: seed % 3 != 0,
            negated: seed % 5 == 0,
            gyroscope: seed % 4 != 0,
            hertz: [60.0, 50.0, 100.0, 60.0, 30.0][usize::try_from(seed % 5).unwrap()],
            ..Phone::TYPICAL
        };
        if dot(
            cross(phone.axis, phone.towards),
            cross(phone.axis, phone.towards),
        ) < 0.1
        {
            continue;
        }
        let mut gauge = TiltEstimator::new(None);
        let seen = zero_then_run(&mut gauge, &play(&phone, 0.0, &STEP_ON_SESSION, 1.0, seed));
        let slips = between(&seen, 3.0, 80.0)
            .filter(|(_, tilt): &(Moment, Tilt)| tilt.quality == Quality::Slipping)
            .count();
        assert_eq!(slips, 0, "seed {seed}");
        errors.push((rms(&seen, 40.0, 67.0), seed));
    }
    errors.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (worst, seed) = *errors.last().unwrap();
    println!(
        "hold rms: median {:.3}, worst {worst:.3}",
        errors[errors.len() / 2].0
    );
    assert!(worst < 1.6, "seed {seed}: {worst}");
}
