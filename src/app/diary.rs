//! The diary in memory and in the database: read once, written through, told to other tabs.

mod connection;
mod tabs;

use std::{cell::RefCell, rc::Rc};

use futures::future::join;
use leptos::prelude::*;

pub(super) use self::tabs::leave_erased;
use super::{notices::Notices, sample::Place, set_if_new};
use crate::{
    browser::{
        broadcast::{Channel, Word},
        clock,
        indexed_db::{Batch, Database, Durability, Found, Store, StoreError},
    },
    domain::{
        notice::Notice,
        record::{CheckIn, CheckInKind, DiaryEntry, SessionId, SessionRecord},
        summary::SessionSummary,
        trace::Trace,
        units::LocalDay,
    },
    ui::context::Loaded,
};

type Listener = Rc<dyn Fn()>;

/// The open database and what of it is held in memory. Clones share one diary.
#[derive(Clone)]
pub(super) struct Diary(Rc<Inner>);

struct Inner {
    place: Place,
    database: RefCell<Option<Database>>,
    channel: RefCell<Option<Channel>>,
    history: RwSignal<Loaded<Vec<SessionSummary>>>,
    /// Sorted by session and question.
    check_ins: RwSignal<Loaded<Vec<CheckIn>>>,
    /// Sorted by day.
    days: RwSignal<Loaded<Vec<DiaryEntry>>>,
    notices: Notices,
    /// Called at a word of another tab, each in the order it was added.
    listeners: RefCell<Vec<(Word, Listener)>>,
}

impl Diary {
    /// Not open yet.
    pub(super) fn new(place: Place, notices: Notices) -> Self {
        Self(Rc::new(Inner {
            place,
            database: RefCell::new(None),
            channel: RefCell::new(None),
            history: RwSignal::new(Loaded::Loading),
            check_ins: RwSignal::new(Loaded::Loading),
            days: RwSignal::new(Loaded::Loading),
            notices,
            listeners: RefCell::default(),
        }))
    }

    pub(super) fn history(&self) -> ReadSignal<Loaded<Vec<SessionSummary>>> {
        self.0.history.read_only()
    }

    pub(super) fn check_ins(&self) -> ReadSignal<Loaded<Vec<CheckIn>>> {
        self.0.check_ins.read_only()
    }

    pub(super) fn days(&self) -> ReadSignal<Loaded<Vec<DiaryEntry>>> {
        self.0.days.read_only()
    }

    /// Reads the history, the check-ins and the diary's days anew.
    pub(super) async fn load(&self) {
        join(self.load_history(), self.load_answers()).await;
    }

    /// Reads the check-ins and the diary's days anew. One that cannot be read hides no other.
    async fn load_answers(&self) {
        let Inner {
            check_ins, days, ..
        } = &*self.0;
        match self.database() {
            Ok(database) => {
                // Each is shown as soon as it is read: an answer given while the other still is would
                // be taken out of sight again.
                let answers = async { self.show(*check_ins, database.check_ins().await) };
                let entries = async { self.show(*days, database.diary_entries().await) };
                join(answers, entries).await;
            }
            Err(error) => {
                self.show(*check_ins, Err(error.clone()));
                self.show(*days, Err(error));
            }
        }
    }

    fn show<T>(&self, shown: RwSignal<Loaded<Vec<T>>>, found: Result<Found<T>, StoreError>)
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let now = match found {
            Ok(found) => {
                if found.unreadable > 0 {
                    self.0.notices.show(Notice::Unreadable);
                }
                Loaded::Ready(found.records)
            }
            Err(error) => {
                self.0.notices.store_failed(&error);
                Loaded::Failed
            }
        };
        set_if_new(shown, now);
    }

    async fn load_history(&self) {
        clock::mark("history-reading");
        let loaded = match self.database() {
            Ok(database) => database.summaries().await,
            Err(error) => Err(error),
        };
        match loaded {
            Ok(summaries) => {
                if summaries.unreadable > 0 {
                    self.0.notices.show(Notice::Unreadable);
                }
                clock::mark("history-read");
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
        clock::mark("session-saving");
        self.database()?.save_session(record, trace).await?;
        clock::mark("session-saved");
        self.show_session(record);
        Ok(())
    }

    /// Keeps the session of `id` as `edit` corrects it; `edit` says whether anything changed.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was kept.
    pub(super) async fn edit_session(
        &self,
        id: SessionId,
        edit: impl FnOnce(&mut SessionRecord) -> bool,
    ) -> Result<(), StoreError> {
        if let Some(record) = self.database()?.edit_session(id, edit).await? {
            self.show_session(&record);
        }
        Ok(())
    }

    /// Shows a session that has been written, here and in the other tabs. The rest of a long
    /// history is not read again for it.
    fn show_session(&self, record: &SessionRecord) {
        let summary = SessionSummary::of(record);
        put_sorted(self.0.history, summary, |summary| summary.id);
        self.tell(Word::HistoryChanged);
    }

    /// Brings a deleted session back.
    ///
    /// # Errors
    /// [`StoreError`] if it is still gone; the caller keeps the record.
    pub(super) async fn restore(
        &self,
        record: &SessionRecord,
        trace: &Trace,
        check_ins: &[CheckIn],
    ) -> Result<(), StoreError> {
        clock::mark("session-saving");
        self.database()?
            .restore_session(record, trace, check_ins)
            .await?;
        clock::mark("session-saved");
        self.changed().await;
        Ok(())
    }

    /// The record of `id` and its trace. A damaged trace hides no record; its loss is said.
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
        let trace = match database.trace(id).await {
            Err(StoreError::Decode(error)) if !error.is_newer() => {
                self.0.notices.show(Notice::Unreadable);
                None
            }
            trace => trace?,
        };
        Ok(Some((record, trace)))
    }

    /// Removes a session.
    ///
    /// # Errors
    /// [`StoreError`] if it is still there.
    pub(super) async fn delete(&self, record: &SessionRecord) -> Result<(), StoreError> {
        self.database()?.delete_session(record).await?;
        self.0.history.update(|history| {
            if let Loaded::Ready(sessions) = history {
                sessions.retain(|session| session.id != record.id);
            }
        });
        self.0.check_ins.update(|check_ins| {
            if let Loaded::Ready(check_ins) = check_ins {
                check_ins.retain(|answer| answer.session != record.id);
            }
        });
        self.tell(Word::HistoryChanged);
        Ok(())
    }

    /// The check-ins of a session.
    ///
    /// # Errors
    /// [`StoreError`] if they cannot be read.
    pub(super) async fn check_ins_of(&self, id: SessionId) -> Result<Vec<CheckIn>, StoreError> {
        let mut check_ins = self.database()?.check_ins().await?.records;
        check_ins.retain(|answer| answer.session == id);
        Ok(check_ins)
    }

    /// Keeps an answer to a check-in.
    ///
    /// # Errors
    /// [`StoreError`] if it was not kept.
    pub(super) async fn keep_check_in(&self, check_in: CheckIn) -> Result<(), StoreError> {
        self.database()?.save_check_in(&check_in).await?;
        put_sorted(self.0.check_ins, check_in, question);
        self.tell(Word::HistoryChanged);
        Ok(())
    }

    /// Keeps a day's entry as `edit` makes it.
    ///
    /// # Errors
    /// [`StoreError`] if it was not kept.
    pub(super) async fn edit_day(
        &self,
        day: LocalDay,
        edit: impl FnOnce(&mut DiaryEntry),
    ) -> Result<(), StoreError> {
        let now = clock::local_now();
        let entry = self.database()?.edit_day(day, now, edit).await?;
        put_sorted(self.0.days, entry, |entry| entry.day);
        self.tell(Word::HistoryChanged);
        Ok(())
    }

    /// Saves the named value of the settings' store and tells the other tabs.
    ///
    /// # Errors
    /// [`StoreError`] if it was not saved.
    pub(super) async fn put_setting(
        &self,
        name: &'static str,
        value: Vec<u8>,
    ) -> Result<(), StoreError> {
        let batch = Batch::new().put(Store::Settings, name, value);
        self.database()?.write(batch, Durability::Strict).await?;
        self.tell(Word::SettingsChanged);
        Ok(())
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
}

/// Which question of which session was answered.
const fn question(answer: &CheckIn) -> (SessionId, CheckInKind) {
    (answer.session, answer.kind)
}

/// Puts `record` where its key belongs in what is shown, in the place of one with the same key.
fn put_sorted<T, K>(shown: RwSignal<Loaded<Vec<T>>>, record: T, key: fn(&T) -> K)
where
    T: Send + Sync + 'static,
    K: Ord,
{
    shown.update(|shown| {
        if let Loaded::Ready(records) = shown {
            match records.binary_search_by_key(&key(&record), key) {
                Ok(index) => {
                    if let Some(place) = records.get_mut(index) {
                        *place = record;
                    }
                }
                Err(index) => records.insert(index, record),
            }
        }
    });
}
