//! The stored shapes as JSON: the same fields and ranges as in the app's own bytes, under names
//! that carry their unit. A shape's new version is a backup's new version.

use super::super::{
    json::{Json, Misfit, Shape, name_shape, object_shape, push_text},
    stored::{
        AlarmV1, CheckInKindV1, CheckInV1, DiaryEntryV1, EditV1, EditedFieldV1, EndingV1,
        EquipmentV1, GateV1, HowEndedV1, Id, LocalTimeV1, ModeV1, PainV1, PlanKindV1, PlanV1,
        SessionV1,
    },
};
use crate::domain::record::SessionId;

/// Sixteen hexadecimal digits: a number of 64 bits would not survive other programs.
impl Shape for Id {
    fn write(&self, out: &mut String) {
        push_text(out, &SessionId::from(*self).to_string());
    }

    fn read(value: &Json) -> Result<Self, Misfit> {
        match value {
            Json::Text(text) => SessionId::parse(text).map(Self::from).ok_or(Misfit(None)),
            _ => Err(Misfit(None)),
        }
    }
}

object_shape!(LocalTimeV1 {
    unix_ms,
    offset_min
});
object_shape!(PainV1 { back_nrs, leg_nrs });
name_shape!(ModeV1 { Measured, Manual });
name_shape!(EquipmentV1 {
    Table,
    Chair,
    Boots
});
name_shape!(PlanKindV1 {
    Ladder,
    Free,
    SimpleStart,
    Oscillation,
    Staircase,
});
name_shape!(HowEndedV1 {
    Completed,
    Stopped,
    Interrupted,
});
name_shape!(EditedFieldV1 {
    PainBefore,
    PainAfter,
    Symptoms,
    Note,
});
name_shape!(CheckInKindV1 { Day1, Day2 });
object_shape!(PlanV1 {
    kind,
    level,
    target_centideg,
    sets,
    hold_ms,
    rest_ms,
    final_hold_ms,
    limit_centideg,
    ceiling_centideg,
});
object_shape!(EndingV1 { how, during_phase });
object_shape!(AlarmV1 {
    kind,
    at_ms,
    lasted_ms,
});
object_shape!(EditV1 {
    at,
    field,
    before,
    after,
});
object_shape!(GateV1 {
    version,
    answered_unix_ms,
});
object_shape!(SessionV1 {
    id,
    started,
    duration_ms,
    mode,
    equipment,
    plan,
    sets_done,
    time_at_angle_ms,
    mean_angle_centideg,
    max_angle_centideg,
    final_hold_ms,
    fastest_return_centideg_per_s,
    blind_ms,
    ending,
    alarms,
    before,
    after,
    symptom_bits,
    dizzy_on_return,
    note,
    edits,
    gate,
});
object_shape!(CheckInV1 {
    session,
    kind,
    at,
    pain,
    symptom_bits,
});
object_shape!(DiaryEntryV1 {
    day,
    at,
    pain,
    body_bits,
    activity_bits,
    note,
});
