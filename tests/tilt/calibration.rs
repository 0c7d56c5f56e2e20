//! Zero, second pose and stored mount: taken, refused, undone, repeated.

use crate::simulator::{Leg, Phone, play};
use crate::{STEP_ON_SESSION, at_end, between, calibrated, rms, run, zero_then_run};
use plumbline::domain::tilt::Quality;
use plumbline::domain::units::{Degrees, MonoTime};
use plumbline::sensing::calibration::{SelfCheck, ZeroProgress, ZeroRefusal};
use plumbline::sensing::mount::{BadMount, Sign};
use plumbline::sensing::{Mount, TiltEstimator};

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
fn a_phone_that_was_strapped_the_other_way_round_unseen_does_not_keep_its_sign() {
    let phone = Phone::TYPICAL;
    let turned = Phone {
        axis: phone.axis.map(|part| -part),
        ..phone
    };
    for (pause, kept) in [(0.02, true), (10.0, false)] {
        let mut gauge = TiltEstimator::new(None);
        let first = play(&phone, 0.0, &STEP_ON_SESSION, 1.0, 2);
        zero_then_run(&mut gauge, &first);
        assert_eq!(gauge.sign(), Some(Sign::Confirmed));
        let level = [Leg::Move(0.0, 8.0), Leg::Stay(2.0, 0.0)];
        let back = play(&phone, -72.0, &level, 1.0 + 83.0, 3);
        run(&mut gauge, &back);
        let strapped = if kept { phone } else { turned };
        let start = at_end(&back).millis_f64() / 1000.0 + pause;
        let again = play(&strapped, 0.0, &[Leg::Stay(5.0, 0.1)], start, 4);
        zero_then_run(&mut gauge, &again);
        assert_eq!(gauge.sign().is_some(), kept, "after {pause} s");
    }
}

#[test]
fn a_second_pose_at_a_small_angle_never_takes_off_more_than_was_seen() {
    let phone = Phone {
        gyroscope: false,
        ..Phone::TYPICAL
    };
    let mut gauge = TiltEstimator::new(Some(calibrated(&phone)));
    // The stop says 20 and is at 22.
    let moments = play(&phone, 22.0, &[Leg::Stay(6.0, 0.0)], 90.0, 8);
    gauge.begin_known_angle(moments[0].reading.at, Degrees::whole(20));
    run(&mut gauge, &moments);
    assert_eq!(gauge.zero_progress(at_end(&moments)), ZeroProgress::Done);
    let mut later = TiltEstimator::new(Some(*gauge.mount().unwrap()));
    let seen = run(
        &mut later,
        &play(&phone, 60.0, &[Leg::Stay(6.0, 0.1)], 1.0, 9),
    );
    let angle = seen.last().unwrap().1.unwrap().angle.get();
    assert!((angle - 60.0).abs() < 3.5, "{angle}");
}
