//! What one reading costs the whole gauge.
#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use criterion::{Criterion, criterion_group, criterion_main};
use plumbline::sensing::reading::MotionReading;
use plumbline::sensing::{TiltEstimator, raw_csv};
use std::hint::black_box;

fn readings(name: &str) -> Vec<MotionReading> {
    let path = format!(
        "{}/tests/fixtures/tilt/{name}.csv",
        env!("CARGO_MANIFEST_DIR")
    );
    raw_csv::read(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Time per iteration is time per reading: a fresh gauge takes the zero, then follows a session.
fn one_reading(criterion: &mut Criterion) {
    for (name, trace) in [
        ("with gyroscope", "jitter_loss"),
        ("without gyroscope", "no_gyro"),
    ] {
        let readings = readings(trace);
        let mut gauge = TiltEstimator::new(None);
        let mut next = readings.iter().cycle();
        criterion.bench_function(&format!("reading {name}"), |bencher| {
            bencher.iter(|| {
                let reading = *next.next().unwrap();
                if reading.at == readings[0].at {
                    gauge = TiltEstimator::new(None);
                    gauge.begin_zero(reading.at);
                }
                black_box(gauge.push(black_box(reading)))
            });
        });
    }
}

criterion_group!(benches, one_reading);
criterion_main!(benches);
