//! The rules of the ladder, each with dates.

use super::*;
use crate::domain::{
    plan::Plan,
    record::{Equipment, Pain},
    screening::Bounds,
    symptom::{Symptom, SymptomSet},
    units::{Degrees, LocalDay, LocalTime, Millis, Nrs, UnixMillis},
};

const OPEN: Bounds = Bounds {
    ceiling: Plan::DEFAULT_CEILING,
    daily_cap: Millis::from_secs(600),
    cleared: true,
};
const UNCLEARED: Bounds = Bounds {
    cleared: false,
    ..OPEN
};

/// Noon of a day counted from an arbitrary first one.
fn noon(day: i32) -> LocalTime {
    LocalTime {
        at: UnixMillis(i64::from(20_000 + day) * 86_400_000 + 43_200_000),
        offset_minutes: 0,
    }
}

fn pain(back: u8) -> Pain {
    Pain {
        back: Nrs::new(back).unwrap(),
        leg: Nrs::new(0).unwrap(),
    }
}

/// A completed session with pain 4 before and 4 a day later.
fn session(day: i32, level: u8) -> Past {
    Past {
        started: noon(day),
        level: Some(level),
        equipment: Equipment::Table,
        completed: true,
        time_at_angle: Millis::from_secs(120),
        symptoms: SymptomSet::NONE,
        dizzy_on_return: false,
        before: Some(pain(4)),
        next_day: Some(NextDay {
            at: noon(day + 1),
            pain: pain(4),
        }),
        later_locks: [None, None],
    }
}

fn with_next_day(day: i32, level: u8, back: u8) -> Past {
    Past {
        next_day: Some(NextDay {
            at: noon(day + 1),
            pain: pain(back),
        }),
        ..session(day, level)
    }
}

/// Sessions on `days`, all at `level`.
fn run(level: u8, days: impl IntoIterator<Item = i32>) -> Vec<Past> {
    days.into_iter().map(|day| session(day, level)).collect()
}

fn offer(past: &[Past], bounds: &Bounds, day: i32) -> (Offer, RuleId) {
    let standing = standing(past, bounds, noon(day));
    (standing.offer, standing.rule)
}

#[test]
fn everyone_begins_at_the_rehearsal() {
    let standing = standing(&[], &UNCLEARED, noon(0));
    assert_eq!(standing.level, 0);
    assert_eq!(standing.highest, 0);
    assert_eq!(standing.rule, RuleId::Begin);
    assert!(standing.spotter_required);
}

#[test]
fn four_sessions_on_four_days_open_the_next_level() {
    assert_eq!(
        offer(&run(0, 0..3), &UNCLEARED, 4),
        (Offer::Repeat, RuleId::FourSessions)
    );
    assert_eq!(
        offer(&run(0, 0..4), &UNCLEARED, 4),
        (Offer::Advance { to: 1 }, RuleId::AllMet)
    );
}

#[test]
fn four_sessions_on_three_days_do_not_open_the_next_level() {
    let mut past = run(0, 0..3);
    past.push(session(2, 0));
    assert_eq!(
        offer(&past, &UNCLEARED, 4),
        (Offer::Repeat, RuleId::FourSessions)
    );
}

#[test]
fn a_stopped_session_does_not_count_towards_the_four() {
    let mut past = run(0, 0..4);
    past[1].completed = false;
    assert_eq!(
        offer(&past, &UNCLEARED, 4),
        (Offer::Repeat, RuleId::FourSessions)
    );
}

#[test]
fn advancing_is_never_automatic() {
    let past = run(0, 0..9);
    let standing = standing(&past, &UNCLEARED, noon(9));
    assert_eq!(standing.level, 0);
    assert_eq!(standing.highest, 1);
}

#[test]
fn the_order_of_the_records_does_not_matter() {
    let mut past = run(0, 0..4);
    past.push(session(4, 1));
    past.reverse();
    assert_eq!(standing(&past, &UNCLEARED, noon(5)).level, 1);
}

#[test]
fn a_level_is_not_reached_before_its_week() {
    // First session on day 0: week 2 begins on day 7.
    let mut past = run(0, 0..1);
    past.extend(run(1, 1..5));
    assert_eq!(
        offer(&past, &UNCLEARED, 6),
        (Offer::Repeat, RuleId::TooEarly)
    );
    assert_eq!(
        offer(&past, &UNCLEARED, 7),
        (Offer::Advance { to: 2 }, RuleId::AllMet)
    );
}

#[test]
fn a_stop_symptom_asks_for_four_more_days_without_one() {
    let mut past = run(0, 0..4);
    past[3].symptoms = SymptomSet::NONE.with(Symptom::Nausea);
    assert_eq!(
        offer(&past, &UNCLEARED, 4),
        (Offer::Repeat, RuleId::StopSymptom)
    );
    past.extend(run(0, 4..7));
    assert_eq!(
        offer(&past, &UNCLEARED, 8),
        (Offer::Repeat, RuleId::StopSymptom)
    );
    past.push(session(7, 0));
    assert_eq!(
        offer(&past, &UNCLEARED, 8),
        (Offer::Advance { to: 1 }, RuleId::AllMet)
    );
}

#[test]
fn dizziness_on_return_asks_for_four_more_days_without_it() {
    let mut past = run(0, 0..4);
    past[3].dizzy_on_return = true;
    assert_eq!(
        offer(&past, &UNCLEARED, 4),
        (Offer::Repeat, RuleId::DizzyOnReturn)
    );
    assert!(standing(&past, &UNCLEARED, noon(4)).last_was_dizzy);
}

#[test]
fn too_few_check_ins_do_not_open_the_next_level() {
    let mut past = run(0, 0..4);
    for session in &mut past[1..] {
        session.next_day = None;
    }
    assert_eq!(
        offer(&past, &UNCLEARED, 4),
        (Offer::Repeat, RuleId::TooFewCheckIns)
    );
}

#[test]
fn a_mean_worse_than_before_does_not_open_the_next_level() {
    let past = [
        with_next_day(0, 0, 5),
        session(1, 0),
        session(2, 0),
        session(3, 0),
    ];
    assert_eq!(
        offer(&past, &UNCLEARED, 4),
        (Offer::Repeat, RuleId::MeanWorse)
    );
}

#[test]
fn a_mean_as_before_opens_the_next_level() {
    let past = [
        with_next_day(0, 0, 5),
        with_next_day(1, 0, 3),
        session(2, 0),
        session(3, 0),
    ];
    assert_eq!(
        offer(&past, &UNCLEARED, 4),
        (Offer::Advance { to: 1 }, RuleId::AllMet)
    );
}

#[test]
fn a_little_soreness_repeats_the_level() {
    let mut past = run(3, 0..4);
    past.push(with_next_day(4, 3, 5));
    assert_eq!(
        offer(&past, &UNCLEARED, 30),
        (Offer::StepBack { to: 1 }, RuleId::LongGap)
    );
    assert_eq!(
        offer(&past, &UNCLEARED, 6),
        (Offer::Repeat, RuleId::Soreness)
    );
}

#[test]
fn two_points_worse_a_day_later_goes_one_level_down() {
    let mut past = run(3, 0..4);
    past.push(with_next_day(4, 3, 6));
    assert_eq!(
        offer(&past, &UNCLEARED, 6),
        (Offer::StepBack { to: 2 }, RuleId::NextDayWorse)
    );
    assert_eq!(standing(&past, &UNCLEARED, noon(6)).highest, 2);
}

#[test]
fn a_worse_leg_counts_like_a_worse_back() {
    let mut worse = session(4, 3);
    worse.next_day = Some(NextDay {
        at: noon(5),
        pain: Pain {
            back: Nrs::new(3).unwrap(),
            leg: Nrs::new(2).unwrap(),
        },
    });
    assert_eq!(
        offer(&[worse], &UNCLEARED, 6),
        (Offer::StepBack { to: 2 }, RuleId::NextDayWorse)
    );
}

#[test]
fn a_session_done_before_the_check_in_does_not_heed_it() {
    let mut later = session(5, 3);
    later.next_day = None;
    let past = [with_next_day(4, 3, 6), later];
    assert_eq!(
        offer(&past, &UNCLEARED, 6),
        (Offer::StepBack { to: 2 }, RuleId::NextDayWorse)
    );
}

#[test]
fn going_lower_heeds_the_rule() {
    let mut lower = session(6, 2);
    lower.next_day = None;
    let past = [with_next_day(4, 3, 6), lower];
    let (offer, rule) = offer(&past, &UNCLEARED, 7);
    assert_eq!(offer, Offer::Repeat);
    assert_ne!(rule, RuleId::NextDayWorse);
}

#[test]
fn worse_twice_running_pauses_for_seven_days_and_then_goes_down() {
    let past = [with_next_day(0, 3, 6), with_next_day(2, 3, 6)];
    // The second check-in was answered on day 3.
    let until = LocalDay(20_010);
    assert_eq!(
        offer(&past, &UNCLEARED, 3),
        (Offer::Pause { until }, RuleId::NextDayWorseTwice)
    );
    assert_eq!(
        offer(&past, &UNCLEARED, 9),
        (Offer::Pause { until }, RuleId::NextDayWorseTwice)
    );
    assert_eq!(
        offer(&past, &UNCLEARED, 10),
        (Offer::StepBack { to: 2 }, RuleId::NextDayWorse)
    );
}

#[test]
fn worse_only_once_does_not_pause() {
    let past = [session(0, 3), with_next_day(2, 3, 6)];
    assert_eq!(standing(&past, &UNCLEARED, noon(3)).paused_until, None);
}

#[test]
fn worse_twice_running_off_the_ladder_pauses_too() {
    let free = |day| Past {
        level: None,
        ..with_next_day(day, 0, 6)
    };
    assert_eq!(
        standing(&[free(0), free(2)], &UNCLEARED, noon(4)).paused_until,
        Some(LocalDay(20_010))
    );
}

#[test]
fn a_gap_of_more_than_fourteen_days_goes_two_levels_down() {
    let past = run(5, 0..4);
    assert_ne!(offer(&past, &UNCLEARED, 17).1, RuleId::LongGap);
    assert_eq!(
        offer(&past, &UNCLEARED, 18),
        (Offer::StepBack { to: 3 }, RuleId::LongGap)
    );
    assert_eq!(
        offer(&run(1, 0..4), &UNCLEARED, 18),
        (Offer::StepBack { to: 0 }, RuleId::LongGap)
    );
}

#[test]
fn levels_above_six_wait_for_a_clearance_and_go_back_without_one() {
    let at_six = run(6, 60..64);
    assert_eq!(
        offer(&at_six, &UNCLEARED, 64),
        (Offer::Repeat, RuleId::NextNeedsClearance)
    );
    let mut past = vec![session(0, 0)];
    past.extend(at_six);
    assert_eq!(
        offer(&past, &OPEN, 64),
        (Offer::Advance { to: 7 }, RuleId::AllMet)
    );
    past.extend(run(8, 70..72));
    assert_eq!(
        offer(&past, &UNCLEARED, 73),
        (Offer::StepBack { to: 6 }, RuleId::ClearanceEnded)
    );
}

#[test]
fn a_lower_ceiling_binds_the_ladder() {
    let gentle = Bounds {
        ceiling: Degrees::whole(20),
        ..OPEN
    };
    let mut past = vec![session(0, 0)];
    past.extend(run(3, 30..34));
    assert_eq!(
        offer(&past, &gentle, 34),
        (Offer::Repeat, RuleId::NextAboveLimits)
    );
    past.extend(run(5, 35..36));
    assert_eq!(
        offer(&past, &gentle, 37),
        (Offer::StepBack { to: 3 }, RuleId::AboveLimits)
    );
}

#[test]
fn a_lower_daily_cap_binds_the_ladder() {
    let short = Bounds {
        daily_cap: Millis::from_secs(120),
        ..OPEN
    };
    assert_eq!(
        offer(&run(4, 0..1), &short, 1),
        (Offer::StepBack { to: 2 }, RuleId::AboveLimits)
    );
}

#[test]
fn there_is_nothing_above_the_top_level() {
    let mut past = vec![session(0, 0)];
    past.extend(run(12, 150..154));
    assert_eq!(offer(&past, &OPEN, 154), (Offer::Repeat, RuleId::TopLevel));
    // A level from a newer version is read as the top one.
    assert_eq!(standing(&run(40, 0..1), &OPEN, noon(1)).level, 12);
}

#[test]
fn today_and_this_week_are_counted_by_the_persons_days() {
    let mut past = run(12, [0, 2, 4, 5]);
    past.push(session(7, 12));
    let standing = standing(&past, &OPEN, noon(7));
    assert_eq!(standing.sessions_today, 1);
    assert_eq!(standing.used_today, Millis::from_secs(120));
    // Days 2, 4, 5; day 0 lies a week back.
    assert_eq!(standing.other_days_this_week, 3);
}

#[test]
fn a_spotter_is_required_until_level_two_is_completed() {
    let needed = |past: &[Past]| standing(past, &OPEN, noon(9)).spotter_required;
    assert!(needed(&run(2, 0..3)));
    assert!(!needed(&run(2, 0..4)));
    assert!(!needed(&run(3, 0..1)));
    let mut stopped = run(3, 0..1);
    stopped[0].completed = false;
    assert!(needed(&stopped));
    let free: Vec<Past> = run(0, 0..9)
        .into_iter()
        .map(|session| Past {
            level: None,
            ..session
        })
        .collect();
    assert!(needed(&free));
}
