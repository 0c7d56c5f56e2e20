//! Words of Today.

/// The way to a session.
pub const START: &str = "Prepare session";
/// Heading where nothing is planned yet.
pub const TITLE: &str = "Your session";
/// The last session's line begins so.
pub const LAST_SESSION: &str = "Last session";
/// Heading over a session the browser interrupted.
pub const INTERRUPTED: &str = "A session was interrupted";
/// What can be done with it.
pub const INTERRUPTED_BODY: &str = "The browser or the phone went away during your last session. \
    What was measured is here. Answer what you can, then keep it.";
/// Keeps it.
pub const KEEP_INTERRUPTED: &str = "Keep it in the diary";
/// Pain now, in the back.
pub const BACK_NOW: &str = "Pain in your back now";
/// Pain now, in the leg.
pub const LEG_NOW: &str = "Pain in your leg now";
/// Every file is on the phone.
pub const OFFLINE_READY: &str = "Ready to use without a network";
/// A new version waits.
pub const UPDATE_READY: &str = "A new version is ready";
/// Lets it take over.
pub const UPDATE_NOW: &str = "Update now";
/// Where the gauge has no zero.
pub const NO_ZERO: &str = "The gauge has no level yet. Set it once, and the app can measure your \
    angle.";
/// Leads to the gauge.
pub const SET_LEVEL: &str = "Set up the gauge";

/// What the plan asks for, under its number: "two holds of 1:00, rest 1:00, then 1:00 flat".
pub fn plan_line(sets: u8, hold: &str, rest: &str, final_hold: &str) -> String {
    match sets {
        1 => format!("One hold of {hold}, then {final_hold} flat before you sit up"),
        2 => format!("Two holds of {hold}, rest {rest}, then {final_hold} flat before you sit up"),
        _ => {
            format!("Three holds of {hold}, rest {rest}, then {final_hold} flat before you sit up")
        }
    }
}

/// Opens the questions of an interrupted session.
pub const ANSWER: &str = "Answer its questions";
/// A session runs behind this page.
pub const STILL_OPEN: &str = "Your session is still open";
/// Leads back to it.
pub const BACK_TO_SESSION: &str = "Back to the session";
