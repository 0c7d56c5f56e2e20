//! The angle gauge as a whole, on recorded traces and simulated sessions.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod biases;
mod calibration;
mod garbage;
mod motion;
mod population;
mod sessions;
mod simulator;
mod traces;
mod without_gyro;

use plumbline::domain::tilt::Tilt;
use plumbline::domain::units::MonoTime;
use plumbline::sensing::calibration::ZeroProgress;
use plumbline::sensing::{Mount, TiltEstimator};
use simulator::{Leg, Moment, Phone, play};

/// Pushes every moment and gives the tilt beside each, where there is one.
fn run(gauge: &mut TiltEstimator, moments: &[Moment]) -> Vec<(Moment, Option<Tilt>)> {
    moments
        .iter()
        .map(|moment| (*moment, gauge.push(moment.reading).tilt.ok()))
        .collect()
}

/// Captures the zero at the beginning of `moments` and pushes the rest.
fn zero_then_run(gauge: &mut TiltEstimator, moments: &[Moment]) -> Vec<(Moment, Option<Tilt>)> {
    gauge.begin_zero(moments[0].reading.at);
    let seen = run(gauge, moments);
    let end = moments.last().unwrap().reading.at;
    assert_eq!(gauge.zero_progress(end), ZeroProgress::Done);
    seen
}

/// Root mean square of angle errors between two times in seconds from the first moment.
fn rms(seen: &[(Moment, Option<Tilt>)], from: f64, to: f64) -> f64 {
    root_mean_square(between(seen, from, to).map(|(moment, tilt)| tilt.angle.get() - moment.angle))
}

/// The moments with a tilt between two times in seconds from the first.
fn between(
    seen: &[(Moment, Option<Tilt>)],
    from: f64,
    to: f64,
) -> impl Iterator<Item = (Moment, Tilt)> {
    let start = seen[0].0.reading.at;
    seen.iter().filter_map(move |(moment, tilt)| {
        let seconds = moment.reading.at.since(start).secs_f64();
        let tilt = (*tilt)?;
        (from..to).contains(&seconds).then_some((*moment, tilt))
    })
}

fn root_mean_square(errors: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut count) = (0.0, 0);
    for error in errors {
        sum += error * error;
        count += 1;
    }
    assert!(count > 0, "nothing to judge");
    (sum / f64::from(count)).sqrt()
}

/// Zero at level, upright to step on, down through level to +25, back to upright.
pub(crate) const STEP_ON_SESSION: [Leg; 9] = [
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
