//! Sessions joined with their check-ins.

use crate::domain::{
    record::{CheckIn, CheckInKind, Pain},
    summary::SessionSummary,
    symptom::SymptomSet,
    units::UnixMillis,
};

/// An answer that was asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Answer {
    /// Given.
    Given(Pain),
    /// Not given, and its window is still open or ahead.
    Pending,
    /// Not given, and no longer possible.
    Missing,
}

impl Answer {
    pub(super) fn given(self) -> Option<Pain> {
        match self {
            Self::Given(pain) => Some(pain),
            Self::Pending | Self::Missing => None,
        }
    }

    fn of(pain: Option<Pain>) -> Self {
        pain.map_or(Self::Missing, Self::Given)
    }
}

/// A session with every answer that belongs to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Answered<'a> {
    pub(super) session: &'a SessionSummary,
    pub(super) before: Answer,
    pub(super) after: Answer,
    pub(super) day1: Answer,
    pub(super) day2: Answer,
    /// Symptoms of its check-ins; `None` if none was answered.
    pub(super) late_symptoms: Option<SymptomSet>,
}

/// Joins `sessions` with the `check_ins` given inside their windows; of two answers to one
/// question the later counts. Whether an answer is missing or only pending depends on `now`.
pub(super) fn join<'a>(
    sessions: impl Iterator<Item = &'a SessionSummary>,
    check_ins: &[CheckIn],
    now: UnixMillis,
) -> Vec<Answered<'a>> {
    let mut sorted: Vec<&CheckIn> = check_ins.iter().collect();
    sorted.sort_unstable_by_key(|answer| (answer.session, answer.kind, answer.at));
    let given = |session: &SessionSummary, kind: CheckInKind| {
        let end =
            sorted.partition_point(|answer| (answer.session, answer.kind) <= (session.id, kind));
        sorted
            .get(..end)?
            .iter()
            .rev()
            .take_while(|answer| answer.session == session.id && answer.kind == kind)
            .find(|answer| kind.lateness(session.started.at, answer.at.at).is_ok())
    };
    let answer = |session: &SessionSummary, kind: CheckInKind, given: Option<&&CheckIn>| match given
    {
        Some(answer) => Answer::Given(answer.pain),
        None if now <= session.started.at.after(kind.closes_after()) => Answer::Pending,
        None => Answer::Missing,
    };
    sessions
        .map(|session| {
            let [day1, day2] = CheckInKind::ALL.map(|kind| given(session, kind));
            Answered {
                session,
                before: Answer::of(session.before),
                after: Answer::of(session.after),
                day1: answer(session, CheckInKind::Day1, day1),
                day2: answer(session, CheckInKind::Day2, day2),
                late_symptoms: [day1, day2]
                    .into_iter()
                    .flatten()
                    .map(|answer| answer.symptoms)
                    .reduce(|one, other| SymptomSet::from_bits(one.bits() | other.bits())),
            }
        })
        .collect()
}
