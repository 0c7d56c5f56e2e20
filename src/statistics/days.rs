//! Days with inversion beside days without, from the daily diary.

use std::collections::BTreeSet;

use super::sample::{Mean, Spread, difference, spread};
use crate::domain::{outcome::Place, record::DiaryEntry, units::LocalDay};

/// Pain on days with inversion and on days without.
///
/// Not an experiment: people choose the days. The day after is shown, too, for a session on a bad
/// day cannot have caused that day's pain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayComparison {
    /// Scores of days with a session; `None` without any.
    pub with: Option<Spread>,
    /// Scores of days without.
    pub without: Option<Spread>,
    /// Mean of the days with less that of the days without; negative when less pain.
    pub difference: Option<Mean>,
    /// The same for the days that follow days with a session, beside all other days.
    pub next_day: Option<Mean>,
}

/// Compares the diary's days by whether one of `session_days` is the same day, or the day before.
/// Entries without a score say nothing.
pub fn compare_days<'a>(
    session_days: impl Iterator<Item = LocalDay>,
    diary: impl Iterator<Item = &'a DiaryEntry>,
    place: Place,
) -> DayComparison {
    let session_days: BTreeSet<LocalDay> = session_days.collect();
    let scores: Vec<(LocalDay, f64)> = diary
        .filter_map(|entry| Some((entry.day, place.score(entry.pain?))))
        .collect();
    let split = |shift: i32| -> (Vec<f64>, Vec<f64>) {
        let (with, without): (Vec<_>, Vec<_>) = scores.iter().partition(|(day, _)| {
            let day = LocalDay(day.0.saturating_sub(shift));
            session_days.contains(&day)
        });
        let only_scores = |days: Vec<(LocalDay, f64)>| days.into_iter().map(|(_, s)| s).collect();
        (only_scores(with), only_scores(without))
    };
    let (with, without) = split(0);
    let (after, other) = split(1);
    DayComparison {
        with: spread(&with),
        without: spread(&without),
        difference: difference(&with, &without),
        next_day: difference(&after, &other),
    }
}
