//! The whole diary out of the database and into it, each in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use indexed_db_futures::{
    Build, BuildPrimitive, KeyRange,
    prelude::QuerySource,
    transaction::Transaction,
    typed_array::{Uint8Array, Uint8ArraySlice},
};

use super::{
    Batch, Database, Durability, Found, Store, StoreError, begin, check_in_key, day_key,
    diary::pack_months, finish,
};
use crate::{
    domain::{
        record::{CheckIn, DiaryEntry, SessionId, SessionRecord},
        units::LocalTime,
    },
    persistence::{
        backup::{
            BALANCE, Backup, BackupWriter, Counts, MergePlan, PROFILE, Present, PresentValues,
            Restoration, SETTINGS, ValueError, ValuePlan, plan_merge, plan_values,
        },
        stored::{self, DecodeError},
    },
};

/// What went into a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BackedUp {
    /// Records by kind.
    pub counts: Counts,
    /// Records that cannot be read: they are not in it, and stay where they are.
    pub unreadable: usize,
}

/// Why a backup was not restored; the store is as before.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RestoreError {
    /// The store could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is stored, or the file's gate or settings, cannot be read.
    #[error(transparent)]
    Value(#[from] ValueError),
}

/// Sessions read at once, with their traces. Chosen by us: about a megabyte.
const PAGE: u32 = 64;

/// The stores a backup holds or changes.
const STORES: [Store; 7] = [
    Store::Sessions,
    Store::Months,
    Store::Traces,
    Store::CheckIns,
    Store::Diary,
    Store::Profile,
    Store::Settings,
];

fn names() -> [&'static str; 7] {
    STORES.map(Store::name)
}

impl Database {
    /// Hands the diary as it is at one moment to `piece` as the text of a backup, in order and piece
    /// by piece.
    ///
    /// What is damaged is left out and counted, so that one bad record does not cost the others.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read, or holds records of a newer version.
    pub async fn write_backup(
        &self,
        written: LocalTime,
        mut piece: impl FnMut(&str),
    ) -> Result<BackedUp, StoreError> {
        let connection = self.connection()?;
        // Every request is made before the one before it has been forgotten: the transaction lives
        // on, and no other tab's change comes between.
        let transaction = connection.transaction(names().as_slice()).build()?;
        let (mut writer, text) = BackupWriter::begin(written);
        piece(&text);
        let mut done = BackedUp::default();

        let mut range = KeyRange::LowerBound(String::new(), false);
        loop {
            let page = page(&transaction, Store::Sessions, &range, PAGE).await?;
            let (Some((first, _)), Some((last, _))) = (page.first(), page.last()) else {
                break;
            };
            let of_page = KeyRange::Bound(first.clone(), false, last.clone(), false);
            range = KeyRange::LowerBound(last.clone(), true);
            let traces = page_of(&transaction, Store::Traces, &of_page).await?;
            let traces: BTreeMap<String, Vec<u8>> = traces.into_iter().collect();
            for (key, bytes) in &page {
                let Some(record) = readable(stored::decode_session(bytes), &mut done)? else {
                    continue;
                };
                let trace = match traces.get(key) {
                    Some(bytes) => {
                        readable(stored::decode_trace(bytes), &mut done)?.map(|_| bytes.as_slice())
                    }
                    None => None,
                };
                piece(&writer.session(&record, trace));
                done.counts.sessions += 1;
            }
        }
        for bytes in all(&transaction, Store::CheckIns).await? {
            if let Some(check_in) = readable(stored::decode_check_in(&bytes), &mut done)? {
                piece(&writer.check_in(check_in));
                done.counts.check_ins += 1;
            }
        }
        for bytes in all(&transaction, Store::Diary).await? {
            if let Some(entry) = readable(stored::decode_diary_entry(&bytes), &mut done)? {
                piece(&writer.diary_entry(&entry));
                done.counts.diary += 1;
            }
        }
        if let Some(bytes) = value(&transaction, Store::Profile, PROFILE).await?
            && readable(stored::decode_profile(&bytes), &mut done)?.is_some()
        {
            piece(&writer.value(PROFILE, &bytes));
        }
        if let Some(bytes) = value(&transaction, Store::Profile, BALANCE).await?
            && readable(stored::decode_balance(&bytes), &mut done)?.is_some()
        {
            piece(&writer.value(BALANCE, &bytes));
        }
        if let Some(bytes) = value(&transaction, Store::Settings, SETTINGS).await?
            && readable(stored::decode_settings(&bytes), &mut done)?.is_some()
        {
            piece(&writer.value(SETTINGS, &bytes));
        }
        piece(&writer.finish());
        Ok(done)
    }

    /// Every session that can be read, oldest first, without traces.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read, or holds records of a newer version.
    pub async fn sessions(&self) -> Result<Found<SessionRecord>, StoreError> {
        let mut left_out = BackedUp::default();
        let mut records = Vec::new();
        for bytes in self.read_all(Store::Sessions).await? {
            records.extend(readable(stored::decode_session(&bytes), &mut left_out)?);
        }
        Ok(Found {
            records,
            unreadable: left_out.unreadable,
        })
    }

    /// What restoring `backup` would change now; nothing is written.
    ///
    /// # Errors
    /// [`RestoreError`] as [`Self::restore`] would return it.
    pub async fn preview_restore(&self, backup: &Backup) -> Result<Restoration, RestoreError> {
        let connection = self.connection()?;
        let transaction = connection
            .transaction(names().as_slice())
            .build()
            .map_err(StoreError::from)?;
        let held = Held::read(&transaction).await?;
        let (records, values) = held.plan(backup)?;
        Ok(Restoration::of(&records, &values, held.is_empty()))
    }

    /// Merges `backup` into the diary as it is at that moment: all of it, or nothing and an error.
    ///
    /// # Errors
    /// [`RestoreError`] if the store or the file's values cannot be read,
    /// [`StoreError::QuotaExceeded`] if there is no room.
    pub async fn restore(&self, backup: &Backup) -> Result<Restoration, RestoreError> {
        let connection = self.connection()?;
        let transaction = begin(&connection, &names(), Durability::Strict)?;
        let done = transaction.on_done().map_err(StoreError::from)?;
        // Leaving early drops the transaction, which rolls it back.
        let held = Held::read(&transaction).await?;
        let (records, values) = held.plan(backup)?;
        let outcome = Restoration::of(&records, &values, held.is_empty());
        write_records(&transaction, &records)?;
        write_values(&transaction, &values)?;
        pack_months(&transaction).await?;
        finish(&transaction, done).await?;
        Ok(outcome)
    }

    /// Removes everything stored, in one transaction, and then the database itself, as far as the
    /// browser does that soon: a tab that still holds it open gives it up first.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was removed.
    pub async fn erase(&self) -> Result<(), StoreError> {
        let batch = Store::ALL
            .into_iter()
            .fold(Batch::new(), |batch, store| batch.clear(store));
        self.write(batch, Durability::Strict).await?;
        let name = self.connection()?.name();
        self.close();
        // Whatever comes of this, the records are gone.
        let _empty_is_left: Result<(), StoreError> = Self::delete(&name).await;
        Ok(())
    }
}

/// What the store holds, as far as it can be read.
struct Held {
    sessions: Vec<SessionRecord>,
    traces: BTreeSet<SessionId>,
    check_ins: Vec<CheckIn>,
    diary: Vec<DiaryEntry>,
    profile: Option<Vec<u8>>,
    settings: Option<Vec<u8>>,
    balance: Option<Vec<u8>>,
}

impl Held {
    /// A damaged record counts as absent, so that a backup repairs it; one of a newer version is an
    /// error, for nothing here may be written over it.
    async fn read(transaction: &Transaction<'_>) -> Result<Self, StoreError> {
        let (sessions, check_ins) = records(transaction).await?;
        let mut damaged = BackedUp::default();
        let mut diary = Vec::new();
        for bytes in all(transaction, Store::Diary).await? {
            diary.extend(readable(stored::decode_diary_entry(&bytes), &mut damaged)?);
        }
        let store = transaction.object_store(Store::Traces.name())?;
        let keys = store.get_all_keys::<String>().primitive()?.await?;
        let keys: Vec<String> = keys.collect::<Result<_, _>>()?;
        Ok(Self {
            sessions,
            traces: keys
                .iter()
                .filter_map(|key| SessionId::parse(key))
                .collect(),
            check_ins,
            diary,
            profile: value(transaction, Store::Profile, PROFILE).await?,
            settings: value(transaction, Store::Settings, SETTINGS).await?,
            balance: value(transaction, Store::Profile, BALANCE).await?,
        })
    }

    const fn is_empty(&self) -> bool {
        self.sessions.is_empty() && self.check_ins.is_empty() && self.diary.is_empty()
    }

    fn plan<'a>(&self, backup: &'a Backup) -> Result<(MergePlan<'a>, ValuePlan), ValueError> {
        let present = Present {
            sessions: &self.sessions,
            traces: &self.traces,
            check_ins: &self.check_ins,
            diary: &self.diary,
        };
        let values = PresentValues {
            profile: self.profile.as_deref(),
            settings: self.settings.as_deref(),
            balance: self.balance.as_deref(),
        };
        Ok((plan_merge(&present, backup), plan_values(&values, backup)?))
    }
}

/// The sessions and check-ins that `transaction` has. A damaged one counts as absent.
///
/// # Errors
/// [`StoreError`] if they cannot be read, or a newer version wrote one.
pub(super) async fn records(
    transaction: &Transaction<'_>,
) -> Result<(Vec<SessionRecord>, Vec<CheckIn>), StoreError> {
    let mut damaged = BackedUp::default();
    let mut sessions = Vec::new();
    for bytes in all(transaction, Store::Sessions).await? {
        sessions.extend(readable(stored::decode_session(&bytes), &mut damaged)?);
    }
    let mut check_ins = Vec::new();
    for bytes in all(transaction, Store::CheckIns).await? {
        check_ins.extend(readable(stored::decode_check_in(&bytes), &mut damaged)?);
    }
    Ok((sessions, check_ins))
}

/// What was decoded; `None` and a count if it is damaged.
///
/// # Errors
/// [`StoreError::Decode`] if a newer version wrote it.
fn readable<T>(
    decoded: Result<T, DecodeError>,
    done: &mut BackedUp,
) -> Result<Option<T>, StoreError> {
    match decoded {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_newer() => Err(error.into()),
        Err(_) => {
            done.unreadable += 1;
            Ok(None)
        }
    }
}

fn write_records(transaction: &Transaction<'_>, plan: &MergePlan<'_>) -> Result<(), StoreError> {
    for record in &plan.sessions {
        let bytes = stored::encode_session(record);
        put(transaction, Store::Sessions, &record.id.to_string(), &bytes)?;
    }
    for (id, bytes) in &plan.traces {
        put(transaction, Store::Traces, &id.to_string(), bytes)?;
    }
    for check_in in &plan.check_ins {
        let key = check_in_key(check_in.session, check_in.kind);
        let bytes = stored::encode_check_in(check_in);
        put(transaction, Store::CheckIns, &key, &bytes)?;
    }
    for entry in &plan.diary {
        let bytes = stored::encode_diary_entry(entry);
        put(transaction, Store::Diary, &day_key(entry.day), &bytes)?;
    }
    Ok(())
}

fn write_values(transaction: &Transaction<'_>, plan: &ValuePlan) -> Result<(), StoreError> {
    if let Some(bytes) = &plan.profile {
        put(transaction, Store::Profile, PROFILE, bytes)?;
    }
    if let Some(bytes) = &plan.settings {
        put(transaction, Store::Settings, SETTINGS, bytes)?;
    }
    if let Some(bytes) = &plan.balance {
        put(transaction, Store::Profile, BALANCE, bytes)?;
    }
    Ok(())
}

/// Sends the request without awaiting it: the transaction's end speaks for all of them.
fn put(
    transaction: &Transaction<'_>,
    store: Store,
    key: &str,
    value: &[u8],
) -> Result<(), StoreError> {
    let store = transaction.object_store(store.name())?;
    let value = Uint8ArraySlice::from(value);
    drop(store.put(value).with_key(key).primitive()?);
    Ok(())
}

pub(super) async fn value(
    transaction: &Transaction<'_>,
    store: Store,
    key: &str,
) -> Result<Option<Vec<u8>>, StoreError> {
    let store = transaction.object_store(store.name())?;
    let value: Option<Uint8Array> = store.get(key).primitive()?.await?;
    Ok(value.map(Vec::from))
}

/// Every value of `store`, in key order.
pub(super) async fn all(
    transaction: &Transaction<'_>,
    store: Store,
) -> Result<Vec<Vec<u8>>, StoreError> {
    let store = transaction.object_store(store.name())?;
    let values = store.get_all::<Uint8Array>().primitive()?.await?;
    values.map(|value| Ok(Vec::from(value?))).collect()
}

async fn page_of(
    transaction: &Transaction<'_>,
    store: Store,
    range: &KeyRange<String>,
) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    page(transaction, store, range, u32::MAX).await
}

/// The first `limit` keys of `range` with their values, in key order.
async fn page(
    transaction: &Transaction<'_>,
    store: Store,
    range: &KeyRange<String>,
    limit: u32,
) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    let store = transaction.object_store(store.name())?;
    let keys = store
        .get_all_keys::<String>()
        .with_query::<String, KeyRange<String>>(range.clone())
        .with_limit(limit)
        .primitive()?;
    let values = store
        .get_all::<Uint8Array>()
        .with_query::<String, KeyRange<String>>(range.clone())
        .with_limit(limit)
        .primitive()?;
    let (keys, values) = (keys.await?, values.await?);
    keys.zip(values)
        .map(|(key, value)| Ok((key?, Vec::from(value?))))
        .collect()
}
