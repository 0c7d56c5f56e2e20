//! The database `plumbline`: opening and migrating it, and transactions of byte values.
//!
//! Values are bytes made by `persistence`; keys are text that sorts by time. A [`Batch`] is one
//! transaction: all of it is written or none. Nothing is awaited inside a transaction but its end.

mod answers;
mod backup;
mod diary;
mod error;
mod schema;
mod shared;

use std::{cell::RefCell, future::poll_fn, pin::pin, rc::Rc, task::Poll};

use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::{
    Build, BuildPrimitive, KeyRange,
    database::Database as Connection,
    prelude::QuerySource,
    transaction::{
        Transaction, TransactionDone, TransactionDurability, TransactionMode, TransactionOptions,
    },
    typed_array::{Uint8Array, Uint8ArraySlice},
};
use wasm_bindgen_futures::spawn_local;

pub use crate::persistence::stored::{check_in_key, day_key};
pub use answers::Found;
pub use backup::{BackedUp, RestoreError};
pub use diary::Summaries;
pub use error::StoreError;
pub use schema::Store;
pub use shared::Additions;

/// How long to wait for other tabs to give a database up. Chosen by us: they do so at once unless they
/// are frozen.
const PATIENCE_MS: u32 = 2_000;

/// When a transaction counts as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Once the operating system has it: survives a crash of the browser. For samples.
    Relaxed,
    /// Once it is on the disk: also survives a dead battery. For phase changes and records.
    Strict,
}

/// Why the connection closed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Another tab holds a newer version of the app and needs to upgrade the database.
    ForUpgrade,
    /// The browser let go of it: it put the app aside, or took the data away (site data cleared, disk
    /// gone).
    ByBrowser,
}

/// An open connection to the database.
#[derive(Clone)]
pub struct Database {
    connection: Rc<RefCell<Option<Connection>>>,
}

impl Database {
    /// Opens the app's database, migrating it if it is older.
    ///
    /// `blocked` is called if another tab must close first; `closed` if this connection had to
    /// close later. The browser is asked before this returns, not when the future is first polled,
    /// so that it opens the files while the first view is drawn.
    ///
    /// # Errors
    /// [`StoreError::NewerDatabase`] if a newer version of the app has upgraded it,
    /// [`StoreError::Unavailable`] where the browser stores nothing.
    pub fn open(
        blocked: impl FnOnce() + 'static,
        closed: impl FnOnce(Closed) + 'static,
    ) -> impl Future<Output = Result<Self, StoreError>> {
        Self::open_named("plumbline", blocked, closed)
    }

    /// As [`Self::open`] under another name, so that each test has a database of its own.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_named<B, C>(
        name: &str,
        blocked: B,
        closed: C,
    ) -> impl Future<Output = Result<Self, StoreError>> + use<B, C>
    where
        B: FnOnce() + 'static,
        C: FnOnce(Closed) + 'static,
    {
        let asked = Connection::open(name)
            .with_version(schema::VERSION)
            .with_on_blocked(move |_| {
                blocked();
                Ok(())
            })
            .with_on_upgrade_needed(|event, connection| {
                schema::migrate(&connection, event.old_version())
            })
            .build();
        async move {
            let connection = asked
                .map_err(StoreError::from_open)?
                .await
                .map_err(StoreError::from_open)?;
            Self::watched(connection, closed)
        }
    }

    /// Lets go of `connection` when another tab must upgrade the database.
    fn watched(
        connection: Connection,
        closed: impl FnOnce(Closed) + 'static,
    ) -> Result<Self, StoreError> {
        let mut changes = connection.version_changes().map_err(StoreError::from)?;
        let shared = Rc::new(RefCell::new(Some(connection)));
        let watched = Rc::downgrade(&shared);
        spawn_local(async move {
            let why = match changes.recv().await {
                Some(_) => Closed::ForUpgrade,
                None => Closed::ByBrowser,
            };
            let Some(watched) = watched.upgrade() else {
                return;
            };
            // Holding on would block the other tab's upgrade for ever. Closed by the app itself, it is
            // no news.
            let connection = watched.borrow_mut().take();
            if let Some(connection) = connection {
                connection.close();
                closed(why);
            }
        });
        Ok(Self { connection: shared })
    }

    /// Removes the database `name` with everything in it; a connection another tab holds closes by
    /// itself first.
    ///
    /// # Errors
    /// [`StoreError`] if the browser did not remove it, or does so only once a tab that is frozen has
    /// given it up.
    pub async fn delete(name: &str) -> Result<(), StoreError> {
        let deletion = Connection::delete_by_name(name).map_err(StoreError::from_open)?;
        let mut deletion = pin!(deletion.into_future());
        let mut waited = pin!(TimeoutFuture::new(PATIENCE_MS));
        poll_fn(|context| {
            if let Poll::Ready(deleted) = deletion.as_mut().poll(context) {
                return Poll::Ready(deleted.map_err(StoreError::from));
            }
            waited
                .as_mut()
                .poll(context)
                .map(|()| Err(StoreError::Aborted))
        })
        .await
    }

    fn connection(&self) -> Result<Connection, StoreError> {
        self.connection.borrow().clone().ok_or(StoreError::Closed)
    }

    /// The value at `key`, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn read(&self, store: Store, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let connection = self.connection()?;
        let transaction = connection.transaction(store.name()).build()?;
        let store = transaction.object_store(store.name())?;
        let value: Option<Uint8Array> = store.get(key).primitive()?.await?;
        Ok(value.map(Vec::from))
    }

    /// Every value of `store` whose key is at least `from`, in key order.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn read_from(&self, store: Store, from: &str) -> Result<Vec<Vec<u8>>, StoreError> {
        let connection = self.connection()?;
        let transaction = connection.transaction(store.name()).build()?;
        let store = transaction.object_store(store.name())?;
        let values = store
            .get_all::<Uint8Array>()
            .with_query::<&str, KeyRange<&str>>(KeyRange::LowerBound(from, false))
            .primitive()?
            .await?;
        values.map(|value| Ok(Vec::from(value?))).collect()
    }

    /// Every value of `store` in key order.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn read_all(&self, store: Store) -> Result<Vec<Vec<u8>>, StoreError> {
        self.read_from(store, "").await
    }

    /// Writes `batch` in one transaction: all of it, or none and an error.
    ///
    /// # Errors
    /// [`StoreError::QuotaExceeded`] if the disk quota is spent; the store is as before.
    pub async fn write(&self, batch: Batch, durability: Durability) -> Result<(), StoreError> {
        if batch.operations.is_empty() {
            return Ok(());
        }
        let connection = self.connection()?;
        let transaction = begin(&connection, &batch.stores(), durability)?;
        let done = transaction.on_done()?;
        batch.apply(&transaction)?;
        finish(&transaction, done).await
    }

    /// Writes `batch` and, in the same transaction, the value at `key` of `store` as `edit` makes
    /// it from the present one, so that two tabs editing it cannot lose each other's change.
    ///
    /// # Errors
    /// As [`Self::write`], or what `edit` returns; the store is as before.
    pub async fn write_and_edit(
        &self,
        batch: Batch,
        store: Store,
        key: &str,
        edit: impl FnOnce(Option<Vec<u8>>) -> Result<Vec<u8>, StoreError>,
        durability: Durability,
    ) -> Result<(), StoreError> {
        let connection = self.connection()?;
        let mut stores = batch.stores();
        stores.push(store.name());
        let transaction = begin(&connection, &stores, durability)?;
        let done = transaction.on_done()?;
        let present: Option<Uint8Array> = transaction
            .object_store(store.name())?
            .get(key)
            .primitive()?
            .await?;
        // Leaving early drops the transaction, which rolls it back.
        let value = edit(present.map(Vec::from))?;
        batch.put(store, key, value).apply(&transaction)?;
        finish(&transaction, done).await
    }

    /// Closes the connection.
    pub fn close(&self) {
        if let Some(connection) = self.connection.borrow_mut().take() {
            connection.close();
        }
    }
}

/// A transaction over `stores`, which may repeat.
fn begin<'a>(
    connection: &'a Connection,
    stores: &[&str],
    durability: Durability,
) -> Result<Transaction<'a>, StoreError> {
    let durability = match durability {
        Durability::Relaxed => TransactionDurability::Relaxed,
        Durability::Strict => TransactionDurability::Strict,
    };
    Ok(connection
        .transaction(stores)
        .with_mode(TransactionMode::Readwrite)
        .with_options(TransactionOptions::new().with_durability(durability))
        .build()?)
}

/// Waits for the transaction's end. It commits by itself once its requests are served; the library's
/// `commit()` would drop the transaction's error, and only that tells quota from other reasons.
async fn finish(transaction: &Transaction<'_>, done: TransactionDone) -> Result<(), StoreError> {
    if done.await.is_ok() {
        Ok(())
    } else {
        Err(transaction
            .error()
            .map_or(StoreError::Aborted, StoreError::from))
    }
}

/// Changes that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use = "a batch does nothing until it is written"]
pub struct Batch {
    operations: Vec<Operation>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Operation {
    store: Store,
    change: Change,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Change {
    Put { key: String, value: Vec<u8> },
    Delete { key: String },
    Clear,
}

impl Batch {
    /// No changes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces the value at `key`.
    pub fn put(self, store: Store, key: impl Into<String>, value: Vec<u8>) -> Self {
        self.with(
            store,
            Change::Put {
                key: key.into(),
                value,
            },
        )
    }

    /// Removes the value at `key`, if any.
    pub fn delete(self, store: Store, key: impl Into<String>) -> Self {
        self.with(store, Change::Delete { key: key.into() })
    }

    /// Removes every value of `store`.
    pub fn clear(self, store: Store) -> Self {
        self.with(store, Change::Clear)
    }

    fn with(mut self, store: Store, change: Change) -> Self {
        self.operations.push(Operation { store, change });
        self
    }

    fn stores(&self) -> Vec<&'static str> {
        self.operations
            .iter()
            .map(|operation| operation.store.name())
            .collect()
    }

    /// Sends every request. They are not awaited: the transaction's end speaks for all of them, and
    /// awaiting each takes twice as long.
    fn apply(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        for operation in &self.operations {
            let store = transaction.object_store(operation.store.name())?;
            match &operation.change {
                Change::Put { key, value } => {
                    let value = Uint8ArraySlice::from(value.as_slice());
                    drop(store.put(value).with_key(key.as_str()).primitive()?);
                }
                Change::Delete { key } => drop(store.delete(key.as_str()).primitive()?),
                Change::Clear => drop(store.clear()?),
            }
        }
        Ok(())
    }
}
