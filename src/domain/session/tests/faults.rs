//! Sensors that die, pages that hide, people who do not come up.

use crate::domain::{
    alarm::AlarmKind,
    cue::CueKind,
    phase::Phase,
    record::{Ending, Mode},
    session::{Action, AngleState, Event},
    tilt::Quality,
    units::Millis,
};

use super::rig::{Rig, options, plan};

fn alarm(kind: AlarmKind) -> CueKind {
    CueKind::Alarm {
        kind,
        louder: false,
    }
}

fn holding(hold: u32) -> Rig {
    let mut rig = Rig::measured(plan(25, 1, hold));
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::AtAngle, 3);
    rig
}

#[test]
fn a_lost_angle_is_said_shows_no_number_and_the_hold_still_ends() {
    let mut rig = holding(60);
    rig.stay(10_000);
    rig.sensor = false;
    rig.stay(1_500);
    assert_eq!(rig.alarms(), [AlarmKind::AngleLost]);
    assert!(matches!(rig.view().angle, AngleState::Lost(_)));
    assert!(rig.said().contains(&alarm(AlarmKind::AngleLost)));
    let measured = rig.view().time_at_angle;
    rig.stay(9_000);
    assert!(rig.view().offer_by_hand);
    assert!(rig.said().contains(&CueKind::GoOnByHand));
    rig.stay_until(Phase::Returning, 42);
    assert_eq!(rig.view().time_at_angle, measured);
    rig.press(Action::Level);
    assert_eq!(rig.phase(), Phase::FinalHold);
    rig.stay_until(Phase::UprightPause, 61);
    rig.stay_until(Phase::Seated, 26);
    rig.stay_until(Phase::CheckOut, 61);
    rig.send(Event::AnswersDone(rig.now));
    let (record, trace) = rig.kept.unwrap();
    assert!(record.blind > Millis::from_secs(120));
    assert_eq!(
        trace.points().iter().filter(|p| p.angle.is_none()).count(),
        1
    );
}

#[test]
fn an_angle_that_comes_back_takes_over_again() {
    let mut rig = holding(60);
    rig.sensor = false;
    rig.stay(12_000);
    rig.press(Action::ByHand);
    assert!(rig.view().by_hand);
    rig.sensor = true;
    rig.stay(1_000);
    assert!(!rig.view().by_hand);
    assert_eq!(rig.view().angle, AngleState::Known);
    assert!(rig.view().alarms.is_empty());
    rig.tilt(0.0, 6_000);
    assert_eq!(rig.phase(), Phase::FinalHold);
}

#[test]
fn the_sensor_may_die_in_any_phase_and_the_session_still_ends() {
    for dies_in in [
        Phase::Armed,
        Phase::Lowering,
        Phase::AtAngle,
        Phase::Returning,
        Phase::FinalHold,
        Phase::UprightPause,
    ] {
        let mut rig = Rig::measured(plan(25, 1, 30));
        let script: [(f64, u64, u64); 4] = [
            (0.0, 20, 2_000),
            (25.0, 6_000, 34_000),
            (0.0, 6_000, 61_000),
            (-20.0, 3_000, 5_000),
        ];
        'script: for (to, takes, stays) in script {
            for _ in 0..4 {
                if rig.phase() == dies_in {
                    break 'script;
                }
                rig.tilt(to, takes / 4 + 20);
                if rig.phase() == dies_in {
                    break 'script;
                }
            }
            for _ in 0..stays / 1_000 {
                if rig.phase() == dies_in {
                    break 'script;
                }
                rig.stay(1_000);
            }
        }
        assert_eq!(rig.phase(), dies_in);
        rig.sensor = false;
        for _ in 0..20 {
            rig.stay(10_000);
            rig.press(Action::Next);
        }
        assert_eq!(rig.phase(), Phase::CheckOut, "died in {dies_in:?}");
        assert!(rig.alarms().contains(&AlarmKind::AngleLost));
    }
}

#[test]
fn a_hidden_page_is_told_of_and_leaves_a_gap() {
    let mut rig = holding(60);
    rig.stay(10_000);
    let before = rig.view().time_at_angle;
    rig.send(Event::Hidden(rig.now));
    rig.sleep(7_000);
    rig.send(Event::Visible(rig.now));
    rig.stay(6_000);
    assert!(rig.said().contains(&CueKind::NotSeen(Millis::from_secs(7))));
    let counted = rig.view().time_at_angle.saturating_sub(before);
    assert!(counted <= Millis(7_000), "{counted:?}");
    rig.stay_until(Phase::Returning, 40);
    rig.tilt(0.0, 6_000);
    let (record, trace) = rig.finish();
    assert!((7_000..=7_100).contains(&record.blind.0));
    assert_eq!(
        trace.points().iter().filter(|p| p.angle.is_none()).count(),
        1
    );
}

#[test]
fn a_glance_away_is_not_spoken_about() {
    let mut rig = holding(60);
    rig.send(Event::Hidden(rig.now));
    rig.sleep(1_900);
    rig.send(Event::Visible(rig.now));
    rig.stay(3_000);
    assert!(
        !rig.said()
            .iter()
            .any(|cue| matches!(cue, CueKind::NotSeen(_)))
    );
}

#[test]
fn above_the_limit_the_clock_stands_still_and_the_alarm_repeats() {
    let mut rig = holding(60);
    rig.tilt(33.0, 3_000);
    rig.stay(12_000);
    let voiced = rig
        .said()
        .into_iter()
        .filter(|cue| *cue == alarm(AlarmKind::OverAngle))
        .count();
    assert_eq!(voiced, 3);
    assert_eq!(rig.alarms(), [AlarmKind::OverAngle]);
    assert!(rig.view().paused);
    rig.tilt(25.0, 3_000);
    rig.stay(1_000);
    assert!(rig.view().alarms.is_empty());
}

#[test]
fn whoever_stays_above_the_limit_is_called_back_all_the_same() {
    let mut rig = holding(60);
    rig.tilt(33.0, 3_000);
    rig.stay_until(Phase::Returning, 121);
    rig.stay(5_000);
    assert!(rig.said().contains(&CueKind::ComeUpSlowly));
}

#[test]
fn a_fast_lowering_says_slower_and_a_very_fast_one_alarms() {
    let mut rig = Rig::measured(plan(60, 1, 60));
    rig.tilt(30.0, 1_500);
    assert_eq!(rig.alarms(), [AlarmKind::TooFast]);
    assert!(rig.said().contains(&alarm(AlarmKind::TooFast)));
    rig.tilt(60.0, 600);
    assert_eq!(rig.alarms(), [AlarmKind::TooFast, AlarmKind::FarTooFast]);
    rig.stay(3_000);
    let (_, cue) = rig
        .cues
        .iter()
        .find(|(_, cue)| cue.kind == alarm(AlarmKind::FarTooFast))
        .unwrap();
    assert!(cue.interrupts);
    // "Slower" is not said after "much too fast".
    assert_eq!(
        rig.said()
            .into_iter()
            .filter(|cue| *cue == alarm(AlarmKind::TooFast))
            .count(),
        1
    );
}

#[test]
fn a_fast_return_is_measured() {
    let mut rig = holding(30);
    rig.stay_until(Phase::Returning, 31);
    rig.tilt(0.0, 1_250);
    let (record, _) = rig.finish();
    let fastest = record.fastest_return.unwrap().get();
    assert!((fastest - 20.0).abs() < 0.5, "{fastest}");
    assert_eq!(record.alarms.len(), 1);
    assert_eq!(record.alarms[0].kind, AlarmKind::TooFast);
    assert!(record.alarms[0].lasted > Millis(500));
}

#[test]
fn staying_at_the_angle_past_the_hold_grows_from_a_word_to_a_siren() {
    let mut rig = holding(30);
    rig.stay_until(Phase::Returning, 31);
    let returned = rig.at();
    rig.stay(62_000);
    assert_eq!(
        rig.alarms(),
        [AlarmKind::Overtime, AlarmKind::StuckInverted]
    );
    let first = |kind: CueKind| {
        rig.cues
            .iter()
            .find(|(_, cue)| cue.kind == kind)
            .map(|(at, _)| at.saturating_sub(returned).whole_secs())
    };
    assert_eq!(first(alarm(AlarmKind::Overtime)), Some(15));
    assert_eq!(
        first(CueKind::Alarm {
            kind: AlarmKind::Overtime,
            louder: true
        }),
        Some(30)
    );
    assert_eq!(first(alarm(AlarmKind::StuckInverted)), Some(60));
    assert!(rig.view().exit_words);
    rig.tilt(0.0, 6_000);
    rig.stay(1_000);
    assert!(rig.view().alarms.is_empty());
    assert_eq!(rig.phase(), Phase::FinalHold);
}

#[test]
fn a_slow_motor_on_its_way_up_is_not_overtime() {
    let mut rig = Rig::measured(plan(45, 1, 30));
    rig.tilt(45.0, 45_000);
    rig.stay_until(Phase::Returning, 33);
    rig.tilt(0.0, 45_000);
    assert_eq!(rig.phase(), Phase::FinalHold);
    assert!(rig.alarms().is_empty());
}

#[test]
fn a_slipped_phone_is_an_alarm() {
    let mut rig = holding(60);
    rig.quality = Quality::Slipping;
    rig.stay(1_000);
    assert_eq!(rig.alarms(), [AlarmKind::PhoneSlipped]);
}

#[test]
fn the_daily_cap_ends_the_inversion_and_no_set_follows() {
    let mut options = options(plan(25, 3, 60), Mode::Measured);
    options.used_today = Millis::from_secs(570);
    let mut rig = Rig::new(options);
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::Returning, 34);
    rig.stay(1_000);
    assert_eq!(rig.alarms(), [AlarmKind::DailyCap]);
    rig.tilt(0.0, 6_000);
    assert_eq!(rig.phase(), Phase::FinalHold);
    rig.stay(1_000);
    assert!(rig.view().alarms.is_empty());
    let (record, _) = rig.finish();
    assert_eq!(
        record.ending,
        Ending::Stopped {
            during: Phase::AtAngle
        }
    );
}

#[test]
fn a_manual_session_left_alone_sounds_the_siren() {
    let mut rig = Rig::manual(plan(25, 1, 30));
    rig.press(Action::AtAngle);
    rig.stay_until(Phase::Returning, 31);
    rig.stay(61_000);
    assert_eq!(
        rig.alarms(),
        [AlarmKind::Overtime, AlarmKind::StuckInverted]
    );
}

#[test]
fn an_event_from_the_past_moves_no_clock_back() {
    let mut rig = holding(60);
    rig.stay(10_000);
    let before = rig.view();
    rig.send(Event::Tick(crate::domain::units::MonoTime::START));
    assert_eq!(rig.view(), before);
}

#[test]
fn a_nearly_empty_battery_is_told_once_and_stops_nothing() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.tilt(25.0, 5_000);
    rig.stay_until(Phase::AtAngle, 5);
    rig.stay(6_000);
    for _ in 0..3 {
        rig.send(Event::BatteryLow(rig.now));
        rig.stay(5_000);
    }
    let told = rig.said();
    let count = told.iter().filter(|cue| **cue == CueKind::BatteryLow);
    assert_eq!(count.count(), 1);
    assert_eq!(rig.phase(), Phase::AtAngle);
}

#[test]
fn a_battery_that_runs_out_once_seated_is_nobodys_worry() {
    let mut rig = Rig::manual(plan(25, 1, 10));
    rig.press(Action::Stop);
    rig.press(Action::Level);
    rig.press(Action::Sitting);
    rig.stay(6_000);
    rig.send(Event::BatteryLow(rig.now));
    rig.stay(6_000);
    assert!(!rig.said().contains(&CueKind::BatteryLow));
}
