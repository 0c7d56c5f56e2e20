//! What a history says: the statistics of a period as headings, sentences, tables and charts.
//!
//! Joins statistics, charting, words and numbers into escaped markup, without a view: one's own
//! page, the read-only view of a shared history and the clinician's report all show these very
//! sections, and native tests hold them. No web types here.
//!
//! Beside every figure of before and after stands the note on regression to the mean; no figure
//! stands without how many answers it rests on.

mod charts;
mod period;
mod sheet;
mod tables;

pub use charts::{course, doses, moments, pain_over_time, time_at_angle};
pub use period::Period;
pub use sheet::sheet;
pub use tables::{RowName, adverse, changes, days, dose, relief, scores, shares};

use crate::{
    charting::{Chart, push_text},
    content::statistics as words,
    domain::{
        outcome::{Place, Verdict},
        record::{CheckIn, DiaryEntry},
        summary::SessionSummary,
        units::{LocalDay, UnixMillis},
    },
    formatting,
    statistics::{PlaceReport, Report, report},
};

/// What the figures rest on.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// Sessions, of any time.
    pub sessions: &'a [SessionSummary],
    /// Check-ins, of any session.
    pub check_ins: &'a [CheckIn],
    /// Entries of the daily diary; empty where it was not shared.
    pub diary: &'a [DiaryEntry],
    /// The first and last day looked at.
    pub days: (LocalDay, LocalDay),
    /// Tells missing answers from those to come.
    pub now: UnixMillis,
}

impl Evidence<'_> {
    /// The statistics of the days looked at.
    pub fn report(&self) -> Report {
        report(
            self.sessions,
            self.check_ins,
            self.diary,
            self.days,
            self.now,
        )
    }
}

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayStyle {
    /// "22 Nov 2026".
    Full,
    /// "22 Nov", at a tick.
    Tick,
    /// "Nov 2026", at a tick.
    Month,
}

/// Writes days in the reader's language.
pub type DayWriter<'a> = &'a dyn Fn(LocalDay, DayStyle) -> String;

/// Part of what a history says.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What it is about.
    pub topic: Topic,
    /// Its heading.
    pub title: &'static str,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// What a [`Section`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Whether it helped.
    Verdict,
    /// Pain over time.
    Course,
    /// Scores, changes, clear changes, trend.
    Figures,
    /// Whether relief lasts.
    Relief,
    /// By angle.
    Angle,
    /// By length of hold.
    Hold,
    /// Days with and without inversion.
    Days,
    /// What went wrong.
    Adverse,
    /// Angle and time at angle over time.
    Dose,
}

impl Topic {
    /// Its name in addresses and tests.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Course => "course",
            Self::Figures => "figures",
            Self::Relief => "relief",
            Self::Angle => "angle",
            Self::Hold => "hold",
            Self::Days => "days",
            Self::Adverse => "adverse",
            Self::Dose => "dose",
        }
    }
}

/// A piece of a [`Section`].
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Escaped markup.
    Markup(String),
    /// A chart, and what it shows in a few words.
    Chart {
        /// The chart.
        chart: Chart,
        /// What it shows.
        label: String,
    },
}

/// Everything `report` says about `place`, in the order a person asks: does it help, when, for how
/// long, at which angle, and what went wrong. Empty without a session.
///
/// `report` is the report of `evidence`, made once by whoever shows more than this.
pub fn sections(
    report: &Report,
    evidence: &Evidence<'_>,
    place: Place,
    day: DayWriter<'_>,
) -> Vec<Section> {
    if report.sessions == 0 {
        return Vec::new();
    }
    let figures = of_place(report, place);
    let section = |topic, title, blocks| Section {
        topic,
        title,
        blocks,
    };
    let steps = course(evidence, place);
    let course = pain_over_time(&steps, place, day)
        .into_iter()
        .chain(moments(evidence, day))
        .chain([note(words::BEFORE_AFTER_SHORT)])
        .collect();
    let dose_section = |topic, title, caption: &str, rows: &[_], name| {
        let blocks = doses(rows, place, name)
            .into_iter()
            .chain([
                Block::Markup(dose(caption, rows, name)),
                note(words::FEW_ROWS_NOTE),
                note(words::BEFORE_AFTER_SHORT),
            ])
            .collect();
        section(topic, title, blocks)
    };
    vec![
        section(Topic::Verdict, words::VERDICT, verdict(report)),
        section(Topic::Course, words::PAIN_OVER_TIME, course),
        section(Topic::Figures, words::FIGURES, numbers(figures)),
        section(
            Topic::Relief,
            words::RELIEF,
            vec![
                Block::Markup(relief(figures)),
                note(words::BEFORE_AFTER_SHORT),
            ],
        ),
        dose_section(
            Topic::Angle,
            words::BY_ANGLE,
            words::BY_ANGLE_CAPTION,
            &figures.by_angle,
            words::angles as RowName,
        ),
        dose_section(
            Topic::Hold,
            words::BY_HOLD,
            words::BY_HOLD_CAPTION,
            &figures.by_hold,
            words::holds as RowName,
        ),
        section(
            Topic::Days,
            words::DAYS,
            vec![Block::Markup(days(&figures.days)), note(words::DAYS_NOTE)],
        ),
        section(
            Topic::Adverse,
            words::ADVERSE,
            vec![
                Block::Markup(adverse(&report.adverse)),
                note(words::STOPPED_COUNT),
            ],
        ),
        section(
            Topic::Dose,
            words::DOSE,
            dose_in_all(report)
                .into_iter()
                .chain(time_at_angle(&steps, day))
                .collect(),
        ),
    ]
}

/// The figures of `place`.
pub const fn of_place(report: &Report, place: Place) -> &PlaceReport {
    match place {
        Place::Back => &report.back,
        Place::Leg => &report.leg,
    }
}

/// The verdict on both places and what it rests on.
fn verdict(report: &Report) -> Vec<Block> {
    let mut out = String::new();
    for place in Place::ALL {
        let figures = of_place(report, place);
        out.push_str("<p class=\"verdict\"><span class=\"verdict__place\">");
        push_text(&mut out, words::place(place));
        out.push_str("</span> <strong class=\"verdict__word verdict__word--");
        out.push_str(match figures.verdict {
            Verdict::Helped => "less",
            Verdict::NoDifference => "same",
            Verdict::Worse => "more",
            Verdict::NotEnough { .. } => "open",
        });
        out.push_str("\">");
        push_text(&mut out, &words::verdict(figures.verdict));
        out.push_str("</strong></p>");
        push_paragraph(&mut out, &words::verdict_sentence(place, figures.verdict));
    }
    let day1 = report.back.day1;
    push_paragraph(
        &mut out,
        &words::basis(report.sessions, day1.given(), day1.missing, day1.pending),
    );
    if report.in_future > 0 {
        push_paragraph(&mut out, &words::in_future(report.in_future));
    }
    vec![Block::Markup(out), note(words::BEFORE_AFTER_NOTE)]
}

/// Scores, changes, clear changes and the trend.
fn numbers(figures: &PlaceReport) -> Vec<Block> {
    let mut trend = String::new();
    if let Some(slope) = figures.trend {
        push_heading(&mut trend, words::TREND);
        push_paragraph(
            &mut trend,
            &words::trend(
                &formatting::signed_hundredths(slope.per_week),
                &formatting::signed_hundredths(slope.interval.low),
                &formatting::signed_hundredths(slope.interval.high),
                slope.n,
            ),
        );
    }
    vec![
        Block::Markup(scores(figures)),
        Block::Markup(changes(figures)),
        Block::Markup(shares(figures)),
        note(words::CLEAR_NOTE),
        note(words::INTERVAL_NOTE),
        Block::Markup(trend),
        note(words::BEFORE_AFTER_SHORT),
    ]
}

/// Angle and time at angle of a session, in the middle.
fn dose_in_all(report: &Report) -> Option<Block> {
    let (angle, time) = (report.angle?, report.seconds_at_angle?);
    let degrees = |value: f64| format!("{}°", formatting::number(value));
    let mut out = String::new();
    push_paragraph(
        &mut out,
        &words::dose(
            &degrees(angle.median),
            &words::range(&degrees(angle.least), &degrees(angle.most)),
            &tables::seconds(time.median),
            &words::range(&tables::seconds(time.least), &tables::seconds(time.most)),
        ),
    );
    Some(Block::Markup(out))
}

/// A remark on the figures beside it.
fn note(text: &str) -> Block {
    let mut out = String::from("<p class=\"insights__note\">");
    push_text(&mut out, text);
    out.push_str("</p>");
    Block::Markup(out)
}

fn push_paragraph(out: &mut String, text: &str) {
    out.push_str("<p>");
    push_text(out, text);
    out.push_str("</p>");
}

fn push_heading(out: &mut String, text: &str) {
    out.push_str("<h3>");
    push_text(out, text);
    out.push_str("</h3>");
}
