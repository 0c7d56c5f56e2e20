//! Tables as files.

use leptos::prelude::{Set, WithUntracked};

use super::{Data, file_name};
use crate::{
    browser::{file, indexed_db::StoreError},
    domain::{
        notice::Notice,
        record::{CheckIn, DiaryEntry, SessionRecord},
    },
    persistence::csv::{check_ins_csv, csv_file, diary_csv, sessions_csv, trace_csv},
    ui::{
        context::Loaded,
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
        Ok(match table {
            Table::Sessions => {
                let sessions = self.sessions().await?;
                ("sessions", sessions_csv(&sessions, &self.check_ins()))
            }
            Table::CheckIns => {
                let sessions = self.sessions().await?;
                ("check-ins", check_ins_csv(&sessions, &self.check_ins()))
            }
            Table::Days => ("diary", diary_csv(&self.days())),
            Table::Trace(id) => {
                let trace = self.0.diary.database()?.trace(id).await?;
                ("trace", trace_csv(&trace.unwrap_or_default()))
            }
        })
    }

    async fn sessions(&self) -> Result<Vec<SessionRecord>, StoreError> {
        let found = self.0.diary.database()?.sessions().await?;
        if found.unreadable > 0 {
            self.0.notices.show(Notice::Unreadable);
        }
        Ok(found.records)
    }

    fn check_ins(&self) -> Vec<CheckIn> {
        ready(&self.0.diary.check_ins())
    }

    fn days(&self) -> Vec<DiaryEntry> {
        ready(&self.0.diary.days())
    }
}

/// What is shown, or nothing while it cannot be.
fn ready<T: Clone + Send + Sync + 'static>(
    shown: &leptos::prelude::ReadSignal<Loaded<Vec<T>>>,
) -> Vec<T> {
    shown.with_untracked(|shown| match shown {
        Loaded::Ready(records) => records.clone(),
        Loaded::Loading | Loaded::Failed => Vec::new(),
    })
}
