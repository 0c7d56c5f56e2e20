//! What is read back, and what is refused.

use super::{
    gate::{OriginV1, entries},
    plan::FreePlanV1,
    *,
};
use crate::domain::{
    plan::{PlanDraft, PlanError, PlanKind},
    profile::PlanChoice,
    screening::{
        Answer, Answers, Contraindication, DueReason, GateState, ItemSet, Origin, Soundness,
        VERSION, gate_state,
    },
    units::{Degrees, LocalDay, LocalTime, Millis, UnixMillis},
};

const NOW: LocalTime = LocalTime {
    at: UnixMillis(20_000 * 86_400_000 + 43_200_000),
    offset_minutes: 0,
};

/// A profile whose only answer set says no to everything, then `extra`.
fn answered(version: u16, extra: &[(u8, u8)]) -> ProfileV1 {
    let mut set = AnswerSetV1 {
        version,
        answered: NOW.into(),
        origin: OriginV1::Here,
        entries: entries(Answers::all(Answer::No)),
    };
    set.entries.extend(extra);
    ProfileV1 {
        sets: vec![set],
        ..ProfileV1::from(&Profile::default())
    }
}

fn read(stored: &ProfileV1) -> Result<Profile, DecodeError> {
    decode_profile(&seal(NEWEST, stored))
}

fn refused(stored: &ProfileV1, field: &'static str) {
    assert_eq!(read(stored), Err(Corruption::OutOfRange(field).into()));
}

fn cleared() -> ClearanceV1 {
    ClearanceV1 {
        by: "Dr Osei".to_owned(),
        given_day: 19_990,
        recorded: NOW.into(),
        covers_bits: ItemSet::NONE.with(Contraindication::Hernia).bits(),
        limit_centideg: Some(2_000),
        limit_minutes: Some(3),
        origin: OriginV1::Here,
    }
}

fn with_clearance(clearance: ClearanceV1) -> ProfileV1 {
    ProfileV1 {
        clearances: vec![clearance],
        ..answered(VERSION, &[])
    }
}

#[test]
fn sound_answers_stay_sound() {
    let profile = read(&answered(VERSION, &[])).unwrap();
    assert_eq!(
        gate_state(&profile.gate, NOW, None),
        GateState::NothingFound
    );
    let again = decode_profile(&encode_profile(&profile)).unwrap();
    assert_eq!(gate_state(&again.gate, NOW, None), GateState::NothingFound);
}

#[test]
fn an_unknown_question_or_answer_is_asked_again_however_often_it_is_written() {
    for extra in [(60, 0), (0, 9), (0, 0), (255, 255)] {
        let mut profile = read(&answered(VERSION, &[extra])).unwrap();
        for _ in 0..3 {
            assert_eq!(
                gate_state(&profile.gate, NOW, None),
                GateState::DueAgain(DueReason::Damaged)
            );
            profile = decode_profile(&encode_profile(&profile)).unwrap();
        }
    }
}

#[test]
fn answers_of_another_version_are_asked_again_however_often_they_are_written() {
    for (version, reason) in [
        (VERSION + 1, DueReason::NewerVersion),
        (VERSION - 1, DueReason::NewQuestions),
    ] {
        let mut profile = read(&answered(version, &[(60, 1)])).unwrap();
        for _ in 0..3 {
            assert_eq!(
                gate_state(&profile.gate, NOW, None),
                GateState::DueAgain(reason)
            );
            profile = decode_profile(&encode_profile(&profile)).unwrap();
        }
    }
}

#[test]
fn newer_answers_written_by_an_older_app_do_not_become_sound() {
    // What the older app did not know is lost to it, so it must not count when it is back
    // under the newer app's version.
    let newer = read(&answered(VERSION + 1, &[(60, 1)])).unwrap();
    let mut stored = ProfileV1::from(&newer);
    stored.sets[0].version = VERSION;
    assert_eq!(
        read(&stored).unwrap().gate.sets[0].soundness(),
        Soundness::Damaged
    );
}

#[test]
fn a_draft_with_an_unknown_or_doubled_answer_is_begun_again_and_still_blocks() {
    for odd in [(60, 0), (3, 9), (0, 1)] {
        let draft = DraftV1 {
            version: VERSION,
            begun: NOW.into(),
            entries: vec![(0, 0), (1, 0), odd],
        };
        let stored = ProfileV1 {
            draft: Some(draft),
            ..answered(VERSION, &[])
        };
        assert_eq!(
            gate_state(&read(&stored).unwrap().gate, NOW, None),
            GateState::InProgress {
                answered: 0,
                stale: false
            }
        );
    }
}

#[test]
fn a_clearance_that_could_not_have_been_recorded_binds_and_permits_nothing() {
    let whole = read(&with_clearance(cleared())).unwrap();
    assert_eq!(whole.gate.counting(NOW).count(), 1);
    for (by, given_day) in [("  ", 19_990), ("Dr Osei", 20_001), ("Dr Osei", 19_819)] {
        let profile = read(&with_clearance(ClearanceV1 {
            by: by.to_owned(),
            given_day,
            ..cleared()
        }))
        .unwrap();
        assert_eq!(profile.gate.clearances[0].origin, Origin::Imported);
        assert_eq!(profile.gate.clearances[0].given, LocalDay(given_day));
        assert_eq!(profile.gate.counting(NOW).count(), 0);
        assert_eq!(profile.gate.limits().angle(), Some(Degrees::whole(20)));
    }
}

#[test]
fn an_absurd_limit_of_a_clearance_becomes_the_strictest() {
    let profile = read(&with_clearance(ClearanceV1 {
        limit_centideg: Some(9_001),
        limit_minutes: None,
        ..cleared()
    }))
    .unwrap();
    assert_eq!(profile.gate.limits().angle(), Some(Degrees::ZERO));
    assert_eq!(profile.gate.limits().minutes(), Some(1));
}

#[test]
fn what_would_loosen_the_gate_if_left_out_is_refused() {
    refused(
        &with_clearance(ClearanceV1 {
            covers_bits: 1 << 60,
            ..cleared()
        }),
        "questions of a clearance",
    );
    let blank = || answered(VERSION, &[]);
    refused(
        &ProfileV1 {
            locks: vec![StopLockV1 {
                at: NOW.into(),
                symptom_bits: 0,
                confirmed: None,
            }],
            ..blank()
        },
        "symptoms of a stop",
    );
    let turned_away = |applies_bits| NotTodayV1 {
        applies_bits,
        at: NOW.into(),
    };
    refused(
        &ProfileV1 {
            turned_away: vec![turned_away(1 << 15)],
            ..blank()
        },
        "reasons of a day",
    );
    refused(
        &ProfileV1 {
            turned_away: vec![turned_away(1); 17],
            ..blank()
        },
        "number of days turned away",
    );
}

#[test]
fn own_limits_out_of_range_are_refused_not_clamped() {
    for (ceiling_centideg, daily_cap_minutes, unlocked_unix_ms, field) in [
        (6_100, 10, None, "own ceiling"),
        (8_501, 10, Some(1), "own ceiling"),
        (-1, 10, None, "own ceiling"),
        (6_000, 11, None, "own daily cap"),
        (6_000, 0, None, "own daily cap"),
    ] {
        let own = OwnLimitsV1 {
            ceiling_centideg,
            daily_cap_minutes,
            unlocked_unix_ms,
        };
        refused(
            &ProfileV1 {
                own,
                ..answered(VERSION, &[])
            },
            field,
        );
    }
}

#[test]
fn a_choice_out_of_range_is_refused_when_read_and_brought_to_its_edge_when_written() {
    let choose = |next| ProfileV1 {
        next,
        ..answered(VERSION, &[])
    };
    refused(
        &choose(PlanChoiceV1::SimpleStart {
            centideg: 3_001,
            hold_ms: 60_000,
        }),
        "angle of the simple start",
    );
    refused(
        &choose(PlanChoiceV1::SimpleStart {
            centideg: 3_000,
            hold_ms: 59_999,
        }),
        "hold of the simple start",
    );
    refused(&choose(PlanChoiceV1::Level(13)), "level");
    for (chosen, kept) in [(12, 12), (13, 12)] {
        let read = read(&choose(PlanChoice::Level(chosen).into())).unwrap();
        assert_eq!(read.next, PlanChoice::Level(kept));
    }
    let draft = PlanDraft {
        kind: PlanKind::Ladder { level: 12 },
        target: Degrees::whole(90),
        sets: 0,
        hold: Millis::ZERO,
        rest: Millis(u64::MAX),
        final_hold: Millis(u64::MAX),
    };
    let beyond = FreePlanV1 {
        target_centideg: 8_501,
        ..draft.into()
    };
    assert_eq!(
        read(&choose(PlanChoiceV1::Free(beyond))),
        Err(Corruption::Plan(PlanError::TargetOutOfRange).into())
    );
    let read = read(&choose(PlanChoice::Free(draft).into())).unwrap();
    assert_eq!(
        read.next,
        PlanChoice::Free(PlanDraft {
            kind: PlanKind::Free,
            target: Degrees::whole(85),
            sets: 1,
            hold: Millis(1_000),
            rest: Millis(600_000),
            final_hold: Millis(600_000),
        })
    );
}
