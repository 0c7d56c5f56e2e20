//! What a clearance covers, when it ends, and how its limits bind.

use super::*;

#[test]
fn a_clearance_covers_what_it_was_asked_for_and_no_more() {
    let mut history = history([but(C::Hernia, Answer::Yes, days(0))]);
    history
        .clearances
        .push(clearance(only(C::Hernia), days(0), ClinicianLimits::NONE));
    assert_eq!(
        gate_state(&history, days(1), None),
        GateState::Cleared {
            last_day: LocalDay(20_180)
        }
    );
    history.record(set(
        Answers::all(Answer::No)
            .with(C::Hernia, Answer::Yes)
            .with(C::Age65, Answer::Yes),
        days(2),
    ));
    assert_eq!(
        gate_state(&history, days(2), None),
        GateState::ClearanceNeeded(only(C::Age65))
    );
}

#[test]
fn a_clearance_never_lifts_a_stop() {
    let mut history = history([but(C::Pregnancy, Answer::Yes, days(0))]);
    history.clearances.push(clearance(
        C::ALL.into_iter().collect(),
        days(0),
        ClinicianLimits::NONE,
    ));
    assert!(matches!(
        gate_state(&history, days(1), None),
        GateState::Stop(_)
    ));
}

#[test]
fn a_clearance_covers_a_stop_question_answered_not_sure() {
    let mut history = history([but(C::Glaucoma, Answer::NotSure, days(0))]);
    history
        .clearances
        .push(clearance(only(C::Glaucoma), days(0), ClinicianLimits::NONE));
    assert!(matches!(
        gate_state(&history, days(1), None),
        GateState::Cleared { .. }
    ));
}

#[test]
fn an_expired_clearance_blocks_and_says_that_it_has_ended() {
    let mut history = history([but(C::Hernia, Answer::Yes, days(175))]);
    history
        .clearances
        .push(clearance(only(C::Hernia), days(0), ClinicianLimits::NONE));
    assert!(gate_state(&history, days(180), None).leads_on());
    assert_eq!(
        gate_state(&history, days(181), None),
        GateState::ClearanceEnded(only(C::Hernia))
    );
}

#[test]
fn a_stop_symptom_ends_a_clearance_and_slipping_feet_do_not() {
    let state_after = |symptom| {
        let mut history = history([but(C::Hernia, Answer::Yes, days(0))]);
        history
            .clearances
            .push(clearance(only(C::Hernia), days(0), ClinicianLimits::NONE));
        history.lock(lock(symptom, days(1), Some(days(1))));
        gate_state(&history, days(2), Some(days(1)))
    };
    assert_eq!(
        state_after(Symptom::Dizziness),
        GateState::ClearanceEnded(only(C::Hernia))
    );
    assert!(state_after(Symptom::FeetSlipping).leads_on());
}

#[test]
fn a_limit_outlives_its_clearance_until_a_newer_one_replaces_it() {
    let strict = ClinicianLimits::new(Some(Degrees::whole(20)), Some(4)).unwrap();
    let mut history = history([no_to_all(days(0))]);
    history
        .clearances
        .push(clearance(ItemSet::NONE, days(0), strict));
    assert_eq!(
        Bounds::at(&history, &OwnLimits::default(), days(400)),
        Bounds {
            ceiling: Degrees::whole(20),
            daily_cap: Millis::from_secs(240),
            cleared: false
        }
    );
    let wider = ClinicianLimits::new(Some(Degrees::whole(45)), None).unwrap();
    history
        .clearances
        .push(clearance(ItemSet::NONE, days(400), wider));
    assert_eq!(
        Bounds::at(&history, &OwnLimits::default(), days(400)),
        Bounds {
            ceiling: Degrees::whole(45),
            daily_cap: Millis::from_secs(600),
            cleared: true
        }
    );
}

#[test]
fn a_clinicians_high_limit_does_not_loosen_the_persons_own() {
    let high = ClinicianLimits::new(Some(Degrees::whole(85)), Some(60)).unwrap();
    let mut history = history([no_to_all(days(0))]);
    history
        .clearances
        .push(clearance(ItemSet::NONE, days(0), high));
    let bounds = Bounds::at(&history, &OwnLimits::default(), days(0));
    assert_eq!(bounds.ceiling, Degrees::whole(60));
    assert_eq!(bounds.daily_cap, Millis::from_secs(600));
}
