//! Reminders as a calendar file, for phones on which a web app cannot wake anyone.
//!
//! Own writer: the maintained `icalendar` crate brings chrono (15 KB of download) and uuid, both with
//! their bindings to the browser, into a layer that has no clock and no browser, for the fifteen
//! lines of text an event takes. Source: RFC 5545.

use super::moment::ical_utc;
use crate::domain::{
    record::{CheckInKind, SessionId},
    units::UnixMillis,
};

/// One reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The session it follows: with `kind` it names the event, so that importing the file again
    /// changes the event instead of doubling it.
    pub session: SessionId,
    /// Which check-in.
    pub kind: CheckInKind,
    /// When it is meant to be answered.
    pub at: UnixMillis,
}

/// The calendar file of `reminders`, each ten minutes long with an alarm at its beginning, made at
/// `now`. `title` is what the calendar shows: keep it neutral, others may read it.
pub fn calendar_file(reminders: &[Reminder], title: &str, now: UnixMillis) -> String {
    let mut file = String::new();
    let mut line = |text: &str| push_folded(&mut file, text);
    let summary = format!("SUMMARY:{}", escaped(title));
    let description = format!("DESCRIPTION:{}", escaped(title));
    let stamp = format!("DTSTAMP:{}", ical_utc(now));
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Plumbline//Check-in//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    for reminder in reminders {
        let hours = match reminder.kind {
            CheckInKind::Day1 => 24,
            CheckInKind::Day2 => 48,
        };
        line("BEGIN:VEVENT");
        line(&format!(
            "UID:{}-{hours}@check-in.invalid",
            reminder.session
        ));
        line(&stamp);
        line(&format!("DTSTART:{}", ical_utc(reminder.at)));
        line("DURATION:PT10M");
        line(&summary);
        line("CLASS:PRIVATE");
        line("TRANSP:TRANSPARENT");
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line("TRIGGER:PT0M");
        line(&description);
        line("END:VALARM");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    file
}

/// A text value. Source: RFC 5545, section 3.3.11.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            control if control.is_control() => {}
            plain => out.push(plain),
        }
    }
    out
}

/// Appends a line, folded after at most 75 bytes. Source: RFC 5545, section 3.1.
fn push_folded(file: &mut String, text: &str) {
    let mut length = 0;
    for character in text.chars() {
        if length + character.len_utf8() > 75 {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(character);
        length += character.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reminder(kind: CheckInKind, at: i64) -> Reminder {
        Reminder {
            session: SessionId::from_bits(0xabc),
            kind,
            at: UnixMillis(at),
        }
    }

    #[test]
    fn an_event_has_its_time_title_and_alarm() {
        let file = calendar_file(
            &[reminder(CheckInKind::Day1, 1_795_390_200_000)],
            "Check-in",
            UnixMillis(1_795_303_800_000),
        );
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Plumbline//Check-in//EN\r\n\
            CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\n\
            UID:0000000000000abc-24@check-in.invalid\r\nDTSTAMP:20261121T233000Z\r\n\
            DTSTART:20261122T233000Z\r\nDURATION:PT10M\r\nSUMMARY:Check-in\r\nCLASS:PRIVATE\r\n\
            TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT0M\r\n\
            DESCRIPTION:Check-in\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(file, expected);
    }

    #[test]
    fn two_check_ins_of_a_session_are_two_events() {
        let both = [
            reminder(CheckInKind::Day1, 0),
            reminder(CheckInKind::Day2, 1),
        ];
        let file = calendar_file(&both, "Check-in", UnixMillis(0));
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
        assert!(file.contains("abc-24@") && file.contains("abc-48@"));
    }

    #[test]
    fn a_long_or_strange_title_stays_one_value_of_short_lines() {
        let title = "Rücken; a, b\\c\r\nEND:VCALENDAR ".repeat(5);
        let file = calendar_file(&[reminder(CheckInKind::Day1, 0)], &title, UnixMillis(0));
        assert!(file.lines().all(|line| line.len() <= 75));
        let unfolded = file.replace("\r\n ", "");
        assert_eq!(unfolded.matches("\r\nEND:VCALENDAR").count(), 1);
        assert!(unfolded.contains("SUMMARY:Rücken\\; a\\, b\\\\c\\nEND:VCALENDAR"));
    }
}
