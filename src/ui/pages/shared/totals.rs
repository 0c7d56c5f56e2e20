//! Totals: what is shared when no single session may leave.

use leptos::prelude::*;

use crate::{
    charting::Table,
    content::{share_screen, shared_screen as words, statistics as statistics_words},
    domain::{alarm::AlarmKind, outcome::Place, symptom::Symptom},
    formatting,
    sharing::tally::Tally,
    statistics::{Mean, mean, spread},
    ui::context::{DateStyle, use_dates},
};

/// The figures of `tally`.
pub fn totals(tally: &Tally) -> AnyView {
    let dates = use_dates();
    let line = match tally.days {
        Some((first, last)) => {
            let day =
                |day: crate::domain::units::LocalDay| dates.write(day.noon(), DateStyle::ShortDay);
            share_screen::span(tally.sessions, &day(first), &day(last))
        }
        None => words::sessions(tally.sessions),
    };
    let tables = Place::ALL
        .into_iter()
        .enumerate()
        .map(|(site, place)| scores(tally, site, place))
        .collect_view();
    let rows = adverse(tally)
        .into_iter()
        .map(|(name, hits)| {
            view! {
                <div>
                    <dt class="figures__term">{name}</dt>
                    <dd class="shared-count">{words::of_sessions(hits, tally.sessions)}</dd>
                </div>
            }
        })
        .collect_view();

    view! {
        <h3>{words::TOTALS}</h3>
        <p class="strong">{line}</p>
        <p>{words::minutes(tally.minutes_at_angle)}</p>
        {tables}
        <h3>{words::ADVERSE}</h3>
        <dl class="figures">{rows}</dl>
    }
    .into_any()
}

/// The scores of one place at the four moments, and how they changed from before.
fn scores(tally: &Tally, site: usize, place: Place) -> AnyView {
    let mut table = Table::stacking(
        &words::scores(statistics_words::place(place)),
        &words::SCORE_HEADS,
    );
    for (moment, name) in words::MOMENTS.into_iter().enumerate() {
        let scores = tally.scores.get(moment).and_then(|tables| tables.get(site));
        let scores = scores.map(|table| values(table, 0)).unwrap_or_default();
        let changes = moment
            .checked_sub(1)
            .and_then(|moment| tally.changes.get(moment)?.get(site));
        let changes = changes.map(|table| values(table, -10)).unwrap_or_default();
        let none = || statistics_words::NONE.to_owned();
        let (median, range) = spread(&scores).map_or_else(
            || (none(), none()),
            |spread| {
                let range = range(spread.least, spread.most);
                (formatting::tenths(spread.median), range)
            },
        );
        let n = scores.len().to_string();
        let change = mean(&changes).map_or_else(none, change);
        table.row(name, [n.as_str(), &median, &range, &change]);
    }

    view! { <div class="insights__figures" inner_html=table.finish()></div> }.into_any()
}

/// A mean change with its interval, where there are enough changes for one.
fn change(mean: Mean) -> String {
    let change = formatting::signed_tenths(mean.mean);
    mean.interval.map_or_else(
        || change.clone(),
        |interval| {
            let [low, high] = [interval.low, interval.high].map(formatting::signed_tenths);
            words::change(&change, &low, &high)
        },
    )
}

/// Every score a table counts, from `first` on. A tally counts 20,000 sessions at most.
fn values(table: &[u32], first: i8) -> Vec<f64> {
    (i16::from(first)..)
        .zip(table)
        .flat_map(|(score, count)| (0..*count).map(move |_| f64::from(score)))
        .collect()
}

fn range(least: f64, most: f64) -> String {
    statistics_words::range(&formatting::number(least), &formatting::number(most))
}

fn adverse(tally: &Tally) -> Vec<(String, u32)> {
    let symptoms = Symptom::ALL
        .into_iter()
        .zip(tally.symptoms)
        .map(|(symptom, hits)| (words::symptom_row(symptom).to_owned(), hits));
    let alarms = AlarmKind::ALL
        .into_iter()
        .zip(tally.alarms)
        .map(|(kind, hits)| (share_screen::alarm_name(kind), hits));
    let always = [
        (words::STOPPED, tally.stopped),
        (words::INTERRUPTED, tally.interrupted),
        (words::DIZZY, tally.dizzy),
    ];
    always
        .into_iter()
        .map(|(name, hits)| (name.to_owned(), hits))
        .chain(symptoms.chain(alarms).filter(|(_, hits)| *hits > 0))
        .collect()
}
