//! Check-ins and the diary's days in the database.

use super::{Batch, Database, Durability, Store, StoreError};
use crate::{
    domain::{
        record::{CheckIn, DiaryEntry},
        units::{LocalDay, LocalTime},
    },
    persistence::stored::{self, DecodeError, check_in_key, day_key},
};

/// Records of one store.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<T> {
    /// Those that can be read, in key order.
    pub records: Vec<T>,
    /// How many cannot; they are left as they are.
    pub unreadable: usize,
}

impl Database {
    /// Every check-in that can be read, in the order of their sessions.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn check_ins(&self) -> Result<Found<CheckIn>, StoreError> {
        self.found(Store::CheckIns, stored::decode_check_in).await
    }

    /// Every day's entry that can be read, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn diary_entries(&self) -> Result<Found<DiaryEntry>, StoreError> {
        self.found(Store::Diary, stored::decode_diary_entry).await
    }

    async fn found<T>(
        &self,
        store: Store,
        decode: fn(&[u8]) -> Result<T, DecodeError>,
    ) -> Result<Found<T>, StoreError> {
        let stored = self.read_all(store).await?;
        let records: Vec<T> = stored
            .iter()
            .filter_map(|bytes| decode(bytes).ok())
            .collect();
        let unreadable = stored.len() - records.len();
        Ok(Found {
            records,
            unreadable,
        })
    }

    /// Saves an answer; one given before to the same question is replaced.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was written.
    pub async fn save_check_in(&self, check_in: &CheckIn) -> Result<(), StoreError> {
        let key = check_in_key(check_in.session, check_in.kind);
        let batch = Batch::new().put(Store::CheckIns, key, stored::encode_check_in(check_in));
        self.write(batch, Durability::Strict).await
    }

    /// Saves the entry of `day` as `edit` makes it from the present one, or from an empty one, and
    /// gives it back. Reading and writing are one step: no tab can undo another's answer.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was written; an entry that cannot be read is never overwritten.
    pub async fn edit_day(
        &self,
        day: LocalDay,
        now: LocalTime,
        edit: impl FnOnce(&mut DiaryEntry),
    ) -> Result<DiaryEntry, StoreError> {
        let mut edited = DiaryEntry::empty(day, now);
        let change = |present: Option<Vec<u8>>| {
            if let Some(bytes) = present {
                edited = stored::decode_diary_entry(&bytes)?;
            }
            edited.at = now;
            edit(&mut edited);
            Ok(stored::encode_diary_entry(&edited))
        };
        let (store, key) = (Store::Diary, day_key(day));
        self.write_and_edit(Batch::new(), store, &key, change, Durability::Strict)
            .await?;
        Ok(edited)
    }
}
