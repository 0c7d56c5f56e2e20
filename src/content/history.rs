//! Words of the history and of one session's page.

use crate::domain::{
    record::{Ending, Equipment, Mode},
    units::Nrs,
};

/// Heading of the list.
pub const TITLE: &str = "History";
/// An empty list.
pub const EMPTY: &str = "No sessions yet. Each one will stand here with its angle trace.";
/// Heading of one session.
pub const SESSION: &str = "Session";
/// The session is not there.
pub const MISSING: &str = "This session is not in your diary. It may have been deleted.";
/// Heading over the trace.
pub const TRACE: &str = "Angle over time";
/// Where nothing was measured.
pub const NO_TRACE: &str = "No angle was measured in this session.";
/// Term.
pub const TIME_AT_ANGLE: &str = "Time at angle";
/// Term.
pub const MEAN_ANGLE: &str = "Mean angle";
/// Term.
pub const MAX_ANGLE: &str = "Steepest";
/// Term.
pub const SETS: &str = "Sets done";
/// Term.
pub const FINAL_HOLD: &str = "Final hold";
/// Term.
pub const FASTEST_RETURN: &str = "Fastest return";
/// Term.
pub const BLIND: &str = "Angle not seen";
/// Term.
pub const PAIN: &str = "Pain, before and after";
/// Term.
pub const ENDING: &str = "Ended";
/// Heading over symptoms.
pub const SYMPTOMS: &str = "Symptoms";
/// Heading over alarms.
pub const ALARMS: &str = "Alarms";
/// Heading over the note.
pub const NOTE: &str = "Note";
/// Opens the form of corrections.
pub const CORRECT: &str = "Correct what you said";
/// What can be corrected.
pub const CORRECT_LEAD: &str = "The angles stay as they were measured. What you change here is kept \
    beside what it was.";
/// Questions about the moment before.
pub const BEFORE_QUESTIONS: [&str; 2] = ["Pain in the back before", "Pain in the leg before"];
/// Questions about the moment after.
pub const AFTER_QUESTIONS: [&str; 2] = [
    "Pain in the back right after",
    "Pain in the leg right after",
];
/// Keeps the corrections.
pub const KEEP_CORRECTION: &str = "Keep the correction";
/// Heading over the corrections.
pub const EDITS: &str = "Corrected";
/// A corrected field.
pub const PAIN_BEFORE: &str = "Pain before";
/// A corrected field.
pub const PAIN_AFTER: &str = "Pain right after";
/// A session of a time that has not come.
pub const IN_FUTURE: &str = "dated in the future";
/// Leads to the statistics.
pub const TO_INSIGHTS: &str = "Statistics of all sessions";
/// Nothing in the period chosen.
pub const NONE_IN_PERIOD: &str = "No sessions in this time.";
/// Deletes the session.
pub const DELETE: &str = "Delete this session";
/// Asked once before it is deleted.
pub const DELETE_ASK: &str = "Delete this session and its trace?";
/// Keeps it.
pub const KEEP: &str = "Keep it";
/// After a deletion.
pub const DELETED: &str = "The session was deleted.";
/// Brings it back.
pub const UNDO: &str = "Undo";
/// A quantity that was not measured or not asked.
pub const NOT_KNOWN: &str = "not known";
/// Title of a reminder in a calendar, where others may read it.
pub const REMINDER_TITLE: &str = "Check-in";
/// Shows earlier sessions.
pub const MORE: &str = "Show earlier sessions";
/// Back to the list.
pub const ALL_SESSIONS: &str = "All sessions";

/// How it ended, in a few words.
pub const fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Completed => "as planned",
        Ending::Stopped { .. } => "stopped early",
        Ending::Interrupted => "interrupted",
    }
}

/// How the angle was known.
pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Measured => "measured",
        Mode::Manual => "by clock and buttons",
    }
}

/// What the person hung on.
pub const fn equipment(equipment: Equipment) -> &'static str {
    match equipment {
        Equipment::Table => "Inversion table",
        Equipment::Chair => "Inversion chair",
        Equipment::Boots => "Gravity boots",
    }
}

/// The line of a session in the list: angle and time at angle.
pub fn line(angle: &str, time: &str) -> String {
    format!("{angle} for {time}")
}

/// The name of the trace for a screen reader.
pub fn trace_label(time: &str, steepest: &str) -> String {
    format!("Angle over time: {time} at angle, steepest {steepest}")
}

/// A correction in a line.
pub fn edit(when: &str, field: &str, before: &str, after: &str) -> String {
    format!("{when}. {field}: “{before}” became “{after}”")
}

/// How many sessions are in the period chosen.
pub fn sessions(n: usize) -> String {
    match n {
        1 => "1 session".to_owned(),
        _ => format!("{n} sessions"),
    }
}

/// Pain in the back, before and after: "5 → 4".
pub fn change(before: Nrs, after: Nrs) -> String {
    format!("{} → {}", before.get(), after.get())
}
/// Pain before and right after.
pub fn pain_change(before: &str, after: &str) -> String {
    format!("{before} → {after}")
}

/// Sets done of those planned.
pub fn sets_done(done: u8, planned: u8) -> String {
    format!("{done} of {planned}")
}

/// A rate of turning.
pub fn rate(degrees: &str) -> String {
    format!("{degrees}° a second")
}

/// An alarm and when in the session it was raised.
pub fn alarm_at(at: &str, words: &str) -> String {
    format!("{at} {words}")
}
