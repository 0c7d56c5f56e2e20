//! Totals: what is shared when no single session may leave.

use leptos::prelude::*;

use crate::{
    content::{share_screen, shared_screen as words, statistics as statistics_words},
    domain::{alarm::AlarmKind, outcome::Place, symptom::Symptom},
    formatting,
    sharing::tally::Tally,
    statistics::{mean, spread},
    ui::context::{DateStyle, use_dates},
};

/// The figures of `tally`.
pub fn totals(tally: &Tally) -> AnyView {
    let dates = use_dates();
    let count = formatting::count(tally.sessions, "1 session", "{n} sessions");
    let line = match tally.days {
        Some((first, last)) => {
            let day =
                |day: crate::domain::units::LocalDay| dates.write(day.noon(), DateStyle::ShortDay);
            share_screen::span(&count, &day(first), &day(last))
        }
        None => count,
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
    let heads = words::SCORE_HEADS.map(|head| view! { <th scope="col">{head}</th> });
    let rows = words::MOMENTS
        .into_iter()
        .enumerate()
        .map(|(moment, name)| {
            let scores = tally.scores.get(moment).and_then(|tables| tables.get(site));
            let scores = scores.map(|table| values(table, 0)).unwrap_or_default();
            let changes = moment
                .checked_sub(1)
                .and_then(|moment| tally.changes.get(moment)?.get(site));
            let changes = changes.map(|table| values(table, -10)).unwrap_or_default();
            let (median, range) = match spread(&scores) {
                Some(spread) => (
                    formatting::tenths(spread.median),
                    range(spread.least, spread.most),
                ),
                None => ("–".to_owned(), "–".to_owned()),
            };
            let mean = mean(&changes);
            let change = mean.map(|mean| formatting::signed_tenths(mean.mean));
            let interval = mean.and_then(|mean| mean.interval).map(|interval| {
                words::interval(
                    &formatting::signed_tenths(interval.low),
                    &formatting::signed_tenths(interval.high),
                )
            });
            let known = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
            let cells = [
                scores.len().to_string(),
                median,
                range,
                known(change),
                known(interval),
            ]
            .map(|cell| view! { <td>{cell}</td> });
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();

    view! {
        <div
            class="shared-table"
            tabindex="0"
            role="group"
            aria-label=statistics_words::place(place)
        >
            <table class="chart-table">
                <caption>{statistics_words::place(place)}", "{words::SCORES}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Every score a table counts, from `first` on. A tally counts 20,000 sessions at most.
fn values(table: &[u32], first: i8) -> Vec<f64> {
    (i16::from(first)..)
        .zip(table)
        .flat_map(|(score, count)| (0..*count).map(move |_| f64::from(score)))
        .collect()
}

fn range(least: f64, most: f64) -> String {
    let short = |value: f64| {
        let text = formatting::tenths(value);
        text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
    };
    [short(least), short(most)].join(" – ")
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
