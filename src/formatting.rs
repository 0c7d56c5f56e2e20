//! Numbers to text, the same on every screen: clocks, targets, scores, shares, and the choice between
//! one and many. Quantities that take words are in `content::quantities`.
//!
//! No number is written as "-0", and no decimal is written through the float printer, which costs bytes.

pub mod dates;

use crate::domain::units::{Degrees, Millis};

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

/// The length of a file: `640 KB`, `1.2 MB`.
pub fn file_size(bytes: f64) -> String {
    if bytes < 1_000_000.0 {
        // Never nothing, for a file that is there.
        format!("{} KB", whole((bytes / 1_000.0).max(1.0)))
    } else {
        tenths(bytes / 1_000_000.0) + " MB"
    }
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
pub(crate) fn rounded(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn degrees(value: f64) -> Degrees {
        Degrees::new(value).unwrap()
    }

    #[test]
    fn a_clock_shows_whole_seconds() {
        assert_eq!(clock(Millis(0)), "0:00");
        assert_eq!(clock(Millis(65_999)), "1:05");
        assert_eq!(clock(Millis(3_605_000)), "1:00:05");
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
    fn a_file_is_never_said_to_be_empty() {
        assert_eq!(file_size(10.0), "1 KB");
        assert_eq!(file_size(640_400.0), "640 KB");
        assert_eq!(file_size(1_234_567.0), "1.2 MB");
    }
}
