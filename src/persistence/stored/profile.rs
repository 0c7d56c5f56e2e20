//! Everything the gate and the plan remember about the person.
//!
//! There is no shape of a permit here, nor a field that could stand in for one: what is read can
//! only be asked for a permit anew. What cannot be understood makes the gate stricter or is an
//! error. It is never left out in silence, nor does writing it again make it whole.
//!
//! Whoever meets a [`DecodeError`] here must neither start a session nor write over the bytes:
//! they may hold a clinician's limit or an unread stop.

use serde::{Deserialize, Serialize};

use super::{
    Corruption, DecodeError,
    fields::{
        LocalTimeV1, angle, centi, day, day_number, moment, moment_ms, optional, span, span_ms,
        twins, within,
    },
    seal, unseal, version_of,
};
use crate::domain::{
    ladder::TOP_LEVEL,
    plan::{Plan, PlanDraft, PlanKind},
    profile::{PlanChoice, Profile},
    screening::{
        Answer, AnswerSet, Answers, Clearance, ClinicianLimits, Contraindication, Draft,
        GateHistory, ItemSet, LimitError, NotTodayAnswers, NotTodaySet, Origin, OwnLimits,
        Soundness, StopLock,
    },
    symptom::SymptomSet,
    units::{Degrees, Millis},
};

const NEWEST: u8 = 1;

/// Stands among the answers of a set that was not sound. It is no question's id and no answer's,
/// so the set stays unsound when it is read, although what made it so could not be kept.
const UNSOUND: (u8, u8) = (u8::MAX, u8::MAX);

/// The newest stored bytes of `profile`; angles are rounded to hundredths of a degree.
pub fn encode_profile(profile: &Profile) -> Vec<u8> {
    seal(NEWEST, &ProfileV1::from(profile))
}

/// The profile in `bytes`, of whatever version.
///
/// An answer set with an unknown question or answer comes back as
/// [`Soundness::Damaged`], a draft with one comes back empty, and a clearance that could not have
/// been recorded comes back as [`Origin::Imported`]: its limits bind and it permits nothing.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it or it is damaged; every range is checked again.
pub fn decode_profile(bytes: &[u8]) -> Result<Profile, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    Ok(unseal::<ProfileV1>(body)?.try_into()?)
}

/// Version 1 of a profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ProfileV1 {
    sets: Vec<AnswerSetV1>,
    draft: Option<DraftV1>,
    clearances: Vec<ClearanceV1>,
    locks: Vec<StopLockV1>,
    turned_away: Vec<NotTodayV1>,
    own: OwnLimitsV1,
    next: PlanChoiceV1,
}

/// An [`AnswerSet`]: pairs of question id and answer id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct AnswerSetV1 {
    version: u16,
    answered: LocalTimeV1,
    origin: OriginV1,
    entries: Vec<(u8, u8)>,
}

/// An [`Origin`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum OriginV1 {
    Here,
    Imported,
}

/// A [`Draft`]: pairs as in [`AnswerSetV1`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct DraftV1 {
    version: u16,
    begun: LocalTimeV1,
    entries: Vec<(u8, u8)>,
}

/// A [`Clearance`] with its limits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ClearanceV1 {
    by: String,
    given_day: i32,
    recorded: LocalTimeV1,
    covers_bits: u64,
    limit_centideg: Option<i32>,
    limit_minutes: Option<u16>,
    origin: OriginV1,
}

/// A [`StopLock`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct StopLockV1 {
    at: LocalTimeV1,
    symptom_bits: u16,
    confirmed: Option<LocalTimeV1>,
}

/// A [`NotTodayAnswers`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct NotTodayV1 {
    applies_bits: u16,
    at: LocalTimeV1,
}

/// An [`OwnLimits`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct OwnLimitsV1 {
    ceiling_centideg: i32,
    daily_cap_minutes: u16,
    unlocked_unix_ms: Option<i64>,
}

/// A [`PlanChoice`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum PlanChoiceV1 {
    FollowLadder,
    SimpleStart { centideg: i32, hold_ms: u64 },
    Free(FreePlanV1),
    Level(u8),
}

/// A [`PlanDraft`] that is the person's own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct FreePlanV1 {
    kind: FreeKindV1,
    target_centideg: i32,
    sets: u8,
    hold_ms: u64,
    rest_ms: u64,
    final_hold_ms: u64,
}

/// The [`PlanKind`]s a person chooses themselves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum FreeKindV1 {
    Free,
    Oscillation,
    Staircase,
}

twins!(OriginV1 = Origin { Here, Imported });

impl From<&Profile> for ProfileV1 {
    fn from(profile: &Profile) -> Self {
        let gate = &profile.gate;
        let away = gate
            .turned_away
            .len()
            .saturating_sub(GateHistory::MOST_TURNED_AWAY);
        Self {
            sets: gate.sets.iter().map(AnswerSetV1::from).collect(),
            draft: gate.draft.map(DraftV1::from),
            clearances: gate.clearances.iter().map(ClearanceV1::from).collect(),
            // A lock without a symptom is none, as in `StopLock::after_session`.
            locks: gate
                .locks
                .iter()
                .filter(|lock| !lock.symptoms.is_empty())
                .map(StopLockV1::from)
                .collect(),
            turned_away: gate
                .turned_away
                .iter()
                .skip(away)
                .map(NotTodayV1::from)
                .collect(),
            own: profile.own.into(),
            next: profile.next.into(),
        }
    }
}

impl TryFrom<ProfileV1> for Profile {
    type Error = Corruption;

    fn try_from(stored: ProfileV1) -> Result<Self, Corruption> {
        within(
            stored.turned_away.len(),
            0,
            GateHistory::MOST_TURNED_AWAY,
            "number of days turned away",
        )?;
        Ok(Self {
            gate: GateHistory {
                sets: all(stored.sets)?,
                draft: optional(stored.draft)?,
                clearances: all(stored.clearances)?,
                locks: all(stored.locks)?,
                turned_away: all(stored.turned_away)?,
            },
            own: stored.own.try_into()?,
            next: stored.next.try_into()?,
        })
    }
}

/// Every value converted, or the first error.
fn all<A, B>(values: Vec<A>) -> Result<Vec<B>, Corruption>
where
    B: TryFrom<A, Error = Corruption>,
{
    values.into_iter().map(B::try_from).collect()
}

fn entries(answers: Answers) -> Vec<(u8, u8)> {
    answers
        .iter()
        .map(|(item, answer)| (item.id(), answer.id()))
        .collect()
}

impl From<&AnswerSet> for AnswerSetV1 {
    fn from(set: &AnswerSet) -> Self {
        let mut entries = entries(set.answers());
        if set.soundness() != Soundness::Sound {
            entries.push(UNSOUND);
        }
        Self {
            version: set.version(),
            answered: set.answered().into(),
            origin: set.origin().into(),
            entries,
        }
    }
}

impl TryFrom<AnswerSetV1> for AnswerSet {
    type Error = Corruption;

    fn try_from(stored: AnswerSetV1) -> Result<Self, Corruption> {
        Ok(Self::from_stored(
            stored.version,
            stored.answered.try_into()?,
            stored.origin.into(),
            stored.entries,
        ))
    }
}

impl From<Draft> for DraftV1 {
    fn from(draft: Draft) -> Self {
        Self {
            version: draft.version,
            begun: draft.begun.into(),
            entries: entries(draft.answers),
        }
    }
}

impl TryFrom<DraftV1> for Draft {
    type Error = Corruption;

    fn try_from(stored: DraftV1) -> Result<Self, Corruption> {
        Ok(Self {
            version: stored.version,
            begun: stored.begun.try_into()?,
            // A draft still blocks when it is empty, and every question is asked again.
            answers: drafted(&stored.entries).unwrap_or_default(),
        })
    }
}

/// The answers, if every question and answer is known and no question is answered twice.
fn drafted(entries: &[(u8, u8)]) -> Option<Answers> {
    entries
        .iter()
        .try_fold(Answers::NONE, |answers, (item, answer)| {
            let item = Contraindication::from_id(*item)?;
            let answer = Answer::from_id(*answer).ok()?;
            answers
                .get(item)
                .is_none()
                .then(|| answers.with(item, answer))
        })
}

impl From<&Clearance> for ClearanceV1 {
    fn from(clearance: &Clearance) -> Self {
        Self {
            by: clearance.by.clone(),
            given_day: day_number(clearance.given),
            recorded: clearance.recorded.into(),
            covers_bits: clearance.covers.bits(),
            limit_centideg: clearance.limits.angle().map(centi),
            limit_minutes: clearance.limits.minutes(),
            origin: clearance.origin.into(),
        }
    }
}

impl TryFrom<ClearanceV1> for Clearance {
    type Error = Corruption;

    fn try_from(stored: ClearanceV1) -> Result<Self, Corruption> {
        let given = day(stored.given_day, "day of a clearance")?;
        let recorded = stored.recorded.try_into()?;
        let covers = ItemSet::from_bits(stored.covers_bits);
        // Without the unknown question a later clearance could seem to replace this one, and lift
        // its limits.
        if covers.bits() != stored.covers_bits {
            return Err(Corruption::OutOfRange("questions of a clearance"));
        }
        let limit = stored
            .limit_centideg
            .map(|centi| angle(centi, "limit of a clearance"))
            .transpose()?;
        let limits = ClinicianLimits::from_stored(limit, stored.limit_minutes);
        let recordable = Self::new(&stored.by, given, covers, limits, recorded).is_ok();
        Ok(Self {
            by: stored.by,
            given,
            recorded,
            covers,
            limits,
            origin: if recordable {
                stored.origin.into()
            } else {
                Origin::Imported
            },
        })
    }
}

impl From<&StopLock> for StopLockV1 {
    fn from(lock: &StopLock) -> Self {
        Self {
            at: lock.at.into(),
            symptom_bits: lock.symptoms.bits(),
            confirmed: lock.confirmed.map(LocalTimeV1::from),
        }
    }
}

impl TryFrom<StopLockV1> for StopLock {
    type Error = Corruption;

    fn try_from(stored: StopLockV1) -> Result<Self, Corruption> {
        Ok(Self {
            at: stored.at.try_into()?,
            symptoms: SymptomSet::from_bits(within(
                stored.symptom_bits,
                1,
                u16::MAX,
                "symptoms of a stop",
            )?),
            confirmed: optional(stored.confirmed)?,
        })
    }
}

impl From<&NotTodayAnswers> for NotTodayV1 {
    fn from(answers: &NotTodayAnswers) -> Self {
        Self {
            applies_bits: answers.applies.bits(),
            at: answers.at.into(),
        }
    }
}

impl TryFrom<NotTodayV1> for NotTodayAnswers {
    type Error = Corruption;

    fn try_from(stored: NotTodayV1) -> Result<Self, Corruption> {
        let applies = NotTodaySet::from_bits(stored.applies_bits);
        if applies.bits() != stored.applies_bits {
            return Err(Corruption::OutOfRange("reasons of a day"));
        }
        Ok(Self {
            applies,
            at: stored.at.try_into()?,
        })
    }
}

impl From<OwnLimits> for OwnLimitsV1 {
    fn from(own: OwnLimits) -> Self {
        Self {
            ceiling_centideg: centi(own.ceiling()),
            daily_cap_minutes: u16::try_from(own.daily_cap().whole_secs() / 60).unwrap_or(u16::MAX),
            unlocked_unix_ms: own.unlocked().map(moment_ms),
        }
    }
}

impl TryFrom<OwnLimitsV1> for OwnLimits {
    type Error = Corruption;

    fn try_from(stored: OwnLimitsV1) -> Result<Self, Corruption> {
        let ceiling = angle(stored.ceiling_centideg, "own ceiling")?;
        let unlocked = stored
            .unlocked_unix_ms
            .map(|ms| moment(ms, "date of unlocking"))
            .transpose()?;
        Self::new(ceiling, stored.daily_cap_minutes, unlocked).map_err(|error| {
            Corruption::OutOfRange(match error {
                LimitError::CeilingOutOfRange | LimitError::Locked => "own ceiling",
                LimitError::DailyCapOutOfRange => "own daily cap",
            })
        })
    }
}

impl From<PlanChoice> for PlanChoiceV1 {
    fn from(choice: PlanChoice) -> Self {
        match choice {
            PlanChoice::FollowLadder => Self::FollowLadder,
            PlanChoice::Level(level) => Self::Level(level.min(TOP_LEVEL)),
            PlanChoice::SimpleStart { angle, hold } => Self::SimpleStart {
                centideg: centi(
                    angle
                        .max(PlanChoice::LEAST_SIMPLE_ANGLE)
                        .min(PlanChoice::MOST_SIMPLE_ANGLE),
                ),
                hold_ms: span_ms(hold.clamp(
                    PlanChoice::SHORTEST_SIMPLE_HOLD,
                    PlanChoice::LONGEST_SIMPLE_HOLD,
                )),
            },
            PlanChoice::Free(draft) => Self::Free(draft.into()),
        }
    }
}

impl TryFrom<PlanChoiceV1> for PlanChoice {
    type Error = Corruption;

    fn try_from(stored: PlanChoiceV1) -> Result<Self, Corruption> {
        Ok(match stored {
            PlanChoiceV1::FollowLadder => Self::FollowLadder,
            PlanChoiceV1::SimpleStart { centideg, hold_ms } => Self::SimpleStart {
                angle: within(
                    angle(centideg, "angle of the simple start")?,
                    Self::LEAST_SIMPLE_ANGLE,
                    Self::MOST_SIMPLE_ANGLE,
                    "angle of the simple start",
                )?,
                hold: within(
                    Millis(hold_ms),
                    Self::SHORTEST_SIMPLE_HOLD,
                    Self::LONGEST_SIMPLE_HOLD,
                    "hold of the simple start",
                )?,
            },
            PlanChoiceV1::Free(plan) => Self::Free(plan.try_into()?),
            PlanChoiceV1::Level(level) => Self::Level(within(level, 0, TOP_LEVEL, "level")?),
        })
    }
}

impl From<PlanDraft> for FreePlanV1 {
    fn from(draft: PlanDraft) -> Self {
        Self {
            kind: match draft.kind {
                PlanKind::Oscillation => FreeKindV1::Oscillation,
                PlanKind::Staircase => FreeKindV1::Staircase,
                PlanKind::Free | PlanKind::Ladder { .. } | PlanKind::SimpleStart => {
                    FreeKindV1::Free
                }
            },
            target_centideg: centi(draft.target.max(Degrees::ZERO).min(Plan::HIGHEST_CEILING)),
            sets: draft.sets.clamp(1, 3),
            hold_ms: span_ms(draft.hold.clamp(Millis::from_secs(1), Plan::LONGEST_HOLD)),
            rest_ms: span_ms(draft.rest.min(Plan::LONGEST_HOLD)),
            final_hold_ms: span_ms(draft.final_hold.min(Plan::LONGEST_HOLD)),
        }
    }
}

impl TryFrom<FreePlanV1> for PlanDraft {
    type Error = Corruption;

    fn try_from(stored: FreePlanV1) -> Result<Self, Corruption> {
        let draft = Self {
            kind: match stored.kind {
                FreeKindV1::Free => PlanKind::Free,
                FreeKindV1::Oscillation => PlanKind::Oscillation,
                FreeKindV1::Staircase => PlanKind::Staircase,
            },
            target: angle(stored.target_centideg, "target")?,
            sets: stored.sets,
            hold: span(stored.hold_ms, "hold")?,
            rest: span(stored.rest_ms, "rest")?,
            final_hold: span(stored.final_hold_ms, "final hold")?,
        };
        // The ceiling in force is the gate's to say when the session starts.
        Plan::new(draft, Plan::HIGHEST_CEILING).map_err(Corruption::Plan)?;
        Ok(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        plan::PlanError,
        screening::{DueReason, GateState, VERSION, gate_state},
        units::{LocalDay, LocalTime, UnixMillis},
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
}
