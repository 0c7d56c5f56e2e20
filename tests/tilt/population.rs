//! Many phones instead of one: what the gauge errs by must not hang on a lucky draw.

use crate::simulator::{Leg, Noise, Phone, cross, dot, play};
use crate::{between, root_mean_square, zero_then_run};
use plumbline::domain::tilt::Quality;
use plumbline::sensing::TiltEstimator;

/// Zero, then holds on both sides as a session has them.
const SESSION: [Leg; 9] = [
    Leg::Stay(10.0, 0.0),
    Leg::Move(-70.0, 6.0),
    Leg::Stay(10.0, 0.1),
    Leg::Move(20.0, 6.0),
    Leg::Stay(30.0, 0.3),
    Leg::Move(60.0, 3.0),
    Leg::Stay(40.0, 0.3),
    Leg::Move(0.0, 4.0),
    Leg::Stay(10.0, 0.1),
];

/// A phone by chance: `grade` 1 errs as phones do (5 mg, 0.15 degrees per second, 0.3 percent), more
/// is worse.
pub(crate) fn phone(noise: &mut Noise, grade: f64) -> Phone {
    loop {
        let mut vector = |sigma: f64| [0; 3].map(|_: i32| sigma * noise.normal());
        let phone = Phone {
            acceleration_bias: vector(0.05 * grade),
            acceleration_scale: vector(0.002),
            rate_bias: vector(0.15 * grade.sqrt()),
            rate_drift: 0.003,
            acceleration_noise: 0.013,
            rate_noise: 0.05,
            rate_scale: 1.0 + 0.003 * noise.normal(),
            axis: noise.direction(),
            towards: noise.direction(),
            rounded: noise.uniform() < 0.75,
            negated: noise.uniform() < 0.2,
            arm: [0.15 + 0.1 * noise.uniform(), 1.2 * noise.uniform() - 0.6],
            ..Phone::PERFECT
        };
        let across = cross(phone.axis, phone.towards);
        if dot(across, across) > 0.2 {
            return phone;
        }
    }
}

/// Angle errors of whole sessions, rms each, sorted; and the rms of the rate while tilting.
fn sessions(count: u64, grade: f64, change: impl Fn(&mut Phone)) -> (Vec<f64>, Vec<f64>) {
    let mut angles = Vec::new();
    let mut rates = Vec::new();
    for seed in 0..count {
        let mut phone = phone(&mut Noise(seed * 7919 + 13), grade);
        change(&mut phone);
        let mut gauge = TiltEstimator::new(None);
        let seen = zero_then_run(&mut gauge, &play(&phone, 0.0, &SESSION, 1.0, seed + 1));
        assert!(
            between(&seen, 3.0, 120.0).all(|(_, tilt)| tilt.quality != Quality::Slipping),
            "seed {seed} is said to slip"
        );
        // Until the table has stood upright the sign is only assumed.
        angles.push(root_mean_square(
            between(&seen, 28.0, 120.0).map(|(moment, tilt)| tilt.angle.get() - moment.angle),
        ));
        rates.push(root_mean_square(
            between(&seen, 28.0, 120.0)
                .filter(|(moment, _)| moment.rate.abs() > 2.0)
                .map(|(moment, tilt)| tilt.rate.get() - moment.rate),
        ));
    }
    angles.sort_by(f64::total_cmp);
    rates.sort_by(f64::total_cmp);
    (angles, rates)
}

fn check(name: &str, (angles, rates): &(Vec<f64>, Vec<f64>), median: f64, worst: f64) {
    let (middle, last) = (angles[angles.len() / 2], angles[angles.len() - 1]);
    println!(
        "{name}: angle rms median {middle:.3}, worst {last:.3}; rate rms median {:.3}",
        rates[rates.len() / 2]
    );
    assert!(middle < median, "{name}: median {middle}");
    assert!(last < worst, "{name}: worst {last}");
}

#[test]
fn phones_of_every_rate_measure_a_session() {
    for hertz in [20.0, 60.0, 200.0] {
        let seen = sessions(12, 1.0, |phone| phone.hertz = hertz);
        check(&format!("{hertz} Hz"), &seen, 0.2, 0.4);
    }
}

#[test]
fn the_rate_is_right_to_a_tenth_on_most_phones() {
    let (_, rates) = sessions(12, 1.0, |_| ());
    assert!(rates[rates.len() / 2] < 0.1, "{rates:?}");
}

#[test]
fn jitter_and_loss_cost_little_on_any_phone() {
    let seen = sessions(12, 1.0, |phone| {
        phone.jitter = 0.006;
        phone.loss = 0.03;
    });
    check("jitter and loss", &seen, 0.2, 0.4);
}

#[test]
fn a_poor_phone_errs_by_far_less_than_its_accelerometer() {
    // 20 mg an axis err by 1.1 degrees, in the plane alone.
    let seen = sessions(16, 4.0, |_| ());
    check("poor phones", &seen, 0.25, 0.5);
}

#[test]
fn phones_without_gyroscope_measure_a_session() {
    let seen = sessions(12, 1.0, |phone| phone.gyroscope = false);
    check("without gyroscope", &seen, 0.6, 1.5);
}
