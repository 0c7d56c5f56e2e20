//! The script of a session, from Armed to Done.

use crate::domain::{
    breathing::BreathPace,
    cue::{CueKind, DegreesToGo},
    journal::{Durability, JournalEntry},
    phase::Phase,
    plan::{Plan, PlanDraft, PlanKind},
    record::{Ending, Mode},
    session::{Event, Instruction, Session, StartError},
    units::{Degrees, Millis, UnixMillis},
};

use super::rig::{Rig, options, plan};

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

#[test]
fn the_hold_clock_stands_still_outside_the_band() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::AtAngle, 3);
    rig.stay(10_000);
    // Slowly out of the band, without coming up for good.
    rig.tilt(19.0, 8_000);
    let before = rig.view();
    rig.stay(6_000);
    let after = rig.view();
    assert!(before.paused && after.paused);
    assert_eq!(after.remaining, before.remaining);
    assert_eq!(after.time_at_angle, before.time_at_angle);
    assert_eq!(after.instruction, Instruction::EaseDown);
    assert!(rig.said().contains(&CueKind::ClockPaused));
    assert_eq!(rig.phase(), Phase::AtAngle);
    rig.tilt(25.0, 3_000);
    rig.stay_until(Phase::Returning, 60);
}

#[test]
fn coming_up_a_little_and_going_back_takes_the_hold_up_again() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::AtAngle, 3);
    rig.stay(20_000);
    rig.tilt(14.0, 2_000);
    assert_eq!(rig.phase(), Phase::Returning);
    rig.tilt(25.0, 2_000);
    rig.stay_until(Phase::AtAngle, 3);
    let remaining = rig.view().remaining.unwrap();
    assert!((38_000..=40_000).contains(&remaining.0), "{remaining:?}");
    rig.stay_until(Phase::Returning, 41);
    rig.tilt(0.0, 5_000);
    let (record, _) = rig.finish();
    assert_eq!(record.ending, Ending::Completed);
    assert_eq!(record.sets_done, 1);
}

#[test]
fn an_early_return_ends_the_set_and_the_next_one_follows() {
    let mut rig = Rig::measured(plan(25, 2, 60));
    rig.tilt(25.0, 6_000);
    rig.stay(20_000);
    rig.tilt(0.0, 6_000);
    assert_eq!(rig.phase(), Phase::Rest);
    assert_eq!(rig.view().set, 2);
    rig.stay(60_000);
    assert_eq!(rig.view().instruction, Instruction::NextSet);
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::Returning, 63);
    rig.tilt(0.0, 6_000);
    let (record, _) = rig.finish();
    assert_eq!(record.sets_done, 1);
    assert_eq!(
        record.ending,
        Ending::Stopped {
            during: Phase::AtAngle
        }
    );
}

#[test]
fn going_down_before_the_rest_is_over_is_noticed_and_followed() {
    let mut rig = Rig::measured(plan(25, 2, 60));
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::Returning, 63);
    rig.tilt(0.0, 6_000);
    rig.stay(10_000);
    rig.tilt(25.0, 6_000);
    assert!(rig.said().contains(&CueKind::RestNotOver));
    rig.stay_until(Phase::AtAngle, 3);
}

#[test]
fn dizziness_last_time_makes_the_final_hold_thirty_seconds_longer() {
    let mut options = options(plan(25, 1, 60), Mode::Measured);
    options.dizzy_last_return = true;
    let mut rig = Rig::new(options);
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::Returning, 63);
    rig.tilt(0.0, 6_000);
    assert!(
        rig.said()
            .contains(&CueKind::StopHereFlat(Millis::from_secs(90)))
    );
    let (record, _) = rig.finish();
    assert_eq!(record.final_hold.whole_secs(), 90);
}

#[test]
fn sitting_up_early_cuts_the_final_hold_short_and_says_so() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::Returning, 63);
    rig.tilt(0.0, 6_000);
    rig.stay(20_000);
    rig.tilt(-40.0, 4_000);
    rig.stay_until(Phase::UprightPause, 3);
    rig.stay_until(Phase::Seated, 16);
    rig.stay_until(Phase::CheckOut, 61);
    rig.send(Event::AnswersDone(rig.now));
    let (record, _) = rig.kept.unwrap();
    assert!(record.final_hold < Millis::from_secs(30));
    assert_eq!(
        record.ending,
        Ending::Stopped {
            during: Phase::FinalHold
        }
    );
}

#[test]
fn going_down_again_in_the_final_hold_is_a_return_once_more() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::Returning, 63);
    rig.tilt(0.0, 6_000);
    rig.stay(20_000);
    rig.tilt(20.0, 4_000);
    assert_eq!(rig.phase(), Phase::Returning);
    rig.tilt(0.0, 4_000);
    assert_eq!(rig.phase(), Phase::FinalHold);
    let (record, _) = rig.finish();
    assert_eq!(record.final_hold.whole_secs(), 60);
}

#[test]
fn sitting_up_between_sets_and_staying_there_ends_the_session_by_itself() {
    let mut rig = Rig::measured(plan(25, 3, 60));
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::Returning, 63);
    rig.tilt(0.0, 6_000);
    rig.stay(5_000);
    rig.tilt(-70.0, 10_000);
    rig.stay_until(Phase::UprightPause, 20);
    rig.stay_until(Phase::Seated, 16);
    rig.stay_until(Phase::CheckOut, 61);
    rig.send(Event::AnswersDone(rig.now));
    let (record, _) = rig.kept.unwrap();
    assert_eq!(record.sets_done, 1);
    assert_eq!(
        record.ending,
        Ending::Stopped {
            during: Phase::Rest
        }
    );
}

#[test]
fn the_breathing_pacer_is_silent_during_an_alarm() {
    let mut options = options(plan(25, 1, 60), Mode::Measured);
    options.settings.breathing = Some(BreathPace::default());
    let mut rig = Rig::new(options);
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::AtAngle, 3);
    rig.stay(25_000);
    let paced = |rig: &Rig| {
        rig.said()
            .iter()
            .filter(|cue| matches!(cue, CueKind::Breathe(_)))
            .count()
    };
    assert!(paced(&rig) >= 3);
    assert!(rig.view().breath.is_some());
    rig.tilt(34.0, 3_000);
    rig.stay(2_000);
    let before = paced(&rig);
    rig.stay(15_000);
    assert_eq!(paced(&rig), before);
    assert_eq!(rig.view().breath, None);
}

#[test]
fn a_plan_above_the_ceiling_or_past_the_daily_cap_does_not_start() {
    let steep = Plan::new(
        PlanDraft {
            kind: PlanKind::Free,
            target: Degrees::whole(70),
            sets: 1,
            hold: Millis::from_secs(60),
            rest: Millis::ZERO,
            final_hold: Millis::ZERO,
        },
        Degrees::whole(85),
    )
    .unwrap();
    assert_eq!(
        Session::start(options(steep, Mode::Measured)).err(),
        Some(StartError::AboveCeiling)
    );
    let mut used = options(plan(25, 1, 60), Mode::Measured);
    used.used_today = Millis::from_secs(600);
    assert_eq!(
        Session::start(used).err(),
        Some(StartError::DailyCapReached)
    );
    let mut late = options(plan(25, 1, 60), Mode::Measured);
    late.started.at = UnixMillis(16 * 60_000);
    assert_eq!(Session::start(late).err(), Some(StartError::NotPermitted));
}

#[test]
fn every_second_is_in_the_journal_and_only_samples_are_relaxed() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::Returning, 63);
    let mut last = Millis::ZERO;
    for entry in &rig.journal {
        let strict = !matches!(entry, JournalEntry::Samples { .. });
        assert_eq!(entry.durability() == Durability::Strict, strict);
        assert!(entry.at().saturating_sub(last) <= Millis(1_020));
        last = entry.at();
    }
}

#[test]
fn a_sample_that_changes_nothing_allocates_nothing() {
    let mut rig = Rig::measured(plan(25, 1, 60));
    rig.tilt(25.0, 6_000);
    rig.stay_until(Phase::AtAngle, 3);
    rig.stay(5_000);
    let quiet = (0..600)
        .filter(|_| {
            rig.now = rig.now.after(Millis(16));
            let sample = rig.sample(0.0);
            rig.session.update(Event::Tilt(sample)).capacity() == 0
        })
        .count();
    // Ten seconds hold ten chunks of the journal and no cue.
    assert!(quiet >= 589, "{quiet}");
}
