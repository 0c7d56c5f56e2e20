//! Tables as files.

use leptos::prelude::Set;

use super::{Data, file_name};
use crate::{
    browser::{
        file,
        indexed_db::{Found, StoreError},
    },
    domain::notice::Notice,
    persistence::csv::{check_ins_csv, csv_file, diary_csv, sessions_csv, trace_csv},
    ui::{
        intent::Table,
        work::{Busy, Work},
    },
};

impl Data {
    /// Saves `table`.
    pub(super) async fn save(self, table: Table) {
        self.busy(Busy::Tabulating);
        let (what, text) = match self.text_of(table).await {
            Ok(written) => written,
            Err(error) => {
                self.0.notices.store_failed(&error);
                self.0.work.set(Work::Idle);
                return;
            }
        };
        if file::save(&file_name(what, "csv"), "text/csv", &csv_file(&text)).is_err() {
            self.file_failed();
        } else {
            self.0.work.set(Work::Idle);
        }
    }

    async fn text_of(&self, table: Table) -> Result<(&'static str, String), StoreError> {
        let database = self.0.diary.database()?;
        Ok(match table {
            Table::Sessions => {
                let sessions = self.readable(database.sessions().await?);
                let check_ins = self.readable(database.check_ins().await?);
                ("sessions", sessions_csv(&sessions, &check_ins))
            }
            Table::CheckIns => {
                let sessions = self.readable(database.sessions().await?);
                let check_ins = self.readable(database.check_ins().await?);
                ("check-ins", check_ins_csv(&sessions, &check_ins))
            }
            Table::Days => {
                let days = self.readable(database.diary_entries().await?);
                ("diary", diary_csv(&days))
            }
            Table::Trace(id) => {
                // A session by the clock has none: its table has a head and no rows.
                let trace = database.trace(id).await?;
                ("trace", trace_csv(&trace.unwrap_or_default()))
            }
        })
    }

    /// What can be read; what cannot is said.
    fn readable<T>(&self, found: Found<T>) -> Vec<T> {
        if found.unreadable > 0 {
            self.0.notices.show(Notice::Unreadable);
        }
        found.records
    }
}
