//! A day's diary entry.

use serde::{Deserialize, Serialize};

use super::{
    Corruption, DecodeError,
    fields::{LocalTimeV1, PainV1, day, day_number, optional},
    seal, unseal, version_of,
};
use crate::domain::record::{ActivitySet, BodyMap, DiaryEntry};

const NEWEST: u8 = 1;

/// The newest stored bytes of `entry`.
pub fn encode_diary_entry(entry: &DiaryEntry) -> Vec<u8> {
    seal(NEWEST, &DiaryEntryV1::from(entry))
}

/// The entry in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it or it is damaged.
pub fn decode_diary_entry(bytes: &[u8]) -> Result<DiaryEntry, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    Ok(unseal::<DiaryEntryV1>(body)?.try_into()?)
}

/// Version 1 of a diary entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct DiaryEntryV1 {
    pub(in crate::persistence) day: i32,
    pub(in crate::persistence) at: LocalTimeV1,
    pub(in crate::persistence) pain: Option<PainV1>,
    pub(in crate::persistence) body_bits: u8,
    pub(in crate::persistence) activity_bits: u8,
    pub(in crate::persistence) note: String,
}

impl From<&DiaryEntry> for DiaryEntryV1 {
    fn from(entry: &DiaryEntry) -> Self {
        Self {
            day: day_number(entry.day),
            at: entry.at.into(),
            pain: entry.pain.map(PainV1::from),
            body_bits: entry.body.bits(),
            activity_bits: entry.activities.bits(),
            note: entry.note.clone(),
        }
    }
}

impl TryFrom<DiaryEntryV1> for DiaryEntry {
    type Error = Corruption;

    fn try_from(stored: DiaryEntryV1) -> Result<Self, Corruption> {
        let body = BodyMap::from_bits(stored.body_bits);
        let activities = ActivitySet::from_bits(stored.activity_bits);
        if activities.bits() != stored.activity_bits {
            return Err(Corruption::OutOfRange("activities"));
        }
        Ok(Self {
            day: day(stored.day, "day")?,
            at: stored.at.try_into()?,
            pain: optional(stored.pain)?,
            body,
            activities,
            note: stored.note,
        })
    }
}
