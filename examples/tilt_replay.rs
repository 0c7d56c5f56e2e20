//! Replays a recorded trace of raw motion through the gauge and prints what it would have said.
//!
//! ```text
//! cargo run --release --example tilt_replay -- FILE.csv [--level-first SECONDS]
//! ```
//!
//! Reads the columns `t_ms,ax,ay,az,gx,gy,gz` by header name (others are ignored, an empty field is
//! absent), as "record raw motion" in Settings saves them. Prints one CSV row per row read. The
//! angle is relative to the pose of the first still seconds, or with `--level-first` to the
//! mean pose of the first so many seconds; positive is the way of the first tilt.

use plumbline::domain::tilt::{AngleLost, Motion, Quality, TiltSample};
use plumbline::domain::units::MonoTime;
use plumbline::sensing::TiltEstimator;
use plumbline::sensing::calibration::ZeroProgress;
use plumbline::sensing::mount::{Mount, MountParts, Resolution};
use plumbline::sensing::raw_csv::{self, RowError};
use plumbline::sensing::reading::MotionReading;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: tilt_replay FILE.csv [--level-first SECONDS]";

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output, say `head`, has had enough of it.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("tilt_replay: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Why a replay failed.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{USAGE}")]
    Usage,
    #[error("{file}: {error}")]
    Input { file: String, error: io::Error },
    #[error("{file}: {error}")]
    Row { file: String, error: RowError },
    #[error("{0}")]
    Output(io::Error),
}

struct Arguments {
    file: String,
    level_first: Option<f64>,
}

fn run(arguments: impl Iterator<Item = String>) -> Result<(), Failure> {
    let Arguments { file, level_first } = parse(arguments)?;
    let text = std::fs::read_to_string(&file).map_err(|error| Failure::Input {
        file: file.clone(),
        error,
    })?;
    let readings = raw_csv::read(&text).map_err(|error| Failure::Row { file, error })?;
    let zero = match level_first {
        Some(seconds) => mean_pose(&readings, seconds),
        None => first_rest(&readings).or_else(|| mean_pose(&readings, 1.2)),
    };
    print(&readings, zero).map_err(Failure::Output)
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Arguments, Failure> {
    let mut file = None;
    let mut level_first = None;
    while let Some(argument) = arguments.next() {
        if argument == "--level-first" {
            let seconds = arguments
                .next()
                .and_then(|seconds| seconds.parse::<f64>().ok());
            let seconds = seconds.filter(|seconds| seconds.is_finite() && *seconds > 0.0);
            level_first = Some(seconds.ok_or(Failure::Usage)?);
        } else if file.is_none() && !argument.starts_with('-') {
            file = Some(argument);
        } else {
            return Err(Failure::Usage);
        }
    }
    Ok(Arguments {
        file: file.ok_or(Failure::Usage)?,
        level_first,
    })
}

/// The zero that the gauge itself takes from the first still seconds.
fn first_rest(readings: &[MotionReading]) -> Option<Mount> {
    let mut gauge = TiltEstimator::new(None);
    gauge.begin_zero(readings.first()?.at);
    for reading in readings {
        gauge.push(*reading);
        match gauge.zero_progress(reading.at) {
            ZeroProgress::Done => return gauge.mount().copied(),
            ZeroProgress::Refused(_) => return None,
            _ => {}
        }
    }
    None
}

/// The mean pose of the first `seconds`, still or not.
fn mean_pose(readings: &[MotionReading], seconds: f64) -> Option<Mount> {
    let start = readings.first()?.at;
    let mut sum = [0.0; 3];
    for reading in readings {
        if reading.at.since(start).secs_f64() >= seconds {
            break;
        }
        let [Some(x), Some(y), Some(z)] = reading.acceleration else {
            continue;
        };
        let length = (x * x + y * y + z * z).sqrt();
        if length.is_finite() && length > 1.0 {
            sum = [
                sum[0] + x / length,
                sum[1] + y / length,
                sum[2] + z / length,
            ];
        }
    }
    let length = sum.iter().map(|part| part * part).sum::<f64>().sqrt();
    Mount::from_parts(MountParts {
        zero: sum.map(|part| part / length),
        pivot: None,
        known_angle: None,
        upright: None,
        resolution: Resolution::Unknown,
    })
    .ok()
}

fn print(readings: &[MotionReading], zero: Option<Mount>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "t_ms,angle_deg,rate_dps,up_x,up_y,up_z,quality,motion")?;
    let mut gauge = TiltEstimator::at_zero(zero);
    for reading in readings {
        let sample = gauge.push(*reading);
        write_row(&mut out, reading.at, &sample, gauge.up())?;
    }
    out.flush()
}

fn write_row(
    out: &mut impl Write,
    at: MonoTime,
    sample: &TiltSample,
    up: Option<[f64; 3]>,
) -> io::Result<()> {
    write!(out, "{}", at.millis_f64())?;
    match sample.tilt {
        Ok(tilt) => write!(out, ",{:.4},{:.4}", tilt.angle.get(), tilt.rate.get())?,
        Err(_) => write!(out, ",,")?,
    }
    match up {
        Some([x, y, z]) => write!(out, ",{x:.6},{y:.6},{z:.6}")?,
        None => write!(out, ",,,")?,
    }
    match sample.tilt {
        Ok(tilt) => writeln!(out, ",{},{}", quality(tilt.quality), motion(tilt.motion)),
        Err(reason) => writeln!(out, ",{},", lost(reason)),
    }
}

const fn quality(quality: Quality) -> &'static str {
    match quality {
        Quality::Good => "good",
        Quality::NoGyro => "no-gyro",
        Quality::Settling => "settling",
        Quality::Slipping => "slipping",
    }
}

const fn motion(motion: Motion) -> &'static str {
    match motion {
        Motion::Still => "still",
        Motion::Lowering => "lowering",
        Motion::Returning => "returning",
    }
}

const fn lost(reason: AngleLost) -> &'static str {
    match reason {
        AngleLost::NoReadingYet => "lost:no-reading-yet",
        AngleLost::Silent => "lost:silent",
        AngleLost::Garbage => "lost:garbage",
        AngleLost::NoZero => "lost:no-zero",
    }
}
