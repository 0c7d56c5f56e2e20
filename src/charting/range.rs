//! Means with their intervals in rows: the change of pain by angle or by hold.

use super::{
    Chart, Readout,
    markup::{Table, push_label, push_shape},
    plot::{Area, close, open},
    scale::Scale,
    series::Axis,
};

/// One row: a middle and how sure it is.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeRow {
    /// What the row is about, such as `23–34°`.
    pub name: String,
    /// How many it rests on, in words.
    pub count: String,
    /// The middle; `None` if there is none.
    pub middle: Option<f64>,
    /// The interval; `None` if there is none.
    pub ends: Option<(f64, f64)>,
}

/// What a range chart shows.
pub struct RangeChart<'a> {
    /// The table's caption: the chart in a sentence.
    pub caption: &'a str,
    /// The table's columns: what the rows are, how many, the middle, the interval's ends.
    pub heads: [&'a str; 5],
    /// The rows, top to bottom.
    pub rows: &'a [RangeRow],
    /// The axis of the values; a line is drawn at 0.
    pub across: Axis,
    /// A value in words.
    pub value_text: &'a dyn Fn(f64) -> String,
    /// What a missing value is called.
    pub missing: &'a str,
}

const ROW: f64 = 42.0;
const TOP: f64 = 12.0;

/// Draws `chart`.
pub fn range_chart(chart: &RangeChart<'_>) -> Chart {
    let centers = core::iter::successors(Some(TOP + ROW / 2.0), |y| Some(y + ROW));
    let bottom = centers
        .clone()
        .nth(chart.rows.len())
        .map_or(TOP, |next| next - ROW / 2.0);
    let area = Area {
        left: 116.0,
        right: 348.0,
        top: TOP,
        bottom,
    };
    let x = Scale::new(
        (chart.across.low, chart.across.high),
        (area.left, area.right),
    );
    let mut svg = open(bottom + 26.0);
    for tick in &chart.across.ticks {
        let at = x.place(tick.at);
        let ends = [("x1", at), ("x2", at), ("y1", TOP), ("y2", bottom)];
        push_shape(&mut svg, "line", "chart__grid", &ends);
        push_label(
            &mut svg,
            "chart__tick chart__tick--across",
            at,
            bottom + 18.0,
            &tick.label,
        );
    }
    let zero = x.place(0.0);
    let ends = [("x1", zero), ("x2", zero), ("y1", TOP), ("y2", bottom)];
    push_shape(&mut svg, "line", "chart__zero", &ends);
    let mut table = Table::new(chart.caption, chart.heads);
    let text = |value: Option<f64>| match value.filter(|value| value.is_finite()) {
        Some(value) => (chart.value_text)(value),
        None => chart.missing.to_owned(),
    };
    for (row, y) in chart.rows.iter().zip(centers) {
        push_label(&mut svg, "chart__row", 4.0, y - 3.0, &row.name);
        push_label(
            &mut svg,
            "chart__row chart__row--count",
            4.0,
            y + 13.0,
            &row.count,
        );
        if let Some((low, high)) = row.ends.filter(|(low, high)| (high - low).is_finite()) {
            let ends = [
                ("x1", x.place(low)),
                ("x2", x.place(high)),
                ("y1", y),
                ("y2", y),
            ];
            push_shape(&mut svg, "line", "chart__interval", &ends);
            // An end beyond the scale has no cap: the interval goes on there.
            let inside = |end: &f64| chart.across.low <= *end && *end <= chart.across.high;
            for end in [low, high].into_iter().filter(inside) {
                let at = x.place(end);
                let cap = [("x1", at), ("x2", at), ("y1", y - 4.0), ("y2", y + 4.0)];
                push_shape(&mut svg, "line", "chart__interval", &cap);
            }
        }
        if let Some(middle) = row.middle.filter(|middle| middle.is_finite()) {
            let place = [("cx", x.place(middle)), ("cy", y), ("r", 4.0)];
            push_shape(&mut svg, "circle", "chart__middle", &place);
        }
        let (low, high) = row.ends.unzip();
        let cells = [row.count.clone(), text(row.middle), text(low), text(high)];
        table.row(&row.name, cells.iter().map(String::as_str));
    }
    close(&mut svg, area);
    Chart {
        svg,
        table: table.finish(),
        rows_left_out: 0,
        readouts: Vec::<Readout>::new(),
    }
}
