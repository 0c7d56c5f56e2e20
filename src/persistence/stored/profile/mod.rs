//! Everything the gate and the plan remember about the person.
//!
//! There is no shape of a permit here, nor a field that could stand in for one: what is read can
//! only be asked for a permit anew. What cannot be understood makes the gate stricter or is an
//! error. It is never left out in silence, nor does writing it again make it whole.
//!
//! Whoever meets a [`DecodeError`] here must neither start a session nor write over the bytes:
//! they may hold a clinician's limit or an unread stop.

mod gate;
mod plan;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::{
    gate::{AnswerSetV1, ClearanceV1, DraftV1, NotTodayV1, StopLockV1},
    plan::{OwnLimitsV1, PlanChoiceV1},
};
use super::{
    Corruption, DecodeError,
    fields::{optional, within},
    seal, unseal, version_of,
};
use crate::domain::{profile::Profile, screening::GateHistory};

const NEWEST: u8 = 1;

/// The newest stored bytes of `profile`; angles are rounded to hundredths of a degree.
pub fn encode_profile(profile: &Profile) -> Vec<u8> {
    seal(NEWEST, &ProfileV1::from(profile))
}

/// The profile in `bytes`, of whatever version.
///
/// An answer set with an unknown question or answer comes back as
/// `Soundness::Damaged`, a draft with one comes back empty, and a clearance that could not have
/// been recorded comes back as `Origin::Imported`: its limits bind and it permits nothing.
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
