//! Backing up and restoring: a file out of one moment of the store, and into it all or nothing.

use super::{Data, SessionRuns, file_name};
use crate::{
    browser::{
        broadcast::Word,
        file::{FileWriter, Handed, read_pieces},
        indexed_db::{BackedUp, RestoreError, StoreError},
        picker::{self, ChosenFile},
    },
    domain::{keeping::RestoreProblem, notice::Notice, units::LocalTime},
    persistence::backup::{
        Backup, BackupError, BackupReader, LARGEST_FILE, Restoration, ValueError,
    },
    ui::work::{BackupMade, Busy, Offer, Work},
};
use leptos::prelude::Set;

const MIME: &str = "application/json";

/// Why nothing was restored, and the same in technical words.
struct NotRestored(RestoreProblem, String);

impl Data {
    /// Makes a backup and saves it.
    pub(super) async fn back_up(self) {
        self.busy(Busy::BackingUp);
        let written = self.0.wall_clock.read();
        let mut file = FileWriter::new();
        let mut failed = false;
        let done = match self.0.diary.database() {
            Ok(database) => {
                database
                    .write_backup(written, |text| {
                        failed = failed || file.push(text.as_bytes()).is_err();
                    })
                    .await
            }
            Err(error) => Err(error),
        };
        let done = match done {
            Ok(done) => done,
            Err(error) => {
                self.0.notices.store_failed(&error);
                self.0.work.set(Work::Idle);
                return;
            }
        };
        let file = if failed {
            None
        } else {
            file.finish(&file_name("backup", "json"), MIME).ok()
        };
        let Some(file) = file.filter(|file| file.save().is_ok()) else {
            self.file_failed();
            return;
        };
        self.made(written, done, file);
    }

    fn made(&self, written: LocalTime, done: BackedUp, file: crate::browser::file::ReadyFile) {
        self.0.work.set(Work::BackedUp(BackupMade {
            counts: done.counts,
            unreadable: done.unreadable,
            bytes: file.size(),
            can_send: file.can_send(),
        }));
        *self.0.made.borrow_mut() = Some(file);
        self.remember(|care| care.back_up(written));
    }

    pub(super) fn save_again(&self) {
        let made = self.0.made.borrow().clone();
        if made.is_some_and(|file| file.save().is_err()) {
            self.0.notices.show(Notice::FileUnsaved);
        }
    }

    /// Opens the share sheet, within the tap.
    pub(super) fn send(&self) {
        let Some(handed) = self.0.made.borrow().as_ref().map(|file| file.send()) else {
            return;
        };
        self.spawn(async move |data: Self| {
            if handed.await == Handed::Refused {
                data.0.notices.show(Notice::FileUnsaved);
            }
        });
    }

    /// Opens the file picker, within the tap, and looks at what is chosen.
    pub(super) fn choose(&self) {
        // Any file: phones often do not know a backup's kind, and what it is shows in reading it.
        let chosen = picker::choose("", false);
        self.spawn(async move |data: Self| {
            let Some(file) = chosen.await.into_iter().next() else {
                return;
            };
            data.busy(Busy::Checking);
            match data.look_at(&file).await {
                Ok((backup, changes)) => {
                    let written = backup.written;
                    *data.0.offered.borrow_mut() = Some(backup);
                    data.0.work.set(Work::Offered(Offer { written, changes }));
                }
                Err(why) => data.not_restored(why),
            }
        });
    }

    async fn look_at(&self, file: &ChosenFile) -> Result<(Backup, Restoration), NotRestored> {
        #[expect(clippy::cast_precision_loss, reason = "half a gigabyte")]
        let largest = LARGEST_FILE as f64;
        if file.size() > largest {
            return Err(BackupError::TooLarge.into());
        }
        let mut reader = BackupReader::new();
        read_pieces(file, |piece| reader.push(piece))
            .await
            .map_err(|error| NotRestored(RestoreProblem::FileUnreadable, error.to_string()))??;
        let backup = reader.finish()?;
        let database = self.0.diary.database().map_err(RestoreError::from)?;
        let changes = database.preview_restore(&backup).await?;
        Ok((backup, changes))
    }

    /// Restores the backup looked at.
    pub(super) async fn restore(self) {
        let Some(backup) = self.0.offered.borrow_mut().take() else {
            return;
        };
        self.busy(Busy::Restoring);
        let done = match Self::no_session().await {
            Ok(_lock) => self.restore_now(&backup).await,
            Err(SessionRuns) => Err(NotRestored(RestoreProblem::SessionRuns, String::new())),
        };
        match done {
            Ok(changes) => {
                // The file holds all there is now.
                if changes.was_empty && changes.conflicts.is_empty() {
                    self.remember(|care| care.back_up(backup.written));
                }
                self.0.diary.changed().await;
                self.0.diary.tell_everywhere(Word::ProfileChanged);
                self.0.diary.tell_everywhere(Word::SettingsChanged);
                self.0.work.set(Work::Restored(changes));
            }
            Err(why) => self.not_restored(why),
        }
    }

    async fn restore_now(&self, backup: &Backup) -> Result<Restoration, NotRestored> {
        let database = self.0.diary.database().map_err(RestoreError::from)?;
        Ok(database.restore(backup).await?)
    }

    fn not_restored(&self, NotRestored(problem, detail): NotRestored) {
        self.0.work.set(Work::NotRestored { problem, detail });
    }
}

impl From<BackupError> for NotRestored {
    fn from(error: BackupError) -> Self {
        let problem = match &error {
            BackupError::NotABackup => RestoreProblem::NotABackup,
            BackupError::NewerFormat { .. } => RestoreProblem::NewerFile,
            BackupError::Truncated => RestoreProblem::CutShort,
            BackupError::TooLarge => RestoreProblem::TooLarge,
            BackupError::TrailingData
            | BackupError::Checksum
            | BackupError::Count
            | BackupError::Line { .. } => RestoreProblem::Damaged,
        };
        Self(problem, error.to_string())
    }
}

impl From<RestoreError> for NotRestored {
    fn from(error: RestoreError) -> Self {
        let problem = match &error {
            RestoreError::Store(StoreError::QuotaExceeded) => RestoreProblem::StorageFull,
            RestoreError::Store(StoreError::NewerDatabase) => RestoreProblem::NewerDiary,
            RestoreError::Store(StoreError::Decode(error))
            | RestoreError::Value(ValueError::Ours(error)) => {
                if error.is_newer() {
                    RestoreProblem::NewerDiary
                } else {
                    RestoreProblem::DiaryUnreadable
                }
            }
            RestoreError::Value(ValueError::Theirs(error)) => {
                if error.is_newer() {
                    RestoreProblem::NewerFile
                } else {
                    RestoreProblem::Damaged
                }
            }
            RestoreError::Store(_) => RestoreProblem::StoreFailed,
        };
        Self(problem, error.to_string())
    }
}
