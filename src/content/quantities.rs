//! Quantities in words, the same on every screen: angles, spans, relative days, pain.

use crate::{
    domain::{
        record::Pain,
        units::{Degrees, LocalTime, Millis},
    },
    formatting::{self, count},
};

/// An inversion angle as a person says it: `31° head-down`, `12° upright` or `level`. No line ends in
/// the middle of a word.
pub fn angle(angle: Degrees) -> String {
    match formatting::rounded(angle.get()) {
        0 => "level".to_owned(),
        down @ 1.. => format!("{down}° head\u{2011}down"),
        up => format!("{}° upright", up.unsigned_abs()),
    }
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

/// The pain at one moment: `back 6, leg 2`.
pub fn pain(pain: Pain) -> String {
    format!("back {}, leg {}", pain.back.get(), pain.leg.get())
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
    fn an_angle_says_which_way() {
        assert_eq!(angle(degrees(30.6)), "31° head\u{2011}down");
        assert_eq!(angle(degrees(-12.4)), "12° upright");
        assert_eq!(angle(degrees(0.4)), "level");
        assert_eq!(angle(degrees(-0.4)), "level");
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
    fn pain_names_both_places() {
        let both = Pain {
            back: Nrs::new(6).unwrap(),
            leg: Nrs::new(2).unwrap(),
        };
        assert_eq!(pain(both), "back 6, leg 2");
    }
}
