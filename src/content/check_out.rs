//! Words of the questions after a session.

/// Heading.
pub const TITLE: &str = "How are you now?";
/// Answer.
pub const NO: &str = "No";
/// Answer.
pub const YES: &str = "Yes";
/// Field.
pub const NOTE: &str = "Note (optional)";
/// Saves the session.
pub const SAVE: &str = "Save the session";
/// A symptom that needs help, not an app.
pub const RED_FLAG: &str = "This can be a warning sign. Read now what to do about it; the questions \
    wait here.";
