//! Simulated sessions: sign, calibration, mounting, slipping, motion.

use crate::simulator::{Leg, Moment, Noise, Phone, cross, dot, play};
use crate::{between, rms, root_mean_square, run, zero_then_run};
use plumbline::domain::tilt::{AngleLost, Motion, Quality, Tilt};
use plumbline::domain::units::{Degrees, MonoTime};
use plumbline::sensing::calibration::{SelfCheck, ZeroProgress, ZeroRefusal};
use plumbline::sensing::mount::{BadMount, Sign};
use plumbline::sensing::{Mount, TiltEstimator};

/// Zero at level, tilt to +25 in 4 s, hold, return.
const LEVEL_SESSION: [Leg; 4] = [
    Leg::Stay(8.0, 0.1),
    Leg::Move(25.0, 4.0),
    Leg::Stay(10.0, 0.25),
    Leg::Move(0.0, 4.0),
];

/// Zero at level, upright to step on, down through level to +25, back to upright.
const STEP_ON_SESSION: [Leg; 9] = [
    Leg::Stay(8.0, 0.0),
    Leg::Move(-72.0, 6.0),
    Leg::Stay(8.0, 0.1),
    Leg::Move(0.0, 6.0),
    Leg::Stay(5.0, 0.25),
    Leg::Move(25.0, 5.0),
    Leg::Stay(30.0, 0.25),
    Leg::Move(-72.0, 8.0),
    Leg::Stay(5.0, 0.1),
];

fn at_end(moments: &[Moment]) -> MonoTime {
    moments.last().unwrap().reading.at
}

/// A mount that has been through the whole calibration.
fn calibrated(phone: &Phone) -> Mount {
    let mut gauge = TiltEstimator::new(None);
    zero_then_run(&mut gauge, &play(phone, 0.0, &STEP_ON_SESSION, 1.0, 1));
    *gauge.mount().unwrap()
}

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
fn a_stored_mount_measures_at_once_and_passes_its_self_check() {
    let phone = Phone::TYPICAL;
    let stored = Mount::from_parts(calibrated(&phone).parts()).unwrap();
    let mut gauge = TiltEstimator::new(Some(stored));
    let legs = [
        Leg::Stay(6.0, 0.1),
        Leg::Move(30.0, 8.0),
        Leg::Stay(30.0, 0.25),
    ];
    let seen = run(&mut gauge, &play(&phone, -72.0, &legs, 9.0, 5));
    assert_eq!(gauge.self_check(), SelfCheck::Passed);
    assert!(rms(&seen, 1.0, 44.0) < 0.7, "{}", rms(&seen, 1.0, 44.0));
    assert!(between(&seen, 1.0, 44.0).all(|(_, tilt)| tilt.quality == Quality::Good));
}

#[test]
fn a_phone_strapped_otherwise_than_stored_fails_the_self_check() {
    let phone = Phone::TYPICAL;
    let mut gauge = TiltEstimator::new(Some(calibrated(&phone)));
    // Turned by about 5 degrees in its strap.
    let strapped = Phone {
        towards: [0.0, 0.09, 1.0],
        axis: [0.9, 0.36, -0.2],
        ..phone
    };
    let seen = run(
        &mut gauge,
        &play(&strapped, -72.0, &[Leg::Stay(6.0, 0.1)], 9.0, 5),
    );
    assert!(
        matches!(gauge.self_check(), SelfCheck::Failed(off) if off.get() > 3.0),
        "{:?}",
        gauge.self_check()
    );
    assert_eq!(seen.last().unwrap().1.unwrap().quality, Quality::Slipping);
}

#[test]
fn a_zero_is_refused_while_the_table_moves() {
    let mut gauge = TiltEstimator::new(None);
    let legs: Vec<Leg> = (0..12)
        .map(|n| Leg::Move(if n % 2 == 0 { 10.0 } else { -10.0 }, 2.0))
        .collect();
    let moments = play(&Phone::TYPICAL, -10.0, &legs, 1.0, 6);
    gauge.begin_zero(moments[0].reading.at);
    run(&mut gauge, &moments);
    assert_eq!(
        gauge.zero_progress(at_end(&moments)),
        ZeroProgress::Refused(ZeroRefusal::Moving)
    );
    assert_eq!(gauge.mount(), None);
}

#[test]
fn a_zero_is_not_taken_from_a_slow_motor() {
    let mut gauge = TiltEstimator::new(None);
    let moments = play(&Phone::TYPICAL, 0.0, &[Leg::Move(15.0, 30.0)], 1.0, 6);
    let (_, middle) = moments.split_at(8 * 60);
    let (middle, _) = middle.split_at(8 * 60);
    gauge.begin_zero(middle[0].reading.at);
    run(&mut gauge, middle);
    assert_ne!(gauge.zero_progress(at_end(middle)), ZeroProgress::Done);
}

#[test]
fn a_silent_sensor_is_named_as_the_reason() {
    let mut gauge = TiltEstimator::new(None);
    gauge.begin_zero(MonoTime::from_millis(1000));
    let progress = gauge.zero_progress(MonoTime::from_millis(4500));
    assert_eq!(progress, ZeroProgress::Refused(ZeroRefusal::NoReadings));
}

#[test]
fn a_zero_can_be_undone() {
    let phone = Phone::TYPICAL;
    let stored = calibrated(&phone);
    let mut gauge = TiltEstimator::new(Some(stored));
    let moments = play(&phone, 10.0, &[Leg::Stay(6.0, 0.1)], 9.0, 7);
    zero_then_run(&mut gauge, &moments);
    assert!(gauge.at(at_end(&moments)).tilt.unwrap().angle.abs() < Degrees::whole(1));
    assert!(gauge.undo());
    let parts = gauge.mount().unwrap().parts();
    assert_eq!(
        (parts.zero, parts.upright),
        (stored.zero(), stored.upright())
    );
    let after = play(&phone, 10.0, &[Leg::Stay(1.0, 0.0)], 15.1, 7);
    let seen = run(&mut gauge, &after);
    assert!(rms(&seen, 0.8, 1.0) < 1.0);
    assert!(!gauge.undo());
}

#[test]
fn a_second_pose_corrects_a_poor_phone_there_in_later_runs() {
    let poor = Phone {
        acceleration_bias: [0.1, -0.15, 0.17],
        ..Phone::TYPICAL
    };
    let legs = [
        Leg::Stay(6.0, 0.0),
        Leg::Move(-72.0, 6.0),
        Leg::Stay(5.0, 0.0),
        Leg::Move(40.0, 8.0),
        Leg::Stay(8.0, 0.0),
    ];
    let moments = play(&poor, 0.0, &legs, 1.0, 8);
    let mut gauge = TiltEstimator::new(None);
    let (before, hold) = moments.split_at(26 * 60);
    zero_then_run(&mut gauge, before);
    gauge.begin_known_angle(at_end(before), Degrees::whole(40));
    run(&mut gauge, hold);
    assert_eq!(gauge.zero_progress(at_end(hold)), ZeroProgress::Done);
    let mut later = TiltEstimator::new(Some(*gauge.mount().unwrap()));
    let legs = [
        Leg::Stay(5.0, 0.0),
        Leg::Move(40.0, 8.0),
        Leg::Stay(30.0, 0.25),
    ];
    let seen = run(&mut later, &play(&poor, -72.0, &legs, 90.0, 9));
    assert!(rms(&seen, 20.0, 43.0) < 0.2, "{}", rms(&seen, 20.0, 43.0));
}

#[test]
fn a_wrong_second_pose_is_refused() {
    let phone = Phone::TYPICAL;
    let mut gauge = TiltEstimator::new(Some(calibrated(&phone)));
    let moments = play(&phone, 30.0, &[Leg::Stay(6.0, 0.0)], 1.0, 8);
    gauge.begin_known_angle(moments[0].reading.at, Degrees::whole(40));
    run(&mut gauge, &moments);
    assert_eq!(
        gauge.zero_progress(at_end(&moments)),
        ZeroProgress::Refused(ZeroRefusal::WrongAngle)
    );
}

#[test]
fn stored_parts_that_are_not_finite_never_come_back() {
    let good = calibrated(&Phone::TYPICAL).parts();
    let mut parts = good;
    parts.zero[1] = f64::NAN;
    assert_eq!(Mount::from_parts(parts), Err(BadMount::NotADirection));
    let mut parts = good;
    parts.upright = Some([f64::INFINITY, 0.0, 0.0]);
    assert_eq!(Mount::from_parts(parts), Err(BadMount::NotADirection));
    let mut parts = good;
    parts.pivot.as_mut().unwrap().axis = good.zero;
    assert_eq!(Mount::from_parts(parts), Err(BadMount::VerticalPivot));
    assert_eq!(Mount::from_parts(good).map(|mount| mount.parts()), Ok(good));
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
