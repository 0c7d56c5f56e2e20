//! The course of pain and dose over time, in few enough steps to be read.

use super::{
    answers::{Answer, join},
    sample::spread,
};
use crate::domain::{
    outcome::Place,
    record::CheckIn,
    summary::SessionSummary,
    units::{LocalDay, UnixMillis},
};

/// Sessions of one stretch of days, taken together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Its first day.
    pub from: LocalDay,
    /// How many days it spans, from 1 on.
    pub days: i32,
    /// Sessions in it.
    pub sessions: usize,
    /// Median pain before; `None` if nobody answered.
    pub before: Option<f64>,
    /// Median pain right after.
    pub after: Option<f64>,
    /// Median pain at 24 h.
    pub day1: Option<f64>,
    /// Median pain at 48 h.
    pub day2: Option<f64>,
    /// Median angle, degrees; `None` without a session.
    pub angle: Option<f64>,
    /// Minutes at angle, all sessions together; `None` without a session.
    pub minutes: Option<f64>,
}

/// Steps a chart is divided into at most. Chosen by us: each is told from its neighbours on a
/// phone, and has its own marker.
pub const MOST_STEPS: usize = 60;

/// The sessions up to the day of `now` in steps of one day, one week, four weeks and so on, the
/// finest that need at most [`MOST_STEPS`].
///
/// Steps of a day are only those with a session: a day without is no gap in the course. Longer
/// steps are all there, so that a pause is a gap. Sessions dated in the future are left out here:
/// nobody knows when they were.
pub fn over_time(
    sessions: &[SessionSummary],
    check_ins: &[CheckIn],
    place: Place,
    (from, to): (LocalDay, LocalDay),
    now: UnixMillis,
) -> Vec<Step> {
    let inside = sessions.iter().filter(|session| {
        let day = session.started.day();
        session.started.at <= now && from <= day && day <= to
    });
    let mut answered = join(inside, check_ins, now);
    answered.sort_by_key(|answered| answered.session.started.day());
    let day_of = |index: Option<&super::answers::Answered<'_>>| {
        index.map(|answered| i64::from(answered.session.started.day().0))
    };
    let (Some(first), Some(last)) = (day_of(answered.first()), day_of(answered.last())) else {
        return Vec::new();
    };
    let days = length_of_step(last - first + 1);
    let step_of = |day: LocalDay| (i64::from(day.0) - first) / i64::from(days);
    let mut steps: Vec<Step> = Vec::new();
    for run in answered.chunk_by(|one, next| {
        step_of(one.session.started.day()) == step_of(next.session.started.day())
    }) {
        let Some(head) = run.first() else { continue };
        let index = step_of(head.session.started.day());
        if days > 1 {
            // The pause before it, in empty steps.
            let next = i64::try_from(steps.len()).unwrap_or(i64::MAX);
            steps.extend((next..index).map(|index| Step::empty(first, index, days)));
        }
        let median = |values: Vec<f64>| spread(&values).map(|spread| spread.median);
        let median_of = |question: fn(&super::answers::Answered<'_>) -> Answer| {
            median(
                run.iter()
                    .filter_map(|answered| Some(place.score(question(answered).given()?)))
                    .collect(),
            )
        };
        let sessions = || run.iter().map(|answered| answered.session);
        let seconds: f64 = sessions()
            .map(|session| session.time_at_angle.secs_f64())
            .sum();
        steps.push(Step {
            sessions: run.len(),
            before: median_of(|answered| answered.before),
            after: median_of(|answered| answered.after),
            day1: median_of(|answered| answered.day1),
            day2: median_of(|answered| answered.day2),
            angle: median(sessions().map(|session| session.angle().get()).collect()),
            minutes: Some(seconds / 60.0),
            ..Step::empty(first, index, days)
        });
    }
    steps
}

/// Days of a step so that `span` days, at least one, make at most [`MOST_STEPS`].
fn length_of_step(span: i64) -> i32 {
    let most = i64::try_from(MOST_STEPS).unwrap_or(1);
    let longest = core::iter::successors(Some(28_i64), |days| days.checked_mul(2));
    [1, 7]
        .into_iter()
        .chain(longest)
        .find(|days| (span + days - 1) / days <= most)
        .and_then(|days| i32::try_from(days).ok())
        .unwrap_or(i32::MAX)
}

impl Step {
    fn empty(first: i64, index: i64, days: i32) -> Self {
        let from = first + index * i64::from(days);
        Self {
            from: LocalDay(i32::try_from(from).unwrap_or(i32::MAX)),
            days,
            sessions: 0,
            before: None,
            after: None,
            day1: None,
            day2: None,
            angle: None,
            minutes: None,
        }
    }
}
