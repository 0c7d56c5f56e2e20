//! What a session leaves behind: cut short and not kept yet, or over and not saved. It comes before the
//! next one, whose journal would be written over it, and whose limits it counts for.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{NotStarted, SessionRuntime};
use crate::{
    browser::{
        broadcast::Word,
        indexed_db::StoreError,
        locks::{self, Asked},
    },
    domain::{
        journal,
        notice::Notice,
        record::{SessionId, SessionRecord},
        trace::Trace,
    },
    persistence::stored,
};

/// What a session has left in the journal.
pub(super) enum Left {
    /// Nothing that is in the way of the next.
    Nothing,
    /// A session, which is offered now.
    Session,
    /// Entries that cannot be read, or are a newer version's: they are not touched.
    Unread,
}

impl SessionRuntime {
    /// Whether nothing of another session is left to be done in this tab. What it left counts for the
    /// limits of the day, and its place in the journal is the next one's.
    ///
    /// # Errors
    /// [`NotStarted`] says what is left.
    pub(in crate::app) fn may_start(&self) -> Result<(), NotStarted> {
        if self.is_running() {
            Err(NotStarted::Elsewhere)
        } else if self.0.unsaved.borrow().is_some() {
            self.0.notices.show(Notice::RecordUnsaved);
            Err(NotStarted::Unsaved)
        } else if self.0.signals.interrupted.with_untracked(Option::is_some) {
            Err(NotStarted::Interrupted)
        } else {
            Ok(())
        }
    }

    /// Looks for a session that was interrupted; one that another tab runs is left alone, and one that
    /// another tab keeps is offered no longer.
    pub(in crate::app) async fn look_for_interrupted(&self) {
        // Mostly there is none, which is seen without the lock.
        if !self.journal_is_empty().await {
            let asked = locks::try_lock(self.0.lock).await;
            if !matches!(asked, Asked::Taken) {
                self.read_journal().await;
            }
            drop(asked);
        }
        let runtime = self.clone();
        self.0.diary.on(Word::HistoryChanged, move || {
            let runtime = runtime.clone();
            spawn_local(async move { runtime.drop_kept().await });
        });
    }

    async fn journal_is_empty(&self) -> bool {
        match self.0.diary.database() {
            // One that cannot be read is no empty one.
            Ok(database) => database
                .journal()
                .await
                .is_ok_and(|entries| entries.is_empty()),
            Err(_) => false,
        }
    }

    /// Takes the offer of an interrupted session back if it is in the diary.
    async fn drop_kept(&self) {
        let offered = self.0.signals.interrupted;
        let Some(id) = offered.with_untracked(|record| record.as_ref().map(|record| record.id))
        else {
            return;
        };
        match self.is_kept(id).await {
            Ok(true) => offered.set(None),
            Ok(false) => {}
            Err(error) => self.0.notices.store_failed(&error),
        }
    }

    async fn is_kept(&self, id: SessionId) -> Result<bool, StoreError> {
        Ok(self.0.diary.database()?.session(id).await?.is_some())
    }

    /// What a session has left in the journal. One that can be put together again is offered; what
    /// makes none gives way to the next.
    pub(super) async fn read_journal(&self) -> Left {
        let Ok(database) = self.0.diary.database() else {
            // Said once when the database could not be opened; nothing is written over.
            return Left::Nothing;
        };
        let entries = match database.journal().await {
            Ok(entries) => entries,
            Err(error) => {
                self.0.notices.store_failed(&error);
                return Left::Unread;
            }
        };
        let mut decoded = Vec::new();
        for bytes in &entries {
            match stored::decode_journal_entry(bytes) {
                Ok(entry) => decoded.push(entry),
                Err(error) => {
                    let newer = error.is_newer();
                    self.0.notices.store_failed(&error.into());
                    if newer {
                        return Left::Unread;
                    }
                }
            }
        }
        if let Some((record, trace)) = journal::recover(decoded) {
            *self.0.interrupted_trace.borrow_mut() = Some(trace);
            self.0.signals.interrupted.set(Some(record));
            return Left::Session;
        }
        // Left where it is, it would be taken for the end of the next session.
        if !entries.is_empty()
            && let Err(error) = database.clear_journal().await
        {
            self.0.notices.store_failed(&error);
        }
        Left::Nothing
    }

    /// Saves the interrupted session with the answers given since.
    pub(in crate::app) fn save_interrupted(
        &self,
        answered: impl FnOnce(&mut SessionRecord) + 'static,
    ) {
        // A second tap, while the first is being kept.
        if self.0.keeping.get() {
            return;
        }
        let Some(mut record) = self.0.signals.interrupted.get_untracked() else {
            return;
        };
        self.0.keeping.set(true);
        let trace = self
            .0
            .interrupted_trace
            .borrow()
            .clone()
            .unwrap_or_default();
        answered(&mut record);
        let runtime = self.clone();
        spawn_local(async move {
            // Saving clears the journal, which may be another tab's by now.
            let asked = locks::try_lock(runtime.0.lock).await;
            if matches!(asked, Asked::Taken) {
                runtime.0.keeping.set(false);
                runtime.0.notices.show(Notice::SessionElsewhere);
                return;
            }
            let kept = runtime.keep_interrupted(&record, &trace).await;
            runtime.0.keeping.set(false);
            match kept {
                Ok(()) => {
                    runtime.0.signals.interrupted.set(None);
                    *runtime.0.interrupted_trace.borrow_mut() = None;
                }
                // It stays offered, and the journal stays.
                Err(error) => runtime.0.notices.store_failed(&error),
            }
        });
    }

    /// Saves `record`, unless another tab has: then its answers stand, and so does what is in the
    /// journal since.
    async fn keep_interrupted(
        &self,
        record: &SessionRecord,
        trace: &Trace,
    ) -> Result<(), StoreError> {
        if self.is_kept(record.id).await? {
            return Ok(());
        }
        self.0.diary.save_session(record, trace).await
    }
}
