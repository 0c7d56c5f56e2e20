//! The diary's connection to the database: made, made again, and used by the rest.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Diary;
use crate::{
    app::sample::{self, NotFilled},
    browser::{
        broadcast::Word,
        indexed_db::{Closed, Database, StoreError},
    },
    domain::notice::Notice,
    ui::context::Loaded,
};

/// When a connection that the browser closed is asked for again. Chosen by us: while it still closes, it
/// refuses.
const OPEN_AGAIN_AFTER_MS: [u32; 3] = [100, 1_000, 4_000];

impl Diary {
    /// Opens the database and listens for word from other tabs. The browser is asked before this
    /// returns; the diary is open once the future has ended.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be opened; the notice is shown already.
    pub(in crate::app) fn open(&self) -> impl Future<Output = Result<(), StoreError>> + use<> {
        let diary = self.clone();
        let opening = self.connect();
        async move {
            let opened = opening.await;
            diary.opened(opened).await
        }
    }

    fn connect(&self) -> impl Future<Output = Result<Database, StoreError>> + use<> {
        let notices = self.0.notices;
        let blocked = move || notices.show(Notice::UpgradeBlocked);
        let diary = Rc::downgrade(&self.0);
        let closed = move |why| {
            if let Some(inner) = diary.upgrade() {
                Self(inner).closed(why);
            }
        };
        Database::open_named(self.0.place.name(), blocked, closed)
    }

    /// The connection has closed by itself. One that the browser closed, as phones do to an app they put
    /// aside, is made anew, and what is kept is read again.
    fn closed(&self, why: Closed) {
        let notices = self.0.notices;
        if why == Closed::ForUpgrade {
            notices.show(Notice::StorageClosed);
            return;
        }
        let diary = self.clone();
        spawn_local(async move {
            for wait in OPEN_AGAIN_AFTER_MS {
                TimeoutFuture::new(wait).await;
                let Ok(database) = diary.connect().await else {
                    continue;
                };
                *diary.0.database.borrow_mut() = Some(database);
                diary.load().await;
                for word in [
                    Word::ProfileChanged,
                    Word::SettingsChanged,
                    Word::HistoryChanged,
                ] {
                    diary.hear(word);
                }
                return;
            }
            notices.show(Notice::StorageClosed);
        });
    }

    async fn opened(&self, opened: Result<Database, StoreError>) -> Result<(), StoreError> {
        let notices = self.0.notices;
        match opened {
            Ok(database) => {
                notices.dismiss(Notice::UpgradeBlocked);
                if self.0.place.is_sample()
                    && let Err(error) = sample::fill(&database).await
                {
                    match error {
                        NotFilled::NotFetched => notices.show(Notice::PartMissing),
                        NotFilled::Store(error) => notices.store_failed(&error),
                    }
                }
                *self.0.database.borrow_mut() = Some(database);
                self.listen();
                Ok(())
            }
            Err(error) => {
                notices.store_failed(&error);
                self.0.history.set(Loaded::Failed);
                self.0.check_ins.set(Loaded::Failed);
                self.0.days.set(Loaded::Failed);
                Err(error)
            }
        }
    }

    /// The open database.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if it could not be opened.
    pub(in crate::app) fn database(&self) -> Result<Database, StoreError> {
        self.0
            .database
            .borrow()
            .clone()
            .ok_or(StoreError::Unavailable)
    }
}
