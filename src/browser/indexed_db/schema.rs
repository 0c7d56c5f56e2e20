//! The stores and the migrations that make them.

use indexed_db_futures::{Build, database::Database as Connection};

/// A store of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Store {
    /// Session records; key: session id, time-ordered.
    Sessions,
    /// Packed summaries per month, derived from the records; key: months since the year 0.
    Months,
    /// Packed traces; key: session id.
    Traces,
    /// Check-ins; key: session id, "-" and the kind.
    CheckIns,
    /// Diary entries; key: the day.
    Diary,
    /// The running session; key: counter.
    Journal,
    /// Gate answers, clearances, plan; key: name.
    Profile,
    /// Settings and the gauge's mount; key: name.
    Settings,
}

impl Store {
    /// Every store.
    pub const ALL: [Self; 8] = [
        Self::Sessions,
        Self::Months,
        Self::Traces,
        Self::CheckIns,
        Self::Diary,
        Self::Journal,
        Self::Profile,
        Self::Settings,
    ];

    /// Its name in the database; never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::Months => "months",
            Self::Traces => "traces",
            Self::CheckIns => "check_ins",
            Self::Diary => "diary",
            Self::Journal => "journal",
            Self::Profile => "profile",
            Self::Settings => "settings",
        }
    }
}

type Migration = fn(&Connection) -> indexed_db_futures::Result<()>;

/// Structural migrations, append-only: entry `n` takes the database from version `n` to `n + 1`.
const MIGRATIONS: [Migration; 1] = [|connection| {
    for store in Store::ALL {
        connection.create_object_store(store.name()).build()?;
    }
    Ok(())
}];

/// The schema's version: the number of migrations.
#[expect(clippy::cast_possible_truncation, reason = "the array is short")]
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// Brings a database of version `from` (0: new) up to [`VERSION`].
pub(super) fn migrate(connection: &Connection, from: f64) -> indexed_db_futures::Result<()> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "database versions are small whole numbers"
    )]
    let from = from as usize;
    MIGRATIONS
        .iter()
        .skip(from)
        .try_for_each(|migration| migration(connection))
}
