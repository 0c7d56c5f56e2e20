//! Answers and histories that come from storage or from a backup.

use super::*;

fn stored(version: u16, entries: &[(u8, u8)]) -> AnswerSet {
    AnswerSet::from_stored(version, hours(0), Origin::Here, entries.iter().copied())
}

fn all_no() -> Vec<(u8, u8)> {
    C::ALL.iter().map(|item| (item.id(), 0)).collect()
}

#[test]
fn a_stored_set_comes_back_as_it_was() {
    let before = but(C::Hernia, Answer::NotSure, hours(0));
    let entries: Vec<(u8, u8)> = before
        .answers()
        .iter()
        .map(|(item, answer)| (item.id(), answer.id()))
        .collect();
    assert_eq!(stored(VERSION, &entries), before);
}

#[test]
fn a_set_of_another_version_or_with_damage_is_asked_again() {
    let state = |set: AnswerSet| gate_state(&history([set]), hours(1), None);
    assert_eq!(state(stored(VERSION, &all_no())), GateState::NothingFound);
    assert_eq!(
        state(stored(VERSION - 1, &all_no())),
        GateState::DueAgain(DueReason::NewQuestions)
    );
    assert_eq!(
        state(stored(VERSION + 1, &all_no())),
        GateState::DueAgain(DueReason::NewerVersion)
    );
    let mut missing = all_no();
    missing.pop();
    let mut unknown_question = all_no();
    unknown_question.push((200, 0));
    let mut unknown_answer = all_no();
    unknown_answer[0].1 = 9;
    let mut doubled = all_no();
    doubled.push(doubled[0]);
    for damaged in [
        missing,
        unknown_question,
        unknown_answer,
        doubled,
        Vec::new(),
    ] {
        assert_eq!(
            state(stored(VERSION, &damaged)),
            GateState::DueAgain(DueReason::Damaged)
        );
    }
}

#[test]
fn a_yes_in_a_damaged_set_still_stops() {
    let pregnancy = C::Pregnancy.id();
    for entries in [
        [(pregnancy, 1), (pregnancy, 0)],
        [(pregnancy, 0), (pregnancy, 1)],
    ] {
        assert!(matches!(
            gate_state(&history([stored(VERSION, &entries)]), hours(1), None),
            GateState::Stop(_)
        ));
    }
}

#[test]
fn imported_answers_never_permit_and_still_stop() {
    let backup = history([no_to_all(hours(0))]);
    let mut fresh = GateHistory::default();
    fresh.import(&backup, hours(0));
    assert_eq!(
        gate_state(&fresh, hours(1), None),
        GateState::DueAgain(DueReason::Imported)
    );
    let mut stopped = GateHistory::default();
    stopped.import(&history([but(C::Stroke, Answer::Yes, hours(0))]), hours(0));
    assert!(matches!(
        gate_state(&stopped, hours(1), None),
        GateState::Stop(_)
    ));
    // The yes of the backup waits like any other.
    stopped.record(no_to_all(hours(1)));
    assert!(matches!(
        gate_state(&stopped, hours(24), None),
        GateState::Stop(_)
    ));
}

#[test]
fn importing_ones_own_backup_changes_nothing() {
    let mut here = history([no_to_all(hours(0))]);
    here.clearances
        .push(clearance(ItemSet::NONE, hours(0), ClinicianLimits::NONE));
    here.lock(lock(Symptom::Nausea, hours(0), Some(hours(0))));
    let before = here.clone();
    here.import(&before, hours(0));
    assert_eq!(here, before);
}

#[test]
fn an_imported_clearance_does_not_count_but_its_limits_bind() {
    let limits = ClinicianLimits::new(Some(Degrees::whole(20)), Some(4)).unwrap();
    let backup = GateHistory {
        clearances: vec![clearance(only(C::Hernia), hours(0), limits)],
        ..GateHistory::default()
    };
    let mut here = history([but(C::Hernia, Answer::Yes, hours(0))]);
    here.import(&backup, hours(0));
    assert_eq!(
        gate_state(&here, hours(1), None),
        GateState::ClearanceNeeded(only(C::Hernia))
    );
    let bounds = Bounds::at(&here, &OwnLimits::default(), hours(1));
    assert_eq!(bounds.ceiling, Degrees::whole(20));
    assert!(!bounds.cleared);
}

#[test]
fn an_imported_draft_is_left_behind() {
    let backup = GateHistory {
        draft: Some(Draft::begin(hours(0))),
        ..GateHistory::default()
    };
    let mut here = GateHistory::default();
    here.import(&backup, hours(0));
    assert_eq!(here.draft, None);
}

#[test]
fn a_stored_draft_goes_on_where_it_stopped_and_asks_again_what_it_cannot_read() {
    let glaucoma = C::Glaucoma.id();
    let draft = Draft::from_stored(VERSION, hours(0), [(glaucoma, 2), (200, 0), (3, 9)]);
    assert_eq!(draft.answers.get(C::Glaucoma), Some(Answer::NotSure));
    assert_eq!(draft.answers.answered(), 1);
    assert!(!draft.is_stale(hours(1)));
    assert!(Draft::from_stored(VERSION + 1, hours(0), []).is_stale(hours(1)));
}

/// A backup of `written`, made on a device whose clock was ahead when a symptom was told.
fn backup_with_a_lock(
    symptom: Symptom,
    at: LocalTime,
    confirmed: Option<LocalTime>,
) -> GateHistory {
    GateHistory {
        locks: vec![lock(symptom, at, confirmed)],
        ..GateHistory::default()
    }
}

#[test]
fn an_imported_symptom_dated_ahead_locks_until_it_is_read_and_no_longer() {
    // Its date, years ahead, was once taken for proof that this device's clock is wrong: the gate
    // stayed shut until that day, and erasing and restoring brought it back.
    let ahead = days(3_000);
    let mut here = history([no_to_all(hours(0))]);
    here.import(
        &backup_with_a_lock(Symptom::Nausea, ahead, Some(ahead)),
        hours(1),
    );
    assert!(matches!(
        gate_state(&here, hours(2), None),
        GateState::StopSymptom(lock) if lock.at == hours(1) && lock.confirmed.is_none()
    ));
    here.confirm_locks(hours(2));
    assert_eq!(gate_state(&here, hours(2), None), GateState::NothingFound);
}

#[test]
fn an_imported_symptom_dated_ahead_ends_what_was_cleared_before_it() {
    let ahead = days(3_000);
    let mut here = history([but(C::Hernia, Answer::Yes, hours(0))]);
    here.clearances
        .push(clearance(only(C::Hernia), hours(0), ClinicianLimits::NONE));
    here.import(&backup_with_a_lock(Symptom::Nausea, ahead, None), hours(1));
    here.confirm_locks(hours(2));
    assert_eq!(
        gate_state(&here, hours(2), None),
        GateState::ClearanceEnded(only(C::Hernia))
    );
}

#[test]
fn of_two_symptoms_dated_ahead_none_is_lost_and_a_second_import_adds_nothing() {
    let mut backup = backup_with_a_lock(Symptom::Nausea, days(3_000), None);
    backup.locks.push(lock(Symptom::Faint, days(3_001), None));
    let mut here = history([no_to_all(hours(0))]);
    here.import(&backup, hours(1));
    let reported: SymptomSet = here
        .locks
        .iter()
        .flat_map(|lock| lock.symptoms.iter())
        .collect();
    assert!(reported.contains(Symptom::Nausea) && reported.contains(Symptom::Faint));
    let once = here.clone();
    here.import(&backup, hours(1));
    assert_eq!(here, once);
}
