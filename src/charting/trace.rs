//! One session's angle over time: band, limit, gaps and alarms on the line that was measured.

use super::{
    Chart, MOST_ROWS, Readout,
    downsample::envelope,
    markup::{Table, push_label, push_line, push_shape},
    plot::{Area, close, frame, open},
    scale::ticks,
    series::{Axis, Tick},
};
use crate::domain::{
    alarm::AlarmKind,
    phase::Phase,
    plan::Plan,
    trace::{MarkKind, Trace, TracePoint},
    units::{Degrees, Millis},
};

/// The words a trace's chart needs.
pub struct TraceWords<'a> {
    /// The table's caption.
    pub caption: &'a str,
    /// Columns: time, angle, what happened.
    pub heads: [&'a str; 3],
    /// Title of the angle's axis, with the unit.
    pub angle_title: &'a str,
    /// Beside the limit.
    pub limit: &'a str,
    /// Beside the band.
    pub band: &'a str,
    /// What a gap is called.
    pub gap: &'a str,
    /// A moment of the session.
    pub clock: &'a dyn Fn(Millis) -> String,
    /// An angle.
    pub angle: &'a dyn Fn(Degrees) -> String,
    /// A phase that begins.
    pub phase: &'a dyn Fn(Phase) -> String,
    /// An alarm.
    pub alarm: &'a dyn Fn(AlarmKind) -> String,
}

/// What a trace's chart shows.
pub struct TraceChart<'a> {
    /// What was measured.
    pub trace: &'a Trace,
    /// What was planned.
    pub plan: &'a Plan,
    /// From start to end; the trace may end before.
    pub duration: Millis,
    /// The words.
    pub words: TraceWords<'a>,
}

const HEIGHT: f64 = 240.0;
const AREA: Area = Area {
    left: 34.0,
    right: 352.0,
    top: 24.0,
    bottom: HEIGHT - 22.0,
};
const COLUMNS: u16 = 320;
/// Rows of the table between marks: one every so often. Chosen by us: a session in about 60 rows.
const ROW_SHARE: u64 = 60;

/// Draws `chart`.
pub fn trace_chart(chart: &TraceChart<'_>) -> Chart {
    let (across, up) = axes(chart);
    let (x, y) = (AREA.x(&across), AREA.y(&up));
    let mut svg = open(HEIGHT);
    let at = |moment: Millis| x.place(moment.secs_f64());
    let (floor, limit) = (
        y.place(chart.plan.band_floor().get()),
        y.place(chart.plan.limit().get()),
    );
    let across_area = [("x", AREA.left), ("width", AREA.right - AREA.left)];
    let [left, width] = across_area;
    let band = [left, width, ("y", limit), ("height", floor - limit)];
    push_shape(&mut svg, "rect", "chart__band", &band);
    for (from, to) in gaps(chart) {
        let gap = [
            ("x", at(from)),
            ("width", (at(to) - at(from)).max(1.0)),
            ("y", AREA.top),
            ("height", AREA.bottom - AREA.top),
        ];
        push_shape(&mut svg, "rect", "chart__gap", &gap);
    }
    frame(&mut svg, AREA, &across, &up);
    let line = |value: f64| {
        let at = y.place(value);
        [
            ("x1", AREA.left),
            ("x2", AREA.right),
            ("y1", at),
            ("y2", at),
        ]
    };
    push_shape(&mut svg, "line", "chart__zero", &line(0.0));
    let limit_line = line(chart.plan.limit().get());
    push_shape(&mut svg, "line", "chart__limit", &limit_line);
    for run in chart.trace.points().split(|point| point.angle.is_none()) {
        let run: Vec<(f64, f64)> = run
            .iter()
            .filter_map(|point| Some((at(point.at), y.place(point.angle?.get()))))
            .collect();
        let points = envelope(&run, Chart::WIDTH, COLUMNS);
        push_line(&mut svg, "chart__line chart__line--1", &points);
    }
    for mark in chart.trace.marks() {
        let x = at(mark.at);
        match mark.kind {
            MarkKind::Phase(_) => {
                let ends = [
                    ("x1", x),
                    ("x2", x),
                    ("y1", AREA.bottom - 6.0),
                    ("y2", AREA.bottom),
                ];
                push_shape(&mut svg, "line", "chart__phase", &ends);
            }
            // A triangle that points at the moment, told from everything else without colour.
            MarkKind::Alarm(_) => push_line(
                &mut svg,
                "chart__alarm",
                &[
                    (x, AREA.top + 8.0),
                    (x - 5.0, AREA.top - 1.0),
                    (x + 5.0, AREA.top - 1.0),
                    (x, AREA.top + 8.0),
                ],
            ),
        }
    }
    let label_x = AREA.right - 2.0;
    push_label(
        &mut svg,
        "chart__note chart__note--limit",
        label_x,
        limit - 3.0,
        chart.words.limit,
    );
    push_label(
        &mut svg,
        "chart__note chart__note--band",
        label_x,
        floor - 3.0,
        chart.words.band,
    );
    close(&mut svg, AREA);
    let (table, rows_left_out) = table(chart);
    Chart {
        svg,
        table,
        rows_left_out,
        readouts: readouts(chart, &across),
    }
}

/// The moment the drawing ends: the session's end, or the trace's if that is later.
fn end(chart: &TraceChart<'_>) -> Millis {
    let last_point = chart.trace.points().last().map(|point| point.at);
    chart.duration.max(last_point.unwrap_or(Millis::ZERO))
}

fn axes(chart: &TraceChart<'_>) -> (Axis, Axis) {
    let seconds = end(chart).secs_f64().max(1.0);
    let known = || {
        chart
            .trace
            .points()
            .iter()
            .filter_map(|point| point.angle)
            .map(Degrees::get)
    };
    let lowest = known().fold(-10.0, f64::min).max(-180.0);
    let highest = known()
        .fold(chart.plan.limit().get() + 5.0, f64::max)
        .min(180.0);
    // Room above the line for the marks of alarms.
    let highest = highest + (highest - lowest) * 0.08;
    let axis = |low: f64, high: f64, ticks: Vec<Tick>, title: &str| Axis {
        low,
        high,
        ticks,
        title: title.to_owned(),
    };
    let time = minute_ticks(seconds)
        .into_iter()
        .map(|second| Tick {
            at: second,
            label: (chart.words.clock)(millis(second)),
        })
        .collect();
    let angles = ticks(lowest, highest, 7)
        .into_iter()
        .filter_map(|value| {
            let angle = Degrees::new(value).ok()?;
            Some(Tick {
                at: value,
                label: (chart.words.angle)(angle),
            })
        })
        .collect();
    (
        axis(0.0, seconds, time, ""),
        axis(lowest, highest, angles, chart.words.angle_title),
    )
}

/// Seconds at round steps of a clock, about five of them.
fn minute_ticks(seconds: f64) -> Vec<f64> {
    let step = [
        5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1_800.0, 3_600.0,
    ]
    .into_iter()
    .find(|step| seconds / step <= 6.0)
    .unwrap_or(seconds / 5.0);
    (0..=6_u8)
        .map(|index| f64::from(index) * step)
        .take_while(|tick| *tick <= seconds)
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "never negative here; `as` saturates above"
)]
fn millis(seconds: f64) -> Millis {
    Millis((seconds * 1000.0).round() as u64)
}

/// From each gap's start to the next known point, or to the end.
fn gaps<'a>(chart: &'a TraceChart<'_>) -> impl Iterator<Item = (Millis, Millis)> + 'a {
    let points = chart.trace.points();
    let after = points
        .iter()
        .skip(1)
        .map(|point| point.at)
        .chain([end(chart)]);
    points
        .iter()
        .zip(after)
        .filter(|(point, _)| point.angle.is_none())
        .map(|(point, next)| (point.at, next))
}

fn angle_text(chart: &TraceChart<'_>, point: &TracePoint) -> String {
    point.angle.map_or_else(
        || chart.words.gap.to_owned(),
        |angle| (chart.words.angle)(angle),
    )
}

/// The trace as rows: every gap and every mark, and a point every so often.
fn table(chart: &TraceChart<'_>) -> (String, usize) {
    let step = (end(chart).0 / ROW_SHARE).max(1_000);
    let mut next = 0;
    let mut after_gap = false;
    let mut rows: Vec<(Millis, String, String)> = Vec::new();
    for point in chart.trace.points() {
        let is_gap = point.angle.is_none();
        if point.at.0 >= next || is_gap || after_gap {
            rows.push((point.at, angle_text(chart, point), String::new()));
            next = point.at.0.saturating_add(step);
        }
        after_gap = is_gap;
    }
    for mark in chart.trace.marks() {
        let what = match mark.kind {
            MarkKind::Phase(phase) => (chart.words.phase)(phase),
            MarkKind::Alarm(alarm) => (chart.words.alarm)(alarm),
        };
        let point = point_at(chart.trace.points(), mark.at);
        let angle = point.map_or_else(String::new, |point| angle_text(chart, point));
        rows.push((mark.at, angle, what));
    }
    rows.sort_by_key(|row| row.0);
    let left_out = rows.len().saturating_sub(MOST_ROWS);
    let mut table = Table::new(chart.words.caption, chart.words.heads);
    for (moment, angle, what) in rows.iter().skip(left_out) {
        table.row(
            &(chart.words.clock)(*moment),
            [angle.as_str(), what.as_str()],
        );
    }
    (table.finish(), left_out)
}

/// The last point at or before `moment`.
fn point_at(points: &[TracePoint], moment: Millis) -> Option<&TracePoint> {
    points
        .partition_point(|point| point.at <= moment)
        .checked_sub(1)
        .and_then(|index| points.get(index))
}

/// One readout a column of the drawing.
fn readouts(chart: &TraceChart<'_>, across: &Axis) -> Vec<Readout> {
    let x = AREA.x(across);
    let mut readouts: Vec<Readout> = Vec::new();
    for point in chart.trace.points() {
        let place = x.place(point.at.secs_f64());
        if readouts.last().is_none_or(|last| place - last.x >= 1.0) {
            let (clock, angle) = ((chart.words.clock)(point.at), angle_text(chart, point));
            readouts.push(Readout {
                x: place,
                text: format!("{clock} · {angle}"),
            });
        }
    }
    readouts
}
