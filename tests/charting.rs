//! The charts: well-formed, escaped, free of NaN and of styles, and the table says the same.
#![allow(
    clippy::unwrap_used,
    reason = "a test file; a failed unwrap is a failed test"
)]

mod arbitrary;

use plumbline::{
    charting::{
        Axis, Chart, RangeChart, RangeRow, Series, Tick, TimeChart, TraceChart, TraceWords,
        range_chart, small_multiples, time_chart, trace_chart,
    },
    domain::{
        alarm::AlarmKind,
        phase::Phase,
        plan::Plan,
        trace::{MarkKind, Trace, TraceMark, TracePoint},
        units::{Degrees, Millis},
    },
};
use proptest::{collection::vec, option, prelude::*};

fn seconds(moment: Millis) -> String {
    format!("{} s", moment.whole_secs())
}

fn degrees(angle: Degrees) -> String {
    format!("{:.0}°", angle.get())
}

fn drawn(trace: &Trace) -> Chart {
    trace_chart(&TraceChart {
        trace,
        plan: &Plan::SIMPLE_START,
        duration: Millis::from_secs(60),
        words: TraceWords {
            caption: "Angle over time",
            heads: ["Time", "Angle", "What happened"],
            angle_title: "Degrees <head-down>",
            limit: "limit",
            band: "band",
            gap: "not known",
            clock: &seconds,
            angle: &degrees,
            phase: &|phase| phase.name().to_owned(),
            alarm: &|_| "alarm".to_owned(),
        },
    })
}

fn axis(low: f64, high: f64) -> Axis {
    Axis {
        low,
        high,
        ticks: vec![Tick {
            at: low,
            label: "low & first".to_owned(),
        }],
        title: "Pain, 0 to 10".to_owned(),
    }
}

fn series(name: &str, values: &[Option<f64>]) -> Series {
    Series {
        name: name.to_owned(),
        values: values.to_vec(),
    }
}

fn over_time<'a>(places: &'a [f64], lines: &'a [Series]) -> TimeChart<'a> {
    TimeChart {
        caption: "Pain before and after",
        place_name: "Session",
        places,
        across: axis(
            places.first().copied().unwrap_or(0.0),
            places.last().copied().unwrap_or(1.0),
        ),
        up: axis(0.0, 10.0),
        lines,
        bars: None,
        place_text: &|place| format!("day {place}"),
        value_text: &|value| format!("{value}"),
        missing: "missing",
    }
}

/// Every element is closed, and nothing that may not be there is there.
fn assert_sound(markup: &str) {
    for forbidden in ["NaN", "inf", "style=", "<script", "javascript:"] {
        assert!(!markup.contains(forbidden), "{forbidden} in {markup}");
    }
    let mut open: Vec<&str> = Vec::new();
    for tag in markup.split('<').skip(1) {
        let (inside, _) = tag.split_once('>').unwrap();
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{markup}");
        } else if !inside.ends_with('/') {
            open.push(inside.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?} left open");
}

fn trace(points: &[(u64, Option<i16>)]) -> Trace {
    let mut trace = Trace::default();
    for (at, angle) in points {
        trace.push(TracePoint {
            at: Millis(*at),
            angle: angle.map(Degrees::whole),
        });
    }
    trace
}

#[test]
fn a_gap_splits_the_line_and_is_hatched_and_said() {
    let gapped = trace(&[
        (0, Some(0)),
        (10_000, Some(20)),
        (20_000, None),
        (30_000, Some(20)),
        (60_000, Some(0)),
    ]);
    let chart = drawn(&gapped);
    assert_eq!(chart.svg.matches("chart__line--1").count(), 2);
    assert_eq!(chart.svg.matches("chart__gap").count(), 1);
    assert!(
        chart
            .table
            .contains("<th scope=\"row\">20 s</th><td>not known</td>")
    );
    assert_sound(&chart.svg);
    assert_sound(&chart.table);
}

#[test]
fn a_gap_at_the_end_reaches_to_the_end_of_the_session() {
    let lost = trace(&[(0, Some(0)), (30_000, None)]);
    // From half to the end of the 318 units the drawing is wide.
    assert!(
        drawn(&lost)
            .svg
            .contains("<rect x=\"193\" width=\"159\" y=\"24\"")
    );
}

#[test]
fn an_alarm_is_marked_and_named_with_its_angle() {
    let mut trace = trace(&[(0, Some(0)), (10_000, Some(31)), (60_000, Some(0))]);
    trace.mark(TraceMark {
        at: Millis(10_000),
        kind: MarkKind::Alarm(AlarmKind::OverAngle),
    });
    trace.mark(TraceMark {
        at: Millis(12_000),
        kind: MarkKind::Phase(Phase::Returning),
    });
    let chart = drawn(&trace);
    assert_eq!(chart.svg.matches("chart__alarm").count(), 1);
    assert!(chart.table.contains(
        "<th scope=\"row\">10 s</th><td>31°</td><td>alarm</td></tr><tr><th scope=\"row\">12 s</th><td>31°</td><td>Returning</td>"
    ));
}

#[test]
fn words_cannot_become_markup() {
    let chart = drawn(&trace(&[(0, Some(0))]));
    assert!(chart.svg.contains("Degrees &lt;head-down&gt;"));
    assert_sound(&chart.svg);
}

#[test]
fn the_readout_under_a_finger_is_the_nearest() {
    let chart = drawn(&trace(&[
        (0, Some(0)),
        (30_000, Some(20)),
        (60_000, Some(5)),
    ]));
    assert_eq!(chart.readout_at(0.0).unwrap().text, "0 s · 0°");
    assert_eq!(chart.readout_at(0.5).unwrap().text, "30 s · 20°");
    assert_eq!(chart.readout_at(9.0).unwrap().text, "60 s · 5°");
    assert_eq!(Chart::default().readout_at(0.5), None);
}

#[test]
fn a_missing_score_is_a_gap_in_the_line_and_named_in_the_table() {
    let places = [1.0, 2.0, 3.0, 4.0];
    let before = series("Before", &[Some(6.0), None, Some(5.0), Some(4.0)]);
    let after = series("After", &[Some(4.0), Some(3.0), Some(f64::NAN), None]);
    let lines = [before, after];
    let chart = time_chart(&over_time(&places, &lines));
    // Two runs of "before", one of "after", and a sample of each in the legend.
    assert_eq!(chart.svg.matches("chart__line--1").count(), 3);
    assert_eq!(chart.svg.matches("chart__line--2").count(), 2);
    assert!(
        chart
            .table
            .contains("<th scope=\"row\">day 3</th><td>5</td><td>missing</td>")
    );
    assert_eq!(chart.readouts[1].text, "day 2 · Before missing · After 3");
    assert_sound(&chart.svg);
}

#[test]
fn a_long_table_keeps_its_newest_rows_and_says_how_many_it_left_out() {
    let places: Vec<f64> = (0..1_000_u16).map(f64::from).collect();
    let lines = [series("Before", &vec![Some(3.0); 1_000])];
    let chart = time_chart(&over_time(&places, &lines));
    assert_eq!(chart.rows_left_out, 600);
    assert!(!chart.table.contains("day 599<"));
    assert!(chart.table.contains("day 600<") && chart.table.contains("day 999<"));
}

#[test]
fn ten_thousand_sessions_make_a_drawing_of_bounded_size() {
    let places: Vec<f64> = (0..10_000_u16).map(f64::from).collect();
    let values: Vec<_> = (0..10_000_u16).map(|at| Some(f64::from(at % 11))).collect();
    let lines = [series("Before", &values)];
    assert!(time_chart(&over_time(&places, &lines)).svg.len() < 20_000);
}

#[test]
fn an_empty_chart_is_still_a_chart() {
    let chart = time_chart(&over_time(&[], &[]));
    assert_sound(&chart.svg);
    assert_sound(&chart.table);
    assert!(chart.readouts.is_empty());
    assert_sound(&drawn(&Trace::default()).svg);
    assert_sound(&small_multiples(&[]).svg);
}

#[test]
fn a_range_chart_draws_what_it_has_and_names_what_it_lacks() {
    let row = |name: &str, middle, ends| RangeRow {
        name: name.to_owned(),
        count: "4 sessions".to_owned(),
        middle,
        ends,
    };
    let chart = range_chart(&RangeChart {
        caption: "Change of pain by angle",
        heads: ["Angle", "Sessions", "Mean", "from", "to"],
        rows: &[
            row("13–22°", Some(-1.0), Some((-2.0, 0.0))),
            row("23–34°", Some(0.5), None),
            row("35–47°", None, None),
        ],
        across: axis(-3.0, 3.0),
        value_text: &|value| format!("{value}"),
        missing: "not enough",
    });
    // One interval: its line and the caps of its two ends, both inside the scale.
    assert_eq!(chart.svg.matches("chart__interval").count(), 3);
    assert_eq!(chart.svg.matches("chart__middle").count(), 2);
    assert!(chart.table.contains(
        "<th scope=\"row\">35–47°</th><td>4 sessions</td><td>not enough</td><td>not enough</td>"
    ));
    assert_sound(&chart.svg);
}

proptest! {
    #[test]
    fn no_trace_breaks_its_drawing(trace in arbitrary::trace()) {
        let chart = drawn(&trace);
        assert_sound(&chart.svg);
        assert_sound(&chart.table);
        for readout in &chart.readouts {
            prop_assert!((0.0..=Chart::WIDTH).contains(&readout.x));
        }
    }

    #[test]
    fn no_numbers_break_a_series(
        places in vec(any::<f64>(), 0..40),
        values in vec(option::of(any::<f64>()), 0..40),
    ) {
        let lines = [series("one", &values), series("two & three", &values)];
        let chart = over_time(&places, &lines);
        let finite = TimeChart { value_text: &|_| "value".to_owned(), place_text: &|_| "place".to_owned(), ..chart };
        assert_sound(&time_chart(&finite).svg);
        assert_sound(&small_multiples(&[finite]).svg);
    }
}
