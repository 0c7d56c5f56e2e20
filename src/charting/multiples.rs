//! Small charts of one kind beside each other, on the same scales, for comparing by eye.

use super::{
    Chart,
    plot::{Area, open},
    series::{TimeChart, draw, table},
};

const COLUMNS: usize = 2;
const CELL_HEIGHT: f64 = 110.0;

/// Draws `charts` in two columns, in reading order. Give them the same axes; the title of each
/// one's upward axis is its heading. The tables follow one another; there are no readouts.
pub fn small_multiples(charts: &[TimeChart<'_>]) -> Chart {
    let cell_width = Chart::WIDTH / 2.0;
    let rows = charts.len().div_ceil(COLUMNS);
    let row_starts = core::iter::successors(Some(0.0), |top| Some(top + CELL_HEIGHT));
    let height = row_starts.clone().nth(rows).unwrap_or(CELL_HEIGHT);
    let mut svg = open(height);
    let mut tables = String::new();
    let mut rows_left_out = 0;
    for (row, top) in charts.chunks(COLUMNS).zip(row_starts) {
        for (chart, left) in row.iter().zip([0.0, cell_width]) {
            let area = Area {
                left: left + 26.0,
                right: left + cell_width - 8.0,
                top: top + 20.0,
                bottom: top + CELL_HEIGHT - 22.0,
            };
            draw(&mut svg, chart, area);
            let (table, left_out) = table(chart);
            tables.push_str(&table);
            rows_left_out += left_out;
        }
    }
    svg.push_str("</svg>");
    Chart {
        svg,
        table: tables,
        rows_left_out,
        readouts: Vec::new(),
    }
}
