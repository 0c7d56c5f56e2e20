//! The statistics against figures computed elsewhere, and on every kind of history.
#![allow(
    clippy::unwrap_used,
    reason = "a test file; a failed unwrap is a failed test"
)]

mod arbitrary;
#[path = "support/plain.rs"]
mod plain;

use plain::{ALWAYS, HOUR, answer, pain, session, utc};
use plumbline::{
    domain::{
        outcome::{Place, Verdict},
        record::{ActivitySet, BodyMap, DiaryEntry, Ending},
        summary::SessionSummary,
        symptom::{Symptom, SymptomSet},
        units::{LocalDay, Millis, UnixMillis},
    },
    statistics::{MOST_STEPS, Report, difference, mean, over_time, report, share, spread, trend},
};
use proptest::{collection::vec, prelude::*};
use serde_json::Value;

fn reference(table: &str) -> Vec<Value> {
    let text = include_str!("fixtures/stats/reference.json");
    let all: Value = serde_json::from_str(text).unwrap();
    all[table].as_array().unwrap().clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().unwrap();
    list.iter().map(|number| number.as_f64().unwrap()).collect()
}

/// The table of t has six decimals, so intervals agree to a hundred-thousandth of their size.
fn close(ours: f64, theirs: &Value) -> bool {
    let theirs = theirs.as_f64().unwrap();
    (ours - theirs).abs() <= 1e-5 * theirs.abs().max(1.0)
}

#[test]
fn medians_means_and_t_intervals_are_those_of_scipy() {
    for case in reference("means") {
        let values = numbers(&case["values"]);
        let ours = mean(&values).unwrap();
        let interval = ours.interval.unwrap();
        assert!(close(spread(&values).unwrap().median, &case["median"]));
        assert!(close(ours.mean, &case["mean"]));
        assert!(close(interval.low, &case["low"]), "{interval:?} {case}");
        assert!(close(interval.high, &case["high"]), "{interval:?} {case}");
    }
}

#[test]
fn differences_have_welchs_interval() {
    for case in reference("differences") {
        let ours = difference(&numbers(&case["these"]), &numbers(&case["those"])).unwrap();
        let interval = ours.interval.unwrap();
        assert!(close(ours.mean, &case["mean"]));
        assert!(close(interval.low, &case["low"]), "{interval:?} {case}");
        assert!(close(interval.high, &case["high"]), "{interval:?} {case}");
    }
}

#[test]
fn shares_have_wilsons_interval_as_scipy_gives_it() {
    for case in reference("shares") {
        let count = |key: &str| usize::try_from(case[key].as_u64().unwrap()).unwrap();
        let interval = share(count("hits"), count("n")).interval.unwrap();
        assert!(close(interval.low, &case["low"]), "{interval:?} {case}");
        assert!(close(interval.high, &case["high"]), "{interval:?} {case}");
    }
}

#[test]
fn trends_and_their_intervals_are_those_of_scipy() {
    for case in reference("trends") {
        let scores: Vec<(i32, f64)> = numbers(&case["days"])
            .into_iter()
            .map(|day| format!("{day}").parse().unwrap())
            .zip(numbers(&case["scores"]))
            .collect();
        let ours = trend(&scores).unwrap();
        assert!(close(ours.per_week, &case["per_week"]));
        assert!(close(ours.interval.low, &case["low"]), "{ours:?} {case}");
        assert!(close(ours.interval.high, &case["high"]), "{ours:?} {case}");
    }
}

fn entry(day: i32, back: u8) -> DiaryEntry {
    DiaryEntry {
        day: LocalDay(day),
        at: utc(i64::from(day) * 24 * HOUR),
        pain: Some(pain(back)),
        body: BodyMap::NONE,
        activities: ActivitySet::NONE,
        note: String::new(),
    }
}

const LATER: UnixMillis = UnixMillis(10_000 * 24 * HOUR);

/// The report on sessions of consecutive days with scores `[before, after, at 24 h]`.
fn told(scores: &[[u8; 3]]) -> Report {
    let sessions: Vec<_> = (0..)
        .zip(scores)
        .map(|(day, [before, after, _])| session(day, *before, *after))
        .collect();
    let answers: Vec<_> = sessions
        .iter()
        .zip(scores)
        .map(|(session, [_, _, later])| answer(session, 24, *later))
        .collect();
    report(&sessions, &answers, &[], ALWAYS, LATER)
}

#[test]
fn relief_at_once_that_is_gone_a_day_later_is_no_difference() {
    let told = told(&[[6, 3, 6]; 12]);
    assert_eq!(told.back.at_once.mean.unwrap().mean, -3.0);
    assert_eq!(told.back.at_once.clearly_less.hits, 12);
    assert_eq!(told.back.at_day1.mean.unwrap().mean, 0.0);
    assert_eq!(told.back.relief_day1.kept.hits, 0);
    assert_eq!(told.back.relief_day1.kept.n, 12);
    assert_eq!(told.back.verdict, Verdict::NoDifference);
}

#[test]
fn two_points_less_every_next_day_is_said_to_have_helped() {
    assert_eq!(told(&[[6, 5, 4]; 10]).back.verdict, Verdict::Helped);
}

#[test]
fn half_a_point_less_is_no_difference_however_often() {
    let scores: Vec<[u8; 3]> = (0..40).map(|day| [6, 6, 5 + day % 2]).collect();
    assert_eq!(told(&scores).back.verdict, Verdict::NoDifference);
}

#[test]
fn more_pain_beyond_chance_is_worse_even_below_a_point() {
    let scores: Vec<[u8; 3]> = (0..40).map(|day| [5, 5, 5 + day % 2]).collect();
    assert_eq!(told(&scores).back.verdict, Verdict::Worse);
}

#[test]
fn under_ten_answers_nothing_is_said_but_how_many_are_needed() {
    assert_eq!(
        told(&[[9, 0, 0]; 7]).back.verdict,
        Verdict::NotEnough { more: 3 }
    );
    assert_eq!(told(&[]).back.verdict, Verdict::NotEnough { more: 10 });
}

#[test]
fn an_answer_not_yet_due_is_pending_and_one_out_of_time_is_missing() {
    let sessions = [session(0, 5, 5), session(10, 5, 5)];
    // At noon of the eleventh day the second session can still be answered.
    let now = UnixMillis((11 * 24 + 12) * HOUR);
    let told = report(&sessions, &[], &[], ALWAYS, now);
    assert_eq!((told.back.day1.missing, told.back.day1.pending), (1, 1));
    assert_eq!(told.back.day1.given(), 0);
    assert_eq!(told.back.day1.completeness(), Some(0.0));
}

#[test]
fn an_answer_outside_its_window_does_not_count() {
    let session = session(0, 5, 5);
    let mut late = answer(&session, 24, 0);
    late.at = utc(session.started.at.0 + 40 * HOUR);
    let told = report(&[session], &[late], &[], ALWAYS, LATER);
    assert_eq!(told.back.day1.given(), 0);
    assert_eq!(told.back.day1.missing, 1);
}

#[test]
fn of_two_answers_to_one_question_the_later_counts() {
    let session = session(0, 5, 5);
    let answers = [answer(&session, 30, 2), answer(&session, 20, 9)];
    let told = report(&[session], &answers, &[], ALWAYS, LATER);
    assert_eq!(told.back.day1.scores.unwrap().median, 2.0);
    assert_eq!(told.back.day1.given(), 1);
}

#[test]
fn stopped_sessions_stay_in_every_figure() {
    let mut stopped = session(0, 5, 8);
    stopped.ending = Ending::Stopped {
        during: plumbline::domain::phase::Phase::AtAngle,
    };
    stopped.symptoms = SymptomSet::NONE.with(Symptom::PainWorse);
    let told = report(&[stopped, session(1, 5, 5)], &[], &[], ALWAYS, LATER);
    assert_eq!(told.back.at_once.mean.unwrap().mean, 1.5);
    assert_eq!((told.adverse.stopped.hits, told.adverse.stopped.n), (1, 2));
    assert_eq!(told.adverse.any.hits, 1);
    assert_eq!(told.adverse.symptoms[0].symptom, Symptom::PainWorse);
}

#[test]
fn symptoms_at_a_check_in_are_counted_beside_those_of_sessions() {
    let session = session(0, 5, 5);
    let mut numb = answer(&session, 48, 5);
    numb.symptoms = SymptomSet::NONE.with(Symptom::Numbness);
    let answers = [answer(&session, 24, 5), numb];
    let told = report(&[session], &answers, &[], ALWAYS, LATER);
    assert_eq!((told.adverse.late.hits, told.adverse.late.n), (1, 1));
    assert_eq!(told.adverse.any.hits, 0);
}

#[test]
fn only_the_period_is_told() {
    let sessions = [session(0, 5, 5), session(5, 5, 5), session(9, 5, 5)];
    let told = report(&sessions, &[], &[], (LocalDay(1), LocalDay(5)), LATER);
    assert_eq!(told.sessions, 1);
}

#[test]
fn sessions_fall_in_rows_by_angle_and_by_hold() {
    let mut long = session(1, 6, 4);
    long.hold = Millis::from_secs(180);
    long.target = plumbline::domain::units::Degrees::whole(60);
    let told = report(&[session(0, 5, 5), long], &[], &[], ALWAYS, LATER);
    let angles: Vec<_> = told
        .back
        .by_angle
        .iter()
        .map(|row| (row.from, row.below))
        .collect();
    assert_eq!(angles, [(13, Some(23)), (55, None)]);
    let holds: Vec<_> = told
        .back
        .by_hold
        .iter()
        .map(|row| (row.from, row.below))
        .collect();
    assert_eq!(holds, [(55, Some(85)), (175, None)]);
    assert_eq!(told.back.by_hold[1].at_once.unwrap().mean, -2.0);
}

#[test]
fn days_with_inversion_stand_beside_days_without_and_days_after() {
    let sessions = [session(0, 5, 5), session(2, 5, 5)];
    let diary = [entry(0, 6), entry(1, 2), entry(2, 8), entry(3, 4)];
    let days = report(&sessions, &[], &diary, ALWAYS, LATER).back.days;
    assert_eq!(days.with.unwrap().median, 7.0);
    assert_eq!(days.without.unwrap().median, 3.0);
    assert_eq!(days.difference.unwrap().mean, 4.0);
    assert_eq!(days.next_day.unwrap().mean, -4.0);
}

#[test]
fn a_session_dated_in_the_future_is_counted_and_named() {
    let told = report(&[session(50, 5, 5)], &[], &[], ALWAYS, UnixMillis(0));
    assert_eq!((told.sessions, told.in_future), (1, 1));
}

#[test]
fn a_short_course_has_a_step_for_each_day_with_a_session() {
    let sessions = [session(3, 6, 4), session(3, 2, 1), session(9, 5, 5)];
    let answers = [answer(&sessions[0], 24, 3)];
    let steps = over_time(&sessions, &answers, Place::Back, ALWAYS, LATER);
    let told: Vec<_> = steps
        .iter()
        .map(|step| (step.from.0, step.sessions, step.before, step.day1))
        .collect();
    assert_eq!(
        told,
        [(3, 2, Some(4.0), Some(3.0)), (9, 1, Some(5.0), None)]
    );
    assert_eq!(steps[0].minutes, Some(2.0));
    assert_eq!(steps[0].angle, Some(20.0));
}

#[test]
fn a_pause_in_a_long_course_is_a_gap() {
    // Ten weeks every day, ten weeks of nothing, ten weeks every day.
    let sessions: Vec<_> = (0..70)
        .chain(140..210)
        .map(|day| session(day, 6, 4))
        .collect();
    let steps = over_time(&sessions, &[], Place::Back, ALWAYS, LATER);
    assert!(steps.iter().all(|step| step.days == 7));
    let counts: Vec<_> = steps.iter().map(|step| step.sessions).collect();
    let expected = [vec![7; 10], vec![0; 10], vec![7; 10]].concat();
    assert_eq!(counts, expected);
    assert_eq!((steps[10].before, steps[10].minutes), (None, None));
}

#[test]
fn a_course_leaves_out_what_is_dated_in_the_future() {
    let sessions = [session(3, 6, 4), session(9_000, 5, 5)];
    let now = UnixMillis(100 * 24 * HOUR);
    let steps = over_time(&sessions, &[], Place::Back, ALWAYS, now);
    assert_eq!(steps.len(), 1);
}

/// Every number of `report` is finite.
fn assert_finite(report: &Report) {
    let text = format!("{report:?}");
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
}

proptest! {
    #[test]
    fn no_history_breaks_a_statistic(
        records in vec(arbitrary::session(), 0..12),
        strangers in vec(arbitrary::check_in(), 0..6),
        answers in vec((any::<prop::sample::Index>(), 18..=72_i64, arbitrary::pain()), 0..12),
        diary in vec(arbitrary::diary_entry(), 0..8),
        now in any::<i64>(),
    ) {
        let sessions: Vec<_> = records.iter().map(SessionSummary::of).collect();
        let mut check_ins = strangers;
        if !sessions.is_empty() {
            for (index, hours, pain) in answers {
                let session = index.get(&sessions);
                let mut answer = answer(session, hours, 0);
                answer.pain = pain;
                check_ins.push(answer);
            }
        }
        let told = report(&sessions, &check_ins, &diary, ALWAYS, UnixMillis(now));
        prop_assert_eq!(told.sessions, sessions.len());
        for place in [&told.back, &told.leg] {
            for asked in [place.before, place.after, place.day1, place.day2] {
                prop_assert_eq!(asked.given() + asked.missing + asked.pending, sessions.len());
            }
        }
        assert_finite(&told);
        let steps = over_time(&sessions, &check_ins, Place::Leg, ALWAYS, UnixMillis(now));
        prop_assert!(steps.len() <= MOST_STEPS);
        let past = sessions.iter().filter(|session| session.started.at <= UnixMillis(now));
        prop_assert_eq!(steps.iter().map(|step| step.sessions).sum::<usize>(), past.count());
        prop_assert!(steps.is_sorted_by(|one, next| one.from < next.from));
    }

    #[test]
    fn an_interval_holds_its_mean(values in vec(-10..=10_i8, 1..60)) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let mean = mean(&values).unwrap();
        if let Some(interval) = mean.interval {
            prop_assert!(interval.low <= mean.mean && mean.mean <= interval.high);
        }
        let spread = spread(&values).unwrap();
        prop_assert!(spread.least <= spread.median && spread.median <= spread.most);
    }

    #[test]
    fn a_share_lies_in_its_interval(hits in 0..400_usize, more in 0..400_usize) {
        let share = share(hits, hits + more);
        if let (Some(value), Some(interval)) = (share.value(), share.interval) {
            prop_assert!(0.0 <= interval.low && interval.low <= value);
            prop_assert!(value <= interval.high && interval.high <= 1.0);
        }
    }

    #[test]
    fn a_trend_lies_in_its_interval(scores in vec((0..500_i32, 0..=10_u8), 0..80)) {
        let scores: Vec<_> = scores.into_iter().map(|(day, nrs)| (day, f64::from(nrs))).collect();
        if let Some(trend) = trend(&scores) {
            prop_assert!(trend.interval.low <= trend.per_week);
            prop_assert!(trend.per_week <= trend.interval.high);
        }
    }
}
