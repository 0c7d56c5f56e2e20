//! The sample diary: where it lives, how it is filled, entered and removed.
//!
//! The address decides: with `?sample` the app opens another database, speaks to its own tabs and
//! moves a simulated table. The real database is not even opened then.

use super::parts::{self, NotFetched};
use crate::{
    browser::{
        address, clock,
        indexed_db::{Batch, Database, Durability, Store, StoreError, check_in_key, day_key},
    },
    content::sample as words,
    domain::{
        checklist::{CheckItem, Companion, ConfirmError},
        first_run::FirstRun,
        preparation::Preparation,
        record::Pain,
        screening::NotTodaySet,
        units::{LocalTime, Nrs},
    },
    made_up::sample,
    persistence::stored::{self, StoredMount},
    sensing::simulated::SimulatedTable,
};

const QUERY: &str = "?sample";

/// Whose diary this page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The person's own.
    Own,
    /// The invented one.
    Sample,
}

impl Place {
    /// As the address says.
    pub(super) fn here() -> Self {
        if address::query() == QUERY {
            Self::Sample
        } else {
            Self::Own
        }
    }

    pub(super) fn is_sample(self) -> bool {
        self == Self::Sample
    }

    /// The name of its database, of its channel between tabs, and what its locks begin with.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Own => "plumbline",
            Self::Sample => "plumbline-sample",
        }
    }

    /// What a file saved from it is called: a sample says so for as long as it exists.
    pub(super) fn file_name(self, name: &str) -> String {
        let prefix = if self.is_sample() {
            words::FILE_PREFIX
        } else {
            ""
        };
        format!("{prefix}{name}")
    }

    /// The lock one tab holds while it runs a session.
    pub(super) const fn session_lock(self) -> &'static str {
        match self {
            Self::Own => "plumbline-session",
            Self::Sample => "plumbline-sample-session",
        }
    }
}

/// Opens the sample afresh, in the place of this page.
pub(super) async fn enter() {
    // One left over from another day would end then; if it cannot be removed it is shown as it is.
    drop(Database::delete(Place::Sample.name()).await);
    address::open(&format!("./{QUERY}#/"));
}

/// Removes the sample and opens the person's own diary.
pub(super) async fn leave(database: Result<Database, StoreError>) {
    if let Ok(database) = database {
        database.close();
    }
    // Another tab may hold it open a moment longer; the browser removes it once that closes.
    drop(Database::delete(Place::Sample.name()).await);
    address::open("./#/");
}

/// Why the sample is not there.
pub(super) enum NotFilled {
    /// The part that invents it did not come.
    NotFetched,
    /// It could not be written.
    Store(StoreError),
}

impl From<StoreError> for NotFilled {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<NotFetched> for NotFilled {
    fn from(_: NotFetched) -> Self {
        Self::NotFetched
    }
}

/// Writes the invented diary into `database`, if that is empty.
///
/// # Errors
/// [`NotFilled`]; the pages then show what there is.
pub(super) async fn fill(database: &Database) -> Result<(), NotFilled> {
    if database.read(Store::Profile, "profile").await?.is_some() {
        return Ok(());
    }
    let batch = parts::invented_diary(clock::local_now()).await?;
    // The packed months are made again from the records when the history is first read.
    Ok(database.write(batch, Durability::Relaxed).await?)
}

/// The invented diary as it is kept, for a visitor of this moment.
pub(super) fn invented(now: LocalTime) -> Batch {
    let sample = sample(now);
    let mut batch = Batch::new()
        .put(
            Store::Profile,
            "profile",
            stored::encode_profile(&sample.profile),
        )
        .put(
            Store::Profile,
            "balance",
            stored::encode_balance(&sample.balance),
        )
        .put(Store::Settings, "mount", stored::encode_mount(&MOUNT))
        .put(
            Store::Settings,
            "first-run",
            stored::encode_first_run(FirstRun::Finished),
        );
    for (record, trace) in &sample.sessions {
        let id = record.id.to_string();
        batch = batch
            .put(Store::Sessions, id.as_str(), stored::encode_session(record))
            .put(Store::Traces, id, stored::encode_trace(trace));
    }
    for check_in in &sample.check_ins {
        let key = check_in_key(check_in.session, check_in.kind);
        batch = batch.put(Store::CheckIns, key, stored::encode_check_in(check_in));
    }
    for entry in &sample.diary {
        batch = batch.put(
            Store::Diary,
            day_key(entry.day),
            stored::encode_diary_entry(entry),
        );
    }
    batch
}

/// How the simulated phone sits on the simulated table.
const MOUNT: StoredMount = StoredMount {
    zero: SimulatedTable::ZERO,
    pivot: Some((SimulatedTable::PIVOT, true)),
    known_angle_deg: None,
    upright: None,
    rounded: Some(false),
};

/// Prepares the sample session as a person would who confirms everything: the invented one, whose
/// table is not there.
pub(super) fn confirm_everything(preparation: &mut Preparation, now: LocalTime) {
    preparation.answer_today(NotTodaySet::NONE, now);
    let score = |score| Nrs::new(score).unwrap_or_default();
    preparation.before = Some(Pain {
        back: score(4),
        leg: score(1),
    });
    let checklist = &mut preparation.checklist;
    checklist.tone_played();
    checklist.voice_played();
    for item in CheckItem::ALL {
        // What is not on the list need not be confirmed.
        let _not_asked: Result<(), ConfirmError> = if item == CheckItem::Help {
            checklist.confirm_help(Companion::Spotter)
        } else {
            checklist.confirm(item)
        };
    }
}
