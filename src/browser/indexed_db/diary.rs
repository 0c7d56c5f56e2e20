//! The diary's records in the database: sessions with their traces, the running session's
//! journal, and named values.

use std::collections::BTreeMap;

use indexed_db_futures::{Build, BuildPrimitive, prelude::QuerySource, transaction::Transaction};

use super::{
    Batch, Database, Durability, Store, StoreError,
    backup::{all, value},
    begin, finish,
};
use crate::{
    domain::{
        calendar::Month,
        record::{CheckIn, CheckInKind, SessionId, SessionRecord},
        summary::SessionSummary,
        trace::Trace,
    },
    persistence::stored::{self, MonthSummaries, check_in_key, month_key, session_key},
};

/// The sessions in brief.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summaries {
    /// Oldest first.
    pub sessions: Vec<SessionSummary>,
    /// Records that cannot be read; they are left as they are.
    pub unreadable: usize,
}

impl Database {
    /// Saves a record and its trace, rewrites the summaries of its month and forgets the journal,
    /// all in one transaction: a crash leaves either the journal or the record, never neither.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was written.
    pub async fn save_session(
        &self,
        record: &SessionRecord,
        trace: &Trace,
    ) -> Result<(), StoreError> {
        self.put_session(Batch::new().clear(Store::Journal), record, trace)
            .await
    }

    /// Brings a deleted session back with its check-ins; the journal of a running one is not
    /// touched.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was written.
    pub async fn restore_session(
        &self,
        record: &SessionRecord,
        trace: &Trace,
        check_ins: &[CheckIn],
    ) -> Result<(), StoreError> {
        let batch = check_ins.iter().fold(Batch::new(), |batch, check_in| {
            let key = check_in_key(check_in.session, check_in.kind);
            batch.put(Store::CheckIns, key, stored::encode_check_in(check_in))
        });
        self.put_session(batch, record, trace).await
    }

    async fn put_session(
        &self,
        batch: Batch,
        record: &SessionRecord,
        trace: &Trace,
    ) -> Result<(), StoreError> {
        let id = session_key(record.id);
        let batch = batch
            .put(Store::Sessions, id.as_str(), stored::encode_session(record))
            .put(Store::Traces, id, stored::encode_trace(trace));
        self.write_with_month(batch, record, |month| month.put(SessionSummary::of(record)))
            .await
    }

    /// Keeps the session of `id` as `edit` corrects it and gives it back; `None` if there is none, or
    /// `edit` says that nothing changed. Reading and writing are one step: no tab can undo another's
    /// correction. The measured trace is not touched.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was written; a record that cannot be read is never overwritten.
    pub async fn edit_session(
        &self,
        id: SessionId,
        edit: impl FnOnce(&mut SessionRecord) -> bool,
    ) -> Result<Option<SessionRecord>, StoreError> {
        let connection = self.connection()?;
        let stores = [Store::Sessions.name(), Store::Months.name()];
        let transaction = begin(&connection, &stores, Durability::Strict)?;
        let done = transaction.on_done()?;
        let key = session_key(id);
        // Leaving early drops the transaction, which rolls it back.
        let Some(bytes) = value(&transaction, Store::Sessions, &key).await? else {
            return Ok(None);
        };
        let mut record = stored::decode_session(&bytes)?;
        if !edit(&mut record) {
            return Ok(None);
        }
        Batch::new()
            .put(Store::Sessions, key, stored::encode_session(&record))
            .apply(&transaction)?;
        let month = record.started.day().month();
        repack(&transaction, month, |month| {
            month.put(SessionSummary::of(&record));
        })
        .await?;
        finish(&transaction, done).await?;
        Ok(Some(record))
    }

    /// Removes a session with its trace and check-ins.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was removed.
    pub async fn delete_session(&self, record: &SessionRecord) -> Result<(), StoreError> {
        let id = session_key(record.id);
        let batch = CheckInKind::ALL.into_iter().fold(
            Batch::new()
                .delete(Store::Sessions, id.as_str())
                .delete(Store::Traces, id),
            |batch, kind| batch.delete(Store::CheckIns, check_in_key(record.id, kind)),
        );
        self.write_with_month(batch, record, |month| {
            // Not in the summaries: nothing to take out, and the record goes all the same.
            let _gone: Option<SessionSummary> = month.remove(record.id);
        })
        .await
    }

    /// Writes `batch`, which holds or removes `record`, and the edited summaries of its month in one
    /// transaction.
    async fn write_with_month(
        &self,
        batch: Batch,
        record: &SessionRecord,
        edit: impl FnOnce(&mut MonthSummaries),
    ) -> Result<(), StoreError> {
        let connection = self.connection()?;
        let mut stores = batch.stores();
        stores.extend([Store::Sessions.name(), Store::Months.name()]);
        let transaction = begin(&connection, &stores, Durability::Strict)?;
        let done = transaction.on_done()?;
        batch.apply(&transaction)?;
        repack(&transaction, record.started.day().month(), edit).await?;
        finish(&transaction, done).await
    }

    /// The record of `id`; `None` if there is none.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read.
    pub async fn session(&self, id: SessionId) -> Result<Option<SessionRecord>, StoreError> {
        let bytes = self.read(Store::Sessions, &session_key(id)).await?;
        Ok(bytes.as_deref().map(stored::decode_session).transpose()?)
    }

    /// The trace of `id`; `None` if there is none.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read.
    pub async fn trace(&self, id: SessionId) -> Result<Option<Trace>, StoreError> {
        let bytes = self.read(Store::Traces, &session_key(id)).await?;
        Ok(bytes.as_deref().map(stored::decode_trace).transpose()?)
    }

    /// Every session in brief, oldest first. Reads the packed months, never the traces; months
    /// that are damaged or missing are made again from the records.
    ///
    /// # Errors
    /// [`StoreError`] if the records cannot be read.
    pub async fn summaries(&self) -> Result<Summaries, StoreError> {
        let Some(packed) = self.packed().await? else {
            return self.rebuild_months().await;
        };
        // Months are the person's own: who travels on the last of one may have sessions in two months
        // out of order.
        let mut sessions: Vec<SessionSummary> = packed
            .iter()
            .flat_map(|month| month.sessions().iter().copied())
            .collect();
        sessions.sort_by_key(|session| session.id);
        Ok(Summaries {
            sessions,
            unreadable: 0,
        })
    }

    /// The packed months; `None` if they are damaged, or none is packed although there are records.
    async fn packed(&self) -> Result<Option<Vec<MonthSummaries>>, StoreError> {
        let connection = self.connection()?;
        let stores = [Store::Sessions.name(), Store::Months.name()];
        let transaction = connection.transaction(stores.as_slice()).build()?;
        let months = all(&transaction, Store::Months).await?;
        if months.is_empty() {
            let records = transaction.object_store(Store::Sessions.name())?;
            let any = records.count().primitive()?.await? > 0;
            return Ok((!any).then(Vec::new));
        }
        let decoded: Result<Vec<MonthSummaries>, _> = months
            .iter()
            .map(|bytes| stored::decode_month(bytes))
            .collect();
        Ok(decoded.ok())
    }

    /// Makes the packed months again from the records, which are the truth, in one transaction: a
    /// session that another tab saves meanwhile is among them.
    async fn rebuild_months(&self) -> Result<Summaries, StoreError> {
        let connection = self.connection()?;
        let stores = [Store::Sessions.name(), Store::Months.name()];
        let transaction = begin(&connection, &stores, Durability::Relaxed)?;
        let done = transaction.on_done()?;
        let summaries = pack_months(&transaction).await?;
        match finish(&transaction, done).await {
            // What was read is true; without room to pack it, it is read from the records next time.
            Ok(()) | Err(StoreError::QuotaExceeded) => Ok(summaries),
            Err(error) => Err(error),
        }
    }

    /// Appends an entry to the running session's journal.
    ///
    /// # Errors
    /// [`StoreError`] if it was not written.
    pub async fn write_journal(
        &self,
        number: u32,
        entry: Vec<u8>,
        durability: Durability,
    ) -> Result<(), StoreError> {
        let batch = Batch::new().put(Store::Journal, format!("{number:08}"), entry);
        self.write(batch, durability).await
    }

    /// The journal's entries in order; empty when no session was interrupted.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read.
    pub async fn journal(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        self.read_all(Store::Journal).await
    }

    /// Forgets the journal.
    ///
    /// # Errors
    /// [`StoreError`] if it is still there.
    pub async fn clear_journal(&self) -> Result<(), StoreError> {
        self.write(Batch::new().clear(Store::Journal), Durability::Strict)
            .await
    }
}

/// Packs `month` as `edit` makes it. Where it is damaged, or nothing is packed, all are packed anew: they
/// follow from the records, which `transaction` has written by now, and a month alone among records that
/// are not packed would hide them all.
async fn repack(
    transaction: &Transaction<'_>,
    month: Month,
    edit: impl FnOnce(&mut MonthSummaries),
) -> Result<(), StoreError> {
    let key = month_key(month);
    let packed = match value(transaction, Store::Months, &key).await? {
        Some(bytes) => stored::decode_month(&bytes).ok(),
        None => {
            let store = transaction.object_store(Store::Months.name())?;
            let any = store.count().primitive()?.await? > 0;
            any.then(MonthSummaries::default)
        }
    };
    let Some(mut packed) = packed else {
        pack_months(transaction).await?;
        return Ok(());
    };
    edit(&mut packed);
    Batch::new()
        .put(Store::Months, key, stored::encode_month(&packed))
        .apply(transaction)
}

/// Packs the months anew from the records as `transaction` has them. A record that cannot be read is
/// left as it is and hides no other.
pub(super) async fn pack_months(transaction: &Transaction<'_>) -> Result<Summaries, StoreError> {
    let records = all(transaction, Store::Sessions).await?;
    let sessions: Vec<SessionSummary> = records
        .iter()
        .filter_map(|bytes| stored::decode_session(bytes).ok())
        .map(|record| SessionSummary::of(&record))
        .collect();
    let unreadable = records.len() - sessions.len();
    month_batch(sessions.iter().copied(), unreadable).apply(transaction)?;
    Ok(Summaries {
        sessions,
        unreadable,
    })
}

/// Every month of `sessions`, in the place of all that are packed. Sessions of one month need not
/// follow one another: who flies west on the first goes back into the month before.
///
/// None while a record is `unreadable`: so each reading of the history says that there is one, and a
/// version that can read it finds it.
fn month_batch(sessions: impl IntoIterator<Item = SessionSummary>, unreadable: usize) -> Batch {
    if unreadable > 0 {
        return Batch::new().clear(Store::Months);
    }
    let mut months: BTreeMap<Month, MonthSummaries> = BTreeMap::new();
    for session in sessions {
        let month = MonthSummaries::key_of(&session);
        months.entry(month).or_default().put(session);
    }
    months.iter().fold(
        Batch::new().clear(Store::Months),
        |batch, (month, packed)| {
            batch.put(
                Store::Months,
                month_key(*month),
                stored::encode_month(packed),
            )
        },
    )
}
