//! Without gyroscope: as good as the plain accelerometer angle of a phone that knows its mounting exactly, and
//! never far off where that is not.

use crate::population::phone;
use crate::simulator::{Leg, Moment, Noise, Phone, dot, play};
use crate::{STEP_ON_SESSION, zero_then_run};
use plumbline::domain::tilt::Tilt;
use plumbline::sensing::TiltEstimator;

/// A table that is turned to five random angles, as a hand does it, after it has stood upright.
fn random_turns(noise: &mut Noise) -> Vec<Leg> {
    let mut legs = vec![
        Leg::Stay(6.0, 0.05),
        Leg::Move(-70.0, 4.0 + 3.0 * noise.uniform()),
        Leg::Stay(8.0, 0.1),
    ];
    let mut at: f64 = -70.0;
    for _ in 0..5 {
        let to = -70.0 + 150.0 * noise.uniform();
        let mean_rate = 8.0 + 17.0 * noise.uniform();
        legs.push(Leg::Move(to, ((to - at).abs() / mean_rate).max(1.2)));
        legs.push(Leg::Stay(
            3.0 + 10.0 * noise.uniform(),
            0.05 + 0.5 * noise.uniform(),
        ));
        at = to;
    }
    legs
}

/// Low-passes of the plain accelerometer that are tried, seconds: the best of them counts.
const SMOOTHINGS: [f64; 4] = [0.0, 0.01, 0.02, 0.04];

/// Angle errors in degrees: the gauge's, and those of the accelerometer's angle in the plane of the table,
/// which knows the mounting exactly.
fn errors(phone: &Phone, seen: &[(Moment, Option<Tilt>)], from: f64) -> (Vec<f64>, [Vec<f64>; 4]) {
    let sign = if phone.negated { -1.0 } else { 1.0 };
    let (level, down) = (phone.up(0.0), phone.up(90.0));
    let mut smooth = [[1.0, 0.0]; 4];
    let start = seen[0].0.reading.at;
    let (mut gauge, mut plain) = (Vec::new(), [const { Vec::new() }; 4]);
    for (moment, tilt) in seen {
        let acceleration = moment.reading.acceleration.map(|part| sign * part.unwrap());
        let shown = [dot(acceleration, level), dot(acceleration, down)];
        let judged = moment.reading.at.since(start).secs_f64() >= from;
        for ((mean, time), errors) in smooth.iter_mut().zip(SMOOTHINGS).zip(&mut plain) {
            let share = 1.0 / (1.0 + time * phone.hertz);
            for (mean, shown) in mean.iter_mut().zip(shown) {
                *mean += share * (shown - *mean);
            }
            if judged {
                errors.push(mean[1].atan2(mean[0]).to_degrees() - moment.angle);
            }
        }
        if judged {
            gauge.push(tilt.unwrap().angle.get() - moment.angle);
        }
    }
    (gauge, plain)
}

fn rms(errors: &[f64]) -> f64 {
    crate::root_mean_square(errors.iter().copied())
}

fn worst(errors: &[f64]) -> f64 {
    errors
        .iter()
        .fold(0.0, |worst, error| worst.max(error.abs()))
}

#[test]
fn turns_of_any_table_are_followed_as_well_as_by_a_plain_accelerometer_that_knows_its_mounting() {
    for hertz in [20.0, 60.0, 200.0] {
        let mut all = Vec::new();
        let mut all_plain = [const { Vec::new() }; 4];
        let mut furthest = 0.0_f64;
        for seed in 0..20 {
            let mut noise = Noise(seed * 7919 + 13);
            let phone = Phone {
                hertz,
                gyroscope: false,
                ..phone(&mut noise, 1.0)
            };
            let moments = play(&phone, 0.0, &random_turns(&mut noise), 1.0, seed + 1);
            let seen = zero_then_run(&mut TiltEstimator::new(None), &moments);
            // Until the table has stood upright the sign is only assumed.
            let (gauge, plain) = errors(&phone, &seen, 20.0);
            furthest = furthest.max(worst(&gauge));
            all.extend(gauge);
            for (all, plain) in all_plain.iter_mut().zip(plain) {
                all.extend(plain);
            }
        }
        let plain = all_plain
            .map(|errors| rms(&errors))
            .into_iter()
            .fold(f64::MAX, f64::min);
        let gauge = rms(&all);
        println!("{hertz} Hz: rms {gauge:.3}, plain {plain:.3}; at worst {furthest:.1} off");
        assert!(gauge < 1.15 * plain, "{hertz} Hz: {gauge} against {plain}");
        assert!(furthest < 8.0, "{hertz} Hz: {furthest} off");
    }
}

#[test]
fn turning_the_sign_over_does_not_send_the_angle_back_to_where_the_pivot_was_found() {
    let phone = Phone {
        gyroscope: false,
        ..Phone::TYPICAL
    };
    let moments = play(&phone, 0.0, &STEP_ON_SESSION, 1.0, 4);
    // In the hold at +25, long after the first tilt.
    let (before, after) = moments.split_at(50 * 60);
    let mut gauge = TiltEstimator::new(None);
    zero_then_run(&mut gauge, before);
    assert!(gauge.flip_sign());
    for moment in &after[..120] {
        let angle = gauge.push(moment.reading).tilt.unwrap().angle.get();
        assert!((angle + moment.angle).abs() < 2.0, "{angle}");
    }
}
