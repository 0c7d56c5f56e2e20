//! Erasing everything: what is stored, what is in memory, in every tab.

use leptos::prelude::Set;

use super::Data;
use crate::{
    app::diary,
    browser::{broadcast::Word, storage},
    ui::work::{Busy, Work},
};

impl Data {
    /// Erases everything and begins anew. The app's own files stay, so that it goes on working
    /// without a network; it keeps nothing in local storage.
    pub(super) async fn erase(self) {
        self.busy(Busy::Erasing);
        let Ok(lock) = Self::no_session().await else {
            self.0.work.set(Work::NotErased);
            return;
        };
        let erased = match self.0.diary.database() {
            Ok(database) => {
                let erased = database.erase().await;
                if erased.is_ok() {
                    self.0.diary.tell(Word::Erased);
                }
                erased
            }
            Err(error) => Err(error),
        };
        storage::forget_sent_files().await;
        drop(lock);
        match erased {
            Ok(()) => diary::leave_erased(),
            Err(error) => {
                self.0.notices.store_failed(&error);
                self.0.work.set(Work::Idle);
            }
        }
    }
}
