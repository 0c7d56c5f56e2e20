//! The recorded traces in `tests/fixtures/tilt`, against the bars they were built to meet.

use crate::root_mean_square;
use plumbline::domain::tilt::Quality;
use plumbline::sensing::TiltEstimator;
use plumbline::sensing::calibration::ZeroProgress;
use plumbline::sensing::raw_csv;
use plumbline::sensing::reading::MotionReading;

/// Readings with the truth of some columns beside them.
fn trace<const N: usize>(name: &str, truth: [&str; N]) -> Vec<(MotionReading, [Option<f64>; N])> {
    let path = format!(
        "{}/tests/fixtures/tilt/{name}.csv",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).unwrap();
    let readings = raw_csv::read(&text).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let places = truth.map(|name| header.iter().position(|column| *column == name).unwrap());
    let truths = lines.map(|line| {
        let fields: Vec<&str> = line.split(',').collect();
        places.map(|place| fields[place].parse().ok())
    });
    readings.into_iter().zip(truths).collect()
}

/// Errors of angle and rate over a whole trace, zeroed as its scorer does: on the first 2 s.
fn table(name: &str) -> (f64, f64) {
    let trace = trace(name, ["angle_deg", "rate_dps"]);
    let mut scout = TiltEstimator::new(None);
    scout.begin_zero(trace[0].0.at);
    for (reading, _) in &trace {
        scout.push(*reading);
        if scout.zero_progress(reading.at) == ZeroProgress::Done {
            break;
        }
    }
    let mut gauge = TiltEstimator::at_zero(scout.mount().copied());
    let start = trace[0].1[0].unwrap();
    let mut errors = Vec::new();
    let mut rates = Vec::new();
    for (reading, [angle, rate]) in &trace {
        let tilt = gauge.push(*reading).tilt.unwrap();
        let error = tilt.angle.get() - (angle.unwrap() - start);
        errors.push(error);
        if rate.unwrap().abs() > 2.0 {
            rates.push(tilt.rate.get() - rate.unwrap());
        }
        assert_ne!(
            tilt.quality,
            Quality::Slipping,
            "{name} at {:?}",
            reading.at
        );
    }
    println!(
        "{name}: angle rms {:.3}, rate rms {:.3}",
        root_mean_square(errors.iter().copied()),
        root_mean_square(rates.iter().copied())
    );
    let worst = errors
        .iter()
        .fold(0.0_f64, |worst, error| worst.max(error.abs()));
    (root_mean_square(errors.into_iter()), worst)
}

/// Angle between true and estimated up over a whole trace.
fn up(name: &str) -> f64 {
    let mut gauge = TiltEstimator::new(None);
    let mut errors = Vec::new();
    for (reading, truth) in trace(name, ["up_x", "up_y", "up_z"]) {
        gauge.push(reading);
        let [Some(x), Some(y), Some(z)] = truth else {
            continue;
        };
        let up = gauge.up().unwrap();
        let cosine = (x * up[0] + y * up[1] + z * up[2]).clamp(-1.0, 1.0);
        errors.push(cosine.acos().to_degrees());
    }
    root_mean_square(errors.into_iter())
}

#[test]
fn a_fast_tilt_is_followed() {
    let (rms, worst) = table("fast");
    assert!(rms < 0.5 && worst < 1.0, "{rms} {worst}");
}

#[test]
fn a_slow_motor_is_not_taken_for_gyroscope_bias() {
    let (_, worst) = table("slow_motor");
    assert!(worst < 0.6, "{worst}");
}

#[test]
fn jitter_and_lost_events_cost_little() {
    let (rms, _) = table("jitter_loss");
    assert!(rms < 0.18, "{rms}");
}

#[test]
fn a_phone_without_gyroscope_measures_a_session() {
    let (rms, _) = table("no_gyro");
    assert!(rms < 0.56, "{rms}");
}

#[test]
fn negated_and_unrounded_readings_measure_a_session() {
    let (rms, _) = table("ios");
    assert!(rms < 0.2, "{rms}");
}

#[test]
fn up_is_followed_in_free_motion() {
    let (rotation, translation) = (up("free_rotation"), up("translation"));
    assert!(rotation < 0.955, "{rotation}");
    assert!(translation < 0.32, "{translation}");
}
