//! The script of a session, from Armed to Done.

use crate::domain::{
    cue::{CueKind, DegreesToGo},
    phase::Phase,
    record::Ending,
    units::{Degrees, Millis},
};

use super::rig::{Rig, plan};

const MINUTE: Millis = Millis::from_secs(60);

#[test]
fn one_set_passes_every_phase_in_order() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.stay(3_000);
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::AtAngle, 3);
    rig.stay_until(Phase::Returning, 61);
    rig.stay(2_000);
    rig.tilt(0.0, 8_000);
    let (record, trace) = rig.finish();
    assert_eq!(
        rig.passed(),
        [
            Phase::Armed,
            Phase::Lowering,
            Phase::AtAngle,
            Phase::Returning,
            Phase::FinalHold,
            Phase::UprightPause,
            Phase::Seated,
            Phase::CheckOut,
            Phase::Done,
        ]
    );
    assert_eq!(
        rig.said(),
        [
            CueKind::Ready,
            CueKind::DegreesMore(DegreesToGo::Five),
            CueKind::Hold(MINUTE),
            CueKind::Halfway,
            CueKind::TenSecondsLeft,
            CueKind::ComeUpSlowly,
            CueKind::StopHereFlat(MINUTE),
            CueKind::PauseUpright,
            CueKind::SitUp,
            CueKind::AllDone,
        ]
    );
    assert_eq!(record.ending, Ending::Completed);
    assert_eq!(record.sets_done, 1);
    assert_eq!(record.max_angle, Some(Degrees::whole(25)));
    // 60 s of hold, 2 s until the return began, and 1.6 s on the way through the band.
    assert!((63_400..=63_800).contains(&record.time_at_angle.0));
    assert_eq!(record.final_hold.whole_secs(), 60);
    assert!(rig.alarms().is_empty());
    assert!(!rig.awake);
    assert!(!rig.sound);
    assert!(trace.points().len() > 500);
}

#[test]
fn two_sets_rest_at_horizontal_between() {
    let mut rig = Rig::measured(plan(25, 2, 60));
    for _ in 0..2 {
        rig.stay(1_000);
        rig.tilt(25.0, 6_000);
        rig.stay_until(Phase::Returning, 64);
        rig.tilt(0.0, 8_000);
        if rig.phase() == Phase::Rest {
            assert_eq!(rig.view().set, 2);
            rig.stay(60_000);
        }
    }
    let (record, _) = rig.finish();
    assert_eq!(
        rig.passed()[..9],
        [
            Phase::Armed,
            Phase::Lowering,
            Phase::AtAngle,
            Phase::Returning,
            Phase::Rest,
            Phase::Lowering,
            Phase::AtAngle,
            Phase::Returning,
            Phase::FinalHold,
        ]
    );
    assert_eq!(record.sets_done, 2);
    assert_eq!(record.ending, Ending::Completed);
}

#[test]
fn ten_seconds_held_of_a_minute_are_ten_seconds_at_angle() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.stay(1_000);
    rig.tilt(25.0, 4_000);
    rig.stay(10_000);
    rig.tilt(0.0, 4_000);
    assert_eq!(rig.phase(), Phase::FinalHold);
    let (record, _) = rig.finish();
    assert!((9_000..=11_000).contains(&record.time_at_angle.0));
    assert_eq!(
        rig.passed()[..5],
        [
            Phase::Armed,
            Phase::Lowering,
            Phase::AtAngle,
            Phase::Returning,
            Phase::FinalHold,
        ]
    );
    assert_eq!(
        record.ending,
        Ending::Stopped {
            during: Phase::AtAngle
        }
    );
}
