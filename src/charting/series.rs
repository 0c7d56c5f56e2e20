//! Series over time: pain before, after, at 24 and 48 hours; angle; time at angle.

use super::{
    Chart, MOST_ROWS, Readout,
    downsample::envelope,
    markup::{Table, push_label, push_line, push_shape},
    plot::{Area, close, frame, open},
};

/// A labelled place on an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// The value.
    pub at: f64,
    /// What is written there.
    pub label: String,
}

/// An axis: its ends, its ticks, what it measures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    /// Value at the start.
    pub low: f64,
    /// Value at the end.
    pub high: f64,
    /// Labelled places.
    pub ticks: Vec<Tick>,
    /// What it measures, with the unit.
    pub title: String,
}

/// One line of points. The first four series of a chart have their own marker and dash each.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name, in the legend and as the table's column.
    pub name: String,
    /// A value for every place of the chart; `None` is a gap. Values beyond the places are not
    /// drawn.
    pub values: Vec<Option<f64>>,
}

/// Values drawn as bars from the bottom, such as time at angle.
pub type Bars = Series;

/// What a time chart shows.
pub struct TimeChart<'a> {
    /// The table's caption: the chart in a sentence.
    pub caption: &'a str,
    /// What the places are, as the table's first column.
    pub place_name: &'a str,
    /// The places, ascending: days or session numbers.
    pub places: &'a [f64],
    /// The axis of the places.
    pub across: Axis,
    /// The axis of the values.
    pub up: Axis,
    /// Lines.
    pub lines: &'a [Series],
    /// Bars behind the lines.
    pub bars: Option<&'a Bars>,
    /// A place in words, for the table and readouts.
    pub place_text: &'a dyn Fn(f64) -> String,
    /// A value in words.
    pub value_text: &'a dyn Fn(f64) -> String,
    /// What a missing value is called.
    pub missing: &'a str,
}

const HEIGHT: f64 = 220.0;
const LEGEND: f64 = 18.0;
const AREA: Area = Area {
    left: 34.0,
    right: 352.0,
    top: 22.0,
    bottom: HEIGHT - LEGEND - 24.0,
};
/// With more places than this, markers would cover one another and only lines are drawn.
/// Chosen by us: about five units of the drawing for each.
const MOST_MARKERS: usize = 64;
/// Columns of the drawing; finer is not seen.
const COLUMNS: u16 = 320;

/// Draws `chart`.
pub fn time_chart(chart: &TimeChart<'_>) -> Chart {
    let mut svg = open(HEIGHT);
    draw(&mut svg, chart, AREA);
    legend(&mut svg, chart);
    close(&mut svg, AREA);
    let (table, rows_left_out) = table(chart);
    Chart {
        svg,
        table,
        rows_left_out,
        readouts: readouts(chart, AREA),
    }
}

/// Draws the frame, bars and lines within `area`.
pub(super) fn draw(svg: &mut String, chart: &TimeChart<'_>, area: Area) {
    frame(svg, area, &chart.across, &chart.up);
    let (x, y) = (area.x(&chart.across), area.y(&chart.up));
    if let Some(bars) = chart.bars {
        let bottom = y.place(chart.up.low);
        for (place, value) in chart.places.iter().zip(&bars.values) {
            if let Some(value) = value.filter(|value| value.is_finite()) {
                let (at, top) = (x.place(*place), y.place(value));
                let ends = [("x1", at), ("x2", at), ("y1", bottom), ("y2", top)];
                push_shape(svg, "line", "chart__bar", &ends);
            }
        }
    }
    for (line, class) in chart.lines.iter().zip(LINE_CLASSES.iter().cycle()) {
        let points: Vec<Option<(f64, f64)>> = chart
            .places
            .iter()
            .zip(&line.values)
            .map(|(place, value)| {
                let value = value.filter(|value| value.is_finite() && place.is_finite())?;
                Some((x.place(*place), y.place(value)))
            })
            .collect();
        for run in points.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().copied().flatten().collect();
            push_line(svg, class, &envelope(&run, Chart::WIDTH, COLUMNS));
        }
    }
    if chart.places.len() <= MOST_MARKERS {
        for (index, line) in chart.lines.iter().enumerate() {
            for (place, value) in chart.places.iter().zip(&line.values) {
                if let Some(value) = value.filter(|value| value.is_finite()) {
                    push_marker(svg, index, x.place(*place), y.place(value));
                }
            }
        }
    }
}

const LINE_CLASSES: [&str; 4] = [
    "chart__line chart__line--1",
    "chart__line chart__line--2",
    "chart__line chart__line--3",
    "chart__line chart__line--4",
];

/// The marker of the series `index`: disc, ring, square, diamond; told apart without colour.
pub(super) fn push_marker(svg: &mut String, index: usize, x: f64, y: f64) {
    let square = [
        ("x", x - 2.5),
        ("y", y - 2.5),
        ("width", 5.0),
        ("height", 5.0),
    ];
    let circle = [("cx", x), ("cy", y), ("r", 3.0)];
    match index % 4 {
        0 => push_shape(svg, "circle", "chart__marker chart__marker--1", &circle),
        1 => push_shape(svg, "circle", "chart__marker chart__marker--2", &circle),
        2 => push_shape(svg, "rect", "chart__marker chart__marker--3", &square),
        _ => push_line(
            svg,
            "chart__marker chart__marker--4",
            &[
                (x, y - 3.5),
                (x + 3.5, y),
                (x, y + 3.5),
                (x - 3.5, y),
                (x, y - 3.5),
            ],
        ),
    }
}

fn legend(svg: &mut String, chart: &TimeChart<'_>) {
    if chart.lines.len() < 2 {
        return;
    }
    let each = (AREA.right - AREA.left) / 4.0;
    let mut x = AREA.left + 4.0;
    for (index, (line, class)) in chart.lines.iter().zip(LINE_CLASSES).enumerate() {
        let y = HEIGHT - 6.0;
        push_line(svg, class, &[(x - 4.0, y), (x + 12.0, y)]);
        push_marker(svg, index, x + 4.0, y);
        push_label(svg, "chart__legend", x + 16.0, y, &line.name);
        x += each;
    }
}

fn columns<'a>(chart: &'a TimeChart<'_>) -> impl Iterator<Item = &'a Series> {
    chart.lines.iter().chain(chart.bars)
}

/// The value of `series` at the place `index`, in words.
fn text_at(chart: &TimeChart<'_>, series: &Series, index: usize) -> String {
    match series.values.get(index).copied().flatten() {
        Some(value) if value.is_finite() => (chart.value_text)(value),
        _ => chart.missing.to_owned(),
    }
}

/// The table behind the chart and how many of the oldest rows it left out.
pub(super) fn table(chart: &TimeChart<'_>) -> (String, usize) {
    let heads =
        core::iter::once(chart.place_name).chain(columns(chart).map(|series| series.name.as_str()));
    let mut table = Table::new(chart.caption, heads);
    let left_out = chart.places.len().saturating_sub(MOST_ROWS);
    for (index, place) in chart.places.iter().enumerate().skip(left_out) {
        let cells: Vec<String> = columns(chart)
            .map(|series| text_at(chart, series, index))
            .collect();
        table.row(
            &(chart.place_text)(*place),
            cells.iter().map(String::as_str),
        );
    }
    (table.finish(), left_out)
}

fn readouts(chart: &TimeChart<'_>, area: Area) -> Vec<Readout> {
    let x = area.x(&chart.across);
    chart
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.is_finite())
        .map(|(index, place)| {
            let mut text = (chart.place_text)(*place);
            for series in columns(chart) {
                text.push_str(" · ");
                text.push_str(&series.name);
                text.push(' ');
                text.push_str(&text_at(chart, series, index));
            }
            Readout {
                x: x.place(*place),
                text,
            }
        })
        .collect()
}
