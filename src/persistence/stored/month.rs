//! The session summaries of a month, packed in one record.
//!
//! Derived from the sessions and rebuildable from them: whoever meets a [`DecodeError`] here
//! rebuilds the month instead of troubling the person. Packed because reading 10,000 summaries one
//! by one takes 75 ms and in months 7 ms.

use serde::{Deserialize, Serialize};

use super::{
    Corruption, DecodeError,
    fields::{Id, LocalTimeV1, PainV1, angle, centi, known_angle, optional, span, span_ms},
    seal,
    session::{EndingV1, EquipmentV1, ModeV1, PlanKindV1, domain_kind, stored_kind},
    unseal, version_of,
};
use crate::domain::{
    calendar::Month,
    record::{Ending, SessionId},
    summary::SessionSummary,
    symptom::SymptomSet,
};

const NEWEST: u8 = 1;

/// The sessions that started in one of the person's months, oldest first, each once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MonthSummaries {
    sessions: Vec<SessionSummary>,
}

impl MonthSummaries {
    /// The key of the month a session belongs to.
    pub fn key_of(summary: &SessionSummary) -> Month {
        summary.started.day().month()
    }

    /// The sessions, oldest first.
    pub fn sessions(&self) -> &[SessionSummary] {
        &self.sessions
    }

    /// Adds `summary`, or puts it in the place of the one with its id.
    pub fn put(&mut self, summary: SessionSummary) {
        match self.place_of(summary.id) {
            Ok(index) => {
                if let Some(place) = self.sessions.get_mut(index) {
                    *place = summary;
                }
            }
            Err(index) => self.sessions.insert(index, summary),
        }
    }

    /// Takes out the session with `id`; `None` if it is not there.
    pub fn remove(&mut self, id: SessionId) -> Option<SessionSummary> {
        self.place_of(id)
            .ok()
            .map(|index| self.sessions.remove(index))
    }

    fn place_of(&self, id: SessionId) -> Result<usize, usize> {
        self.sessions
            .binary_search_by_key(&id, |session| session.id)
    }
}

impl FromIterator<SessionSummary> for MonthSummaries {
    /// In any order; of two with one id the later one given stays.
    fn from_iter<I: IntoIterator<Item = SessionSummary>>(summaries: I) -> Self {
        let mut month = Self::default();
        for summary in summaries {
            month.put(summary);
        }
        month
    }
}

/// The newest stored bytes of `month`.
pub fn encode_month(month: &MonthSummaries) -> Vec<u8> {
    let sessions: Vec<SummaryV1> = month.sessions.iter().map(SummaryV1::from).collect();
    seal(NEWEST, &sessions)
}

/// The summaries in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it or it is damaged, or its sessions are out of order.
pub fn decode_month(bytes: &[u8]) -> Result<MonthSummaries, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    let sessions = unseal::<Vec<SummaryV1>>(body)?
        .into_iter()
        .map(SessionSummary::try_from)
        .collect::<Result<Vec<_>, _>>()?;
    if !sessions.is_sorted_by(|one, next| one.id < next.id) {
        return Err(Corruption::OutOfRange("order of sessions").into());
    }
    Ok(MonthSummaries { sessions })
}

/// Version 1 of a summary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SummaryV1 {
    id: Id,
    started: LocalTimeV1,
    duration_ms: u64,
    mode: ModeV1,
    equipment: EquipmentV1,
    kind: PlanKindV1,
    level: u8,
    target_centideg: i32,
    hold_ms: u64,
    sets: u8,
    sets_done: u8,
    time_at_angle_ms: u64,
    mean_angle_centideg: Option<i32>,
    max_angle_centideg: Option<i32>,
    ending: EndingV1,
    alarm_bits: u8,
    before: Option<PainV1>,
    after: Option<PainV1>,
    symptom_bits: u16,
    dizzy_on_return: bool,
    edited: bool,
    has_note: bool,
}

impl From<&SessionSummary> for SummaryV1 {
    fn from(summary: &SessionSummary) -> Self {
        let (kind, level) = stored_kind(summary.kind);
        Self {
            id: summary.id.into(),
            started: summary.started.into(),
            duration_ms: span_ms(summary.duration),
            mode: summary.mode.into(),
            equipment: summary.equipment.into(),
            kind,
            level,
            target_centideg: centi(summary.target),
            hold_ms: span_ms(summary.hold),
            sets: summary.sets,
            sets_done: summary.sets_done,
            time_at_angle_ms: span_ms(summary.time_at_angle),
            mean_angle_centideg: summary.mean_angle.map(centi),
            max_angle_centideg: summary.max_angle.map(centi),
            ending: summary.ending.into(),
            alarm_bits: summary.alarms,
            before: summary.before.map(PainV1::from),
            after: summary.after.map(PainV1::from),
            symptom_bits: summary.symptoms.bits(),
            dizzy_on_return: summary.dizzy_on_return,
            edited: summary.edited,
            has_note: summary.has_note,
        }
    }
}

impl TryFrom<SummaryV1> for SessionSummary {
    type Error = Corruption;

    fn try_from(stored: SummaryV1) -> Result<Self, Corruption> {
        Ok(Self {
            id: stored.id.into(),
            started: stored.started.try_into()?,
            duration: span(stored.duration_ms, "duration")?,
            mode: stored.mode.into(),
            equipment: stored.equipment.into(),
            kind: domain_kind(stored.kind, stored.level),
            target: angle(stored.target_centideg, "target")?,
            hold: span(stored.hold_ms, "hold")?,
            sets: stored.sets,
            sets_done: stored.sets_done,
            time_at_angle: span(stored.time_at_angle_ms, "time at angle")?,
            mean_angle: known_angle(stored.mean_angle_centideg, "mean angle")?,
            max_angle: known_angle(stored.max_angle_centideg, "greatest angle")?,
            ending: Ending::try_from(stored.ending)?,
            alarms: stored.alarm_bits,
            before: optional(stored.before)?,
            after: optional(stored.after)?,
            symptoms: SymptomSet::from_bits(stored.symptom_bits),
            dizzy_on_return: stored.dizzy_on_return,
            edited: stored.edited,
            has_note: stored.has_note,
        })
    }
}
