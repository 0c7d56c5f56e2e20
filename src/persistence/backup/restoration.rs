//! What a restore does, in numbers.

use super::{Conflict, Counts, MergePlan, ValuePlan};

/// What restoring a backup changes, or changed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Restoration {
    /// Records that were not there.
    pub added: Counts,
    /// Records that were there in an older state, or without their trace.
    pub updated: Counts,
    /// Records that were there as they are, or newer.
    pub unchanged: Counts,
    /// Records left as they are although they differ.
    pub conflicts: Vec<Conflict>,
    /// Whether the gate learns something. Whatever it is, its questions are asked anew.
    pub profile: bool,
    /// Whether the settings are taken.
    pub settings: bool,
    /// Whether the balanced plan takes something in.
    pub balance: bool,
    /// Values under names this version does not know; they stay in the file.
    pub unknown: usize,
    /// Whether the diary held nothing before, so that the file is a backup of all of it.
    pub was_empty: bool,
}

impl Restoration {
    /// What carrying out both plans amounts to.
    pub fn of(records: &MergePlan<'_>, values: &ValuePlan, was_empty: bool) -> Self {
        Self {
            added: records.added,
            updated: records.updated,
            unchanged: records.unchanged,
            conflicts: records.conflicts.clone(),
            profile: values.profile.is_some(),
            settings: values.settings.is_some(),
            balance: values.balance.is_some(),
            unknown: values.unknown,
            was_empty,
        }
    }

    /// Whether nothing is written.
    pub const fn is_empty(&self) -> bool {
        self.added.total() + self.updated.total() == 0
            && !self.profile
            && !self.settings
            && !self.balance
    }
}
