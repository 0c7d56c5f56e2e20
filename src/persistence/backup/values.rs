//! The named values of a backup, each merged by the rule of what it holds.
//!
//! What belongs to a device stays out of backups: the gauge's zero, which on another phone or table
//! would be a wrong angle, and when the diary was last backed up.

use super::{
    super::stored::{
        DecodeError, decode_balance, decode_profile, decode_settings, encode_balance,
        encode_profile,
    },
    Backup,
};
use crate::domain::{profile::Profile, units::LocalTime};

/// The name of the gate's answers, limits and plan.
pub const PROFILE: &str = "profile";
/// The name of the balanced plan.
pub const BALANCE: &str = "balance";
/// The name of the settings.
pub const SETTINGS: &str = "settings";

/// The values the app holds already, as they are stored.
#[derive(Debug, Clone, Copy, Default)]
pub struct PresentValues<'a> {
    /// Under [`PROFILE`].
    pub profile: Option<&'a [u8]>,
    /// Under [`SETTINGS`].
    pub settings: Option<&'a [u8]>,
    /// Under [`BALANCE`].
    pub balance: Option<&'a [u8]>,
}

/// What to write of a backup's values. `None` leaves what is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ValuePlan {
    /// The profile's new bytes.
    pub profile: Option<Vec<u8>>,
    /// The settings' new bytes.
    pub settings: Option<Vec<u8>>,
    /// The balanced plan's new bytes.
    pub balance: Option<Vec<u8>>,
    /// Values under names this version does not know; they stay in the file.
    pub unknown: usize,
}

/// Why the values cannot be merged. Nothing is written then.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ValueError {
    /// What the app holds cannot be read, and is not written over.
    #[error("stored here: {0}")]
    Ours(DecodeError),
    /// What the file holds cannot be read.
    #[error("in the file: {0}")]
    Theirs(DecodeError),
}

/// Plans to merge the values of `backup` into what is `present`.
///
/// - The gate's answers go through [`GateHistory::import`], the person's own limits through
///   [`OwnLimits::stricter`]: a file can make the gate stricter and never permits a session.
/// - The plan is taken where there is no profile yet; a level chosen for one session is not.
/// - Settings are taken where there are none.
/// - The balanced plan takes in exercises and days it does not have ([`Balance::import`]).
///
/// Merging the same backup a second time plans nothing.
///
/// # Errors
/// [`ValueError`] if either side cannot be read.
///
/// [`Balance::import`]: crate::domain::balance::Balance::import
/// [`GateHistory::import`]: crate::domain::screening::GateHistory::import
/// [`OwnLimits::stricter`]: crate::domain::screening::OwnLimits::stricter
pub fn plan_values(present: &PresentValues<'_>, backup: &Backup) -> Result<ValuePlan, ValueError> {
    let mut plan = ValuePlan::default();
    for (name, bytes) in &backup.values {
        match name.as_str() {
            PROFILE => plan.profile = merged_profile(present.profile, bytes, backup.written)?,
            BALANCE => plan.balance = merged_balance(present.balance, bytes)?,
            SETTINGS => {
                decode_settings(bytes).map_err(ValueError::Theirs)?;
                plan.settings = present.settings.is_none().then(|| bytes.clone());
            }
            _ => plan.unknown += 1,
        }
    }
    Ok(plan)
}

/// The balanced plan's new bytes; `None` if the backup adds nothing.
fn merged_balance(ours: Option<&[u8]>, theirs: &[u8]) -> Result<Option<Vec<u8>>, ValueError> {
    let theirs = decode_balance(theirs).map_err(ValueError::Theirs)?;
    let before = ours
        .map(decode_balance)
        .transpose()
        .map_err(ValueError::Ours)?
        .unwrap_or_default();
    let mut merged = before.clone();
    merged.import(&theirs);
    Ok((before != merged).then(|| encode_balance(&merged)))
}

/// The profile's new bytes; `None` if the backup adds nothing.
fn merged_profile(
    ours: Option<&[u8]>,
    theirs: &[u8],
    written: LocalTime,
) -> Result<Option<Vec<u8>>, ValueError> {
    let theirs = decode_profile(theirs).map_err(ValueError::Theirs)?;
    let before = ours
        .map(decode_profile)
        .transpose()
        .map_err(ValueError::Ours)?;
    let mut merged = before.clone().unwrap_or_else(|| Profile {
        next: theirs.next.after_start(),
        ..Profile::default()
    });
    merged.gate.import(&theirs.gate, written);
    merged.own = merged.own.stricter(&theirs.own);
    Ok((before.as_ref() != Some(&merged)).then(|| encode_profile(&merged)))
}
