//! Dates and times in English, the language of the app.
//!
//! Not the browser's formatter (Intl): it writes the person's own language into English sentences, which
//! a screen reader then reads with the wrong voice, and making it takes a slow phone as long as a tenth
//! of the start. The day stands before the month, which is a word: no reader takes one for the other.

use crate::domain::units::LocalTime;

/// Which parts of a moment to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// "Sunday 22 November".
    Day,
    /// "22 Nov 2026".
    ShortDay,
    /// "22 Nov", at a tick of a chart.
    Tick,
    /// "Nov 2026", at a tick of a chart.
    Month,
    /// "Sun".
    Weekday,
    /// "22 Nov 2026, 18:40", or "22 Nov 2026, 6:40 pm".
    DayAndTime,
}

/// How the person's clocks count the hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum HourCycle {
    /// From 0:00 to 23:59.
    #[default]
    TwentyFour,
    /// Twice twelve, with am and pm.
    Twelve,
}

/// Regions whose clocks are read with am and pm. A selection, chosen by us, from those for which Unicode
/// CLDR 48 prefers 12 hours; elsewhere the clock of 24 hours is understood.
const TWELVE_HOURS: [&str; 17] = [
    "AE", "AU", "BD", "CA", "CO", "EG", "IN", "JO", "KR", "KW", "MY", "NZ", "PH", "PK", "SA", "SG",
    "US",
];

impl HourCycle {
    /// Of the region that the most preferred language tag names, such as `en-US`.
    pub fn of(language: Option<&str>) -> Self {
        let region = language
            .into_iter()
            .flat_map(|tag| tag.split('-').skip(1))
            .find(|part| part.len() == 2);
        let twelve = region.is_some_and(|region| {
            TWELVE_HOURS
                .iter()
                .any(|other| other.eq_ignore_ascii_case(region))
        });
        if twelve {
            Self::Twelve
        } else {
            Self::TwentyFour
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Letters of a name that is cut short.
const SHORT: usize = 3;

/// `moment` on the clock of the place where it was recorded, wherever it is read.
pub fn date(moment: LocalTime, style: DateStyle, hours: HourCycle) -> String {
    let date = moment.day().date();
    let month = MONTHS
        .get(usize::from(date.month).wrapping_sub(1))
        .copied()
        .unwrap_or_default();
    let weekday = WEEKDAYS
        .get(usize::from(moment.day().weekday()))
        .copied()
        .unwrap_or_default();
    let short_month = month.get(..SHORT).unwrap_or_default();
    let day = date.day.to_string();
    let year = date.year.to_string();
    match style {
        DateStyle::Day => [weekday, " ", &day, " ", month].concat(),
        DateStyle::ShortDay => [&day, " ", short_month, " ", &year].concat(),
        DateStyle::Tick => [&day, " ", short_month].concat(),
        DateStyle::Month => [short_month, " ", &year].concat(),
        DateStyle::Weekday => weekday.get(..SHORT).unwrap_or_default().to_owned(),
        DateStyle::DayAndTime => {
            let time = time_of_day(moment.minute_of_day(), hours);
            [&day, " ", short_month, " ", &year, ", ", &time].concat()
        }
    }
}

fn time_of_day(minute_of_day: u16, hours: HourCycle) -> String {
    let (hour, minute) = (minute_of_day / 60, minute_of_day % 60);
    let pad = if minute < 10 { "0" } else { "" };
    let (hour, half) = match hours {
        HourCycle::TwentyFour => (hour, ""),
        HourCycle::Twelve if hour < 12 => (hour, "\u{a0}am"),
        HourCycle::Twelve => (hour, "\u{a0}pm"),
    };
    let hour = match hours {
        HourCycle::TwentyFour => hour,
        HourCycle::Twelve => (hour + 11) % 12 + 1,
    };
    [&hour.to_string(), ":", pad, &minute.to_string(), half].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::units::UnixMillis;

    /// 2026-11-22T17:40:00Z, a Sunday, in Berlin: 18:40.
    const EVENING: LocalTime = LocalTime {
        at: UnixMillis(1_795_369_200_000),
        offset_minutes: 60,
    };

    fn written(style: DateStyle) -> String {
        date(EVENING, style, HourCycle::TwentyFour)
    }

    #[test]
    fn each_style_writes_its_parts() {
        assert_eq!(written(DateStyle::Day), "Sunday 22 November");
        assert_eq!(written(DateStyle::ShortDay), "22 Nov 2026");
        assert_eq!(written(DateStyle::Tick), "22 Nov");
        assert_eq!(written(DateStyle::Month), "Nov 2026");
        assert_eq!(written(DateStyle::Weekday), "Sun");
        assert_eq!(written(DateStyle::DayAndTime), "22 Nov 2026, 18:40");
    }

    #[test]
    fn a_moment_keeps_the_clock_it_was_recorded_by() {
        let past_midnight = LocalTime {
            offset_minutes: 330 + 60,
            ..EVENING
        };
        let text = date(past_midnight, DateStyle::DayAndTime, HourCycle::TwentyFour);
        assert_eq!(text, "23 Nov 2026, 0:10");
    }

    #[test]
    fn twelve_hours_begin_and_end_with_twelve() {
        let at = |minute| time_of_day(minute, HourCycle::Twelve);
        assert_eq!(at(0), "12:00\u{a0}am");
        assert_eq!(at(61), "1:01\u{a0}am");
        assert_eq!(at(719), "11:59\u{a0}am");
        assert_eq!(at(720), "12:00\u{a0}pm");
        assert_eq!(at(1_120), "6:40\u{a0}pm");
        assert_eq!(at(1_439), "11:59\u{a0}pm");
    }

    #[test]
    fn the_region_of_the_first_language_says_how_hours_are_counted() {
        for tag in ["en-US", "en-us", "hi-Latn-IN", "es-US"] {
            assert_eq!(HourCycle::of(Some(tag)), HourCycle::Twelve, "{tag}");
        }
        for tag in ["en", "en-GB", "de-DE", "de-CH-1996", ""] {
            assert_eq!(HourCycle::of(Some(tag)), HourCycle::TwentyFour, "{tag}");
        }
        assert_eq!(HourCycle::of(None), HourCycle::TwentyFour);
    }

    #[test]
    fn every_day_of_the_calendar_can_be_written() {
        for at in [i64::MIN, -1, 0, i64::MAX] {
            let moment = LocalTime {
                at: UnixMillis(at),
                offset_minutes: 0,
            };
            for style in [DateStyle::Day, DateStyle::DayAndTime] {
                assert!(!date(moment, style, HourCycle::Twelve).is_empty());
            }
        }
    }
}
