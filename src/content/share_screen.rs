//! Words of the page that makes something to share, and of what a shared session says.

use crate::{
    domain::{
        alarm::AlarmKind,
        record::{Ending, Equipment, Mode},
    },
    formatting::count,
};

use super::{cues, history, session};

/// Heading.
pub const TITLE: &str = "Share";
/// Heading over period and fields.
pub const WHAT: &str = "What to share";
/// Asks for the days.
pub const PERIOD: &str = "Which days";
/// The period between two days of one's own choice.
pub const OWN_DAYS: &str = "Own dates";
/// First day.
pub const FROM: &str = "From";
/// Last day.
pub const TO: &str = "To";
/// Asks how much of a session.
pub const DEPTH: &str = "How much";
/// Every session, or only sums.
pub const DEPTHS: [&str; 2] = ["Every session", "Totals only"];
/// What totals are.
pub const TOTALS_HINT: &str = "Totals are counts and sums, with the first and last day. Of only a \
    few sessions they still tell much.";
/// Heading over what is off by default.
pub const ALSO: &str = "Also share";
/// A field.
pub const NOTES: &str = "Your notes";
/// A field.
pub const NAME: &str = "A name";
/// Asks for the name.
pub const NAME_LABEL: &str = "Name the reader sees";
/// A field.
pub const BODY: &str = "Where it hurt, day by day";
/// A field.
pub const TRACES: &str = "Angle traces, a point every 5 seconds";
/// A field.
pub const HOURS: &str = "The hour of each check-in";
/// A field.
pub const DETAILS: &str = "Details to move to a phone of your own";
/// What those are.
pub const DETAILS_HINT: &str = "Length, final hold, fastest return and time without an angle.";
/// A choice about times.
pub const COARSE: &str = "Start times to 5 minutes only";
/// Why one would.
pub const COARSE_HINT: &str = "Tells less about your day, and makes the code smaller.";
/// Heading over the preview.
pub const LEAVES: &str = "What leaves";
/// Under that heading.
pub const LEAVES_LEAD: &str =
    "Read back from the very bytes that leave. What is not listed here is not shared.";
/// While it is made.
pub const WORKING: &str = "Putting it together";
/// No session lies in the period.
pub const NOTHING: &str = "No session lies in these days. Choose others.";
/// The diary cannot be read.
pub const UNREADABLE: &str = "Your diary could not be read, so nothing can be shared.";
/// Opens the list of sessions.
pub const EVERY_SESSION: &str = "Look through every session";
/// Shows more of them.
pub const MORE: &str = "Show more sessions";
/// Heading over the passphrase.
pub const WHO: &str = "Who can read it";
/// A choice.
pub const LOCK: &str = "Lock it with a passphrase";
/// Asks for the passphrase.
pub const PASSPHRASE: &str = "Passphrase";
/// What a good one is.
pub const PASSPHRASE_HINT: &str =
    "At least 8 characters. Four or five unrelated words are hard to guess and easy to say.";
/// The passphrase is too short.
pub const TOO_SHORT: &str = "This passphrase is shorter than 8 characters.";
/// Locks it.
pub const LOCK_NOW: &str = "Lock";
/// While it is locked.
pub const LOCKING: &str = "Locking";
/// It is locked.
pub const IS_LOCKED: &str = "Locked. Only someone with the passphrase can read it.";
/// Before it is locked.
pub const LOCK_FIRST: &str = "Set the passphrase first; until then nothing can be handed over.";
/// While there is nothing to hand over.
pub const NOTHING_READY: &str = "There is nothing to hand over yet.";
/// Heading over the ways.
pub const HAND_OVER: &str = "Hand it over";
/// Opens the platform's sheet.
pub const SEND: &str = "Send";
/// Copies the link.
pub const COPY: &str = "Copy the link";
/// Shows the codes.
pub const CODE: &str = "Show as a code";
/// Puts the codes away.
pub const PUT_AWAY: &str = "Put the code away";
/// Saves a file.
pub const FILE: &str = "Save as a file";
/// The title the receiving app is given.
pub const SENT_TITLE: &str = "Inversion diary";
/// Why there is no link.
pub const NO_LINK: &str = "It is too long for a link. Save it as a file, or show it as codes.";
/// After copying.
pub const COPIED: &str = "The link is copied.";
/// After a failed copy.
pub const NOT_COPIED: &str =
    "This browser did not let the app copy. Save a file, or show the code.";
/// After sending.
pub const SENT: &str = "Handed over.";
/// After a failed sending.
pub const NOT_SENT: &str = "The system would not take it. Copy the link or save a file.";
/// After saving.
pub const SAVED: &str = "The file is saved.";
/// After a failed saving.
pub const NOT_SAVED: &str = "This browser did not let the app save a file. Copy the link instead.";
/// Under a code.
pub const CODE_HINT: &str =
    "The camera of any phone opens it. No network is needed where the app has been opened once.";
/// Under several codes.
pub const CODES_HINT: &str = "In the other phone's app: More, Open what was shared, Use the camera. The codes may \
                              come in any order.";
/// Stops the change of codes.
pub const PAUSE: &str = "Pause";
/// Lets the codes change again.
pub const PLAY: &str = "Play";
/// One code back.
pub const BACK: &str = "Code before";
/// One code on.
pub const ON: &str = "Next code";
/// Asks for the size of the code.
pub const CODE_SIZE: &str = "Codes";
/// Several readable codes, or a single dense one.
pub const CODE_SIZES: [&str; 2] = ["Easy to read", "One dense code"];
/// Leads to the reading side.
pub const OPEN: &str = "Open what was shared with you";
/// Leads here.
pub const SHARE_HISTORY: &str = "Share your history";
/// Leads here, beside other keys.
pub const SHARE: &str = "Share";
/// The group of links in Settings.
pub const SETTINGS_HEADING: &str = "Sharing";

/// "46 sessions, 24 Aug 2026 to 24 Nov 2026".
pub fn span(sessions: impl TryInto<u64>, first: &str, last: &str) -> String {
    count(
        sessions,
        "1 session, {first} to {last}",
        "{n} sessions, {first} to {last}",
    )
    .replace("{first}", first)
    .replace("{last}", last)
}

/// The size, as a person weighs it.
pub fn size(bytes: usize) -> String {
    match bytes {
        ..=9_999 => format!("{bytes} bytes"),
        _ => format!("{} KB", bytes.div_ceil(1_000)),
    }
}

/// What a link weighs in letters.
pub fn link_length(letters: usize) -> String {
    format!("a link of {letters} letters")
}

/// Which code of how many.
pub fn code_of(number: usize, total: usize) -> String {
    format!("Code {number} of {total}")
}

/// How it was done: plan, equipment, mode.
pub fn plan(title: &str, equipment: Equipment, mode: Mode) -> String {
    format!(
        "{title}, {}, {}",
        history::equipment(equipment),
        history::mode(mode)
    )
}

/// What the plan asked for.
pub fn asked(
    target: &str,
    sets: u8,
    hold: &str,
    rest: &str,
    final_hold: &str,
    limit: &str,
) -> String {
    format!("Asked: {target}, {sets} × {hold}, rest {rest}, final hold {final_hold}, limit {limit}")
}

/// What was done.
pub fn held(time: &str, mean: &str, steepest: &str, sets: u8, ending: Ending) -> String {
    let sets = count(sets, "1 set", "{n} sets");
    let ended = match ending {
        Ending::Stopped { during } => {
            return format!(
                "Held: {time}, mean {mean}, steepest {steepest}, {sets}, stopped during “{}”",
                session::phase_title(during)
            );
        }
        other => history::ending(other),
    };
    format!("Held: {time}, mean {mean}, steepest {steepest}, {sets}, {ended}")
}

/// Pain at the four moments: "Back 5 → 3, 24 h 4, 48 h –".
pub fn pain(place: &str, moments: [&str; 4]) -> String {
    let [before, after, day1, day2] = moments;
    format!("{place}: before {before}, after {after}, 24 h {day1}, 48 h {day2}")
}

/// Symptoms at a moment.
pub fn symptoms(moment: &str, names: &str) -> String {
    format!("Symptoms {moment}: {names}")
}

/// The moments symptoms are asked at.
pub const AT_SESSION: &str = "then";
/// At the check-in a day later.
pub const AT_DAY1: &str = "at 24 h";
/// At the check-in two days later.
pub const AT_DAY2: &str = "at 48 h";
/// Dizziness.
pub const DIZZY: &str = "Dizzy when coming up";

/// An alarm by its name: what the screen shouts, said.
pub fn alarm_name(kind: AlarmKind) -> String {
    format!("Alarm “{}”", cues::alarm_words(kind).to_lowercase())
}

/// One alarm.
pub fn alarm(kind: AlarmKind, at: &str, lasted: &str) -> String {
    format!("{} at {at} for {lasted}", alarm_name(kind))
}

/// The hours of the check-ins.
pub fn hours(day1: Option<u8>, day2: Option<u8>) -> Option<String> {
    let text = match (day1, day2) {
        (None, None) => return None,
        (Some(one), None) => format!("Check-in after {one} h"),
        (None, Some(two)) => format!("Check-in after {two} h"),
        (Some(one), Some(two)) => format!("Check-ins after {one} h and {two} h"),
    };
    Some(text)
}

/// The details.
pub fn details(duration: &str, final_hold: &str, fastest: Option<&str>, blind: &str) -> String {
    let fastest = fastest.unwrap_or(history::NOT_KNOWN);
    format!(
        "Length {duration}, final hold {final_hold}, fastest return {fastest}, angle not seen for \
         {blind}"
    )
}

/// A rate.
pub fn rate(degrees_per_second: &str) -> String {
    format!("{degrees_per_second} °/s")
}

/// A note.
pub fn note(text: &str) -> String {
    format!("Note: {text}")
}

/// How many points of a trace.
pub fn trace(points: usize, step_s: u16) -> String {
    count(
        points,
        "Angle trace: 1 point",
        "Angle trace: {n} points, one every {step} s",
    )
    .replace("{step}", &step_s.to_string())
}

/// A day of the body map.
pub fn body(day: &str, sites: &str) -> String {
    format!("{day}: {sites}")
}

/// Heading over the body map.
pub const BODY_MAP: &str = "Where it hurt";

/// From whom it is.
pub fn from(name: &str) -> String {
    format!("From {name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::phase::Phase;

    #[test]
    fn one_set_is_no_plural() {
        for (sets, said) in [(0, "0 sets"), (1, "1 set"), (2, "2 sets")] {
            let done = held("2:00", "20°", "22°", sets, Ending::Completed);
            assert!(
                done.starts_with(&format!("Held: 2:00, mean 20°, steepest 22°, {said}, ")),
                "{done}"
            );
            let during = Phase::AtAngle;
            let stopped = held("2:00", "20°", "22°", sets, Ending::Stopped { during });
            assert!(
                stopped.contains(&format!(", {said}, stopped during “")),
                "{stopped}"
            );
        }
    }

    #[test]
    fn one_point_is_no_plural() {
        assert_eq!(trace(0, 5), "Angle trace: 0 points, one every 5 s");
        assert_eq!(trace(1, 5), "Angle trace: 1 point");
        assert_eq!(trace(2, 5), "Angle trace: 2 points, one every 5 s");
    }
}
