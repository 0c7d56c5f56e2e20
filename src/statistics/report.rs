//! Everything a period's page shows, in one value.

use super::{
    answers::{Answer, Answered, join},
    days::{DayComparison, compare_days},
    dose::{DoseRow, rows_by_angle, rows_by_hold},
    sample::{Mean, Share, Spread, float, mean, share, spread},
    trend::{Trend, trend},
};
use crate::domain::{
    outcome::{PainChange, Place, Verdict},
    record::{CheckIn, DiaryEntry, Ending},
    summary::SessionSummary,
    symptom::{Symptom, SymptomSet},
    units::{LocalDay, UnixMillis},
};

/// One question's answers: how many, and their spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked {
    /// Answers that can no longer be given.
    pub missing: usize,
    /// Answers whose window is open or ahead.
    pub pending: usize,
    /// The scores given; `None` if there are none.
    pub scores: Option<Spread>,
}

/// How pain changed from before sessions to a later moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Mean change with its interval, negative when less; `None` without answers.
    pub mean: Option<Mean>,
    /// Share of sessions with clearly less pain.
    pub clearly_less: Share,
    /// Share of sessions with clearly more pain.
    pub clearly_more: Share,
}

/// Whether the drop right after lasted, over the sessions that have both answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relief {
    /// Mean change right after, over the same sessions.
    pub at_once: Option<Mean>,
    /// Mean change at the later check-in, over the same sessions.
    pub later: Option<Mean>,
    /// Of the sessions with a drop of a point or more right after, those with such a drop later.
    pub kept: Share,
}

/// The figures of one place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceReport {
    /// Before sessions.
    pub before: Asked,
    /// Right after.
    pub after: Asked,
    /// At 24 h.
    pub day1: Asked,
    /// At 48 h.
    pub day2: Asked,
    /// From before to right after.
    pub at_once: Change,
    /// From before to 24 h.
    pub at_day1: Change,
    /// From before to 48 h.
    pub at_day2: Change,
    /// Whether the drop lasted to 24 h.
    pub relief_day1: Relief,
    /// Whether the drop lasted to 48 h.
    pub relief_day2: Relief,
    /// Trend of the pain before sessions; `None` on fewer than two days.
    pub trend: Option<Trend>,
    /// By the angle of the session.
    pub by_angle: Vec<DoseRow>,
    /// By the length of a hold.
    pub by_hold: Vec<DoseRow>,
    /// Days with inversion beside days without, from the daily diary.
    pub days: DayComparison,
    /// The verdict on the change at 24 h.
    pub verdict: Verdict,
}

/// How often one symptom was reported.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SymptomShare {
    /// Which.
    pub symptom: Symptom,
    /// Sessions with it, of all.
    pub share: Share,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Adverse {
    /// Sessions stopped early, of all.
    pub stopped: Share,
    /// Sessions the app or phone interrupted, of all.
    pub interrupted: Share,
    /// Sessions with any symptom or dizziness on return, of all.
    pub any: Share,
    /// Sessions with dizziness when coming up, of all.
    pub dizzy_on_return: Share,
    /// Sessions with a symptom at a check-in, of those with any check-in answered.
    pub late: Share,
    /// Every symptom that was reported at a session, the commonest first.
    pub symptoms: Vec<SymptomShare>,
}

/// The statistics of a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Sessions in the period.
    pub sessions: usize,
    /// Sessions dated after `now`: a clock is or was wrong. They are counted like the others.
    pub in_future: usize,
    /// Angles of the sessions, degrees.
    pub angle: Option<Spread>,
    /// Time at angle per session, seconds.
    pub seconds_at_angle: Option<Spread>,
    /// The back.
    pub back: PlaceReport,
    /// The leg.
    pub leg: PlaceReport,
    /// What went wrong.
    pub adverse: Adverse,
}

/// Sessions with both answers that a verdict needs. Chosen by us: with the usual scatter of about
/// 2 points the interval of 10 is ±1.4 points, narrow enough to see a clear change of 2.
pub const ENOUGH: usize = 10;

/// The statistics of the sessions and diary entries that lie on days `from..=to`, the check-ins of
/// those sessions with them. `now` tells missing answers from pending ones.
pub fn report(
    sessions: &[SessionSummary],
    check_ins: &[CheckIn],
    diary: &[DiaryEntry],
    (from, to): (LocalDay, LocalDay),
    now: UnixMillis,
) -> Report {
    let inside = |day: LocalDay| from <= day && day <= to;
    let answered = join(
        sessions
            .iter()
            .filter(|session| inside(session.started.day())),
        check_ins,
        now,
    );
    let diary: Vec<&DiaryEntry> = diary.iter().filter(|entry| inside(entry.day)).collect();
    let all = || answered.iter().map(|answered| answered.session);
    let seconds: Vec<f64> = all()
        .map(|session| session.time_at_angle.secs_f64())
        .collect();
    let angles: Vec<f64> = all().map(|session| session.angle().get()).collect();
    Report {
        sessions: answered.len(),
        in_future: all().filter(|session| session.started.at > now).count(),
        angle: spread(&angles),
        seconds_at_angle: spread(&seconds),
        back: place_report(&answered, &diary, Place::Back),
        leg: place_report(&answered, &diary, Place::Leg),
        adverse: adverse(&answered),
    }
}

fn place_report(answered: &[Answered<'_>], diary: &[&DiaryEntry], place: Place) -> PlaceReport {
    let at_day1 = change(answered, place, |answered| answered.day1);
    let before: Vec<(i32, f64)> = answered
        .iter()
        .filter_map(|answered| {
            let pain = answered.before.given()?;
            Some((answered.session.started.day().0, place.score(pain)))
        })
        .collect();
    PlaceReport {
        before: asked(answered, place, |answered| answered.before),
        after: asked(answered, place, |answered| answered.after),
        day1: asked(answered, place, |answered| answered.day1),
        day2: asked(answered, place, |answered| answered.day2),
        at_once: change(answered, place, |answered| answered.after),
        at_day1,
        at_day2: change(answered, place, |answered| answered.day2),
        relief_day1: relief(answered, place, |answered| answered.day1),
        relief_day2: relief(answered, place, |answered| answered.day2),
        trend: trend(&before),
        by_angle: rows_by_angle(answered, place),
        by_hold: rows_by_hold(answered, place),
        days: compare_days(
            answered
                .iter()
                .map(|answered| answered.session.started.day()),
            diary.iter().copied(),
            place,
        ),
        verdict: verdict(at_day1.mean),
    }
}

type Question = fn(&Answered<'_>) -> Answer;

fn asked(answered: &[Answered<'_>], place: Place, question: Question) -> Asked {
    let count = |kind: Answer| {
        answered
            .iter()
            .filter(|answered| question(answered) == kind)
            .count()
    };
    let scores: Vec<f64> = answered
        .iter()
        .filter_map(|answered| question(answered).given())
        .map(|pain| place.score(pain))
        .collect();
    Asked {
        missing: count(Answer::Missing),
        pending: count(Answer::Pending),
        scores: spread(&scores),
    }
}

/// Score before and at `question`, of the sessions that have both.
pub(super) fn pairs(
    answered: &[Answered<'_>],
    place: Place,
    question: Question,
) -> Vec<(f64, f64)> {
    answered
        .iter()
        .filter_map(|answered| {
            let before = answered.before.given()?;
            let then = question(answered).given()?;
            Some((place.score(before), place.score(then)))
        })
        .collect()
}

fn change(answered: &[Answered<'_>], place: Place, question: Question) -> Change {
    let pairs = pairs(answered, place, question);
    let changes: Vec<f64> = pairs.iter().map(|(before, then)| then - before).collect();
    let share_of = |size: PainChange| {
        let hits = pairs
            .iter()
            .filter(|(before, then)| PainChange::between(*before, *then) == size)
            .count();
        share(hits, pairs.len())
    };
    Change {
        mean: mean(&changes),
        clearly_less: share_of(PainChange::ClearlyLess),
        clearly_more: share_of(PainChange::ClearlyMore),
    }
}

fn relief(answered: &[Answered<'_>], place: Place, later: Question) -> Relief {
    let (at_once, later): (Vec<f64>, Vec<f64>) = answered
        .iter()
        .filter_map(|answered| {
            let before = place.score(answered.before.given()?);
            let after = place.score(answered.after.given()?);
            let later = place.score(later(answered).given()?);
            Some((after - before, later - before))
        })
        .unzip();
    let dropped = |change: f64| change <= -PainChange::POSSIBLE_POINTS;
    let eased = at_once.iter().filter(|change| dropped(**change)).count();
    let kept = at_once
        .iter()
        .zip(&later)
        .filter(|(at_once, later)| dropped(**at_once) && dropped(**later))
        .count();
    Relief {
        at_once: mean(&at_once),
        later: mean(&later),
        kept: share(kept, eased),
    }
}

/// The words for the mean change at 24 h.
///
/// Chosen by us, on the careful side: "helped" asks for the whole interval below zero and at least
/// a point less; "worse" only for the whole interval above zero, for harm is to be said early.
/// Under [`ENOUGH`] sessions nothing is said.
fn verdict(change: Option<Mean>) -> Verdict {
    let n = change.map_or(0, |mean| mean.n);
    if n < ENOUGH {
        let more = u32::try_from(ENOUGH - n).unwrap_or(u32::MAX);
        return Verdict::NotEnough { more };
    }
    match change.and_then(|mean| Some((mean.mean, mean.interval?))) {
        Some((mean, interval)) if interval.high < 0.0 && mean <= -PainChange::POSSIBLE_POINTS => {
            Verdict::Helped
        }
        Some((_, interval)) if interval.low > 0.0 => Verdict::Worse,
        _ => Verdict::NoDifference,
    }
}

fn adverse(answered: &[Answered<'_>]) -> Adverse {
    let of_all = |counts: fn(&SessionSummary) -> bool| {
        let hits = answered
            .iter()
            .filter(|answered| counts(answered.session))
            .count();
        share(hits, answered.len())
    };
    let mut symptoms: Vec<SymptomShare> = Symptom::ALL
        .into_iter()
        .map(|symptom| {
            let hits = answered
                .iter()
                .filter(|answered| answered.session.symptoms.contains(symptom))
                .count();
            SymptomShare {
                symptom,
                share: share(hits, answered.len()),
            }
        })
        .filter(|row| row.share.hits > 0)
        .collect();
    let late: Vec<SymptomSet> = answered
        .iter()
        .filter_map(|answered| answered.late_symptoms)
        .collect();
    symptoms.sort_by_key(|row| core::cmp::Reverse(row.share.hits));
    Adverse {
        stopped: of_all(|session| matches!(session.ending, Ending::Stopped { .. })),
        interrupted: of_all(|session| session.ending == Ending::Interrupted),
        any: of_all(|session| !session.symptoms.is_empty() || session.dizzy_on_return),
        dizzy_on_return: of_all(|session| session.dizzy_on_return),
        late: share(
            late.iter().filter(|set| !set.is_empty()).count(),
            late.len(),
        ),
        symptoms,
    }
}

impl Change {
    /// Sessions with both answers.
    pub fn n(&self) -> usize {
        self.clearly_less.n
    }
}

impl Asked {
    /// Answers given.
    pub fn given(&self) -> usize {
        self.scores.map_or(0, |spread| spread.n)
    }

    /// Share of the answers that were given of those that could be; `None` of none.
    pub fn completeness(&self) -> Option<f64> {
        let possible = self.given() + self.missing;
        (possible > 0).then(|| float(self.given()) / float(possible))
    }
}
