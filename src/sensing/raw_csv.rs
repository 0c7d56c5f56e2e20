//! Raw motion as CSV: what "record raw motion" saves and what the replay tool reads.

use super::reading::MotionReading;
use crate::domain::units::MonoTime;
use core::fmt::Write;

/// The columns, in the order written. Units: ms, m/s², degrees per second.
pub const COLUMNS: [&str; 7] = ["t_ms", "ax", "ay", "az", "gx", "gy", "gz"];

/// The header line, without a line end.
pub const HEADER: &str = "t_ms,ax,ay,az,gx,gy,gz";

/// Appends `reading` as one line, line end included. An absent field is left empty; NaN and
/// infinities are written as such, because they are what a recording is made to find.
pub fn append_row(reading: &MotionReading, csv: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(csv, "{:.3}", reading.at.millis_f64());
    for field in reading.acceleration.into_iter().chain(reading.rotation) {
        csv.push(',');
        if let Some(value) = field {
            let _ = write!(csv, "{value:.4}");
        }
    }
    csv.push('\n');
}

/// Why a recording cannot be read. Lines count from 1, the header included.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// The header lacks a column.
    #[error("line 1: there is no column {column:?}")]
    NoColumn {
        /// The missing name.
        column: &'static str,
    },
    /// A row has fewer fields than the header.
    #[error("line {line}: there is no field {column:?}")]
    NoField {
        /// Where.
        line: usize,
        /// The column it lacks.
        column: &'static str,
    },
    /// A field is not a number.
    #[error("line {line}: {column} is {text:?}, not a number")]
    NotANumber {
        /// Where.
        line: usize,
        /// The column.
        column: &'static str,
        /// What stands there.
        text: String,
    },
    /// The time is absent, negative, NaN or infinite.
    #[error("line {line}: t_ms is {text:?}, not a time")]
    NotATime {
        /// Where.
        line: usize,
        /// What stands there.
        text: String,
    },
}

/// Reads a recording. Columns are found by name, others are ignored, an empty field is absent, an
/// empty line is skipped.
///
/// # Errors
/// [`RowError`] at the first line that cannot be read.
pub fn read(csv: &str) -> Result<Vec<MotionReading>, RowError> {
    let mut lines = csv.lines().enumerate();
    let header = lines.next().map_or("", |(_, header)| header);
    let mut places = [0; COLUMNS.len()];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        *place = header
            .trim_start_matches('\u{feff}')
            .split(',')
            .position(|name| name.trim() == column)
            .ok_or(RowError::NoColumn { column })?;
    }
    lines
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(index, text)| row(index + 1, text, &places))
        .collect()
}

fn row(
    line: usize,
    text: &str,
    places: &[usize; COLUMNS.len()],
) -> Result<MotionReading, RowError> {
    let mut fields = [None; COLUMNS.len()];
    for ((field, place), column) in fields.iter_mut().zip(places).zip(COLUMNS) {
        let text = text
            .split(',')
            .nth(*place)
            .ok_or(RowError::NoField { line, column })?
            .trim();
        if !text.is_empty() {
            let value = text.parse::<f64>().map_err(|_| RowError::NotANumber {
                line,
                column,
                text: text.to_owned(),
            })?;
            *field = Some(value);
        }
    }
    let [time, ax, ay, az, gx, gy, gz] = fields;
    let at =
        MonoTime::from_millis_f64(time.unwrap_or(f64::NAN)).map_err(|_| RowError::NotATime {
            line,
            text: time.map_or_else(String::new, |time| time.to_string()),
        })?;
    Ok(MotionReading {
        at,
        acceleration: [ax, ay, az],
        rotation: [gx, gy, gz],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let reading = MotionReading {
            at: MonoTime::from_millis_f64(1234.5).unwrap(),
            acceleration: [Some(0.1), None, Some(-9.8)],
            rotation: [None, None, Some(12.25)],
        };
        let mut csv = format!("{HEADER}\n");
        append_row(&reading, &mut csv);
        assert_eq!(
            csv,
            "t_ms,ax,ay,az,gx,gy,gz\n1234.500,0.1000,,-9.8000,,,12.2500\n"
        );
        assert_eq!(read(&csv), Ok(vec![reading]));
    }

    #[test]
    fn columns_are_found_by_name_and_others_ignored() {
        let csv = "note,gz,gy,gx,az,ay,ax,t_ms\nhello,6,5,4,3,2,1,10\n";
        let readings = read(csv).unwrap();
        assert_eq!(readings[0].acceleration, [Some(1.0), Some(2.0), Some(3.0)]);
        assert_eq!(readings[0].rotation, [Some(4.0), Some(5.0), Some(6.0)]);
    }

    #[test]
    fn a_bad_row_is_named_by_its_line() {
        let rows = |row: &str| read(&format!("{HEADER}\n1,2,3,4,5,6,7\n{row}\n")).unwrap_err();
        assert_eq!(
            rows("2,x,3,4,5,6,7").to_string(),
            "line 3: ax is \"x\", not a number"
        );
        assert_eq!(
            rows("2,1,3").to_string(),
            "line 3: there is no field \"az\""
        );
        assert_eq!(
            rows(",1,3,4,5,6,7").to_string(),
            "line 3: t_ms is \"\", not a time"
        );
        assert_eq!(
            rows("-5,1,3,4,5,6,7").to_string(),
            "line 3: t_ms is \"-5\", not a time"
        );
        let header = read("t_ms,ax\n").unwrap_err();
        assert_eq!(header.to_string(), "line 1: there is no column \"ay\"");
    }
}
