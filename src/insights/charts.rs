//! Charts of a history: pain and dose over time, the four moments side by side, change by dose.

use super::{Block, DayStyle, DayWriter, Evidence, tables::RowName};
use crate::{
    charting::{
        Axis, RangeChart, RangeRow, Series, Tick, TimeChart, day_ticks, range_chart,
        small_multiples, ticks, time_chart,
    },
    content::statistics as words,
    domain::{outcome::Place, units::LocalDay},
    formatting::{number, signed_tenths},
    statistics::{DoseRow, MOST_STEPS, Step, over_time},
};

/// The course of pain at `place` and of the dose, in steps that can be told apart.
pub fn course(evidence: &Evidence<'_>, place: Place) -> Vec<Step> {
    over_time(
        evidence.sessions,
        evidence.check_ins,
        place,
        evidence.days,
        evidence.now,
    )
}

/// Pain before, right after, at 24 h and at 48 h over time. `None` without sessions.
pub fn pain_over_time(steps: &[Step], place: Place, day: DayWriter<'_>) -> Option<Block> {
    let line = |name: &str, value: Score| Series {
        name: name.to_owned(),
        values: steps.iter().map(value).collect(),
    };
    let lines = [
        line(words::BEFORE, |step| step.before),
        line(words::AFTER, |step| step.after),
        line(words::DAY1_SHORT, |step| step.day1),
        line(words::DAY2_SHORT, |step| step.day2),
    ];
    let caption = words::course_caption(place, steps.first()?.days);
    drawn(
        steps,
        &lines,
        None,
        pain_axis(words::PAIN_AXIS, 6),
        &caption,
        day,
    )
}

/// The median score of one moment.
type Score = fn(&Step) -> Option<f64>;

/// Back and leg at each of the four moments, on the same scales: what the lines of one chart hide
/// where they cross. `None` without sessions.
pub fn moments(evidence: &Evidence<'_>, day: DayWriter<'_>) -> Option<Block> {
    let of = |place| course(evidence, place);
    let (back, leg) = (of(Place::Back), of(Place::Leg));
    let steps = Steps::new(&back, day)?;
    let moments: [(&str, Score); 4] = [
        (words::BEFORE, |step| step.before),
        (words::RIGHT_AFTER, |step| step.after),
        (words::DAY1, |step| step.day1),
        (words::DAY2, |step| step.day2),
    ];
    let lines: Vec<[Series; 2]> = moments
        .iter()
        .map(|(_, value)| {
            [(Place::Back, &back), (Place::Leg, &leg)].map(|(place, steps)| Series {
                name: words::place(place).to_owned(),
                values: steps.iter().map(value).collect(),
            })
        })
        .collect();
    let place_text = |place: f64| steps.text(place);
    let charts: Vec<TimeChart<'_>> = moments
        .iter()
        .zip(&lines)
        .map(|((title, _), lines)| TimeChart {
            caption: title,
            place_name: steps.name(),
            places: &steps.places,
            across: steps.axis(2),
            up: pain_axis(title, 3),
            lines,
            bars: None,
            place_text: &place_text,
            value_text: &number,
            missing: words::MISSING,
        })
        .collect();
    Some(Block::Chart {
        chart: small_multiples(&charts),
        label: words::MOMENTS_LABEL.to_owned(),
    })
}

/// Angle as a line and minutes at angle as bars. `None` without sessions.
pub fn time_at_angle(steps: &[Step], day: DayWriter<'_>) -> Option<Block> {
    let angle = Series {
        name: words::ANGLE_SERIES.to_owned(),
        values: steps.iter().map(|step| step.angle).collect(),
    };
    let minutes = Series {
        name: words::MINUTES_SERIES.to_owned(),
        values: steps.iter().map(|step| step.minutes).collect(),
    };
    let most = angle
        .values
        .iter()
        .chain(&minutes.values)
        .flatten()
        .copied()
        .fold(10.0, f64::max);
    let up = Axis {
        low: 0.0,
        high: most,
        ticks: value_ticks(0.0, most, 6, number),
        title: words::DOSE_AXIS.to_owned(),
    };
    let caption = words::dose_caption(steps.first()?.days);
    drawn(steps, &[angle], Some(&minutes), up, &caption, day)
}

/// The mean change at 24 h with its interval, a row for each stretch of dose. `None` if no row has
/// an answer.
pub fn doses(rows: &[DoseRow], place: Place, name: RowName) -> Option<Block> {
    let range_rows: Vec<RangeRow> = rows
        .iter()
        .map(|row| RangeRow {
            name: name(row.from, row.below),
            count: words::answers_n(row.at_day1.map_or(0, |mean| mean.n)),
            middle: row.at_day1.map(|mean| mean.mean),
            ends: row
                .at_day1
                .and_then(|mean| mean.interval)
                .map(|interval| (interval.low, interval.high)),
        })
        .collect();
    let reach = rows
        .iter()
        .filter_map(|row| row.at_day1)
        .map(|mean| {
            // The endless intervals of a few answers would squeeze all the others.
            let ends = mean.interval.filter(|_| mean.n >= FEW);
            let (low, high) = ends.map_or((0.0, 0.0), |ends| (ends.low, ends.high));
            mean.mean.abs().max(low.abs()).max(high.abs())
        })
        .reduce(f64::max)?
        .ceil()
        .clamp(2.0, 10.0);
    let label = words::dose_label(place);
    let chart = range_chart(&RangeChart {
        caption: &label,
        heads: words::DOSE_HEADS,
        rows: &range_rows,
        across: Axis {
            low: -reach,
            high: reach,
            ticks: value_ticks(-reach, reach, 5, signed_tenths),
            title: words::CHANGE_AXIS.to_owned(),
        },
        value_text: &signed_tenths,
        missing: words::TOO_FEW,
    });
    Some(Block::Chart { chart, label })
}

/// Fewer answers than this do not decide the scale of a chart by dose. Chosen by us: below, the
/// interval is wider than the pain scale more often than not.
const FEW: usize = 5;

fn pain_axis(title: &str, most_ticks: u8) -> Axis {
    Axis {
        low: 0.0,
        high: 10.0,
        ticks: value_ticks(0.0, 10.0, most_ticks, number),
        title: title.to_owned(),
    }
}

fn value_ticks(low: f64, high: f64, most: u8, text: fn(f64) -> String) -> Vec<Tick> {
    ticks(low, high, most)
        .into_iter()
        .map(|at| Tick {
            at,
            label: text(at),
        })
        .collect()
}

fn drawn(
    steps: &[Step],
    lines: &[Series],
    bars: Option<&Series>,
    up: Axis,
    caption: &str,
    day: DayWriter<'_>,
) -> Option<Block> {
    let steps = Steps::new(steps, day)?;
    let chart = time_chart(&TimeChart {
        caption,
        place_name: steps.name(),
        places: &steps.places,
        across: steps.axis(6),
        up,
        lines,
        bars,
        place_text: &|place| steps.text(place),
        value_text: &number,
        missing: words::MISSING,
    });
    Some(Block::Chart {
        chart,
        label: caption.to_owned(),
    })
}

/// The steps of a chart as places on its axis, each written once: writing a date is what costs most
/// in drawing a chart.
struct Steps<'a> {
    places: Vec<f64>,
    texts: Vec<String>,
    days: i32,
    day: DayWriter<'a>,
}

impl<'a> Steps<'a> {
    fn new(steps: &[Step], day: DayWriter<'a>) -> Option<Self> {
        let days = steps.first()?.days;
        Some(Self {
            places: steps.iter().map(|step| f64::from(step.from.0)).collect(),
            texts: steps
                .iter()
                .take(MOST_STEPS)
                .map(|step| day(step.from, DayStyle::Full))
                .collect(),
            days,
            day,
        })
    }

    const fn name(&self) -> &'static str {
        words::step(self.days)
    }

    fn text(&self, place: f64) -> String {
        let index = self.places.partition_point(|other| *other < place);
        self.texts.get(index).cloned().unwrap_or_default()
    }

    /// With at most so many ticks; where there is room for two only, they are the ends.
    fn axis(&self, most: u8) -> Axis {
        let low = self.places.first().copied().unwrap_or_default();
        let high = self.places.last().copied().unwrap_or_default();
        // One day alone would stand at the edge.
        let high = if high > low { high } else { low + 1.0 };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the places are days, which fit"
        )]
        let day = |place: f64| LocalDay(place as i32);
        let style = if high - low > 200.0 {
            DayStyle::Month
        } else {
            DayStyle::Tick
        };
        let ticks = match (self.places.as_slice(), most) {
            ([first, .., last], ..=2) => vec![day(*first), day(*last)],
            _ => day_ticks(day(low), day(high), most),
        };
        Axis {
            low,
            high,
            ticks: ticks
                .into_iter()
                .map(|tick| Tick {
                    at: f64::from(tick.0),
                    label: (self.day)(tick, style),
                })
                .collect(),
            title: String::new(),
        }
    }
}
