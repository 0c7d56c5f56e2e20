//! Troubles shown to the person: each once, newest last.

use leptos::prelude::*;

use crate::{browser::indexed_db::StoreError, domain::notice::Notice};

/// The troubles shown now. Copies share one list.
#[derive(Clone, Copy)]
pub(super) struct Notices(RwSignal<Vec<Notice>>);

impl Notices {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    pub(super) fn read(self) -> ReadSignal<Vec<Notice>> {
        self.0.read_only()
    }

    /// Shows `notice`; one shown already stays where it is.
    pub(super) fn show(self, notice: Notice) {
        self.0.maybe_update(|shown| {
            let new = !shown.contains(&notice);
            if new {
                shown.push(notice);
            }
            new
        });
    }

    pub(super) fn dismiss(self, notice: Notice) {
        self.0.maybe_update(|shown| {
            let before = shown.len();
            shown.retain(|other| *other != notice);
            shown.len() != before
        });
    }

    /// Shows what a failure of the store means for the person.
    pub(super) fn store_failed(self, error: &StoreError) {
        self.show(match error {
            StoreError::Unavailable => Notice::StorageRefused,
            StoreError::QuotaExceeded => Notice::StorageFull,
            StoreError::NewerDatabase => Notice::NewerData,
            StoreError::Closed => Notice::StorageClosed,
            StoreError::Decode(error) if error.is_newer() => Notice::NewerData,
            StoreError::Decode(_) => Notice::Unreadable,
            StoreError::Aborted | StoreError::Other(_) => Notice::StorageFailed,
        });
    }
}
