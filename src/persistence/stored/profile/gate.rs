//! What the gate remembers: answers, clearances, stop symptoms, days turned away.

use serde::{Deserialize, Serialize};

use super::super::{
    Corruption,
    fields::{LocalTimeV1, angle, centi, day, day_number, optional, twins, within},
};
use crate::domain::{
    screening::{
        Answer, AnswerSet, Answers, Clearance, ClinicianLimits, Contraindication, Draft, ItemSet,
        NotTodayAnswers, NotTodaySet, Origin, Soundness, StopLock,
    },
    symptom::SymptomSet,
};

/// Stands among the answers of a set that was not sound. It is no question's id and no answer's,
/// so the set stays unsound when it is read, although what made it so could not be kept.
const UNSOUND: (u8, u8) = (u8::MAX, u8::MAX);

/// An [`AnswerSet`]: pairs of question id and answer id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct AnswerSetV1 {
    pub(super) version: u16,
    pub(super) answered: LocalTimeV1,
    pub(super) origin: OriginV1,
    pub(super) entries: Vec<(u8, u8)>,
}

/// An [`Origin`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) enum OriginV1 {
    Here,
    Imported,
}

/// A [`Draft`]: pairs as in [`AnswerSetV1`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct DraftV1 {
    pub(super) version: u16,
    pub(super) begun: LocalTimeV1,
    pub(super) entries: Vec<(u8, u8)>,
}

/// A [`Clearance`] with its limits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct ClearanceV1 {
    pub(super) by: String,
    pub(super) given_day: i32,
    pub(super) recorded: LocalTimeV1,
    pub(super) covers_bits: u64,
    pub(super) limit_centideg: Option<i32>,
    pub(super) limit_minutes: Option<u16>,
    pub(super) origin: OriginV1,
}

/// A [`StopLock`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct StopLockV1 {
    pub(super) at: LocalTimeV1,
    pub(super) symptom_bits: u16,
    pub(super) confirmed: Option<LocalTimeV1>,
}

/// A [`NotTodayAnswers`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct NotTodayV1 {
    pub(super) applies_bits: u16,
    pub(super) at: LocalTimeV1,
}

twins!(OriginV1 = Origin { Here, Imported });

pub(super) fn entries(answers: Answers) -> Vec<(u8, u8)> {
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
