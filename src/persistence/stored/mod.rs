//! The bytes the app keeps: one version byte, then a shape of that version in postcard.
//!
//! Every kind of record has an enum-like ladder: `SessionV1` today, one day `SessionV2` with
//! `From<SessionV1> for SessionV2`. Any version is read, the newest is written, and one fixture
//! per version in `tests/fixtures/stored` is never edited. A version this build does not know is
//! [`DecodeError::NewerFormat`], never a partial read.
//!
//! Shapes hold whole numbers only. Angles and rates are kept in hundredths of a degree (per
//! second): far finer than a phone's sensor, free of NaN, and the same in bytes and in a backup.
//! What lies outside a field's range is brought to its edge when written and refused when read,
//! so whatever was written can be read again.

mod balance;
mod care;
mod check_in;
mod diary;
mod fields;
mod first_run;
mod journal;
mod keys;
mod month;
mod mount;
mod profile;
mod session;
mod settings;
mod trace;

pub use balance::{decode_balance, encode_balance};
pub use care::{decode_care, encode_care};
pub use check_in::{decode_check_in, encode_check_in};
pub use diary::{decode_diary_entry, encode_diary_entry};
pub use first_run::{decode_first_run, encode_first_run};
pub use journal::{decode_journal_entry, encode_journal_entry};
pub use keys::{check_in_key, day_key, month_key, session_key};
pub use month::{MonthSummaries, decode_month, encode_month};
pub use mount::{StoredMount, decode_mount, encode_mount};
pub use profile::{decode_profile, encode_profile};
pub use session::{decode_session, encode_session};
pub use settings::{decode_settings, encode_settings};
pub use trace::{decode_trace, encode_trace};

pub(in crate::persistence) use check_in::{CheckInKindV1, CheckInV1};
pub(in crate::persistence) use diary::DiaryEntryV1;
pub(in crate::persistence) use fields::{Id, LocalTimeV1, PainV1};
pub(in crate::persistence) use session::{
    AlarmV1, EditV1, EditedFieldV1, EndingV1, EquipmentV1, GateV1, HowEndedV1, ModeV1, PlanKindV1,
    PlanV1, SessionV1,
};

use serde::{Serialize, de::DeserializeOwned};

use crate::domain::plan::PlanError;

/// Longest record read, in bytes. Chosen by us: a trace with every point and mark takes about
/// 150 KB, a session with a thousand corrections less.
pub const MOST_BYTES: usize = 4 << 20;

/// Why bytes are not the record they should be.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DecodeError {
    /// Written by a newer version of the app. Nothing was read; updating helps.
    #[error("written in format {version} by a newer version of the app")]
    NewerFormat {
        /// The version found.
        version: u8,
    },
    /// The bytes were damaged or never were such a record.
    #[error("damaged record: {0}")]
    Corrupt(Corruption),
}

impl DecodeError {
    /// Whether a newer version of the app wrote it: updating helps.
    pub const fn is_newer(&self) -> bool {
        matches!(self, Self::NewerFormat { .. })
    }
}

/// What is wrong with damaged bytes.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Corruption {
    /// Not even a version byte.
    #[error("no bytes")]
    Empty,
    /// More than [`MOST_BYTES`].
    #[error("too many bytes")]
    TooLong,
    /// The bytes end early or do not follow the shape.
    #[error("the bytes do not follow the shape")]
    Malformed,
    /// Bytes are left over after the record.
    #[error("bytes are left over")]
    TrailingBytes,
    /// A value outside its range.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
    /// A plan that breaks its promise.
    #[error("{0}")]
    Plan(PlanError),
}

impl From<Corruption> for DecodeError {
    fn from(corruption: Corruption) -> Self {
        Self::Corrupt(corruption)
    }
}

/// The bytes of `shape` behind its `version`: for blobs whose shape belongs to their owner, such
/// as settings and the profile.
///
/// The shape must be made of fields postcard can write: no sequences or maps of unknown length.
/// Every derived struct or enum of numbers, strings, options and vectors is.
pub fn seal<S: Serialize>(version: u8, shape: &S) -> Vec<u8> {
    // The one error postcard has here is a sequence of unknown length, which no derived shape is.
    postcard::to_extend(shape, vec![version]).unwrap_or_default()
}

/// Splits sealed bytes into their version, `1..=newest`, and their body for [`unseal`].
///
/// # Errors
/// [`DecodeError`] if the version is newer, or the bytes are empty or too many.
pub fn version_of(bytes: &[u8], newest: u8) -> Result<(u8, &[u8]), DecodeError> {
    if bytes.len() > MOST_BYTES {
        return Err(Corruption::TooLong.into());
    }
    match bytes.split_first() {
        None => Err(Corruption::Empty.into()),
        Some((0, _)) => Err(Corruption::Malformed.into()),
        Some((&version, _)) if version > newest => Err(DecodeError::NewerFormat { version }),
        Some((&version, body)) => Ok((version, body)),
    }
}

/// Reads a body that [`version_of`] split off. Allocates in proportion to the body at most.
///
/// # Errors
/// [`DecodeError::Corrupt`] if the body is not exactly one such shape.
pub fn unseal<S: DeserializeOwned>(body: &[u8]) -> Result<S, DecodeError> {
    match postcard::take_from_bytes(body) {
        Ok((shape, [])) => Ok(shape),
        Ok(_) => Err(Corruption::TrailingBytes.into()),
        Err(_) => Err(Corruption::Malformed.into()),
    }
}
