//! The clinician's report: one sheet that is read in a minute.

use super::{
    Block, DayStyle, DayWriter, Evidence, course, of_place, pain_over_time, push_heading,
    push_paragraph,
    tables::{interval_text, mean_text, seconds, spread_text},
};
use crate::{
    charting::{Table, push_text},
    content::{report as words, statistics, symptoms},
    domain::{outcome::Place, record::Mode, summary::SessionSummary, units::LocalDay},
    formatting::number,
    statistics::{Adverse, Asked, Change, PlaceReport, Report, Spread},
};

/// The sheet in order: the facts, pain in back and leg with its course, adverse events, and what
/// none of it can say. Empty without a session.
///
/// `plan` is the plan in force, in words.
pub fn sheet(
    report: &Report,
    evidence: &Evidence<'_>,
    plan: &str,
    day: DayWriter<'_>,
) -> Vec<Block> {
    let inside: Vec<&SessionSummary> = evidence
        .sessions
        .iter()
        .filter(|session| {
            let day = session.started.day();
            evidence.days.0 <= day && day <= evidence.days.1
        })
        .collect();
    let days = || inside.iter().map(|session| session.started.day());
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return Vec::new();
    };
    let mut blocks = vec![Block::Markup(facts(
        report,
        &inside,
        (first, last),
        plan,
        day,
    ))];
    for place in Place::ALL {
        blocks.push(Block::Markup(pain(place, of_place(report, place))));
    }
    for place in Place::ALL {
        blocks.extend(pain_over_time(&course(evidence, place), place, day));
    }
    blocks.push(Block::Markup(adverse_events(&report.adverse)));
    blocks.push(Block::Markup(limits(&inside, report)));
    blocks
}

/// Period, sessions, plan, dose.
fn facts(
    report: &Report,
    inside: &[&SessionSummary],
    (first, last): (LocalDay, LocalDay),
    plan: &str,
    day: DayWriter<'_>,
) -> String {
    let measured = inside
        .iter()
        .filter(|session| session.mode == Mode::Measured)
        .count();
    let spread = |spread: Option<Spread>, text: fn(f64) -> String| {
        spread.map_or_else(
            || statistics::NONE.to_owned(),
            |spread| {
                words::median(
                    &text(spread.median),
                    &text(spread.least),
                    &text(spread.most),
                )
            },
        )
    };
    let days = 1 + last.days_since(first);
    let rows = [
        (
            words::PERIOD,
            words::period(
                &day(first, DayStyle::Full),
                &day(last, DayStyle::Full),
                days,
            ),
        ),
        (
            words::SESSIONS,
            words::sessions(report.sessions, measured, report.adverse.stopped.hits),
        ),
        (words::PLAN, plan.to_owned()),
        (words::ANGLE, spread(report.angle, degrees)),
        (
            words::TIME_AT_ANGLE,
            spread(report.seconds_at_angle, seconds),
        ),
    ];
    let mut out = String::from("<dl class=\"report__facts\">");
    for (term, text) in rows {
        out.push_str("<div><dt>");
        push_text(&mut out, term);
        out.push_str("</dt><dd>");
        push_text(&mut out, &text);
        out.push_str("</dd></div>");
    }
    out.push_str("</dl>");
    out
}

fn degrees(value: f64) -> String {
    number(value) + "°"
}

/// One place: what was answered, and how it changed from before.
fn pain(place: Place, figures: &PlaceReport) -> String {
    let mut table = Table::stacking(words::pain(place), &words::PAIN_HEADS);
    let rows: [(&str, Asked, Option<Change>); 4] = [
        (words::BEFORE, figures.before, None),
        (words::AFTER, figures.after, Some(figures.at_once)),
        (words::DAY1, figures.day1, Some(figures.at_day1)),
        (words::DAY2, figures.day2, Some(figures.at_day2)),
    ];
    for (name, asked, change) in rows {
        let (median, range) = spread_text(asked.scores);
        let change = change.map_or_else(String::new, |change| {
            let (mean, interval) = mean_text(change.mean);
            words::change(&mean, &interval, change.n())
        });
        let (given, missing) = (asked.given().to_string(), asked.missing.to_string());
        table.row(name, [given.as_str(), &missing, &median, &range, &change]);
    }
    let mut out = table.finish();
    push_paragraph(
        &mut out,
        &words::verdict(&statistics::verdict(figures.verdict)),
    );
    out
}

/// Everything that went wrong, the common kinds also where there were none of them.
fn adverse_events(adverse: &Adverse) -> String {
    let mut table = Table::stacking(words::ADVERSE, &words::ADVERSE_HEADS);
    let always = [
        (statistics::STOPPED, adverse.stopped),
        (statistics::ANY_SYMPTOM, adverse.any),
        (statistics::DIZZY_ON_RETURN, adverse.dizzy_on_return),
        (statistics::LATE_SYMPTOM, adverse.late),
    ];
    let told = adverse
        .symptoms
        .iter()
        .map(|row| (symptoms::name(row.symptom), row.share));
    for (name, share) in always.into_iter().chain(told) {
        let (count, interval) = (statistics::of(share.hits, share.n), interval_text(share));
        table.row(name, [count.as_str(), &interval]);
    }
    table.finish()
}

/// What the figures are, and what they cannot say.
fn limits(inside: &[&SessionSummary], report: &Report) -> String {
    let mut out = String::new();
    push_heading(&mut out, words::LIMITS);
    push_paragraph(&mut out, words::WHAT);
    push_paragraph(&mut out, words::NOT_A_TRIAL);
    push_paragraph(&mut out, statistics::BEFORE_AFTER_NOTE);
    if inside.iter().any(|session| session.mode == Mode::Manual) {
        push_paragraph(&mut out, words::MANUAL);
    }
    if report.in_future > 0 {
        push_paragraph(&mut out, &statistics::in_future(report.in_future));
    }
    out
}
