//! Words of the check-ins a day and two days after a session.

use crate::domain::record::CheckInKind;
use crate::formatting::count;

/// Question.
pub const SYMPTOMS: &str = "Any symptom since the session?";
/// Answer.
pub const NO_SYMPTOM: &str = "No symptom";
/// Answer.
pub const SOME_SYMPTOM: &str = "Yes, some";
/// Keeps the answers.
pub const KEEP: &str = "Keep this check-in";
/// Makes a calendar file.
pub const REMIND: &str = "Remind me: calendar file";
/// Heading of the check-ins of a session.
pub const TITLE: &str = "Check-ins";
/// Not answered in time.
pub const MISSING: &str = "not answered in its time";
/// Its time is still ahead.
pub const AHEAD: &str = "still ahead";
/// It can be answered now.
pub const OPEN: &str = "open now, on Today";

/// Heading of the questions.
pub const fn title(kind: CheckInKind) -> &'static str {
    match kind {
        CheckInKind::Day1 => "Check-in, one day after",
        CheckInKind::Day2 => "Check-in, two days after",
    }
}

/// A check-in in a list.
pub const fn name(kind: CheckInKind) -> &'static str {
    match kind {
        CheckInKind::Day1 => "One day after",
        CheckInKind::Day2 => "Two days after",
    }
}

/// Which session is asked about.
pub fn after(when: &str) -> String {
    format!("Your session of {when}.")
}

/// How long it can be answered.
pub fn until(when: &str) -> String {
    format!("Counts until {when}.")
}

/// How many more are due.
pub fn more(n: usize) -> String {
    match n {
        0 => String::new(),
        _ => count(
            n,
            "One more check-in is due after this one.",
            "{n} more check-ins are due after this one.",
        ),
    }
}

/// What the calendar file holds.
pub fn reminders(n: usize) -> String {
    count(
        n,
        "One entry named “Check-in”, with an alarm. Nothing in it says what for.",
        "{n} entries named “Check-in”, with an alarm. Nothing in them says what for.",
    )
}

/// How far from the meant hour it was answered; `hours` is negative before it.
pub fn lateness(hours: i64) -> String {
    match hours {
        0 => "on time".to_owned(),
        1 => "1 hour late".to_owned(),
        -1 => "1 hour early".to_owned(),
        ..0 => format!("{} hours early", hours.unsigned_abs()),
        _ => format!("{hours} hours late"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lateness_is_said_in_hours_either_way() {
        assert_eq!(lateness(0), "on time");
        assert_eq!(lateness(-6), "6 hours early");
        assert_eq!(lateness(12), "12 hours late");
    }
}
