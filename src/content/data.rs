//! Words about everything that is kept: where it is, backups, tables, erasing.

use crate::domain::keeping::{Keeping, RestoreProblem};

/// Heading.
pub const TITLE: &str = "Your data";
/// Leads to the page.
pub const LINK: &str = "Backup, tables, report, erase";

/// Section.
pub const WHERE: &str = "Where it is";
/// There is nothing.
pub const NOTHING: &str = "Nothing is recorded yet.";
/// What that means.
pub const ONLY_HERE: &str = "Everything is on this device and nowhere else. A lost phone or a \
    cleared browser takes it away, unless you have a backup.";
/// Asks the browser.
pub const ASK_TO_KEEP: &str = "Ask the browser to keep it";
/// Why to ask.
pub const WHY_KEEP: &str = "Otherwise it may delete the diary when the device runs short of space. \
    It may ask you to agree.";
/// It was asked in vain.
pub const NOT_KEPT: &str = "The browser has not agreed. Many do once the app is installed. Until \
    then a backup is what you can rely on.";
/// Heading in a tab on iPhone and iPad.
pub const IOS_TAB: &str = "In this tab the diary can be deleted";
/// What that means.
///
/// Sources: WebKit, "Full Third-Party Cookie Blocking and More" (2020-03-24): storage written by
/// script is deleted after 7 days of use of the browser without a visit, and a web app on the Home
/// Screen is not counted among them; WebKit, "Updates to Storage Policy" (2023-08-10).
pub const IOS_BODY: &str = "On iPhone and iPad a browser may delete what a page has stored once you \
    have used the browser on 7 days without opening the page. The app on the Home Screen is exempt, \
    and has a diary of its own.";
/// How to carry the diary over.
pub const IOS_STEPS: [&str; 3] = [
    "Save a backup here.",
    "Add the app to the Home Screen, and open it there.",
    "Choose “Your data” in the app’s settings, and restore the backup.",
];
/// The other way.
pub const IOS_BY_LINK: &str = "Or carry it over by a link";

/// Section.
pub const BACKUP: &str = "Backup";
/// What is in it.
pub const BACKUP_BODY: &str = "One file with all of it: sessions with their angle traces, \
    check-ins, diary, your answers to the safety questions, plan and settings. Whoever has the file \
    can read it. The gauge’s level is not in it, because it belongs to this phone on this table.";
/// None was made.
pub const NO_BACKUP: &str = "No backup was made on this device yet.";
/// Makes one.
pub const BACK_UP: &str = "Save a backup";
/// Under way.
pub const BACKING_UP: &str = "Making the backup";
/// It was made.
pub const BACKED_UP: &str = "The backup is made";
/// What to do with it.
pub const LOOK_FOR_FILE: &str = "Look whether the file is where you want it. A copy on another \
    device is safest.";
/// Saves it once more.
pub const SAVE_AGAIN: &str = "Save it again";
/// Opens the share sheet.
pub const SEND: &str = "Send or keep elsewhere";

/// Section.
pub const RESTORE: &str = "Restore";
/// What it does.
pub const RESTORE_BODY: &str = "Adds what a backup holds to the diary here. Nothing here is \
    removed, and what is newer here stays. You see first what would change. The safety questions are \
    asked anew, whatever the file says.";
/// Opens the file picker.
pub const CHOOSE: &str = "Choose a backup file";
/// Under way.
pub const CHECKING: &str = "Checking every line of the file";
/// Does it.
pub const RESTORE_NOW: &str = "Restore this backup";
/// Under way.
pub const RESTORING: &str = "Restoring";
/// Does not.
pub const LEAVE: &str = "Leave the diary as it is";
/// It was done.
pub const RESTORED: &str = "The backup is restored";
/// Everything is there already.
pub const NOTHING_NEW: &str = "Everything in this backup is in your diary already.";
/// Under what would be, or was, added.
pub const ADDED: &str = "New";
/// Under what is there in an older state.
pub const UPDATED: &str = "Brought up to date";
/// Under what is there.
pub const UNCHANGED: &str = "Here already, unchanged";
/// Under what differs.
pub const CONFLICTS: &str = "Differs here, and stays as it is here";
/// Under what is no record.
pub const BESIDES: &str = "Besides";
/// The gate.
pub const SAFETY: &str = "answers to the safety questions, which are asked anew";
/// The settings.
pub const SETTINGS: &str = "settings";
/// What a restore takes over besides records.
pub const BALANCE: &str = "exercises and what was done of them";
/// Not known to this version.
pub const UNKNOWN: &str = "Not known to this version, and left in the file";
/// Before the technical words of an error.
pub const DETAIL: &str = "In technical words:";

/// Section.
pub const TABLES: &str = "Tables";
/// What they are.
pub const TABLES_BODY: &str = "For a spreadsheet or a statistics program: values separated by \
    commas, a header line first, an empty cell where nothing is known.";
/// Table.
pub const SESSIONS: &str = "Sessions";
/// Table.
pub const CHECK_INS: &str = "Check-ins";
/// Table.
pub const DAYS: &str = "Diary days";
/// Table, on a session's page.
pub const TRACE: &str = "Save the trace as a table";
/// Opens the list of columns.
pub const COLUMNS: &str = "What the columns mean";
/// Every column: its names, and what it holds.
pub const COLUMN_MEANINGS: [(&str, &str); 16] = [
    ("id, session", "the session’s name, the same in every table"),
    (
        "started, answered, day",
        "date and time with your offset from UTC (ISO 8601)",
    ),
    (
        "…_s",
        "seconds: whole session, time at angle, planned hold, final hold, angle not seen",
    ),
    (
        "…_deg",
        "degrees head-down: target, limit, mean and greatest angle",
    ),
    (
        "fastest_return_deg_per_s",
        "fastest return, degrees per second",
    ),
    (
        "mode",
        "measured by the sensors, or manual: by clock and buttons",
    ),
    (
        "equipment, plan, ending",
        "words; a ladder plan carries its level",
    ),
    ("sets, sets_done", "planned and completed"),
    (
        "back, leg, back_…, leg_…",
        "pain 0 to 10: before, after, at 24 hours (day1), at 48 (day2)",
    ),
    (
        "hours_after, day1_hours, day2_hours",
        "hours from the session’s start to the answer",
    ),
    (
        "symptoms, alarms, sites, activities",
        "words separated by spaces",
    ),
    ("dizzy_on_return", "1 or 0"),
    ("corrections", "how often you corrected the session"),
    (
        "note",
        "your words; an apostrophe in front keeps a spreadsheet from calculating them",
    ),
    (
        "time_s, angle_deg",
        "a trace: seconds since the start, and the angle",
    ),
    (
        "event",
        "what began or was raised then; gap where the angle was not seen",
    ),
];

/// Section.
pub const REPORT: &str = "For your clinician";
/// What it is.
pub const REPORT_BODY: &str = "One page with period, plan, figures and their limits, to print or to \
    save as PDF.";
/// Opens it.
pub const REPORT_LINK: &str = "Open the report";

/// Section, and what it does.
pub const ERASE: &str = "Erase everything";
/// What that means.
pub const ERASE_BODY: &str = "Removes every session, check-in, diary day, answer and setting from \
    this device, in every open tab. It cannot be undone. Files and links you gave away are not \
    reached.";
/// What has to be typed.
pub const ERASE_WORD: &str = "ERASE";
/// The field.
pub const ERASE_LABEL: &str = "To confirm, type ERASE";
/// Under way.
pub const ERASING: &str = "Erasing";
/// A session runs.
pub const NOT_ERASED: &str = "A session is running, here or in another tab. Finish it first. \
    Nothing was erased.";
/// Heading afterwards.
pub const ERASED: &str = "Everything is erased";
/// What is left.
pub const ERASED_BODY: &str = "Nothing you entered is left in this browser. The app itself stays, so \
    that it opens without a network. You can remove it, too, in the settings of the browser or the \
    phone.";
/// Heading where something has been entered since.
pub const NOT_EMPTY: &str = "Your diary is not empty";

/// Reminder, on Today.
pub const REMIND_KEEP: &str = "Your diary is on this device only";
/// Why.
pub const REMIND_KEEP_BODY: &str = "The browser may delete it when the device runs short of space, \
    unless it agrees to keep it.";
/// Reminder, on Today, where there is no backup.
pub const REMIND_FIRST_BACKUP: &str = "Your diary has no backup";
/// Why.
pub const REMIND_BACKUP_BODY: &str = "What you recorded since then is on this device only.";
/// Why, where there is no backup.
pub const REMIND_FIRST_BODY: &str = "A week of it is on this device only.";
/// Leads to the backup.
pub const TO_BACKUP: &str = "Make a backup";
/// Not now.
pub const LATER: &str = "Not now";

/// What the browser promises.
pub const fn keeping(keeping: Keeping) -> &'static str {
    match keeping {
        Keeping::Kept => "The browser has agreed to keep it until you remove it.",
        Keeping::BestEffort => "The browser has not agreed to keep it.",
        Keeping::Unknown => "This browser does not say whether it keeps it.",
    }
}

/// When the last backup was made.
pub fn last_backup(when: &str) -> String {
    format!("Last backup on this device: {when}.")
}

/// Reminder, on Today, where there is an old backup.
pub fn remind_backup(day: &str) -> String {
    format!("The last backup is from {day}")
}

/// Heading over a backup that was looked at.
pub fn offer(written: &str) -> String {
    format!("Backup of {written}")
}

/// How many records, the kinds there are none of left out; "nothing" of none at all.
pub fn counts(sessions: usize, check_ins: usize, days: usize) -> String {
    let kinds = [
        (sessions, "session", "sessions"),
        (check_ins, "check-in", "check-ins"),
        (days, "diary day", "diary days"),
    ];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, other)| format!("{count} {}", if count == 1 { one } else { other }))
        .collect();
    if parts.is_empty() {
        "nothing".to_owned()
    } else {
        parts.join(", ")
    }
}

/// Records that cannot be read.
pub fn left_out(records: usize) -> String {
    match records {
        1 => "One record cannot be read and is not in it. It stays as it is.".to_owned(),
        _ => format!("{records} records cannot be read and are not in it. They stay as they are."),
    }
}

/// Why nothing was restored: what happened, and what to do.
pub const fn problem(problem: RestoreProblem) -> (&'static str, &'static str) {
    match problem {
        RestoreProblem::NotABackup => (
            "This is not a backup of Plumbline",
            "Choose a file whose name begins with “plumbline-backup”. Tables and reports cannot be \
             restored.",
        ),
        RestoreProblem::NewerFile => (
            "A newer version of the app wrote this backup",
            "Update the app: open it with the network on, and choose “Update now”. Then restore the \
             file.",
        ),
        RestoreProblem::CutShort => (
            "The end of the file is missing",
            "It may not have been copied or downloaded whole. Copy it again, or choose another \
             backup.",
        ),
        RestoreProblem::Damaged => (
            "The file was damaged or changed",
            "What it says cannot be relied on, so none of it is used. Choose another copy or \
             another backup.",
        ),
        RestoreProblem::TooLarge => (
            "The file is larger than any backup",
            "It was not read. Choose a file that this app made.",
        ),
        RestoreProblem::FileUnreadable => (
            "The file could not be read",
            "It may have been moved, or the browser may not read it where it is. Copy it onto this \
             device, and choose it again.",
        ),
        RestoreProblem::DiaryUnreadable => (
            "What is stored here cannot be read",
            "The answers to the safety questions on this device are damaged, and nothing is written \
             over them. Save a backup of the rest, erase everything, and restore both backups.",
        ),
        RestoreProblem::NewerDiary => (
            "A newer version of the app wrote your diary",
            "This version does not touch it. Close every tab of the app, and open it with the \
             network on, so that it updates.",
        ),
        RestoreProblem::StorageFull => (
            "There is not enough space",
            "Free some space on the device, and restore the backup again.",
        ),
        RestoreProblem::SessionRuns => (
            "A session is running",
            "Finish it, here or in the other tab, and restore the backup then.",
        ),
        RestoreProblem::StoreFailed => (
            "The diary did not answer",
            "Reload the page, and restore the backup again.",
        ),
    }
}

/// Under every problem of a restore.
pub const UNTOUCHED: &str = "Your diary is as it was.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_leave_out_what_there_is_none_of() {
        assert_eq!(counts(1, 0, 2), "1 session, 2 diary days");
        assert_eq!(counts(0, 1, 0), "1 check-in");
        assert_eq!(counts(0, 0, 0), "nothing");
    }
}
