//! What the buttons do, with motion and without it.

use crate::domain::{
    cue::CueKind,
    phase::Phase,
    record::{Ending, Mode},
    session::{Action, Event},
    symptom::{Symptom, SymptomSet},
    units::Millis,
};

use super::rig::{Rig, options, plan};

#[test]
fn stop_means_exit_words_and_the_whole_way_back() {
    let mut rig = Rig::measured(plan(25, 3, 60));
    rig.tilt(25.0, 6_000);
    rig.stay(20_000);
    rig.press(Action::Stop);
    assert_eq!(rig.phase(), Phase::Returning);
    assert!(rig.view().exit_words);
    rig.stay(5_000);
    rig.tilt(0.0, 8_000);
    assert_eq!(rig.phase(), Phase::FinalHold);
    assert!(rig.said().contains(&CueKind::ExitWords));
    rig.send(Event::Symptoms(
        SymptomSet::NONE.with(Symptom::Dizziness),
        rig.now,
    ));
    assert!(!rig.locked, "it can still be taken back");
    let (record, _) = rig.finish();
    assert!(rig.locked);
    assert_eq!(
        record.ending,
        Ending::Stopped {
            during: Phase::AtAngle
        }
    );
    assert!(record.symptoms.contains(Symptom::Dizziness));
}

#[test]
fn stop_before_the_table_went_down_ends_at_the_questions() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.stay(2_000);
    rig.press(Action::Stop);
    assert_eq!(rig.phase(), Phase::CheckOut);
    assert!(!rig.awake);
}

#[test]
fn manual_mode_runs_by_clock_and_buttons() {
    let mut rig = Rig::manual(plan(25, 2, 60));
    assert_eq!(rig.said(), [CueKind::ReadyByHand]);
    rig.stay(5_000);
    rig.press(Action::Next);
    assert_eq!(rig.phase(), Phase::Lowering);
    rig.stay(5_000);
    rig.press(Action::AtAngle);
    rig.stay_until(Phase::Returning, 61);
    rig.stay(8_000);
    rig.press(Action::Level);
    assert_eq!(rig.phase(), Phase::Rest);
    rig.stay_until(Phase::Lowering, 61);
    rig.press(Action::Next);
    rig.stay_until(Phase::Returning, 61);
    rig.stay(8_000);
    rig.press(Action::Next);
    rig.stay_until(Phase::UprightPause, 61);
    rig.stay_until(Phase::Seated, 26);
    rig.stay_until(Phase::CheckOut, 61);
    rig.send(Event::AnswersDone(rig.now));
    assert!(rig.alarms().is_empty());
    let (record, trace) = rig.kept.unwrap();
    assert_eq!(record.mode, Mode::Manual);
    assert_eq!(record.ending, Ending::Completed);
    assert_eq!(record.time_at_angle.whole_secs(), 120);
    assert_eq!(record.max_angle, None);
    assert!(trace.points().is_empty());
}

#[test]
fn with_motion_control_off_the_angle_is_measured_and_moves_nothing() {
    let mut options = options(plan(25, 1, 60), Mode::Measured);
    options.settings.motion_control = false;
    let mut rig = Rig::new(options);
    rig.tilt(25.0, 6_000);
    rig.stay(5_000);
    assert_eq!(rig.phase(), Phase::Armed);
    rig.press(Action::AtAngle);
    rig.stay(30_000);
    rig.tilt(0.0, 6_000);
    assert_eq!(rig.phase(), Phase::AtAngle);
    rig.stay_until(Phase::Returning, 61);
    rig.press(Action::Level);
    assert_eq!(rig.phase(), Phase::FinalHold);
    assert!(rig.view().time_at_angle < Millis::from_secs(33));
}

#[test]
fn coming_up_by_button_ends_the_set_and_is_kept_as_such() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.tilt(15.0, 6_000);
    rig.press(Action::ComeUp);
    assert_eq!(rig.phase(), Phase::Returning);
    rig.tilt(0.0, 6_000);
    let (record, _) = rig.finish();
    assert_eq!(
        record.ending,
        Ending::Stopped {
            during: Phase::Lowering
        }
    );
}

#[test]
fn a_button_that_does_not_apply_does_nothing() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.stay(1_000);
    let before = rig.view();
    for action in [
        Action::ComeUp,
        Action::Level,
        Action::Upright,
        Action::Sitting,
        Action::Questions,
    ] {
        assert!(!before.actions.contains(action));
        rig.press(action);
    }
    assert_eq!(rig.view(), before);
}

#[test]
fn every_phase_on_the_way_offers_its_next_step() {
    let mut rig = Rig::manual(plan(25, 1, 60));
    let mut phases = vec![rig.phase()];
    while rig.phase() != Phase::CheckOut {
        assert!(rig.view().actions.contains(Action::Next));
        rig.press(Action::Next);
        phases.push(rig.phase());
    }
    assert_eq!(
        phases,
        [
            Phase::Armed,
            Phase::Lowering,
            Phase::AtAngle,
            Phase::Returning,
            Phase::FinalHold,
            Phase::UprightPause,
            Phase::Seated,
            Phase::CheckOut,
        ]
    );
}
