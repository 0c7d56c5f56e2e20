//! A session's record, without its trace.

use serde::{Deserialize, Serialize};

use super::{
    Corruption, DecodeError,
    fields::{
        Id, LocalTimeV1, PainV1, angle, centi, centi_rate, known_angle, moment, moment_ms,
        optional, rate, span, span_ms, twins,
    },
    seal, unseal, version_of,
};
use crate::domain::{
    alarm::AlarmKind,
    phase::Phase,
    plan::{Plan, PlanDraft, PlanKind},
    record::{AlarmEvent, Edit, EditedField, Ending, Equipment, GateStamp, Mode, SessionRecord},
    symptom::SymptomSet,
};

const NEWEST: u8 = 1;

/// The newest stored bytes of `record`.
pub fn encode_session(record: &SessionRecord) -> Vec<u8> {
    seal(NEWEST, &SessionV1::from(record))
}

/// The record in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it or it is damaged; every range is checked again.
pub fn decode_session(bytes: &[u8]) -> Result<SessionRecord, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    Ok(unseal::<SessionV1>(body)?.try_into()?)
}

/// Version 1 of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct SessionV1 {
    pub(in crate::persistence) id: Id,
    pub(in crate::persistence) started: LocalTimeV1,
    pub(in crate::persistence) duration_ms: u64,
    pub(in crate::persistence) mode: ModeV1,
    pub(in crate::persistence) equipment: EquipmentV1,
    pub(in crate::persistence) plan: PlanV1,
    pub(in crate::persistence) sets_done: u8,
    pub(in crate::persistence) time_at_angle_ms: u64,
    pub(in crate::persistence) mean_angle_centideg: Option<i32>,
    pub(in crate::persistence) max_angle_centideg: Option<i32>,
    pub(in crate::persistence) final_hold_ms: u64,
    pub(in crate::persistence) fastest_return_centideg_per_s: Option<i32>,
    pub(in crate::persistence) blind_ms: u64,
    pub(in crate::persistence) ending: EndingV1,
    pub(in crate::persistence) alarms: Vec<AlarmV1>,
    pub(in crate::persistence) before: Option<PainV1>,
    pub(in crate::persistence) after: Option<PainV1>,
    pub(in crate::persistence) symptom_bits: u16,
    pub(in crate::persistence) dizzy_on_return: bool,
    pub(in crate::persistence) note: String,
    pub(in crate::persistence) edits: Vec<EditV1>,
    pub(in crate::persistence) gate: Option<GateV1>,
}

/// A [`Mode`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) enum ModeV1 {
    Measured,
    Manual,
}

/// An [`Equipment`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) enum EquipmentV1 {
    Table,
    Chair,
    Boots,
}

/// A [`PlanKind`]; the level is 0 but for `Ladder`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) enum PlanKindV1 {
    Ladder,
    Free,
    SimpleStart,
    Oscillation,
    Staircase,
}

/// A [`Plan`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct PlanV1 {
    pub(in crate::persistence) kind: PlanKindV1,
    pub(in crate::persistence) level: u8,
    pub(in crate::persistence) target_centideg: i32,
    pub(in crate::persistence) sets: u8,
    pub(in crate::persistence) hold_ms: u64,
    pub(in crate::persistence) rest_ms: u64,
    pub(in crate::persistence) final_hold_ms: u64,
    pub(in crate::persistence) limit_centideg: i32,
    pub(in crate::persistence) ceiling_centideg: i32,
}

/// Which [`Ending`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) enum HowEndedV1 {
    Completed,
    Stopped,
    Interrupted,
}

/// An [`Ending`]; the phase's number counts for `Stopped` only.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct EndingV1 {
    pub(in crate::persistence) how: HowEndedV1,
    pub(in crate::persistence) during_phase: u8,
}

/// An [`AlarmEvent`]; the kind is its stored number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct AlarmV1 {
    pub(in crate::persistence) kind: u8,
    pub(in crate::persistence) at_ms: u64,
    pub(in crate::persistence) lasted_ms: u64,
}

/// An [`EditedField`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) enum EditedFieldV1 {
    PainBefore,
    PainAfter,
    Symptoms,
    Note,
}

/// An [`Edit`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct EditV1 {
    pub(in crate::persistence) at: LocalTimeV1,
    pub(in crate::persistence) field: EditedFieldV1,
    pub(in crate::persistence) before: String,
    pub(in crate::persistence) after: String,
}

/// A [`GateStamp`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct GateV1 {
    pub(in crate::persistence) version: u16,
    pub(in crate::persistence) answered_unix_ms: i64,
}

twins!(ModeV1 = Mode { Measured, Manual });
twins!(
    EquipmentV1 = Equipment {
        Table,
        Chair,
        Boots
    }
);
twins!(
    EditedFieldV1 = EditedField {
        PainBefore,
        PainAfter,
        Symptoms,
        Note
    }
);

/// The kind and level of a plan.
pub(super) fn stored_kind(kind: PlanKind) -> (PlanKindV1, u8) {
    match kind {
        PlanKind::Ladder { level } => (PlanKindV1::Ladder, level),
        PlanKind::Free => (PlanKindV1::Free, 0),
        PlanKind::SimpleStart => (PlanKindV1::SimpleStart, 0),
        PlanKind::Oscillation => (PlanKindV1::Oscillation, 0),
        PlanKind::Staircase => (PlanKindV1::Staircase, 0),
    }
}

pub(super) fn domain_kind(kind: PlanKindV1, level: u8) -> PlanKind {
    match kind {
        PlanKindV1::Ladder => PlanKind::Ladder { level },
        PlanKindV1::Free => PlanKind::Free,
        PlanKindV1::SimpleStart => PlanKind::SimpleStart,
        PlanKindV1::Oscillation => PlanKind::Oscillation,
        PlanKindV1::Staircase => PlanKind::Staircase,
    }
}

impl From<Plan> for PlanV1 {
    fn from(plan: Plan) -> Self {
        let (kind, level) = stored_kind(plan.kind());
        Self {
            kind,
            level,
            target_centideg: centi(plan.target()),
            sets: plan.sets(),
            hold_ms: span_ms(plan.hold()),
            rest_ms: span_ms(plan.rest()),
            final_hold_ms: span_ms(plan.final_hold()),
            limit_centideg: centi(plan.limit()),
            ceiling_centideg: centi(plan.ceiling()),
        }
    }
}

impl TryFrom<PlanV1> for Plan {
    type Error = Corruption;

    fn try_from(plan: PlanV1) -> Result<Self, Corruption> {
        let draft = PlanDraft {
            kind: domain_kind(plan.kind, plan.level),
            target: angle(plan.target_centideg, "target")?,
            sets: plan.sets,
            hold: span(plan.hold_ms, "hold")?,
            rest: span(plan.rest_ms, "rest")?,
            final_hold: span(plan.final_hold_ms, "final hold")?,
        };
        let limit = angle(plan.limit_centideg, "limit")?;
        let ceiling = angle(plan.ceiling_centideg, "ceiling")?;
        Self::from_parts(draft, limit, ceiling).map_err(Corruption::Plan)
    }
}

impl From<Ending> for EndingV1 {
    fn from(ending: Ending) -> Self {
        let (how, during) = match ending {
            Ending::Completed => (HowEndedV1::Completed, Phase::Done),
            Ending::Stopped { during } => (HowEndedV1::Stopped, during),
            Ending::Interrupted => (HowEndedV1::Interrupted, Phase::Done),
        };
        Self {
            how,
            during_phase: during as u8,
        }
    }
}

impl TryFrom<EndingV1> for Ending {
    type Error = Corruption;

    fn try_from(ending: EndingV1) -> Result<Self, Corruption> {
        Ok(match ending.how {
            HowEndedV1::Completed => Self::Completed,
            HowEndedV1::Interrupted => Self::Interrupted,
            HowEndedV1::Stopped => Self::Stopped {
                during: phase(ending.during_phase)?,
            },
        })
    }
}

/// The phase of a stored number.
pub(super) fn phase(number: u8) -> Result<Phase, Corruption> {
    Phase::ALL
        .into_iter()
        .find(|phase| *phase as u8 == number)
        .ok_or(Corruption::OutOfRange("phase"))
}

/// The alarm kind of a stored number.
pub(super) fn alarm_kind(number: u8) -> Result<AlarmKind, Corruption> {
    AlarmKind::ALL
        .into_iter()
        .find(|kind| *kind as u8 == number)
        .ok_or(Corruption::OutOfRange("alarm"))
}

impl From<AlarmEvent> for AlarmV1 {
    fn from(alarm: AlarmEvent) -> Self {
        Self {
            kind: alarm.kind as u8,
            at_ms: span_ms(alarm.at),
            lasted_ms: span_ms(alarm.lasted),
        }
    }
}

impl TryFrom<AlarmV1> for AlarmEvent {
    type Error = Corruption;

    fn try_from(alarm: AlarmV1) -> Result<Self, Corruption> {
        Ok(Self {
            kind: alarm_kind(alarm.kind)?,
            at: span(alarm.at_ms, "alarm time")?,
            lasted: span(alarm.lasted_ms, "alarm length")?,
        })
    }
}

impl From<GateStamp> for GateV1 {
    fn from(gate: GateStamp) -> Self {
        Self {
            version: gate.version,
            answered_unix_ms: moment_ms(gate.answered),
        }
    }
}

impl TryFrom<GateV1> for GateStamp {
    type Error = Corruption;

    fn try_from(gate: GateV1) -> Result<Self, Corruption> {
        Ok(Self {
            version: gate.version,
            answered: moment(gate.answered_unix_ms, "gate date")?,
        })
    }
}

impl From<&Edit> for EditV1 {
    fn from(edit: &Edit) -> Self {
        Self {
            at: edit.at.into(),
            field: edit.field.into(),
            before: edit.before.clone(),
            after: edit.after.clone(),
        }
    }
}

impl TryFrom<EditV1> for Edit {
    type Error = Corruption;

    fn try_from(edit: EditV1) -> Result<Self, Corruption> {
        Ok(Self {
            at: edit.at.try_into()?,
            field: edit.field.into(),
            before: edit.before,
            after: edit.after,
        })
    }
}

impl From<&SessionRecord> for SessionV1 {
    fn from(record: &SessionRecord) -> Self {
        Self {
            id: record.id.into(),
            started: record.started.into(),
            duration_ms: span_ms(record.duration),
            mode: record.mode.into(),
            equipment: record.equipment.into(),
            plan: record.plan.into(),
            sets_done: record.sets_done,
            time_at_angle_ms: span_ms(record.time_at_angle),
            mean_angle_centideg: record.mean_angle.map(centi),
            max_angle_centideg: record.max_angle.map(centi),
            final_hold_ms: span_ms(record.final_hold),
            fastest_return_centideg_per_s: record.fastest_return.map(centi_rate),
            blind_ms: span_ms(record.blind),
            ending: record.ending.into(),
            alarms: record.alarms.iter().copied().map(AlarmV1::from).collect(),
            before: record.before.map(PainV1::from),
            after: record.after.map(PainV1::from),
            symptom_bits: record.symptoms.bits(),
            dizzy_on_return: record.dizzy_on_return,
            note: record.note.clone(),
            edits: record.edits.iter().map(EditV1::from).collect(),
            gate: record.gate.map(GateV1::from),
        }
    }
}

impl TryFrom<SessionV1> for SessionRecord {
    type Error = Corruption;

    fn try_from(stored: SessionV1) -> Result<Self, Corruption> {
        Ok(Self {
            id: stored.id.into(),
            started: stored.started.try_into()?,
            duration: span(stored.duration_ms, "duration")?,
            mode: stored.mode.into(),
            equipment: stored.equipment.into(),
            plan: stored.plan.try_into()?,
            sets_done: stored.sets_done,
            time_at_angle: span(stored.time_at_angle_ms, "time at angle")?,
            mean_angle: known_angle(stored.mean_angle_centideg, "mean angle")?,
            max_angle: known_angle(stored.max_angle_centideg, "greatest angle")?,
            final_hold: span(stored.final_hold_ms, "final hold")?,
            fastest_return: stored
                .fastest_return_centideg_per_s
                .map(|centi| rate(centi, "fastest return"))
                .transpose()?,
            blind: span(stored.blind_ms, "time without angle")?,
            ending: stored.ending.try_into()?,
            alarms: stored
                .alarms
                .into_iter()
                .map(AlarmEvent::try_from)
                .collect::<Result<_, _>>()?,
            before: optional(stored.before)?,
            after: optional(stored.after)?,
            symptoms: SymptomSet::from_bits(stored.symptom_bits),
            dizzy_on_return: stored.dizzy_on_return,
            note: stored.note,
            edits: stored
                .edits
                .into_iter()
                .map(Edit::try_from)
                .collect::<Result<_, _>>()?,
            gate: optional(stored.gate)?,
        })
    }
}
