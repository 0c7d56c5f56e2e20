//! Raw motion as CSV: what "record raw motion" saves and what the replay tool reads.

use super::reading::MotionReading;
use core::fmt::Write;

/// The header line, without a line end. Units: ms, m/s², degrees per second.
pub const HEADER: &str = "t_ms,ax,ay,az,gx,gy,gz";

/// Appends `reading` as one line, line end included. An absent field is left empty; NaN and
/// infinities are written as such, because they are what a recording is made to find.
pub fn append_row(reading: &MotionReading, csv: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(csv, "{:.3}", reading.at.millis_f64());
    for fields in [reading.acceleration, reading.rotation] {
        for field in fields {
            csv.push(',');
            if let Some(value) = field {
                let _ = write!(csv, "{value:.4}");
            }
        }
    }
    csv.push('\n');
}
