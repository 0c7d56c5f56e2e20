//! What is being done with the data, and what came of it.

use crate::{
    domain::{keeping::RestoreProblem, units::LocalTime},
    persistence::backup::{Counts, Restoration},
};

/// The last thing asked for on the page of the data.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Work {
    /// Nothing.
    #[default]
    Idle,
    /// Under way.
    Busy(Busy),
    /// A backup was made and handed over.
    BackedUp(BackupMade),
    /// A backup was looked at; nothing is written yet.
    Offered(Offer),
    /// A backup was restored.
    Restored(Restoration),
    /// Nothing was restored.
    NotRestored {
        /// Why.
        problem: RestoreProblem,
        /// In technical words, for whoever looks into it; may be empty.
        detail: String,
    },
    /// Nothing was erased, because a session runs here or in another tab.
    NotErased,
}

/// What is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// A backup is made.
    BackingUp,
    /// A chosen file is read and held against the diary.
    Checking,
    /// A backup is restored.
    Restoring,
    /// A table is made.
    Tabulating,
    /// Everything is erased.
    Erasing,
}

/// A backup that was made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BackupMade {
    /// What is in it.
    pub counts: Counts,
    /// Records that cannot be read and are not in it.
    pub unreadable: usize,
    /// Its length.
    pub bytes: f64,
    /// Whether the platform's share sheet takes it.
    pub can_send: bool,
}

/// A backup that could be restored.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// When it was written.
    pub written: LocalTime,
    /// What it would change.
    pub changes: Restoration,
}
