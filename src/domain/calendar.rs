//! Calendar days and months by number, without a clock or a time zone table.

use super::units::{LocalDay, LocalTime, UnixMillis};

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDate {
    /// Astronomical year; 0 is 1 BC.
    pub year: i64,
    /// 1..=12.
    pub month: u8,
    /// 1..=31.
    pub day: u8,
}

/// A calendar month, counted from January 1970; the key of the packed summaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Month(pub i32);

impl LocalDay {
    /// The day's date. The year is exact over the whole range of [`LocalDay`].
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "day and month are remainders within 1..=31 and 1..=12"
    )]
    pub const fn date(self) -> CalendarDate {
        // Years begin in March here, so that the leap day comes last. 719468 days lie between
        // 0000-03-01 and 1970-01-01; 146097 days make a cycle of 400 years.
        let days = self.0 as i64 + 719_468;
        let cycle = days.div_euclid(146_097);
        let day_of_cycle = days.rem_euclid(146_097);
        let year_of_cycle = (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524
            - day_of_cycle / 146_096)
            / 365;
        let day_of_year =
            day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 {
            march_month + 3
        } else {
            march_month - 9
        };
        let year = year_of_cycle + cycle * 400 + (month <= 2) as i64;
        CalendarDate {
            year,
            month: month as u8,
            day: day as u8,
        }
    }

    /// The day of a date as a date field gives it, `2026-11-23`; `None` for any other text and for
    /// a date no calendar has.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year: i32 = parts.next()?.parse().ok()?;
        let month: i32 = parts.next()?.parse().ok()?;
        let day: i32 = parts.next()?.parse().ok()?;
        if parts.next().is_some() || !(1..=9999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        let month = Month((year - 1970) * 12 + month - 1);
        let found = Self(month.first_day().0.checked_add(day.checked_sub(1)?)?);
        (day >= 1 && found.month() == month).then_some(found)
    }

    /// The date as a date field takes it, `2026-11-23`. Years a date field has no digits for stand
    /// at its edge, 0001 or 9999.
    pub fn to_iso(self) -> String {
        let date = self.date();
        let year = date.year.clamp(1, 9999);
        format!("{year:04}-{:02}-{:02}", date.month, date.day)
    }

    /// Noon of the day, for a date that is written without its time.
    pub const fn noon(self) -> LocalTime {
        LocalTime {
            at: UnixMillis(self.0 as i64 * 86_400_000 + 43_200_000),
            offset_minutes: 0,
        }
    }

    /// The number of the day in its week, Monday 0.
    pub const fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        #[expect(clippy::cast_possible_truncation, reason = "a remainder of 7")]
        let weekday = (self.0 as i64 + 3).rem_euclid(7) as u8;
        weekday
    }

    /// The month the day lies in.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "12 months for every 365 days: far fewer than the days, which fit"
    )]
    pub const fn month(self) -> Month {
        let date = self.date();
        Month(((date.year - 1970) * 12 + date.month as i64 - 1) as i32)
    }
}

impl Month {
    /// The month's first day, at the edge of [`LocalDay`] if it lies beyond.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    #[expect(clippy::cast_possible_truncation, reason = "clamped first")]
    pub const fn first_day(self) -> LocalDay {
        // Counted from March of year 0, so that the leap day comes last.
        let months = self.0 as i64 + 1970 * 12 - 2;
        let (year, march_month) = (months.div_euclid(12), months.rem_euclid(12));
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let day = year * 365 + leap_days + (153 * march_month + 2) / 5 - 719_468;
        if day < i32::MIN as i64 {
            LocalDay(i32::MIN)
        } else if day > i32::MAX as i64 {
            LocalDay(i32::MAX)
        } else {
            LocalDay(day as i32)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_days_noon_lies_on_the_day() {
        for day in [
            LocalDay(0),
            LocalDay(20_780),
            LocalDay(-1),
            LocalDay(i32::MAX),
        ] {
            assert_eq!(day.noon().day(), day);
        }
        assert_eq!(LocalDay(1).noon().minute_of_day(), 720);
    }

    #[test]
    fn known_days_have_their_dates() {
        for (day, year, month, date) in [
            (0, 1970, 1, 1),
            (-1, 1969, 12, 31),
            (11_016, 2000, 2, 29),
            (11_017, 2000, 3, 1),
            (20_780, 2026, 11, 23),
            (-719_468, 0, 3, 1),
        ] {
            assert_eq!(
                LocalDay(day).date(),
                CalendarDate {
                    year,
                    month,
                    day: date
                }
            );
        }
    }

    #[test]
    fn a_date_field_names_a_day_of_the_calendar_or_none() {
        assert_eq!(LocalDay::from_iso("2026-11-23"), Some(LocalDay(20_780)));
        assert_eq!(LocalDay::from_iso("2000-02-29"), Some(LocalDay(11_016)));
        for wrong in [
            "",
            "2026-11",
            "2026-11-31",
            "2026-13-01",
            "2026-02-29",
            "2026-11-0",
            "2026-11-23-1",
            "23.11.2026",
            "-2026-11-23",
            "99999-01-01",
        ] {
            assert_eq!(LocalDay::from_iso(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_is_written_as_a_date_field_reads_it() {
        for day in [0, 20_780, 11_016, -700_000] {
            let day = LocalDay(day);
            assert_eq!(LocalDay::from_iso(&day.to_iso()), Some(day));
        }
        assert_eq!(LocalDay(i32::MAX).to_iso().len(), 10);
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(LocalDay(20_782).weekday(), 2);
        assert_eq!(LocalDay(0).weekday(), 3);
        assert_eq!(LocalDay(-4).weekday(), 6);
    }

    #[test]
    fn months_count_from_january_1970() {
        assert_eq!(LocalDay(0).month(), Month(0));
        assert_eq!(LocalDay(-1).month(), Month(-1));
        assert_eq!(LocalDay(20_780).month(), Month(56 * 12 + 10));
    }

    #[test]
    fn every_month_of_a_cycle_begins_on_its_first_day() {
        for month in -4_800..4_800 {
            let first = Month(month).first_day();
            assert_eq!((first.month(), first.date().day), (Month(month), 1));
        }
    }

    #[test]
    fn the_first_and_last_day_there_are_have_a_month() {
        assert!(LocalDay(i32::MIN).month() < LocalDay(i32::MAX).month());
    }
}
