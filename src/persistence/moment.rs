//! Moments as text that other programs read.

use crate::domain::units::{LocalDay, LocalTime, UnixMillis};

/// `2026-11-23`. Source: ISO 8601; years beyond four digits carry their sign.
pub(super) fn iso_day(day: LocalDay) -> String {
    let date = day.date();
    let sign = match date.year {
        ..0 => "-",
        10_000.. => "+",
        _ => "",
    };
    let year = date.year.unsigned_abs();
    format!("{sign}{year:04}-{:02}-{:02}", date.month, date.day)
}

/// `2026-11-23T14:05:09+01:00`: the person's own time and its offset. Source: ISO 8601.
pub(super) fn iso_local(time: LocalTime) -> String {
    let day = iso_day(time.day());
    let (hour, minute) = (time.minute_of_day() / 60, time.minute_of_day() % 60);
    let second = time.at.0.div_euclid(1000).rem_euclid(60);
    let sign = if time.offset_minutes < 0 { '-' } else { '+' };
    let offset = time.offset_minutes.unsigned_abs();
    let (hours, minutes) = (offset / 60, offset % 60);
    format!("{day}T{hour:02}:{minute:02}:{second:02}{sign}{hours:02}:{minutes:02}")
}

/// `20261123T130509Z`. Source: RFC 5545, section 3.3.5, form 2.
pub(super) fn ical_utc(at: UnixMillis) -> String {
    let utc = LocalTime {
        at,
        offset_minutes: 0,
    };
    let date = utc.day().date();
    let (hour, minute) = (utc.minute_of_day() / 60, utc.minute_of_day() % 60);
    let second = at.0.div_euclid(1000).rem_euclid(60);
    // The format has four digits for the year and nothing beyond.
    let year = date.year.clamp(0, 9999);
    let (month, day) = (date.month, date.day);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_the_persons_time_and_in_utc() {
        let berlin = LocalTime {
            at: UnixMillis(1_795_390_209_000),
            offset_minutes: 60,
        };
        assert_eq!(iso_local(berlin), "2026-11-23T00:30:09+01:00");
        assert_eq!(ical_utc(berlin.at), "20261122T233009Z");
        let newfoundland = LocalTime {
            offset_minutes: -210,
            ..berlin
        };
        assert_eq!(iso_local(newfoundland), "2026-11-22T20:00:09-03:30");
    }

    #[test]
    fn far_years_keep_their_sign() {
        assert_eq!(iso_day(LocalDay(100_000_000)), "+275760-09-13");
        assert_eq!(iso_day(LocalDay(-719_529)), "-0001-12-31");
    }
}
