//! Words of the one-page report for a clinician: read in a minute, printed on one sheet.

use crate::domain::outcome::Place;

/// Heading.
pub const TITLE: &str = "Inversion diary";
/// Opens the report for printing.
pub const PRINT: &str = "Print or save as PDF";
/// What the sheet is.
pub const WHAT: &str = "Kept by the person with a phone app. Angles are the phone's, pain scores \
    are the person's own (0 no pain, 10 worst imaginable), separately for back and leg.";
/// What it is not.
pub const NOT_A_TRIAL: &str = "Not a trial: no control, sessions chosen by the person, regression \
    to the mean not removed. Intervals are 95 %, Student's t for means and Wilson for shares, and \
    treat sessions as independent.";
/// Row.
pub const PERIOD: &str = "Period";
/// Row.
pub const PLAN: &str = "Plan now";
/// Row.
pub const SESSIONS: &str = "Sessions";
/// Row.
pub const ANGLE: &str = "Angle held";
/// Row.
pub const TIME_AT_ANGLE: &str = "Time at angle per session";
/// Columns of the pain scores.
pub const PAIN_HEADS: [&str; 6] = [
    "When",
    "n",
    "Missing",
    "Median",
    "Range",
    "Mean change (95 %, n)",
];
/// Row.
pub const BEFORE: &str = "Before";
/// Row.
pub const AFTER: &str = "Right after";
/// Row.
pub const DAY1: &str = "24 h after";
/// Row.
pub const DAY2: &str = "48 h after";
/// Heading over adverse events.
pub const ADVERSE: &str = "Adverse events";
/// Columns of adverse events.
pub const ADVERSE_HEADS: [&str; 3] = ["What", "Sessions", "95 % interval"];
/// Heading over what the figures cannot say.
pub const LIMITS: &str = "What these figures are, and are not";
/// Beside figures entered by clock and buttons.
pub const MANUAL: &str = "Manual sessions have no measured angle; their planned angle stands in.";
/// Puts a name on the sheet; off unless it is asked for.
pub const WITH_NAME: &str = "Put a name on the sheet";
/// The name's field.
pub const NAME: &str = "Name";
/// A field for questions.
pub const QUESTIONS: &str = "Questions for the appointment";
/// Under both fields.
pub const NOT_KEPT: &str = "Name and questions are printed and not kept.";
/// Leads back.
pub const TO_DATA: &str = "Your data";

/// The plan in force: "Level 3, 20°. Three holds of 1:00 ...".
pub fn plan(title: &str, angle: &str, line: &str) -> String {
    format!("{title}, {angle}. {line}")
}

/// When the report was made and from what.
pub fn made(date: &str, version: &str) -> String {
    format!("Made on {date} with Plumbline {version}")
}

/// The period in dates, from the first session to the last.
pub fn period(from: &str, to: &str, days: i32) -> String {
    match days {
        1 => format!("{from} (1 day)"),
        _ => format!("{from} to {to} ({days} days)"),
    }
}

/// Caption of a place's scores.
pub const fn pain(place: Place) -> &'static str {
    match place {
        Place::Back => "Pain in the back, 0 to 10",
        Place::Leg => "Pain in the leg, 0 to 10",
    }
}

/// A mean change with its interval and how many sessions have both answers.
pub fn change(mean: &str, interval: &str, n: usize) -> String {
    format!("{mean} ({interval}, {n})")
}

/// The verdict on the change at 24 h.
pub fn verdict(verdict: &str) -> String {
    format!("24 h after, by the app’s rule: {verdict}.")
}

/// Sessions, and how many of them were measured.
pub fn sessions(all: usize, measured: usize, stopped: usize) -> String {
    format!("{all}, of which {measured} measured by sensor and {stopped} stopped early")
}

/// Median and range of a figure.
pub fn median(median: &str, least: &str, most: &str) -> String {
    format!("{median} (range {least} to {most})")
}
