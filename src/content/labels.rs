//! Short words of the frame around every page, and of keys that stand on many.

use crate::domain::units::Nrs;

/// The app's own name.
pub const APP: &str = "Plumbline";

/// What the browser calls the page under `heading`.
pub fn document_title(heading: &str) -> String {
    [heading, " · ", APP].concat()
}

/// First link of a page, for the keyboard.
pub const SKIP_TO_CONTENT: &str = "Skip to the content";
/// Leads to the red flags from every page.
pub const WARNING_SIGNS: &str = "Get help";
/// Name of the tab bar.
pub const TAB_BAR: &str = "Main";
/// Tab.
pub const TAB_TODAY: &str = "Today";
/// Tab.
pub const TAB_HISTORY: &str = "History";
/// Tab.
pub const TAB_LEARN: &str = "Learn";
/// Tab.
pub const TAB_MORE: &str = "More";
/// Under the pain scale's lower end.
pub const NRS_NONE: &str = "0 none";
/// Under the pain scale's upper end.
pub const NRS_WORST: &str = "10 worst imaginable";

/// The name of one key of the pain scale.
pub const fn nrs_key(score: Nrs) -> &'static str {
    match score.get() {
        0 => "0, none",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5 => "5",
        6 => "6",
        7 => "7",
        8 => "8",
        9 => "9",
        _ => "10, worst imaginable",
    }
}

/// In the place of an angle that is not known.
pub const ANGLE_LOST: &str = "lost";
/// Heading where no page has the address.
pub const NOT_FOUND: &str = "This page does not exist";
/// Under that heading.
pub const NOT_FOUND_BODY: &str = "The address may be old or cut short. Nothing was changed.";
/// Leads to Today.
pub const TO_TODAY: &str = "Go to Today";
/// Closes a notice.
pub const DISMISS: &str = "Understood";
/// A page's file is on its way.
pub const PART_AWAITED: &str = "One moment";
/// A page's file could not be fetched.
pub const PART_MISSING: &str = "This page did not arrive";
/// Under that heading, after so many tries.
pub fn part_missing(tries: u32) -> String {
    const BODY: &str = "Check the connection, then try again. What you have recorded is untouched.";
    match tries {
        0 | 1 => BODY.to_owned(),
        _ => format!("{BODY} Tried {tries} times so far."),
    }
}
/// A list is being read.
pub const LOADING: &str = "Reading your diary";
/// A list cannot be read.
pub const NOT_READ: &str = "Your diary could not be read. The notice above says what to do.";
/// Tries once more.
pub const TRY_AGAIN: &str = "Try again";
/// Hands a file over.
pub const SAVE_AS_FILE: &str = "Save as a file";
