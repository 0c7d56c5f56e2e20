//! The columns' numbers. They separate the contexts of one column from those of another and are part
//! of the format.

use crate::sharing::codec::model::Column;

pub(super) const OFFSET_KEPT: Column = 1;
pub(super) const OFFSET: Column = 2;
pub(super) const DAY: Column = 3;
pub(super) const HABIT: Column = 4;
pub(super) const MINUTE: Column = 5;
pub(super) const PLAN: Column = 6;
pub(super) const NEW_PLAN: Column = 7;
pub(super) const MODE: Column = 15;
pub(super) const EQUIPMENT: Column = 16;
pub(super) const ENDING: Column = 17;
pub(super) const ENDING_PHASE: Column = 18;
pub(super) const SETS: Column = 19;
pub(super) const TIME: Column = 20;
pub(super) const MEASURED: Column = 21;
pub(super) const MEAN: Column = 22;
pub(super) const MAX: Column = 23;
pub(super) const ASKED: Column = 24;
pub(super) const BACK: Column = 32;
pub(super) const LEG: Column = 40;
pub(super) const SYMPTOMATIC: Column = 48;
pub(super) const SYMPTOMS: Column = 52;
pub(super) const DIZZY: Column = 56;
pub(super) const ALARMS: Column = 57;
pub(super) const ALARM_KIND: Column = 58;
pub(super) const ALARM_AT: Column = 59;
pub(super) const ALARM_LASTED: Column = 60;
