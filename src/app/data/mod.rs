//! Everything that is kept, as a whole: backup, restore, tables, erasing, and how safe it is.

mod backup;
mod erase;
mod tables;

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{diary::Diary, notices::Notices, sample::Place, wall_clock::WallClock};
use crate::{
    browser::{
        broadcast::Word,
        clock,
        file::ReadyFile,
        home_screen,
        indexed_db::{Store, StoreError},
        locks::{self, Asked, Lock},
        storage,
    },
    domain::{
        keeping::{Care, Keeping, Reminder},
        notice::Notice,
        units::UnixMillis,
    },
    persistence::{backup::Backup, stored},
    ui::{
        context::{self, Loaded},
        intent::DataStep,
        work::{Busy, Work},
    },
};

/// Where [`Care`] is kept. Not part of a backup.
const CARE: &str = "care";

/// What is done with everything that is kept. Clones share one.
#[derive(Clone)]
pub(super) struct Data(Rc<Inner>);

struct Inner {
    diary: Diary,
    notices: Notices,
    wall_clock: WallClock,
    keeping: RwSignal<Keeping>,
    care: RwSignal<Option<Care>>,
    read: RwSignal<bool>,
    work: RwSignal<Work>,
    /// The backup made last, to be saved again or sent.
    made: RefCell<Option<ReadyFile>>,
    /// The backup looked at.
    offered: RefCell<Option<Backup>>,
}

impl Data {
    pub(super) fn new(diary: Diary, notices: Notices, wall_clock: WallClock) -> Self {
        Self(Rc::new(Inner {
            diary,
            notices,
            wall_clock,
            keeping: RwSignal::new(Keeping::Unknown),
            care: RwSignal::new(None),
            read: RwSignal::new(false),
            work: RwSignal::new(Work::Idle),
            made: RefCell::new(None),
            offered: RefCell::new(None),
        }))
    }

    /// What views may read.
    pub(super) fn context(&self) -> context::Data {
        context::Data {
            keeping: self.0.keeping.read_only(),
            care: self.0.care.read_only(),
            read: self.0.read.read_only(),
            reminder: self.reminder(),
            work: self.0.work.read_only(),
            beside_app: home_screen::is_tab_beside_app(),
        }
    }

    /// Reads what is remembered of backups, and what the browser promises; follows other tabs.
    pub(super) async fn load(&self) {
        let data = self.clone();
        self.0.diary.on(Word::SettingsChanged, move || {
            data.spawn(async |data: Self| data.read_care().await);
        });
        self.read_care().await;
        self.0.keeping.set(storage::keeping().await);
        self.0.read.set(true);
    }

    async fn read_care(&self) {
        let stored = self.0.diary.get(Store::Settings, CARE).await;
        let care = match stored {
            Ok(Some(bytes)) => stored::decode_care(&bytes).map_err(StoreError::from),
            Ok(None) => Ok(Care::default()),
            Err(error) => Err(error),
        };
        match care {
            Ok(care) => self.0.care.set(Some(care)),
            // Nothing is reminded of on a guess, and nothing is written over what cannot be read.
            Err(error) => self.0.notices.store_failed(&error),
        }
    }

    /// What to remind of; nothing until all of it is known.
    fn reminder(&self) -> Signal<Option<Reminder>> {
        let (care, keeping, now) = (self.0.care, self.0.keeping, self.0.wall_clock.shown());
        let diary = &self.0.diary;
        let (history, check_ins, days) = (diary.history(), diary.check_ins(), diary.days());
        let reminder = Memo::new(move |_| {
            let care = care.get()?;
            let sessions = moments(history, |session| {
                session.started.at.after(session.duration)
            })?;
            let answers = moments(check_ins, |answer| answer.at.at)?;
            let entries = moments(days, |entry| entry.at.at)?;
            let worth_keeping = !(sessions.is_empty() && entries.is_empty());
            if worth_keeping && keeping.get() == Keeping::BestEffort && !care.asked_to_keep {
                return Some(Reminder::Keep);
            }
            let changes = sessions.into_iter().chain(answers).chain(entries);
            care.backup_due(changes, now.get().at)
                .then_some(Reminder::BackUp {
                    since: care.backed_up,
                })
        });
        reminder.into()
    }

    /// Carries `step` out. What needs a tap is begun before anything is awaited.
    pub(super) fn interpret(&self, step: DataStep) {
        match step {
            DataStep::BackUp => self.spawn(Self::back_up),
            DataStep::SaveAgain => self.save_again(),
            DataStep::Send => self.send(),
            DataStep::Choose => self.choose(),
            DataStep::Restore => self.spawn(Self::restore),
            DataStep::Close => {
                *self.0.offered.borrow_mut() = None;
                self.0.work.set(Work::Idle);
            }
            DataStep::Save(table) => self.spawn(async move |data: Self| data.save(table).await),
            DataStep::AskToKeep => self.spawn(Self::ask_to_keep),
            DataStep::PutOff(reminder) => self.put_off(reminder),
            DataStep::Erase => self.spawn(Self::erase),
        }
    }

    fn spawn(&self, step: impl AsyncFnOnce(Self) + 'static) {
        let data = self.clone();
        spawn_local(async move { step(data).await });
    }

    fn put_off(&self, reminder: Reminder) {
        let now = self.0.wall_clock.read();
        self.remember(|care| match reminder {
            Reminder::Keep => care.asked_to_keep = true,
            Reminder::BackUp { .. } => care.put_off = Some(now),
        });
    }

    async fn ask_to_keep(self) {
        self.0.keeping.set(storage::ask_to_keep().await);
        self.remember(|care| care.asked_to_keep = true);
    }

    /// Edits and keeps what is remembered of backups.
    fn remember(&self, edit: impl FnOnce(&mut Care)) {
        // Not read yet, or it cannot be: the notice says so.
        let Some(mut care) = self.0.care.get_untracked() else {
            return;
        };
        edit(&mut care);
        self.0.care.set(Some(care));
        self.spawn(async move |data: Self| {
            let bytes = stored::encode_care(&care);
            if let Err(error) = data.0.diary.put_setting(CARE, bytes).await {
                data.0.notices.store_failed(&error);
            }
        });
    }

    fn busy(&self, busy: Busy) {
        self.0.work.set(Work::Busy(busy));
    }

    /// The lock that keeps every tab from starting a session; `Err` while one runs.
    async fn no_session() -> Result<Option<Lock>, SessionRuns> {
        match locks::try_lock(Place::here().session_lock()).await {
            Asked::Held(lock) => Ok(Some(lock)),
            Asked::Unsupported => Ok(None),
            Asked::Taken => Err(SessionRuns),
        }
    }

    fn file_failed(&self) {
        self.0.notices.show(Notice::FileUnsaved);
        self.0.work.set(Work::Idle);
    }
}

/// A session runs, here or in another tab.
struct SessionRuns;

/// The moments of what is shown; `None` unless it has been read.
fn moments<T: Send + Sync + 'static>(
    shown: ReadSignal<Loaded<Vec<T>>>,
    moment: impl Fn(&T) -> UnixMillis,
) -> Option<Vec<UnixMillis>> {
    shown.with(|shown| match shown {
        Loaded::Ready(records) => Some(records.iter().map(moment).collect()),
        Loaded::Loading | Loaded::Failed => None,
    })
}

/// `plumbline-backup-2026-11-25.json`: what it is and the person's day, so that files sort by time.
fn file_name(what: &str, ending: &str) -> String {
    let date = clock::local_now().day().date();
    let (year, month, day) = (date.year, date.month, date.day);
    let name = format!("plumbline-{what}-{year:04}-{month:02}-{day:02}.{ending}");
    Place::here().file_name(&name)
}
