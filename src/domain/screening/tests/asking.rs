//! What each answer leads to, and when the questions come again.

use super::*;

#[test]
fn each_answer_to_each_question_leads_to_its_verdict() {
    let stops = [
        C::EmergencySign,
        C::WarningSign,
        C::Under18,
        C::Pregnancy,
        C::Glaucoma,
        C::Retina,
        C::Stroke,
        C::UncontrolledPressure,
        C::UnstableHeart,
        C::Seizures,
        C::FragileBone,
        C::SpinalDisease,
        C::RecentSurgery,
        C::Implants,
        C::TableRating,
    ];
    let stops_when_unsure = [C::EmergencySign, C::Under18, C::TableRating];
    for item in C::ALL {
        let state = |answer| gate_state(&history([but(item, answer, hours(0))]), hours(1), None);
        let stop = GateState::Stop(Verdict {
            stop: only(item),
            ..Verdict::default()
        });
        let needed = GateState::ClearanceNeeded(only(item));

        assert_eq!(state(Answer::No), GateState::NothingFound, "{item:?}");
        let yes = if stops.contains(&item) { stop } else { needed };
        assert_eq!(state(Answer::Yes), yes, "{item:?}");
        let unsure = if stops_when_unsure.contains(&item) {
            stop
        } else {
            needed
        };
        assert_eq!(state(Answer::NotSure), unsure, "{item:?}");
    }
}

#[test]
fn without_answers_the_gate_has_never_been_asked() {
    assert_eq!(
        gate_state(&GateHistory::default(), hours(0), None),
        GateState::NeverAsked
    );
}

#[test]
fn a_half_answered_gate_blocks_even_over_older_clean_answers() {
    let mut history = history([no_to_all(hours(0))]);
    let mut draft = Draft::begin(hours(1));
    draft.answer(C::Pregnancy, Answer::Yes);
    history.draft = Some(draft);
    assert_eq!(
        gate_state(&history, hours(2), None),
        GateState::InProgress {
            answered: 1,
            stale: false
        }
    );
    // Waiting does not make it go away.
    assert_eq!(
        gate_state(&history, hours(26), None),
        GateState::InProgress {
            answered: 1,
            stale: true
        }
    );
}

#[test]
fn a_draft_is_finished_only_when_every_question_has_its_answer() {
    let mut draft = Draft::begin(hours(0));
    assert_eq!(
        draft.complete(hours(0)),
        Err(Incomplete::Missing {
            first: C::EmergencySign,
            count: 33
        })
    );
    for item in C::ALL {
        draft.answer(item, Answer::No);
    }
    draft.answers = Answers::all(Answer::No);
    assert!(draft.complete(hours(24)).is_ok());
    assert_eq!(draft.complete(hours(25)), Err(Incomplete::Stale));
    draft.version = VERSION + 1;
    assert_eq!(draft.complete(hours(0)), Err(Incomplete::OtherVersion));
}

#[test]
fn a_draft_survives_a_clock_corrected_by_seconds_and_not_one_set_back_by_hours() {
    let draft = Draft::begin(hours(2));
    let corrected = LocalTime {
        at: UnixMillis(hours(2).at.0 - 20_000),
        offset_minutes: 0,
    };
    assert!(!draft.is_stale(corrected));
    assert!(draft.is_stale(hours(0)));
}

#[test]
fn recording_a_run_ends_its_draft() {
    let mut history = GateHistory {
        draft: Some(Draft::begin(hours(0))),
        ..GateHistory::default()
    };
    history.record(no_to_all(hours(0)));
    assert_eq!(history.draft, None);
    assert_eq!(
        gate_state(&history, hours(0), None),
        GateState::NothingFound
    );
}

#[test]
fn a_yes_changed_to_no_counts_after_24_hours() {
    let changed = history([
        but(C::Glaucoma, Answer::Yes, hours(0)),
        no_to_all(hours(10)),
    ]);
    let waiting = GateState::Stop(Verdict {
        waiting: only(C::Glaucoma),
        until: Some(hours(34).at),
        ..Verdict::default()
    });
    assert_eq!(gate_state(&changed, hours(11), None), waiting);
    assert_eq!(gate_state(&changed, hours(33), None), waiting);
    assert_eq!(
        gate_state(&changed, hours(34), None),
        GateState::NothingFound
    );
}

#[test]
fn a_yes_changed_to_not_sure_waits_too_and_then_needs_a_clearance() {
    let changed = history([
        but(C::Glaucoma, Answer::Yes, hours(0)),
        but(C::Glaucoma, Answer::NotSure, hours(1)),
    ]);
    assert!(matches!(
        gate_state(&changed, hours(24), None),
        GateState::Stop(_)
    ));
    assert_eq!(
        gate_state(&changed, hours(25), None),
        GateState::ClearanceNeeded(only(C::Glaucoma))
    );
}

#[test]
fn answering_no_again_does_not_restart_the_wait() {
    let changed = history([
        but(C::Glaucoma, Answer::Yes, hours(0)),
        no_to_all(hours(1)),
        no_to_all(hours(20)),
    ]);
    assert_eq!(
        gate_state(&changed, hours(25), None),
        GateState::NothingFound
    );
}

#[test]
fn a_yes_in_between_restarts_the_wait() {
    let changed = history([
        but(C::Glaucoma, Answer::Yes, hours(0)),
        no_to_all(hours(1)),
        but(C::Glaucoma, Answer::Yes, hours(20)),
        no_to_all(hours(21)),
    ]);
    assert!(matches!(
        gate_state(&changed, hours(44), None),
        GateState::Stop(_)
    ));
    assert_eq!(
        gate_state(&changed, hours(45), None),
        GateState::NothingFound
    );
}

#[test]
fn a_clearance_question_changed_to_no_counts_at_once() {
    let changed = history([but(C::Hernia, Answer::Yes, hours(0)), no_to_all(hours(1))]);
    assert_eq!(
        gate_state(&changed, hours(1), None),
        GateState::NothingFound
    );
}

#[test]
fn a_change_made_under_a_clock_set_back_gains_nothing() {
    // Yes at hour 100; the clock is set back by two days, the answer changed, the clock set right.
    let changed = history([
        but(C::Glaucoma, Answer::Yes, hours(100)),
        no_to_all(hours(52)),
    ]);
    assert!(matches!(
        gate_state(&changed, hours(101), None),
        GateState::Stop(_)
    ));
    assert_eq!(
        gate_state(&changed, hours(124), None),
        GateState::NothingFound
    );
}

#[test]
fn the_gate_is_asked_again_after_30_days() {
    let answered = history([no_to_all(days(0))]);
    assert_eq!(
        gate_state(&answered, days(29), Some(days(28))),
        GateState::NothingFound
    );
    assert_eq!(
        gate_state(&answered, days(30), Some(days(28))),
        GateState::DueAgain(DueReason::Monthly)
    );
}

#[test]
fn the_gate_is_asked_again_after_a_gap_of_14_days() {
    let answered = history([no_to_all(days(0))]);
    assert_eq!(
        gate_state(&answered, days(15), Some(days(2))),
        GateState::NothingFound
    );
    assert_eq!(
        gate_state(&answered, days(16), Some(days(2))),
        GateState::DueAgain(DueReason::Gap)
    );
    // Answered in the gap, before it was fourteen days long: asked again all the same.
    let early = history([no_to_all(days(15))]);
    assert_eq!(
        gate_state(&early, days(16), Some(days(2))),
        GateState::DueAgain(DueReason::Gap)
    );
    let after = history([no_to_all(days(16))]);
    assert_eq!(
        gate_state(&after, days(17), Some(days(2))),
        GateState::NothingFound
    );
}

#[test]
fn a_stop_stays_a_stop_however_old_it_is() {
    let old = history([but(C::Stroke, Answer::Yes, days(0))]);
    assert!(matches!(
        gate_state(&old, days(400), None),
        GateState::Stop(_)
    ));
}

#[test]
fn a_red_flag_symptom_asks_the_gate_again() {
    let mut after = history([no_to_all(days(0))]);
    after.lock(lock(Symptom::Numbness, days(1), None));
    assert!(matches!(
        gate_state(&after, days(2), Some(days(1))),
        GateState::StopSymptom(_)
    ));
    after.confirm_locks(days(2));
    assert_eq!(
        gate_state(&after, days(2), Some(days(1))),
        GateState::DueAgain(DueReason::AfterRedFlag)
    );
    after.record(no_to_all(days(2)));
    assert_eq!(
        gate_state(&after, days(2), Some(days(1))),
        GateState::NothingFound
    );
}

#[test]
fn any_other_stop_symptom_locks_until_its_page_is_read() {
    let mut after = history([no_to_all(days(0))]);
    after.lock(lock(Symptom::Nausea, days(1), None));
    assert!(matches!(
        gate_state(&after, days(2), Some(days(1))),
        GateState::StopSymptom(_)
    ));
    after.confirm_locks(days(2));
    assert_eq!(
        gate_state(&after, days(2), Some(days(1))),
        GateState::NothingFound
    );
    // Reported again unchanged, it stays read; with more symptoms, it locks again.
    after.lock(lock(Symptom::Nausea, days(1), None));
    assert_eq!(after.unread_locks().count(), 0);
    after.lock(lock(Symptom::Faint, days(1), None));
    assert_eq!(after.unread_locks().count(), 1);
}

#[test]
fn a_session_with_a_symptom_locks_even_if_its_lock_was_lost() {
    let answered = history([no_to_all(days(0))]);
    let mut session = past_session(None, days(0));
    session.symptoms = SymptomSet::NONE.with(Symptom::Nausea);
    assert_eq!(
        ask(&answered, &[session], &rehearsal(), days(1)),
        Err(Refusal::Gate(GateState::StopSymptom(lock(
            Symptom::Nausea,
            days(0),
            None
        ))))
    );
    let mut read = answered.locked_by(&[session]);
    read.confirm_locks(days(1));
    assert!(ask(&read, &[session], &rehearsal(), days(1)).is_ok());
}

#[test]
fn a_red_flag_in_a_check_in_locks_too() {
    let answered = history([no_to_all(days(0))]);
    let numb = lock(Symptom::Numbness, days(1), None);
    let mut session = past_session(None, days(0));
    session.later_locks = [None, Some(numb)];
    assert_eq!(
        ask(&answered, &[session], &rehearsal(), days(2)),
        Err(Refusal::Gate(GateState::StopSymptom(numb)))
    );
}

#[test]
fn a_lock_written_at_the_end_of_the_session_is_its_lock() {
    let mut answered = history([no_to_all(days(0))]);
    let mut session = past_session(None, hours(1));
    session.symptoms = SymptomSet::NONE.with(Symptom::Nausea);
    answered.lock(lock(Symptom::Nausea, hours(2), Some(hours(3))));
    assert!(ask(&answered, &[session], &rehearsal(), days(1)).is_ok());
}

#[test]
fn taking_a_symptom_back_neither_unlocks_nor_locks_again() {
    let mut after = history([no_to_all(days(0))]);
    let at = days(1);
    after.lock(StopLock {
        symptoms: SymptomSet::NONE.with(Symptom::Nausea).with(Symptom::Ear),
        ..lock(Symptom::Ear, at, None)
    });
    after.lock(lock(Symptom::Ear, at, None));
    assert!(after.locks[0].symptoms.contains(Symptom::Nausea));
    after.confirm_locks(days(2));
    after.lock(lock(Symptom::Ear, at, None));
    assert_eq!(after.unread_locks().count(), 0);
}

#[test]
fn a_clock_set_back_blocks() {
    let answered = history([no_to_all(hours(10))]);
    let minutes_before = |minutes: i64| LocalTime {
        at: UnixMillis(hours(10).at.0 - minutes * 60_000),
        offset_minutes: 0,
    };
    assert_eq!(
        gate_state(&answered, minutes_before(5), None),
        GateState::NothingFound
    );
    assert_eq!(
        gate_state(&answered, minutes_before(6), None),
        GateState::ClockSetBack { newest: hours(10) }
    );
    // A session in the future says the same.
    assert_eq!(
        gate_state(&history([no_to_all(hours(0))]), hours(1), Some(hours(9))),
        GateState::ClockSetBack { newest: hours(9) }
    );
}

#[test]
fn travelling_is_not_setting_the_clock_back() {
    let answered = history([no_to_all(LocalTime {
        offset_minutes: 600,
        ..hours(10)
    })]);
    let home = LocalTime {
        offset_minutes: -600,
        ..hours(11)
    };
    assert_eq!(gate_state(&answered, home, None), GateState::NothingFound);
}

#[test]
fn a_long_diary_is_locked_by_just_what_has_no_lock() {
    // Four thousand sessions with symptoms, every second one with its lock: what is left is told from
    // the other half, whose symptoms are the same.
    let of = |session: i64| {
        [Symptom::Nausea, Symptom::Faint, Symptom::Panic]
            .into_iter()
            .cycle()
            .nth(usize::try_from(session).unwrap())
            .unwrap()
    };
    let mut answered = history([no_to_all(days(0))]);
    let mut past = Vec::new();
    for session in 0..4_000 {
        let began = hours(session * 12);
        let mut one = past_session(None, began);
        one.symptoms = SymptomSet::NONE.with(of(session));
        past.push(one);
    }
    // The last lock of each kind answers for all before it.
    answered.lock(lock(Symptom::Nausea, hours(12 * 3_996), Some(days(2_000))));
    answered.lock(lock(Symptom::Faint, hours(12 * 3_997), Some(days(2_000))));
    let told = answered.locked_by(&past);
    let left = told.unread_locks().count();
    // Every third is a panic, and the nausea of the very last session comes after its lock.
    assert_eq!(left, 4_000 / 3 + 1);
    assert_eq!(
        told.locked_by(&past),
        told,
        "and a second look adds nothing"
    );
}
