//! Oscillation, staircase, and targets near horizontal.

use crate::domain::{
    cue::CueKind,
    phase::Phase,
    plan::PlanKind,
    record::Ending,
    units::{Degrees, Millis},
};

use super::rig::{Rig, plan, plan_of};

#[test]
fn an_oscillation_goes_between_horizontal_and_the_target() {
    let mut rig = Rig::measured(plan_of(PlanKind::Oscillation, 20, 1, 30));
    for cycle in 1..=3 {
        assert_eq!(rig.view().step, Some(cycle));
        rig.tilt(20.0, 5_000);
        rig.stay_until(Phase::Returning, 13);
        rig.tilt(0.0, 5_000);
        if cycle < 3 {
            assert_eq!(rig.phase(), Phase::Rest);
            rig.stay(10_000);
        }
    }
    let (record, _) = rig.finish();
    assert_eq!(record.ending, Ending::Completed);
    assert_eq!(record.sets_done, 1);
    assert!(rig.alarms().is_empty());
}

#[test]
fn a_staircase_goes_deeper_without_coming_up() {
    let mut rig = Rig::measured(plan_of(PlanKind::Staircase, 30, 1, 60));
    for step in [10.0, 20.0] {
        rig.tilt(step, 3_000);
        rig.stay_until(Phase::AtAngle, 3);
        rig.stay_until(Phase::Lowering, 31);
    }
    assert_eq!(
        rig.said()
            .iter()
            .filter(|cue| **cue == CueKind::NextStep)
            .count(),
        2
    );
    assert_eq!(rig.view().target, Degrees::whole(30));
    rig.tilt(30.0, 3_000);
    rig.stay_until(Phase::Returning, 63);
    rig.tilt(0.0, 8_000);
    let (record, _) = rig.finish();
    assert_eq!(record.ending, Ending::Completed);
    assert!(rig.alarms().is_empty());
}

#[test]
fn coming_up_from_a_stair_ends_the_set() {
    let mut rig = Rig::measured(plan_of(PlanKind::Staircase, 30, 1, 60));
    rig.tilt(10.0, 3_000);
    rig.stay_until(Phase::AtAngle, 3);
    rig.stay_until(Phase::Lowering, 31);
    rig.tilt(0.0, 4_000);
    assert_eq!(rig.phase(), Phase::FinalHold);
    let (record, _) = rig.finish();
    assert_eq!(record.sets_done, 0);
    assert_eq!(
        record.ending,
        Ending::Stopped {
            during: Phase::AtAngle
        }
    );
}

#[test]
fn the_rehearsal_at_horizontal_runs_by_its_clock() {
    let mut rig = Rig::measured(plan_of(PlanKind::Ladder { level: 0 }, 0, 1, 60));
    rig.stay_until(Phase::AtAngle, 3);
    rig.stay(59_000);
    assert_eq!(rig.phase(), Phase::AtAngle);
    rig.stay_until(Phase::FinalHold, 2);
    let (record, _) = rig.finish();
    assert_eq!(record.ending, Ending::Completed);
    assert!((59_900..=60_100).contains(&record.time_at_angle.0));
    assert!(rig.alarms().is_empty());
}

#[test]
fn the_rehearsal_begins_where_the_person_gets_on() {
    let mut rig = Rig::measured(plan_of(PlanKind::Ladder { level: 0 }, 0, 1, 60));
    rig.tilt(-70.0, 20);
    rig.stay(5_000);
    assert_eq!(rig.phase(), Phase::Armed);
    rig.tilt(0.0, 10_000);
    assert_eq!(rig.phase(), Phase::Lowering);
    rig.stay_until(Phase::AtAngle, 3);
    rig.stay_until(Phase::FinalHold, 61);
}

#[test]
fn every_target_of_the_ladder_and_below_completes_without_an_alarm() {
    for target in [1, 4, 5, 6, 8, 9, 10, 11, 12, 15, 20, 25, 30, 40, 45, 50, 60] {
        let mut rig = Rig::measured(plan(target, 2, 60));
        for _ in 0..2 {
            rig.tilt(f64::from(target), 8_000);
            rig.stay_until(Phase::AtAngle, 63);
            // Below ten degrees the table is level already: the return is over as it begins.
            rig.stay_while(Phase::AtAngle, 63);
            rig.tilt(0.0, 8_000);
            if rig.phase() == Phase::Rest {
                rig.stay(60_000);
            }
        }
        let (record, _) = rig.finish();
        assert_eq!(record.ending, Ending::Completed, "target {target}");
        assert_eq!(record.sets_done, 2, "target {target}");
        assert!(rig.alarms().is_empty(), "target {target}");
        assert!(record.time_at_angle >= Millis::from_secs(119));
    }
}

#[test]
fn sway_of_a_degree_at_the_lower_edge_of_level_one_is_no_return() {
    let mut rig = Rig::measured(plan(15, 1, 60));
    rig.tilt(15.0, 5_000);
    rig.stay_until(Phase::AtAngle, 3);
    rig.tilt(10.5, 4_000);
    for _ in 0..10 {
        rig.tilt(9.5, 1_500);
        rig.tilt(11.5, 1_500);
    }
    assert_eq!(rig.phase(), Phase::AtAngle);
}
