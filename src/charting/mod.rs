//! Numbers to pictures: scales, ticks, downsampling, and SVG as escaped text.
//!
//! No web types here. No colours and no sizes of type either: every shape carries a class of the
//! stylesheet, and no `style` attribute is written, so the strict content policy holds. Series
//! differ by marker and dash as well as by class, so a chart can be read in grey and in print.
//! What is missing is a gap, never a zero; no NaN reaches an attribute.
//!
//! A [`Chart`] is three things: the drawing, a table with the same figures for whoever cannot see
//! it, and readouts for a finger or pointer moving over it.
//!
//! Own code instead of a charting crate: the smallest one tried cost 100 KB of download, this
//! about a fifth of it.

mod downsample;
mod markup;
mod multiples;
mod plot;
mod range;
mod scale;
mod series;
mod trace;

pub use downsample::envelope;
pub use markup::{Table, push_text};
pub use multiples::small_multiples;
pub use range::{RangeChart, RangeRow, range_chart};
pub use scale::{Scale, day_ticks, ticks};
pub use series::{Axis, Bars, Series, Tick, TimeChart, time_chart};
pub use trace::{TraceChart, TraceWords, trace_chart};

/// Rows a table holds at most; the newest are kept. Chosen by us: a screen reader's user moves row
/// by row, and the export has the rest.
pub const MOST_ROWS: usize = 400;

/// A finished chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chart {
    /// The `<svg>` element, hidden from assistive technology: the table speaks for it. A
    /// `<line class="chart__cursor">` in it is hidden until someone points at the chart.
    pub svg: String,
    /// A `<table>` with the same figures.
    pub table: String,
    /// Rows that did not fit the table, from [`MOST_ROWS`] on.
    pub rows_left_out: usize,
    /// What stands where, from left to right.
    pub readouts: Vec<Readout>,
}

/// What the chart says at one place, for touch and pointer.
#[derive(Debug, Clone, PartialEq)]
pub struct Readout {
    /// Place in the drawing's own coordinates, 0..=[`Chart::WIDTH`].
    pub x: f64,
    /// The figures there, in words.
    pub text: String,
}

impl Chart {
    /// Width of every drawing in its own coordinates.
    pub const WIDTH: f64 = 360.0;

    /// The readout nearest to `share`, 0 at the left edge and 1 at the right; `None` of an empty
    /// chart.
    pub fn readout_at(&self, share: f64) -> Option<&Readout> {
        let x = share * Self::WIDTH;
        let right = self.readouts.partition_point(|readout| readout.x < x);
        let left = right
            .checked_sub(1)
            .and_then(|left| self.readouts.get(left));
        match (left, self.readouts.get(right)) {
            (Some(left), Some(right)) if x - left.x <= right.x - x => Some(left),
            (left, right) => right.or(left),
        }
    }
}
