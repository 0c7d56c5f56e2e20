//! Whole records out of the database for sharing, and shared ones into it.

use indexed_db_futures::{Build, BuildPrimitive, prelude::QuerySource, typed_array::Uint8Array};

use super::{
    Batch, Database, Durability, Store, StoreError, answers::Found, begin, check_in_key,
    diary::pack_months, finish,
};
use crate::{
    domain::{
        record::{CheckIn, SessionId, SessionRecord},
        trace::Trace,
    },
    persistence::stored,
};

/// Records that come from elsewhere. Ids are unique to them or name what is to be replaced.
#[derive(Debug, Clone, Copy, Default)]
pub struct Additions<'a> {
    /// Sessions, new or with more in them than before.
    pub sessions: &'a [SessionRecord],
    /// Traces of new sessions.
    pub traces: &'a [(SessionId, Trace)],
    /// Check-ins that are missing.
    pub check_ins: &'a [CheckIn],
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

    /// Writes `additions` and the summaries that follow in one transaction: a session another tab saves
    /// meanwhile is in them.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was written.
    pub async fn add(&self, additions: Additions<'_>) -> Result<(), StoreError> {
        let Additions {
            sessions,
            traces,
            check_ins,
        } = additions;
        let mut batch = Batch::new();
        for record in sessions {
            let (key, bytes) = (record.id.to_string(), stored::encode_session(record));
            batch = batch.put(Store::Sessions, key, bytes);
        }
        for (id, trace) in traces {
            batch = batch.put(Store::Traces, id.to_string(), stored::encode_trace(trace));
        }
        for check_in in check_ins {
            let key = check_in_key(check_in.session, check_in.kind);
            batch = batch.put(Store::CheckIns, key, stored::encode_check_in(check_in));
        }
        // Packed by the same transaction, which meets its own records when it reads them.
        let connection = self.connection()?;
        let mut stores = batch.stores();
        stores.extend([Store::Sessions.name(), Store::Months.name()]);
        let transaction = begin(&connection, &stores, Durability::Strict)?;
        let done = transaction.on_done()?;
        batch.apply(&transaction)?;
        pack_months(&transaction).await?;
        finish(&transaction, done).await
    }
}
