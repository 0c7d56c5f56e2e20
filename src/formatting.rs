//! Quantities to text, the same on every screen: clocks, angles, spans, relative days, counts.
//!
//! Calendar dates are not here: the browser's own formatter knows the person's language. No number
//! is written as "-0", and no decimal is written through the float printer, which costs bytes.

use crate::domain::{
    record::Pain,
    units::{Degrees, LocalTime, Millis},
};

/// A clock: `0:05`, `12:30`, and from an hour on `1:00:05`.
pub fn clock(span: Millis) -> String {
    let seconds = span.whole_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours == 0 {
        format!("{minutes}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

/// An inversion angle as a person says it: `31° head-down`, `12° upright` or `level`.
pub fn angle(angle: Degrees) -> String {
    match rounded(angle.get()) {
        0 => "level".to_owned(),
        down @ 1.. => format!("{down}° head-down"),
        up => format!("{}° upright", up.unsigned_abs()),
    }
}

/// A target, limit or ceiling, where the direction is clear: `25°`, `22.5°`.
pub fn target(angle: Degrees) -> String {
    let text = tenths(angle.get());
    format!("{}°", text.strip_suffix(".0").unwrap_or(&text))
}

/// A number with one decimal and a real minus sign: `24.9`, `−0.4`, `0.0`. Rounds half away from
/// zero. What is no number is `–`, never a figure that looks right.
pub fn tenths(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let tenths = rounded(value * 10.0);
    let sign = if tenths < 0 { "−" } else { "" };
    let size = tenths.unsigned_abs();
    format!("{sign}{}.{}", size / 10, size % 10)
}

/// A whole number with a real minus sign: `25`, `−70`, `0`; as [`tenths`] otherwise.
pub fn degrees(value: f64) -> String {
    number(value.round())
}

/// A number with one decimal where it has any: `4`, `4.5`, `−0.4`; as [`tenths`] otherwise.
pub fn number(value: f64) -> String {
    let text = tenths(value);
    text.strip_suffix(".0")
        .map_or_else(|| text.clone(), str::to_owned)
}

/// A change with its sign: `+1.2`, `−0.4`, `0.0`.
pub fn signed_tenths(value: f64) -> String {
    let text = tenths(value);
    if value > 0.0 && value.is_finite() && text != "0.0" {
        format!("+{text}")
    } else {
        text
    }
}

/// A slow change with its sign and two decimals: `+0.12`, `−0.04`, `0.00`.
pub fn signed_hundredths(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let hundredths = rounded(value * 100.0);
    let sign = match hundredths {
        ..0 => "−",
        0 => "",
        _ => "+",
    };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// A share of one as a whole percentage: `43 %`, with a no-break space. Only nothing is `0 %` and
/// only all is `100 %`.
pub fn percent(share: f64) -> String {
    let percent = rounded(share * 100.0);
    let shown = if share > 0.0 && percent == 0 {
        1
    } else if share < 1.0 && percent == 100 {
        99
    } else {
        percent
    };
    format!("{shown}\u{a0}%")
}

/// A span in words, its two largest units: `45 seconds`, `1 minute`, `2 minutes 30 seconds`,
/// `1 hour 5 minutes`. Seconds are left out from an hour on.
pub fn duration(span: Millis) -> String {
    let seconds = span.whole_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (hours, minutes, seconds) {
        (0, 0, _) => count(seconds, "1 second", "{n} seconds"),
        (0, _, 0) => count(minutes, "1 minute", "{n} minutes"),
        (0, _, _) => {
            let minutes = count(minutes, "1 minute", "{n} minutes");
            let seconds = count(seconds, "1 second", "{n} seconds");
            format!("{minutes} {seconds}")
        }
        (_, 0, _) => count(hours, "1 hour", "{n} hours"),
        _ => {
            let hours = count(hours, "1 hour", "{n} hours");
            let minutes = count(minutes, "1 minute", "{n} minutes");
            format!("{hours} {minutes}")
        }
    }
}

/// How long ago `then` was at `now`: `just now`, `5 minutes ago`, `3 hours ago`, `yesterday`,
/// `3 days ago`, `2 weeks ago`, `4 months ago`, `2 years ago`. Days are the person's own calendar
/// days. A moment more than a minute ahead is `dated in the future`: a clock is or was wrong.
pub fn ago(then: LocalTime, now: LocalTime) -> String {
    const MINUTE: u64 = 60_000;
    const HOUR: u64 = 60 * MINUTE;
    let Some(passed) = now.at.since(then.at) else {
        let ahead = then.at.since(now.at).unwrap_or(Millis::ZERO);
        let text = if ahead < Millis(MINUTE) {
            "just now"
        } else {
            "dated in the future"
        };
        return text.to_owned();
    };
    let days = u64::try_from(now.day().days_since(then.day())).unwrap_or(0);
    match (days, passed.0) {
        (0 | 1, ..MINUTE) => "just now".to_owned(),
        (0 | 1, passed @ ..HOUR) => count(passed / MINUTE, "1 minute ago", "{n} minutes ago"),
        (0, passed) => count(passed / HOUR, "1 hour ago", "{n} hours ago"),
        (1, _) => "yesterday".to_owned(),
        (2..=13, _) => count(days, "1 day ago", "{n} days ago"),
        (14..=60, _) => count(days / 7, "1 week ago", "{n} weeks ago"),
        (61..=729, _) => count(days / 30, "1 month ago", "{n} months ago"),
        _ => count(days / 365, "1 year ago", "{n} years ago"),
    }
}

/// How long until something `wait` ahead: `now`, `in 5 minutes`, `in 3 hours`, `in 2 days`.
/// Rounded up, so that it is never said to come sooner than it does.
pub fn until(wait: Millis) -> String {
    let minutes = wait.0.div_ceil(60_000);
    match minutes {
        0 => "now".to_owned(),
        1..=59 => count(minutes, "in 1 minute", "in {n} minutes"),
        60..=2_820 => count(minutes.div_ceil(60), "in 1 hour", "in {n} hours"),
        _ => count(minutes.div_ceil(1_440), "in 1 day", "in {n} days"),
    }
}

/// The length of a file: `640 KB`, `1.2 MB`.
pub fn file_size(bytes: f64) -> String {
    if bytes < 1_000_000.0 {
        // Never nothing, for a file that is there.
        format!("{} KB", whole((bytes / 1_000.0).max(1.0)))
    } else {
        tenths(bytes / 1_000_000.0) + " MB"
    }
}

/// The pain at one moment: `back 6, leg 2`.
pub fn pain(pain: Pain) -> String {
    format!("back {}, leg {}", pain.back.get(), pain.leg.get())
}

/// The whole sentence for `n` things: `one` as it is, or `other` with every `{n}` replaced, so
/// that no sentence is glued from fragments.
///
/// ```
/// use plumbline::formatting::count;
/// assert_eq!(count(1, "1 session is kept.", "{n} sessions are kept."), "1 session is kept.");
/// assert_eq!(count(0, "1 session is kept.", "{n} sessions are kept."), "0 sessions are kept.");
/// ```
pub fn count(n: impl TryInto<u64>, one: &str, other: &str) -> String {
    // What does not fit is not one.
    count_u64(n.try_into().unwrap_or(u64::MAX), one, other)
}

fn count_u64(n: u64, one: &str, other: &str) -> String {
    if n == 1 {
        one.to_owned()
    } else {
        other.replace("{n}", &n.to_string())
    }
}

/// A number without decimals and with a real minus sign: `12`, `−3`. Rounds half away from zero.
pub fn whole(value: f64) -> String {
    let value = rounded(value);
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}", value.unsigned_abs())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, and makes NaN zero"
)]
fn rounded(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::units::{Nrs, UnixMillis};

    fn degrees(value: f64) -> Degrees {
        Degrees::new(value).unwrap()
    }

    /// `minutes` after 2026-11-23T12:00 local time.
    fn noon_and(minutes: i64) -> LocalTime {
        LocalTime {
            at: UnixMillis((20_780 * 1_440 + 720 + minutes) * 60_000),
            offset_minutes: 0,
        }
    }

    #[test]
    fn a_clock_shows_whole_seconds() {
        assert_eq!(clock(Millis(0)), "0:00");
        assert_eq!(clock(Millis(65_999)), "1:05");
        assert_eq!(clock(Millis(3_605_000)), "1:00:05");
    }

    #[test]
    fn an_angle_says_which_way() {
        assert_eq!(angle(degrees(30.6)), "31° head-down");
        assert_eq!(angle(degrees(-12.4)), "12° upright");
        assert_eq!(angle(degrees(0.4)), "level");
        assert_eq!(angle(degrees(-0.4)), "level");
    }

    #[test]
    fn a_target_drops_an_empty_decimal() {
        assert_eq!(target(degrees(25.0)), "25°");
        assert_eq!(target(degrees(22.5)), "22.5°");
    }

    #[test]
    fn tenths_round_and_have_no_negative_zero() {
        assert_eq!(tenths(24.86), "24.9");
        assert_eq!(tenths(-0.04), "0.0");
        assert_eq!(tenths(-0.35), "−0.4");
        assert_eq!(tenths(-12.0), "−12.0");
        assert_eq!(tenths(f64::NAN), "–");
        assert_eq!(signed_tenths(f64::INFINITY), "–");
        assert_eq!(signed_tenths(1.23), "+1.2");
        assert_eq!(signed_tenths(0.01), "0.0");
        assert_eq!(signed_tenths(-1.0), "−1.0");
    }

    #[test]
    fn a_slow_change_has_two_decimals() {
        assert_eq!(signed_hundredths(-0.044), "−0.04");
        assert_eq!(signed_hundredths(1.5), "+1.50");
        assert_eq!(signed_hundredths(-0.001), "0.00");
        assert_eq!(signed_hundredths(f64::NAN), "–");
    }

    #[test]
    fn a_number_drops_an_empty_decimal() {
        assert_eq!(number(4.0), "4");
        assert_eq!(number(4.5), "4.5");
        assert_eq!(number(-0.01), "0");
        assert_eq!(number(f64::NAN), "–");
    }

    #[test]
    fn a_share_is_none_or_all_only_when_it_is() {
        assert_eq!(percent(0.433), "43\u{a0}%");
        assert_eq!(percent(0.001), "1\u{a0}%");
        assert_eq!(percent(0.999), "99\u{a0}%");
        assert_eq!(percent(0.0), "0\u{a0}%");
        assert_eq!(percent(1.0), "100\u{a0}%");
    }

    #[test]
    fn a_span_in_words_uses_two_units() {
        assert_eq!(duration(Millis::from_secs(1)), "1 second");
        assert_eq!(duration(Millis::from_secs(60)), "1 minute");
        assert_eq!(duration(Millis::from_secs(150)), "2 minutes 30 seconds");
        assert_eq!(duration(Millis::from_secs(3_900)), "1 hour 5 minutes");
        assert_eq!(duration(Millis::from_secs(7_200)), "2 hours");
    }

    #[test]
    fn ago_counts_calendar_days_not_stretches_of_24_hours() {
        let now = noon_and(0);
        assert_eq!(ago(noon_and(0), now), "just now");
        assert_eq!(ago(noon_and(-5), now), "5 minutes ago");
        assert_eq!(ago(noon_and(-61), now), "1 hour ago");
        assert_eq!(ago(noon_and(-13 * 60), now), "yesterday");
        assert_eq!(ago(noon_and(-47 * 60), now), "2 days ago");
        assert_eq!(ago(noon_and(-14 * 1_440), now), "2 weeks ago");
        assert_eq!(ago(noon_and(-90 * 1_440), now), "3 months ago");
        assert_eq!(ago(noon_and(-800 * 1_440), now), "2 years ago");
    }

    #[test]
    fn minutes_across_midnight_are_minutes() {
        assert_eq!(ago(noon_and(715), noon_and(725)), "10 minutes ago");
    }

    #[test]
    fn a_moment_ahead_is_named_as_such() {
        assert_eq!(ago(noon_and(2), noon_and(0)), "dated in the future");
    }

    #[test]
    fn a_wait_is_never_shortened() {
        assert_eq!(until(Millis(0)), "now");
        assert_eq!(until(Millis(1)), "in 1 minute");
        assert_eq!(until(Millis::from_secs(3_601)), "in 2 hours");
        assert_eq!(until(Millis::from_secs(47 * 3_600)), "in 47 hours");
        assert_eq!(until(Millis::from_secs(47 * 3_600 + 1)), "in 2 days");
    }

    #[test]
    fn a_file_is_never_said_to_be_empty() {
        assert_eq!(file_size(10.0), "1 KB");
        assert_eq!(file_size(640_400.0), "640 KB");
        assert_eq!(file_size(1_234_567.0), "1.2 MB");
    }

    #[test]
    fn pain_names_both_places() {
        let both = Pain {
            back: Nrs::new(6).unwrap(),
            leg: Nrs::new(2).unwrap(),
        };
        assert_eq!(pain(both), "back 6, leg 2");
    }
}
