//! The diary in memory and in the database: read once, written through, told to other tabs.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::notices::Notices;
use crate::{
    browser::{
        broadcast::{Channel, Word},
        indexed_db::{Batch, Closed, Database, Durability, Store, StoreError},
    },
    domain::{
        notice::Notice,
        record::{CheckIn, SessionId, SessionRecord},
        summary::SessionSummary,
        trace::Trace,
    },
    ui::context::Loaded,
};

/// The open database and what of it is held in memory. Clones share one diary.
#[derive(Clone)]
pub(super) struct Diary(Rc<Inner>);

struct Inner {
    database: RefCell<Option<Database>>,
    channel: RefCell<Option<Channel>>,
    history: RwSignal<Loaded<Vec<SessionSummary>>>,
    notices: Notices,
    /// Called when another tab changed the profile.
    profile_changed: RefCell<Option<Rc<dyn Fn()>>>,
}

impl Diary {
    /// Not open yet.
    pub(super) fn new(notices: Notices) -> Self {
        Self(Rc::new(Inner {
            database: RefCell::new(None),
            channel: RefCell::new(None),
            history: RwSignal::new(Loaded::Loading),
            notices,
            profile_changed: RefCell::new(None),
        }))
    }

    pub(super) fn history(&self) -> ReadSignal<Loaded<Vec<SessionSummary>>> {
        self.0.history.read_only()
    }

    /// Opens the database and listens for word from other tabs.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be opened; the notice is shown already.
    pub(super) async fn open(&self) -> Result<(), StoreError> {
        let notices = self.0.notices;
        let blocked = move || notices.show(Notice::UpgradeBlocked);
        let closed = move |_why: Closed| notices.show(Notice::StorageClosed);
        match Database::open(blocked, closed).await {
            Ok(database) => {
                notices.dismiss(Notice::UpgradeBlocked);
                *self.0.database.borrow_mut() = Some(database);
                self.listen();
                Ok(())
            }
            Err(error) => {
                notices.store_failed(&error);
                self.0.history.set(Loaded::Failed);
                Err(error)
            }
        }
    }

    fn listen(&self) {
        let diary = Rc::downgrade(&self.0);
        let channel = Channel::open(move |word| {
            let Some(inner) = diary.upgrade() else { return };
            match word {
                Word::HistoryChanged => spawn_local(async move { Self(inner).load().await }),
                Word::ProfileChanged => {
                    let changed = inner.profile_changed.borrow().clone();
                    if let Some(changed) = changed {
                        changed();
                    }
                }
                Word::PleaseClose => {}
            }
        });
        *self.0.channel.borrow_mut() = channel;
    }

    /// Calls `changed` when another tab has changed the profile.
    pub(super) fn on_profile_changed(&self, changed: impl Fn() + 'static) {
        *self.0.profile_changed.borrow_mut() = Some(Rc::new(changed));
    }

    /// The open database.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if it could not be opened.
    pub(super) fn database(&self) -> Result<Database, StoreError> {
        self.0
            .database
            .borrow()
            .clone()
            .ok_or(StoreError::Unavailable)
    }

    /// Reads the history anew.
    pub(super) async fn load(&self) {
        let loaded = match self.database() {
            Ok(database) => database.summaries().await,
            Err(error) => Err(error),
        };
        match loaded {
            Ok(summaries) => {
                if summaries.unreadable > 0 {
                    self.0.notices.show(Notice::Unreadable);
                }
                self.0.history.set(Loaded::Ready(summaries.sessions));
            }
            Err(error) => {
                self.0.notices.store_failed(&error);
                self.0.history.set(Loaded::Failed);
            }
        }
    }

    /// Saves a finished session and clears the journal.
    ///
    /// # Errors
    /// [`StoreError`] if it was not saved; the caller keeps the record.
    pub(super) async fn save_session(
        &self,
        record: &SessionRecord,
        trace: &Trace,
    ) -> Result<(), StoreError> {
        self.database()?.save_session(record, trace).await?;
        self.changed().await;
        Ok(())
    }

    /// Brings a deleted session back.
    ///
    /// # Errors
    /// [`StoreError`] if it is still gone; the caller keeps the record.
    pub(super) async fn restore(
        &self,
        record: &SessionRecord,
        trace: &Trace,
    ) -> Result<(), StoreError> {
        self.database()?.restore_session(record, trace).await?;
        self.changed().await;
        Ok(())
    }

    /// The record of `id` and its trace, for its page.
    ///
    /// # Errors
    /// [`StoreError`] if they cannot be read.
    pub(super) async fn session(
        &self,
        id: SessionId,
    ) -> Result<Option<(SessionRecord, Option<Trace>)>, StoreError> {
        let database = self.database()?;
        let Some(record) = database.session(id).await? else {
            return Ok(None);
        };
        let trace = database.trace(id).await?;
        Ok(Some((record, trace)))
    }

    /// Removes a session.
    ///
    /// # Errors
    /// [`StoreError`] if it is still there.
    pub(super) async fn delete(&self, record: &SessionRecord) -> Result<(), StoreError> {
        self.database()?.delete_session(record).await?;
        self.changed().await;
        Ok(())
    }

    /// Every check-in.
    ///
    /// # Errors
    /// [`StoreError`] if they cannot be read.
    pub(super) async fn check_ins(&self) -> Result<Vec<CheckIn>, StoreError> {
        self.database()?.check_ins().await
    }

    /// Saves the named value.
    ///
    /// # Errors
    /// [`StoreError`] if it was not saved.
    pub(super) async fn put(
        &self,
        store: Store,
        name: &'static str,
        value: Vec<u8>,
    ) -> Result<(), StoreError> {
        let batch = Batch::new().put(store, name, value);
        self.database()?.write(batch, Durability::Strict).await
    }

    /// The named value, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read.
    pub(super) async fn get(
        &self,
        store: Store,
        name: &'static str,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        self.database()?.read(store, name).await
    }

    /// Saves the named value of the profile's store as `edit` makes it from the present one, and
    /// tells the other tabs. Reading and writing are one step: no tab can undo another's answer.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was changed.
    pub(super) async fn edit_profile(
        &self,
        name: &'static str,
        edit: impl FnOnce(Option<Vec<u8>>) -> Result<Vec<u8>, StoreError>,
    ) -> Result<(), StoreError> {
        let (store, durability) = (Store::Profile, Durability::Strict);
        self.database()?
            .write_and_edit(Batch::new(), store, name, edit, durability)
            .await?;
        self.tell(Word::ProfileChanged);
        Ok(())
    }

    /// Reads the history anew here and has the other tabs do so.
    pub(super) async fn changed(&self) {
        self.tell(Word::HistoryChanged);
        self.load().await;
    }

    fn tell(&self, word: Word) {
        if let Some(channel) = self.0.channel.borrow().as_ref() {
            channel.say(word);
        }
    }
}
