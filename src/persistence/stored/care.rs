//! What is remembered of backups on this device.

use serde::{Deserialize, Serialize};

use super::{
    Corruption, DecodeError,
    fields::{LocalTimeV1, optional},
    seal, unseal, version_of,
};
use crate::domain::keeping::Care;

const NEWEST: u8 = 1;

/// The newest stored bytes of `care`.
pub fn encode_care(care: &Care) -> Vec<u8> {
    seal(NEWEST, &CareV1::from(*care))
}

/// What `bytes` say of backups, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it or it is damaged.
pub fn decode_care(bytes: &[u8]) -> Result<Care, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    Ok(unseal::<CareV1>(body)?.try_into()?)
}

/// Version 1 of [`Care`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct CareV1 {
    backed_up: Option<LocalTimeV1>,
    put_off: Option<LocalTimeV1>,
    asked_to_keep: bool,
}

impl From<Care> for CareV1 {
    fn from(care: Care) -> Self {
        Self {
            backed_up: care.backed_up.map(LocalTimeV1::from),
            put_off: care.put_off.map(LocalTimeV1::from),
            asked_to_keep: care.asked_to_keep,
        }
    }
}

impl TryFrom<CareV1> for Care {
    type Error = Corruption;

    fn try_from(stored: CareV1) -> Result<Self, Corruption> {
        Ok(Self {
            backed_up: optional(stored.backed_up)?,
            put_off: optional(stored.put_off)?,
            asked_to_keep: stored.asked_to_keep,
        })
    }
}
