//! How safe the diary is on this device: what the browser promises, when it was last backed up, and
//! when the person is reminded.

use super::units::{LocalTime, Millis, UnixMillis};

/// Whether the browser promises not to evict the app's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Kept until the person removes it.
    Kept,
    /// The browser may evict it when space runs low or after long disuse.
    BestEffort,
    /// The browser does not say.
    Unknown,
}

/// What is remembered of backups. It belongs to this device and stays out of the backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Care {
    /// When a backup was last handed over as a file; of a file's saving the browser tells no more.
    pub backed_up: Option<LocalTime>,
    /// When the person last said "later".
    pub put_off: Option<LocalTime>,
    /// Whether the browser was asked to keep the data, or the person did not want that.
    pub asked_to_keep: bool,
}

/// What a person is quietly reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// The browser could be asked to keep the data.
    Keep,
    /// There are changes no backup holds, the oldest of them a week old.
    BackUp {
        /// When the last backup was made.
        since: Option<LocalTime>,
    },
}

impl Care {
    /// Changes are left alone for this long (product rule, section 8: a week), and so is a person
    /// who said "later".
    pub const REMIND_AFTER: Millis = Millis::from_secs(7 * 86_400);

    /// Whether to remind of a backup at `now`, given the moments at which the diary changed: some
    /// change is in no backup, and the last backup, or where there is none the oldest change, is a
    /// week old. A clock that was set back reminds of nothing.
    pub fn backup_due(
        &self,
        changes: impl IntoIterator<Item = UnixMillis>,
        now: UnixMillis,
    ) -> bool {
        let backed_up = self.backed_up.map(|time| time.at);
        let unsaved = changes
            .into_iter()
            .filter(|change| backed_up.is_none_or(|backed_up| *change > backed_up));
        let Some(oldest) = unsaved.min() else {
            return false;
        };
        let ripe = |since: UnixMillis| {
            now.since(since)
                .is_some_and(|age| age >= Self::REMIND_AFTER)
        };
        ripe(backed_up.unwrap_or(oldest)) && self.put_off.is_none_or(|time| ripe(time.at))
    }

    /// Remembers a backup that holds everything up to `at`; one that is older than the last says
    /// nothing new.
    pub fn back_up(&mut self, at: LocalTime) {
        self.backed_up = self.backed_up.max(Some(at));
    }
}

/// Why nothing was restored, one variant per thing a person can do about it. The diary is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestoreProblem {
    /// Another kind of file.
    NotABackup,
    /// A newer version of the app wrote the file.
    NewerFile,
    /// The file's end is missing.
    CutShort,
    /// The file was damaged or changed.
    Damaged,
    /// The file is larger than any backup.
    TooLarge,
    /// The browser could not read the file.
    FileUnreadable,
    /// What is stored here cannot be read.
    DiaryUnreadable,
    /// A newer version of the app wrote what is stored here.
    NewerDiary,
    /// The disk quota is spent.
    StorageFull,
    /// A session runs here or in another tab.
    SessionRuns,
    /// The store failed in another way.
    StoreFailed,
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;

    fn day(day: i64) -> UnixMillis {
        UnixMillis(1_800_000_000_000 + day * DAY)
    }

    fn at(days: i64) -> Option<LocalTime> {
        Some(LocalTime {
            at: day(days),
            offset_minutes: 60,
        })
    }

    #[test]
    fn a_week_of_changes_without_a_backup_reminds() {
        let care = Care::default();
        assert!(!care.backup_due([day(0), day(3)], day(6)));
        assert!(care.backup_due([day(3), day(0)], day(7)));
        assert!(!care.backup_due([], day(700)), "there is nothing to lose");
    }

    #[test]
    fn a_backup_is_enough_until_something_changes_and_a_week_has_passed() {
        let care = Care {
            backed_up: at(10),
            ..Care::default()
        };
        assert!(!care.backup_due([day(0), day(9)], day(100)));
        assert!(!care.backup_due([day(0), day(11)], day(16)));
        assert!(care.backup_due([day(0), day(11)], day(17)));
    }

    #[test]
    fn later_is_a_week_later() {
        let care = Care {
            put_off: at(8),
            ..Care::default()
        };
        assert!(!care.backup_due([day(0)], day(14)));
        assert!(care.backup_due([day(0)], day(15)));
    }

    #[test]
    fn a_clock_set_back_reminds_of_nothing() {
        let care = Care {
            backed_up: at(10),
            ..Care::default()
        };
        assert!(!care.backup_due([day(11)], day(2)));
    }

    #[test]
    fn an_older_backup_takes_nothing_back() {
        let mut care = Care::default();
        care.back_up(at(5).unwrap());
        care.back_up(at(3).unwrap());
        assert_eq!(care.backed_up, at(5));
    }
}
