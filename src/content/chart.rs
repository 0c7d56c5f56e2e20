//! Words around every chart.

use crate::formatting::count;

/// Before anything is pointed at.
pub const TOUCH: &str = "Touch the chart to read it";
/// Opens the table.
pub const AS_TABLE: &str = "The same as a table";
/// Caption of a trace's table.
pub const TRACE_CAPTION: &str = "Angle over time";
/// Columns of a trace's table.
pub const TRACE_HEADS: [&str; 3] = ["Time", "Angle", "What happened"];
/// Title of the angle's axis.
pub const TRACE_AXIS: &str = "Degrees head-down";
/// Beside the limit.
pub const LIMIT: &str = "limit";
/// Beside the band.
pub const BAND: &str = "band";
/// What a gap is called.
pub const GAP: &str = "not seen";

/// Rows that did not fit.
pub fn rows_left_out(rows: usize) -> String {
    count(
        rows,
        "One earlier row is in the export only.",
        "{n} earlier rows are in the export only.",
    )
}
