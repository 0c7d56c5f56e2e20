//! A check-in one or two days after a session.

use serde::{Deserialize, Serialize};

use super::{
    Corruption, DecodeError,
    fields::{Id, LocalTimeV1, PainV1},
    seal, unseal, version_of,
};
use crate::domain::{
    record::{CheckIn, CheckInKind},
    symptom::SymptomSet,
};

const NEWEST: u8 = 1;

/// The newest stored bytes of `check_in`.
pub fn encode_check_in(check_in: &CheckIn) -> Vec<u8> {
    seal(NEWEST, &CheckInV1::from(*check_in))
}

/// The check-in in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it or it is damaged.
pub fn decode_check_in(bytes: &[u8]) -> Result<CheckIn, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    Ok(unseal::<CheckInV1>(body)?.try_into()?)
}

/// Version 1 of a check-in.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct CheckInV1 {
    pub(in crate::persistence) session: Id,
    pub(in crate::persistence) kind: CheckInKindV1,
    pub(in crate::persistence) at: LocalTimeV1,
    pub(in crate::persistence) pain: PainV1,
    pub(in crate::persistence) symptom_bits: u16,
}

/// A [`CheckInKind`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) enum CheckInKindV1 {
    Day1,
    Day2,
}

impl From<CheckIn> for CheckInV1 {
    fn from(check_in: CheckIn) -> Self {
        Self {
            session: check_in.session.into(),
            kind: match check_in.kind {
                CheckInKind::Day1 => CheckInKindV1::Day1,
                CheckInKind::Day2 => CheckInKindV1::Day2,
            },
            at: check_in.at.into(),
            pain: check_in.pain.into(),
            symptom_bits: check_in.symptoms.bits(),
        }
    }
}

impl TryFrom<CheckInV1> for CheckIn {
    type Error = Corruption;

    fn try_from(stored: CheckInV1) -> Result<Self, Corruption> {
        Ok(Self {
            session: stored.session.into(),
            kind: match stored.kind {
                CheckInKindV1::Day1 => CheckInKind::Day1,
                CheckInKindV1::Day2 => CheckInKind::Day2,
            },
            at: stored.at.try_into()?,
            pain: stored.pain.try_into()?,
            symptoms: SymptomSet::from_bits(stored.symptom_bits),
        })
    }
}
