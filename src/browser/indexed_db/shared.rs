//! Whole records out of the database for sharing, and shared ones into it.

use indexed_db_futures::{Build, BuildPrimitive, prelude::QuerySource, typed_array::Uint8Array};

use super::{
    Batch, Database, Durability, Store, StoreError, answers::Found, backup::records, begin,
    diary::pack_months, finish,
};
use crate::{
    domain::{
        record::{CheckIn, SessionId, SessionRecord},
        trace::Trace,
    },
    persistence::stored::{self, check_in_key, session_key},
};

/// Records that come from elsewhere. Ids are unique to them or name what is to be replaced.
#[derive(Debug, Clone, Default)]
pub struct Additions {
    /// Sessions, new or with more in them than before.
    pub sessions: Vec<SessionRecord>,
    /// Traces of new sessions.
    pub traces: Vec<(SessionId, Trace)>,
    /// Check-ins that are missing.
    pub check_ins: Vec<CheckIn>,
}

impl Database {
    /// Every trace that can be read, by its session.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn traces(&self) -> Result<Found<(SessionId, Trace)>, StoreError> {
        let connection = self.connection()?;
        let transaction = connection.transaction(Store::Traces.name()).build()?;
        let store = transaction.object_store(Store::Traces.name())?;
        // Both are asked for before either is awaited: a transaction left alone ends.
        let keys = store.get_all_keys::<String>().primitive()?;
        let values = store.get_all::<Uint8Array>().primitive()?;
        let keys: Vec<String> = keys.await?.collect::<Result<_, _>>()?;
        let values: Vec<Vec<u8>> = values
            .await?
            .map(|value| value.map(Vec::from))
            .collect::<Result<_, _>>()?;
        let records: Vec<(SessionId, Trace)> = keys
            .iter()
            .zip(&values)
            .filter_map(|(key, bytes)| {
                Some((SessionId::parse(key)?, stored::decode_trace(bytes).ok()?))
            })
            .collect();
        Ok(Found {
            unreadable: values.len() - records.len(),
            records,
        })
    }

    /// Writes what `plan` makes of the sessions and check-ins that are there, and the summaries that
    /// follow, in one transaction: what another tab saves meanwhile is neither missed nor undone.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was written, also because records of a newer version are there.
    pub async fn add(
        &self,
        plan: impl FnOnce(&[SessionRecord], &[CheckIn]) -> Additions,
    ) -> Result<(), StoreError> {
        let connection = self.connection()?;
        let stores = [
            Store::Sessions.name(),
            Store::Months.name(),
            Store::Traces.name(),
            Store::CheckIns.name(),
        ];
        let transaction = begin(&connection, &stores, Durability::Strict)?;
        let done = transaction.on_done()?;
        // Leaving early drops the transaction, which rolls it back.
        let (sessions, check_ins) = records(&transaction).await?;
        let Additions {
            sessions,
            traces,
            check_ins,
        } = plan(&sessions, &check_ins);
        let mut batch = Batch::new();
        for record in &sessions {
            let (key, bytes) = (session_key(record.id), stored::encode_session(record));
            batch = batch.put(Store::Sessions, key, bytes);
        }
        for (id, trace) in &traces {
            batch = batch.put(Store::Traces, session_key(*id), stored::encode_trace(trace));
        }
        for check_in in &check_ins {
            let key = check_in_key(check_in.session, check_in.kind);
            batch = batch.put(Store::CheckIns, key, stored::encode_check_in(check_in));
        }
        // Packed by the same transaction, which meets its own records when it reads them.
        batch.apply(&transaction)?;
        pack_months(&transaction).await?;
        finish(&transaction, done).await
    }
}
