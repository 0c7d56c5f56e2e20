//! The gate as a whole: each answer, each date, each fault, and that nothing slips past.

use proptest::prelude::*;

use super::*;
use crate::domain::{
    checklist::{CheckItem, ChecklistProgress, Companion, Ready, Requirement},
    ladder::{self, Level, Past, standing},
    plan::{Plan, PlanDraft, PlanKind},
    record::Equipment,
    symptom::{Symptom, SymptomSet},
    units::{Degrees, LocalDay, LocalTime, Millis, UnixMillis},
};
use Contraindication as C;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// Noon of day 20 000 and `hours` more.
fn hours(hours: i64) -> LocalTime {
    LocalTime {
        at: UnixMillis(20_000 * DAY + 12 * HOUR + hours * HOUR),
        offset_minutes: 0,
    }
}

fn days(days: i64) -> LocalTime {
    hours(days * 24)
}

fn set(answers: Answers, at: LocalTime) -> AnswerSet {
    Draft {
        version: VERSION,
        begun: at,
        answers,
    }
    .complete(at)
    .unwrap()
}

/// All answers no but one, given at `at`.
fn but(item: C, answer: Answer, at: LocalTime) -> AnswerSet {
    set(Answers::all(Answer::No).with(item, answer), at)
}

fn no_to_all(at: LocalTime) -> AnswerSet {
    set(Answers::all(Answer::No), at)
}

fn history(sets: impl IntoIterator<Item = AnswerSet>) -> GateHistory {
    GateHistory {
        sets: sets.into_iter().collect(),
        ..GateHistory::default()
    }
}

fn only(item: C) -> ItemSet {
    ItemSet::NONE.with(item)
}

fn clearance(covers: ItemSet, at: LocalTime, limits: ClinicianLimits) -> Clearance {
    Clearance::new("Dr Osei", at.day(), covers, limits, at).unwrap()
}

fn lock(symptom: Symptom, at: LocalTime, confirmed: Option<LocalTime>) -> StopLock {
    StopLock {
        at,
        symptoms: SymptomSet::NONE.with(symptom),
        confirmed,
    }
}

// One question, one answer.

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

// Pausing and resuming.

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

// Twenty-four hours.

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

// Asking again.

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

// Stored sets.

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

// Imports.

#[test]
fn imported_answers_never_permit_and_still_stop() {
    let backup = history([no_to_all(hours(0))]);
    let mut fresh = GateHistory::default();
    fresh.import(&backup);
    assert_eq!(
        gate_state(&fresh, hours(1), None),
        GateState::DueAgain(DueReason::Imported)
    );
    let mut stopped = GateHistory::default();
    stopped.import(&history([but(C::Stroke, Answer::Yes, hours(0))]));
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
    here.import(&before);
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
    here.import(&backup);
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
    here.import(&backup);
    assert_eq!(here.draft, None);
}

// The clock.

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

// Clearances.

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

// The permit.

fn ready_for(requirement: Requirement, now: LocalTime) -> Ready {
    let mut progress = ChecklistProgress::new(requirement);
    progress.tone_played();
    progress.voice_played();
    for item in requirement.list.shown() {
        if item != CheckItem::Help {
            progress.confirm(item).unwrap();
        }
    }
    progress.confirm_help(Companion::Spotter).unwrap();
    progress.finish(now).unwrap()
}

fn free_plan(target: i16, hold_secs: u32, ceiling: Degrees) -> Plan {
    Plan::new(
        PlanDraft {
            kind: PlanKind::Free,
            target: Degrees::whole(target),
            sets: 1,
            hold: Millis::from_secs(hold_secs),
            rest: Millis::from_secs(60),
            final_hold: Millis::from_secs(60),
        },
        ceiling,
    )
    .unwrap()
}

/// Asks for a permit as a person who answered "none of these" and confirmed the whole checklist.
fn ask(
    history: &GateHistory,
    past: &[Past],
    plan: &Plan,
    now: LocalTime,
) -> Result<Permit, Refusal> {
    let own = OwnLimits::default();
    let standing = standing(past, &Bounds::at(history, &own, now), now);
    let ready = ready_for(Requirement::new(&standing, Equipment::Table, now), now);
    permit(&Request {
        history,
        past,
        own: &own,
        today: Some(&NotTodayAnswers {
            applies: NotTodaySet::NONE,
            at: now,
        }),
        ready: Some(&ready),
        equipment: Equipment::Table,
        plan,
        now,
    })
}

fn rehearsal() -> Plan {
    Level::ALL[0].plan(Plan::DEFAULT_CEILING, false).unwrap()
}

fn past_session(level: Option<u8>, at: LocalTime) -> Past {
    Past {
        started: at,
        level,
        equipment: Equipment::Table,
        completed: true,
        time_at_angle: Millis::from_secs(60),
        symptoms: SymptomSet::NONE,
        dizzy_on_return: false,
        before: None,
        next_day: None,
    }
}

#[test]
fn clean_answers_and_a_confirmed_checklist_permit_the_rehearsal() {
    let answered = history([no_to_all(hours(0))]);
    let permit = ask(&answered, &[], &rehearsal(), hours(1)).unwrap();
    assert_eq!(permit.ceiling(), Degrees::whole(60));
    assert_eq!(permit.daily_cap(), Millis::from_secs(600));
    assert_eq!(permit.left_today(), Millis::from_secs(600));
    assert_eq!(permit.stamp().version, VERSION);
    assert_eq!(permit.stamp().answered, hours(0).at);
    assert!(permit.is_valid(hours(1).at));
    assert!(!permit.is_valid(hours(2).at));
    assert!(!permit.is_valid(hours(0).at));
}

#[test]
fn a_permit_measures_the_plan_by_its_limit_and_its_ceiling() {
    let permit = Permit::for_tests();
    assert_eq!(permit.allows(&Plan::SIMPLE_START), Ok(()));
    assert_eq!(
        permit.allows(&free_plan(60, 60, Degrees::whole(61))),
        Err(PlanRefusal::AboveCeiling {
            ceiling: Degrees::whole(60)
        })
    );
}

#[test]
fn no_answers_no_permit() {
    assert_eq!(
        ask(&GateHistory::default(), &[], &rehearsal(), hours(0)),
        Err(Refusal::Gate(GateState::NeverAsked))
    );
}

#[test]
fn a_first_session_above_the_rehearsal_is_refused_on_the_ladder() {
    let answered = history([no_to_all(hours(0))]);
    let level_one = Level::ALL[1].plan(Plan::DEFAULT_CEILING, false).unwrap();
    assert_eq!(
        ask(&answered, &[], &level_one, hours(1)),
        Err(Refusal::Plan(PlanRefusal::LevelTooHigh { highest: 0 }))
    );
}

#[test]
fn a_plan_above_a_clinicians_limit_is_refused() {
    let mut answered = history([no_to_all(hours(0))]);
    answered.clearances.push(clearance(
        ItemSet::NONE,
        hours(0),
        ClinicianLimits::new(Some(Degrees::whole(20)), Some(2)).unwrap(),
    ));
    let ceiling = Degrees::whole(20);
    let refused = Err(Refusal::Plan(PlanRefusal::AboveCeiling { ceiling }));
    // Even a low target, if the plan's own ceiling would let the table go higher.
    assert_eq!(
        ask(
            &answered,
            &[],
            &free_plan(10, 60, Degrees::whole(60)),
            hours(1)
        ),
        refused
    );
    assert_eq!(
        ask(
            &answered,
            &[],
            &free_plan(30, 60, Degrees::whole(60)),
            hours(1)
        ),
        refused
    );
    assert!(ask(&answered, &[], &free_plan(20, 60, ceiling), hours(1)).is_ok());
    assert_eq!(
        ask(&answered, &[], &free_plan(20, 121, ceiling), hours(1)),
        Err(Refusal::Plan(PlanRefusal::DailyCap {
            left: Millis::from_secs(120)
        }))
    );
}

#[test]
fn the_daily_cap_counts_what_was_used_today() {
    let answered = history([no_to_all(hours(0))]);
    let mut used = past_session(None, hours(1));
    used.time_at_angle = Millis::from_secs(550);
    let plan = free_plan(20, 60, Degrees::whole(60));
    assert_eq!(
        ask(&answered, &[used], &plan, hours(2)),
        Err(Refusal::Plan(PlanRefusal::DailyCap {
            left: Millis::from_secs(50)
        }))
    );
    assert!(ask(&answered, &[used], &plan, hours(24)).is_ok());
}

#[test]
fn the_sessions_of_a_day_and_the_days_of_a_week_are_bounded() {
    let mut answered = history([no_to_all(days(29))]);
    assert_eq!(
        ask(
            &answered,
            &[past_session(Some(0), days(29))],
            &rehearsal(),
            days(29)
        ),
        Err(Refusal::Plan(PlanRefusal::SessionsToday { most: 1 }))
    );
    answered
        .clearances
        .push(clearance(ItemSet::NONE, days(29), ClinicianLimits::NONE));
    let top = Level::ALL[12].plan(Plan::DEFAULT_CEILING, false).unwrap();
    let past: Vec<Past> = [23, 24, 26, 28]
        .map(|day| past_session(Some(12), days(day)))
        .to_vec();
    assert!(ask(&answered, &past[..3], &top, days(29)).is_ok());
    assert!(ask(&answered, &past, &top, days(30)).is_ok());
    assert_eq!(
        ask(&answered, &past, &top, days(29)),
        Err(Refusal::Plan(PlanRefusal::DaysThisWeek { most: 4 }))
    );
}

#[test]
fn a_reason_of_the_day_refuses_and_cannot_be_tapped_away() {
    let mut answered = history([no_to_all(hours(0))]);
    let own = OwnLimits::default();
    let plan = rehearsal();
    let standing = standing(&[], &Bounds::at(&answered, &own, hours(1)), hours(1));
    let ready = ready_for(
        Requirement::new(&standing, Equipment::Table, hours(1)),
        hours(1),
    );
    let meal = NotTodayAnswers {
        applies: NotTodaySet::NONE.with(NotToday::Meal),
        at: hours(1),
    };
    let with = |history: &GateHistory, today: Option<&NotTodayAnswers>| {
        permit(&Request {
            history,
            past: &[],
            own: &own,
            today,
            ready: Some(&ready),
            equipment: Equipment::Table,
            plan: &plan,
            now: hours(1),
        })
    };
    assert_eq!(with(&answered, None), Err(Refusal::NotTodayUnanswered));
    assert_eq!(
        with(&answered, Some(&meal)),
        Err(Refusal::NotToday(meal.applies))
    );
    let none = NotTodayAnswers {
        applies: NotTodaySet::NONE,
        at: hours(1),
    };
    answered.turn_away(meal);
    assert_eq!(
        with(&answered, Some(&none)),
        Err(Refusal::NotToday(meal.applies))
    );
    assert!(ask(&answered, &[], &plan, hours(3)).is_ok());
}

#[test]
fn an_open_checklist_refuses() {
    let answered = history([no_to_all(hours(0))]);
    let refused = permit(&Request {
        history: &answered,
        past: &[],
        own: &OwnLimits::default(),
        today: Some(&NotTodayAnswers {
            applies: NotTodaySet::NONE,
            at: hours(1),
        }),
        ready: None,
        equipment: Equipment::Table,
        plan: &rehearsal(),
        now: hours(1),
    });
    assert!(matches!(refused, Err(Refusal::Checklist(_))));
}

#[test]
fn a_pause_of_the_ladder_refuses_a_free_session_too() {
    let answered = history([no_to_all(days(0))]);
    let pain = |back| crate::domain::record::Pain {
        back: crate::domain::units::Nrs::new(back).unwrap(),
        leg: crate::domain::units::Nrs::new(0).unwrap(),
    };
    let worse = |day| Past {
        before: Some(pain(2)),
        next_day: Some(ladder::NextDay {
            at: days(day + 1),
            pain: pain(4),
        }),
        ..past_session(None, days(day))
    };
    let past = [worse(0), worse(2)];
    let plan = free_plan(20, 60, Degrees::whole(60));
    assert_eq!(
        ask(&answered, &past, &plan, days(4)),
        Err(Refusal::Paused {
            until: LocalDay(20_010)
        })
    );
    assert!(ask(&answered, &past, &plan, days(10)).is_ok());
}

/// One thing a person, a clock or a backup can do to the gate.
#[derive(Debug, Clone)]
enum Step {
    Wait(i64),
    Answer(Vec<(C, Answer)>),
    Change(C, Answer),
    Begin(C, Answer),
    Clear(Vec<C>, Option<i16>, Option<u16>),
    Symptom(Symptom),
    Confirm,
    Store(u16, Vec<(u8, u8)>),
    ImportOwn,
    Session(u8),
}

fn item() -> impl Strategy<Value = C> {
    prop::sample::select(C::ALL.to_vec())
}

fn answer() -> impl Strategy<Value = Answer> {
    prop::sample::select(Answer::ALL.to_vec())
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (-30_i64..900).prop_map(Step::Wait),
        3 => prop::collection::vec((item(), answer()), 0..3).prop_map(Step::Answer),
        2 => (item(), answer()).prop_map(|(item, answer)| Step::Change(item, answer)),
        1 => (item(), answer()).prop_map(|(item, answer)| Step::Begin(item, answer)),
        3 => (
            prop::collection::vec(item(), 0..33),
            prop::option::of(-10_i16..120),
            prop::option::of(0_u16..90)
        )
            .prop_map(|(items, angle, minutes)| Step::Clear(items, angle, minutes)),
        1 => prop::sample::select(Symptom::ALL.to_vec()).prop_map(Step::Symptom),
        2 => Just(Step::Confirm),
        1 => (0_u16..3, prop::collection::vec((0_u8..40, 0_u8..4), 0..40))
            .prop_map(|(version, entries)| Step::Store(version, entries)),
        1 => Just(Step::ImportOwn),
        2 => (0_u8..13).prop_map(Step::Session),
    ]
}

/// Plays steps and returns the history, the sessions and the time they lead to.
fn play(steps: Vec<Step>) -> (GateHistory, Vec<Past>, LocalTime) {
    let mut history = GateHistory::default();
    let mut past = Vec::new();
    let mut clock = 0;
    for step in steps {
        let now = hours(clock);
        match step {
            Step::Wait(span) => clock += span,
            Step::Answer(answers) => history.record(set(
                answers
                    .into_iter()
                    .fold(Answers::all(Answer::No), |all, (item, answer)| {
                        all.with(item, answer)
                    }),
                now,
            )),
            Step::Change(item, answer) => {
                let answers = history
                    .latest()
                    .map_or(Answers::all(Answer::No), AnswerSet::answers);
                let draft = Draft {
                    version: VERSION,
                    begun: now,
                    answers: answers.with(item, answer),
                };
                if let Ok(set) = draft.complete(now) {
                    history.record(set);
                }
            }
            Step::Begin(item, answer) => {
                let mut draft = Draft::begin(now);
                draft.answer(item, answer);
                history.draft = Some(draft);
            }
            Step::Clear(items, angle, minutes) => {
                let limits = ClinicianLimits::new(angle.map(Degrees::whole), minutes);
                if let Ok(limits) = limits {
                    history
                        .clearances
                        .push(clearance(items.into_iter().collect(), now, limits));
                }
            }
            Step::Symptom(symptom) => history.lock(lock(symptom, now, None)),
            Step::Confirm => history.confirm_locks(now),
            Step::Store(version, entries) => {
                history
                    .sets
                    .push(AnswerSet::from_stored(version, now, Origin::Here, entries))
            }
            Step::ImportOwn => {
                let backup = history.clone();
                history.import(&backup);
            }
            Step::Session(level) => past.push(past_session(Some(level), now)),
        }
    }
    (history, past, hours(clock))
}

/// Whether a question stands in the way, worked out anew from the raw answers.
fn blocks(history: &GateHistory, item: C, now: LocalTime) -> bool {
    let answer = history.sets.last().and_then(|set| set.answers().get(item));
    let yes_lately = history.sets.iter().any(|set| {
        set.answers().get(item) == Some(Answer::Yes)
            && now
                .at
                .since(set.answered().at)
                .is_none_or(|age| age < Millis(24 * 3_600_000))
    });
    let covered = history.clearances.iter().any(|clearance| {
        clearance.covers.contains(item)
            && clearance.origin == Origin::Here
            && now.day().days_since(clearance.given) <= 180
    });
    match (item.class(), answer) {
        (Class::Stop, Some(Answer::Yes)) => true,
        (Class::Stop, Some(Answer::NotSure)) => yes_lately || !covered,
        (Class::Stop, Some(Answer::No)) => yes_lately,
        (Class::Clearance, Some(Answer::Yes | Answer::NotSure)) => !covered,
        (Class::Clearance, Some(Answer::No)) => false,
        (_, None) => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn no_reachable_state_permits_past_an_answer_or_above_a_ceiling(
        steps in prop::collection::vec(step(), 0..14),
        target in 0_i16..=85,
        level in prop::option::of(0_u8..13),
        hold in 1_u32..=600,
    ) {
        let (history, past, now) = play(steps);
        let plan = match level {
            Some(level) => Level::ALL[usize::from(level)].plan(Plan::DEFAULT_CEILING, false),
            None => Ok(free_plan(target, hold, Degrees::whole(85))),
        }
        .unwrap();
        let wide = ask(&history, &past, &plan, now);
        // The same wish, made below what binds.
        let ceiling = Bounds::at(&history, &OwnLimits::default(), now).ceiling;
        let lowered = free_plan(0, hold, ceiling);
        let low = ask(&history, &past, &lowered, now);

        for (permit, plan) in [(wide, plan), (low, lowered)] {
            let Ok(permit) = permit else { continue };
            for item in C::ALL {
                prop_assert!(!blocks(&history, item, now), "{item:?}");
            }
            prop_assert!(history.draft.is_none());
            prop_assert!(history.locks.iter().all(|lock| lock.confirmed.is_some()));
            prop_assert!(plan.limit() <= permit.ceiling());
            prop_assert!(plan.ceiling() <= permit.ceiling());
            prop_assert!(permit.ceiling() <= Degrees::whole(60));
            let limit = history.clearances.last().and_then(|last| last.limits.angle());
            if let Some(limit) = limit {
                prop_assert!(permit.ceiling() <= limit);
            }
            let planned = plan.hold().0 * u64::from(plan.sets());
            prop_assert!(Millis(planned) <= permit.left_today());
            prop_assert!(permit.left_today() <= permit.daily_cap());
            if let PlanKind::Ladder { level } = plan.kind() {
                prop_assert!(level <= 6 || history.counting(now).next().is_some());
            }
        }
    }

    #[test]
    fn clean_answers_permit_unless_something_speaks_against_it(
        answered in 0_i64..200, wait in 0_i64..=696,
    ) {
        // The property above would hold if nothing were ever permitted; this one forbids that.
        let history = history([no_to_all(hours(answered))]);
        let now = hours(answered + wait);
        prop_assert!(ask(&history, &[], &rehearsal(), now).is_ok());
    }
}
