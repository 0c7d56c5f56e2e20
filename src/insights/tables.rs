//! Tables and sentences of one place's figures.

use super::{push_heading, push_paragraph};
use crate::{
    charting::Table,
    content::{quantities::duration, statistics as words, symptoms},
    domain::units::Millis,
    formatting::{number, percent, signed_tenths},
    statistics::{
        Adverse, Asked, Change, DayComparison, DoseRow, Mean, PlaceReport, Relief, Share, Spread,
    },
};

/// Names a row by where it begins and ends.
pub type RowName = fn(u16, Option<u16>) -> String;

/// The four moments: how many answered, how many are missing, median and range.
pub fn scores(figures: &PlaceReport) -> String {
    let mut table = Table::stacking(words::SCORES, &words::SCORE_HEADS);
    let moments: [(&str, Asked); 4] = [
        (words::BEFORE, figures.before),
        (words::RIGHT_AFTER, figures.after),
        (words::DAY1, figures.day1),
        (words::DAY2, figures.day2),
    ];
    for (name, asked) in moments {
        let answers = words::answered(asked.given(), asked.missing, asked.pending);
        let (median, range) = spread_text(asked.scores);
        table.row(name, [answers.as_str(), &median, &range]);
    }
    table.finish()
}

/// How pain changed from before sessions: the mean and its interval.
pub fn changes(figures: &PlaceReport) -> String {
    let mut table = Table::stacking(words::CHANGES, &words::CHANGE_HEADS);
    for (name, change) in later(figures) {
        let (mean, interval) = mean_text(change.mean);
        table.row(name, [change.n().to_string().as_str(), &mean, &interval]);
    }
    table.finish()
}

/// In how many sessions pain changed clearly.
pub fn shares(figures: &PlaceReport) -> String {
    let mut table = Table::stacking(words::SHARES, &words::SHARE_HEADS);
    for (name, change) in later(figures) {
        let (less, more) = (
            share_text(change.clearly_less),
            share_text(change.clearly_more),
        );
        table.row(name, [less.as_str(), &more]);
    }
    table.finish()
}

fn later(figures: &PlaceReport) -> [(&'static str, Change); 3] {
    [
        (words::RIGHT_AFTER, figures.at_once),
        (words::DAY1, figures.at_day1),
        (words::DAY2, figures.at_day2),
    ]
}

/// Whether the drop right after was still there a day and two days later.
pub fn relief(figures: &PlaceReport) -> String {
    let mut out = String::new();
    let rows: [(u8, Relief); 2] = [(24, figures.relief_day1), (48, figures.relief_day2)];
    for (hours, relief) in rows {
        let kept = relief.kept;
        push_paragraph(&mut out, &words::relief_kept(kept.hits, kept.n, hours));
    }
    let mut table = Table::stacking(words::RELIEF_CAPTION, &words::RELIEF_HEADS);
    for ((_, relief), name) in rows.into_iter().zip([words::TO_DAY1, words::TO_DAY2]) {
        let cell = |mean: Option<Mean>| {
            let (mean, interval) = mean_text(mean);
            format!("{mean} ({interval})")
        };
        let n = relief.later.map_or(0, |mean| mean.n).to_string();
        let cells = [n, cell(relief.at_once), cell(relief.later)];
        table.row(name, cells.iter().map(String::as_str));
    }
    out.push_str(&table.finish());
    out
}

/// Sessions in rows of growing dose.
pub fn dose(caption: &str, rows: &[DoseRow], name: RowName) -> String {
    let mut table = Table::stacking(caption, &words::DOSE_TABLE_HEADS);
    for row in rows {
        let cell = |mean: Option<Mean>| match mean {
            Some(mean) => words::mean_of(&signed_tenths(mean.mean), mean.n),
            None => words::TOO_FEW.to_owned(),
        };
        let cells = [
            cell(row.at_once),
            cell(row.at_day1),
            words::of(row.adverse.hits, row.adverse.n),
        ];
        table.row(&name(row.from, row.below), cells.iter().map(String::as_str));
    }
    table.finish()
}

/// Days with inversion beside days without.
pub fn days(days: &DayComparison) -> String {
    if days.with.is_none() && days.without.is_none() {
        let mut out = String::new();
        push_paragraph(&mut out, words::NO_DAYS);
        return out;
    }
    let mut table = Table::stacking(words::DAYS_CAPTION, &words::DAY_HEADS);
    for (name, spread) in [
        (words::DAYS_WITH, days.with),
        (words::DAYS_WITHOUT, days.without),
    ] {
        let n = spread.map_or(0, |spread| spread.n).to_string();
        let (median, range) = spread_text(spread);
        table.row(name, [n.as_str(), &median, &range]);
    }
    let mut out = table.finish();
    for (heading, difference) in [
        (words::DAYS_DIFFERENCE, days.difference),
        (words::NEXT_DAY, days.next_day),
    ] {
        push_heading(&mut out, heading);
        push_paragraph(&mut out, &mean_sentence(difference));
    }
    out
}

/// What went wrong, as shares of all sessions.
pub fn adverse(adverse: &Adverse) -> String {
    let mut out = String::new();
    if adverse.any.hits == 0 && adverse.stopped.hits == 0 && adverse.late.hits == 0 {
        push_paragraph(&mut out, words::NO_ADVERSE);
    }
    let mut table = Table::stacking(words::ADVERSE_CAPTION, &words::ADVERSE_HEADS);
    let rows = [
        (words::STOPPED, adverse.stopped),
        (words::ANY_SYMPTOM, adverse.any),
        (words::DIZZY_ON_RETURN, adverse.dizzy_on_return),
        (words::LATE_SYMPTOM, adverse.late),
        (words::INTERRUPTED, adverse.interrupted),
    ]
    .into_iter()
    .chain(
        adverse
            .symptoms
            .iter()
            .map(|row| (symptoms::name(row.symptom), row.share)),
    );
    for (name, share) in rows {
        let (count, interval) = (words::of(share.hits, share.n), interval_text(share));
        table.row(name, [count.as_str(), &interval]);
    }
    out.push_str(&table.finish());
    out
}

/// Median and range.
pub(super) fn spread_text(spread: Option<Spread>) -> (String, String) {
    match spread {
        Some(spread) => (
            number(spread.median),
            words::range(&number(spread.least), &number(spread.most)),
        ),
        None => (words::NONE.to_owned(), words::NONE.to_owned()),
    }
}

/// A mean change and its interval.
pub(super) fn mean_text(mean: Option<Mean>) -> (String, String) {
    let Some(mean) = mean else {
        return (words::NONE.to_owned(), words::NONE.to_owned());
    };
    let interval = mean.interval.map_or_else(
        || words::TOO_FEW.to_owned(),
        |interval| words::range(&signed_tenths(interval.low), &signed_tenths(interval.high)),
    );
    (signed_tenths(mean.mean), interval)
}

fn mean_sentence(mean: Option<Mean>) -> String {
    match mean.map(|mean| (signed_tenths(mean.mean), mean.interval)) {
        Some((mean, Some(interval))) => words::mean(
            &mean,
            &signed_tenths(interval.low),
            &signed_tenths(interval.high),
        ),
        Some((mean, None)) => words::mean_without_interval(&mean),
        None => words::TOO_FEW_DAYS.to_owned(),
    }
}

/// `5 of 12 (19 % to 68 %)`.
fn share_text(share: Share) -> String {
    match share.interval {
        Some(_) => words::with_interval(&words::of(share.hits, share.n), &interval_text(share)),
        None => words::NONE.to_owned(),
    }
}

pub(super) fn interval_text(share: Share) -> String {
    share.interval.map_or_else(
        || words::NONE.to_owned(),
        |interval| words::range(&percent(interval.low), &percent(interval.high)),
    )
}

/// Seconds as a person says them.
pub(super) fn seconds(value: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` saturates, and makes NaN zero"
    )]
    let seconds = value.round() as u32;
    duration(Millis::from_secs(seconds))
}
