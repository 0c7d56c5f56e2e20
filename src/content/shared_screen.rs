//! Words of the page that opens and shows what somebody shared.

use crate::{domain::symptom::Symptom, formatting::count};

use super::symptoms;

/// Heading while nothing is open.
pub const OPEN_TITLE: &str = "Open what was shared";
/// Heading of a shared history.
pub const TITLE: &str = "Shared history";
/// Under the heading while nothing is open.
pub const OPEN_LEAD: &str =
    "A history somebody shared: as a code, a file or a link. It is shown, not stored.";
/// After a reload.
pub const NOT_KEPT: &str =
    "What you open is taken out of the address and not kept. To see it again, open the link again.";
/// Heading over the camera.
pub const CAMERA: &str = "A code";
/// Turns the camera on.
pub const USE_CAMERA: &str = "Use the camera";
/// Turns it off.
pub const CAMERA_OFF: &str = "Turn the camera off";
/// While the person is asked.
pub const CAMERA_ASKED: &str =
    "Allow the camera if the browser asks. The picture stays on this phone.";
/// While it looks.
pub const CAMERA_LOOKS: &str =
    "Hold the whole code in the frame. Several codes are collected in any order.";
/// The name of the camera's picture.
pub const CAMERA_VIEW: &str = "Picture of the camera";
/// Heading over files.
pub const FILE: &str = "A file or a picture of a code";
/// Opens the picker.
pub const CHOOSE_FILE: &str = "Choose a file";
/// Heading over pasting.
pub const LINK: &str = "A link";
/// Asks for the link.
pub const PASTE: &str = "Paste the link here";
/// Opens it.
pub const OPEN: &str = "Open";
/// Asks for the passphrase.
pub const PASSPHRASE: &str = "Passphrase";
/// Opens the lock.
pub const UNLOCK: &str = "Unlock";
/// While it is opened.
pub const UNLOCKING: &str = "Trying the passphrase. This takes a moment by intent.";
/// Forgets what was opened.
pub const CLOSE: &str = "Close it";
/// Begins again.
pub const START_AGAIN: &str = "Start again";
/// Heading over the codes collected.
pub const PAGES: &str = "A set of codes";
/// Heading for those whose diary is in the installed app.
pub const BESIDE_APP: &str = "Do you use Plumbline from your Home Screen?";
/// What to do then.
pub const BESIDE_APP_BODY: &str = "This is a browser's tab, and your diary in the app cannot be reached from it. To add \
                                   this to your diary, copy the link and paste it in the app: More, Open what was \
                                   shared.";
/// Copies the link.
pub const COPY: &str = "Copy the link";
/// What is shown, heading over the list.
pub const SESSIONS: &str = "The sessions";
/// Heading over adding.
pub const ADD: &str = "Add to your history";
/// What adding is for.
pub const ADD_LEAD: &str = "For a history of your own from another phone. Added sessions count like yours: in \
                            figures, charts and the steps of your plan. Somebody else's history does not belong \
                            here.";
/// Finds out what would change.
pub const LOOK: &str = "See what would change";
/// While it is found out or done.
pub const WORKING: &str = "Reading your diary";
/// Nothing would change.
pub const NO_CHANGE: &str = "You have all of this already. Nothing would change.";
/// Adds it.
pub const ADD_NOW: &str = "Add";
/// Does not.
pub const DO_NOT_ADD: &str = "Leave it";
/// Done.
pub const ADDED: &str = "Added to your history.";
/// Failed.
pub const NOT_ADDED: &str = "Nothing was added. The notice above says why.";
/// Leads to the history.
pub const TO_HISTORY: &str = "Go to your history";
/// Opens the list of what would be added.
pub const NEW_ONES: &str = "The sessions that would be added";
/// Sessions that would be added: one, several.
pub const NEW_SESSIONS: [&str; 2] = ["1 session you do not have", "{n} sessions you do not have"];
/// Check-ins.
pub const NEW_CHECK_INS: [&str; 2] = ["1 check-in answer", "{n} check-in answers"];
/// Sessions in which something is filled in.
pub const FILLED: [&str; 2] = [
    "1 session of yours in which an answer or note is missing",
    "{n} sessions of yours in which an answer or note is missing",
];
/// Sessions one has.
pub const ALREADY_THERE: [&str; 2] = [
    "1 session is in your history already",
    "{n} sessions are in your history already",
];
/// Sessions not listed.
pub const AND_EARLIER: [&str; 2] = ["and 1 earlier", "and {n} earlier"];
/// A session, by when it began and its angle.
pub fn session_at(when: &str, angle: &str) -> String {
    format!("{when}, {angle}")
}

/// Totals cannot be added.
pub const TOTALS_ONLY: &str =
    "Only totals were shared, so there is no session to look at or to add.";
/// How many sessions are counted, where their days are not told.
pub fn sessions(sessions: u32) -> String {
    count(sessions, "1 session", "{n} sessions")
}

/// Heading over totals.
pub const TOTALS: &str = "Totals";
/// Caption of the scores of one place.
pub fn scores(place: &str) -> String {
    format!("{place}, pain 0 to 10")
}

/// Columns of the scores.
pub const SCORE_HEADS: [&str; 5] = ["When", "n", "Median", "Range", "Change (95 %)"];
/// Rows of the scores: the moments.
pub const MOMENTS: [&str; 4] = ["Before", "After", "24 h", "48 h"];
/// Heading over what went wrong.
pub const ADVERSE: &str = "What went wrong";
/// Row.
pub const STOPPED: &str = "Stopped early";
/// Row.
pub const INTERRUPTED: &str = "Interrupted";
/// Row.
pub const DIZZY: &str = "Dizzy when coming up";

/// A symptom.
pub const fn symptom_row(symptom: Symptom) -> &'static str {
    symptoms::name(symptom)
}

/// "3 of 46 sessions".
pub fn of_sessions(hits: u32, all: u32) -> String {
    let of = count(all, "{hits} of 1 session", "{hits} of {n} sessions");
    of.replace("{hits}", &hits.to_string())
}

/// How many codes of a set were seen.
pub fn progress(seen: usize, total: usize) -> String {
    format!("{seen} of {total} codes read")
}

/// Which are missing.
pub fn missing(numbers: &str) -> String {
    format!("Still missing: {numbers}")
}

/// A mean change with its 95 % interval: "−1.2 (−1.8 to −0.6)".
pub fn change(mean: &str, low: &str, high: &str) -> String {
    format!("{mean} ({low} to {high})")
}

/// The time at angle of all sessions.
pub fn minutes(minutes: u32) -> String {
    format!("{minutes} min at angle in all")
}
