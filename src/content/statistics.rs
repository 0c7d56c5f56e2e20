//! Words of the statistics: what a figure is, what it rests on, and what it cannot say.
//!
//! Numbers come as text from `formatting`; every sentence is whole here.

use crate::domain::{
    outcome::{PainChange, Place, Verdict},
    record::CheckInKind,
};

/// Heading of the page.
pub const TITLE: &str = "Statistics";
/// Nothing to say yet.
pub const EMPTY: &str = "No sessions in this time. Figures appear here with your first one.";
/// Legend of the choice of period.
pub const PERIOD: &str = "Time";
/// Period.
pub const LAST_30_DAYS: &str = "30 days";
/// Period.
pub const LAST_90_DAYS: &str = "90 days";
/// Period.
pub const LAST_YEAR: &str = "1 year";
/// Period.
pub const ALL_TIME: &str = "All";
/// Legend of the choice of place.
pub const WHERE: &str = "Pain";

/// Said beside every figure of before and after.
///
/// Product rule, section 8: regression to the mean.
pub const BEFORE_AFTER_NOTE: &str = "People use inversion on bad days, and bad days are often \
    followed by better ones by themselves. A change from before to after is partly that.";
/// Said beside days with and without inversion.
pub const DAYS_NOTE: &str = "You choose the days, so this is no experiment. If you invert on bad \
    days, days with inversion look worse, whatever inversion does.";
/// What the intervals are.
pub const INTERVAL_NOTE: &str = "The range behind a figure says how sure it is: of 100 such ranges \
    about 95 hold the true value. Your sessions are not independent of one another, so the \
    true range is rather wider.";
/// What clear and possible mean.
pub const CLEAR_NOTE: &str = "A clear change is 2 points or more, and at least 30 % of the score \
    before. Below 1 point it is within the noise of the scale.";
/// Why stopped sessions count.
pub const STOPPED_COUNT: &str = "Stopped and interrupted sessions are in every figure.";
/// A clock was wrong.
pub const IN_FUTURE: &str = "Some sessions are dated in the future. A clock is or was set wrong.";

/// Heading over the verdict.
pub const VERDICT: &str = "A day after";
/// Heading.
pub const PAIN_OVER_TIME: &str = "Pain over time";
/// Heading.
pub const RELIEF: &str = "Does it last?";
/// Heading.
pub const BY_ANGLE: &str = "By angle";
/// Heading.
pub const BY_HOLD: &str = "By length of hold";
/// Heading.
pub const DAYS: &str = "Days with and without inversion";
/// Heading.
pub const ADVERSE: &str = "What went wrong";
/// Heading.
pub const DOSE: &str = "Angle and time at angle";
/// Heading.
pub const TREND: &str = "Pain before sessions, over time";
/// Series, and heading of a column.
pub const BEFORE: &str = "Before";
/// Series, and heading of a column.
pub const AFTER: &str = "After";
/// What a missing answer is called.
pub const MISSING: &str = "missing";
/// What stands where there are too few answers for a figure.
pub const TOO_FEW: &str = "too few";
/// Axis of pain.
pub const PAIN_AXIS: &str = "Pain, 0 to 10";
/// Axis of angle.
pub const ANGLE_AXIS: &str = "Degrees head-down";
/// Axis of time at angle.
pub const TIME_AXIS: &str = "Minutes at angle";
/// Axis of change.
pub const CHANGE_AXIS: &str = "Change in points; left is less pain";
/// Column heads of the rows by dose.
pub const DOSE_HEADS: [&str; 5] = ["Sessions with", "Answers", "Mean change", "from", "to"];

/// The name of a place.
pub const fn place(place: Place) -> &'static str {
    match place {
        Place::Back => "Back",
        Place::Leg => "Leg",
    }
}

/// A check-in, as a series and as the heading of a column.
pub const fn check_in(kind: CheckInKind) -> &'static str {
    match kind {
        CheckInKind::Day1 => "24 h",
        CheckInKind::Day2 => "48 h",
    }
}

/// The verdict in a few words, as a badge.
pub fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Helped => "helped".to_owned(),
        Verdict::NoDifference => "no difference seen".to_owned(),
        Verdict::Worse => "worse".to_owned(),
        Verdict::NotEnough { more } => format!("not enough data yet ({more} more)"),
    }
}

/// The verdict as a sentence about one place.
pub fn verdict_sentence(place: Place, verdict: Verdict) -> String {
    let sentence = match (place, verdict) {
        (Place::Back, Verdict::Helped) => "Your back hurt less a day after sessions than before.",
        (Place::Leg, Verdict::Helped) => "Your leg hurt less a day after sessions than before.",
        (Place::Back, Verdict::NoDifference) => {
            "Your back hurt about as much a day after sessions as before."
        }
        (Place::Leg, Verdict::NoDifference) => {
            "Your leg hurt about as much a day after sessions as before."
        }
        (Place::Back, Verdict::Worse) => {
            "Your back hurt more a day after sessions than before. Talk to your clinician before \
             you go on."
        }
        (Place::Leg, Verdict::Worse) => {
            "Your leg hurt more a day after sessions than before. Talk to your clinician before \
             you go on."
        }
        (_, Verdict::NotEnough { more: 1 }) => {
            "One more session with a score before and 24 hours after, then this can be said."
        }
        (_, Verdict::NotEnough { more }) => {
            return format!(
                "{more} more sessions with a score before and 24 hours after, then this can be \
                 said."
            );
        }
    };
    sentence.to_owned()
}

/// The size of a change.
pub const fn change(change: PainChange) -> &'static str {
    match change {
        PainChange::ClearlyLess => "clearly less",
        PainChange::PossiblyLess => "possibly less",
        PainChange::WithinNoise => "within noise",
        PainChange::PossiblyMore => "possibly more",
        PainChange::ClearlyMore => "clearly more",
    }
}

/// How many sessions a page rests on.
pub fn sessions(n: usize) -> String {
    match n {
        1 => "1 session".to_owned(),
        _ => format!("{n} sessions"),
    }
}

/// How many answers there are, are missing and are still to come.
pub fn answers(given: usize, missing: usize, pending: usize) -> String {
    if pending == 0 {
        format!("{given} answered, {missing} missing")
    } else {
        format!("{given} answered, {missing} missing, {pending} still to come")
    }
}

/// Median and range of scores.
pub fn spread(median: &str, least: &str, most: &str) -> String {
    format!("median {median}, from {least} to {most}")
}

/// A mean change with its interval.
pub fn mean(mean: &str, low: &str, high: &str) -> String {
    format!("{mean} points on average (95 % interval {low} to {high})")
}

/// A mean change of one session, which has no interval.
pub fn mean_of_one(mean: &str) -> String {
    format!("{mean} points, from one session")
}

/// A share with its interval.
pub fn share(hits: usize, n: usize, low: &str, high: &str) -> String {
    format!("{hits} of {n} sessions (95 % interval {low} to {high})")
}

/// Of sessions with relief right after, how many kept it.
pub fn relief_kept(kept: usize, eased: usize, hours: u8) -> String {
    match eased {
        0 => "No session yet with a point less pain right after.".to_owned(),
        1 => format!("One session eased pain right after; {hours} hours later {kept} still did."),
        _ => format!(
            "{eased} sessions eased pain right after by a point or more; {hours} hours later \
             {kept} of them still did."
        ),
    }
}

/// The trend of the pain before sessions.
pub fn trend(per_week: &str, low: &str, high: &str) -> String {
    format!("{per_week} points a week (95 % interval {low} to {high})")
}

/// A row of angles, from and below in degrees.
pub fn angles(from: u16, below: Option<u16>) -> String {
    match below {
        Some(below) => format!("{from}° to below {below}°"),
        None => format!("{from}° and more"),
    }
}

/// A row of holds, from and below in seconds.
pub fn holds(from: u16, below: Option<u16>) -> String {
    match below {
        Some(below) => format!("{from} to below {below} s"),
        None => format!("{from} s and longer"),
    }
}

/// Sessions stopped early.
pub const STOPPED: &str = "Stopped early";
/// Sessions with a symptom.
pub const ANY_SYMPTOM: &str = "Any symptom";
/// Sessions with dizziness when coming up.
pub const DIZZY_ON_RETURN: &str = "Dizzy when coming up";
/// Check-ins with a symptom.
pub const LATE_SYMPTOM: &str = "A symptom a day or two later";
/// Interrupted sessions.
pub const INTERRUPTED: &str = "Interrupted by the phone or the app";
/// Nothing was reported.
pub const NO_ADVERSE: &str = "No symptom was reported and no session was stopped.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_says_how_much_is_missing_and_never_that_inversion_works() {
        assert_eq!(
            verdict(Verdict::NotEnough { more: 3 }),
            "not enough data yet (3 more)"
        );
        for place in Place::ALL {
            for verdict in [Verdict::Helped, Verdict::NoDifference, Verdict::Worse] {
                assert!(!verdict_sentence(place, verdict).contains("work"));
            }
        }
        assert!(
            verdict_sentence(Place::Leg, Verdict::NotEnough { more: 1 }).starts_with("One more")
        );
    }

    #[test]
    fn no_kept_relief_is_said_plainly() {
        assert_eq!(
            relief_kept(2, 5, 24),
            "5 sessions eased pain right after by a point or more; 24 hours later 2 of them still did."
        );
        assert_eq!(
            relief_kept(0, 0, 24),
            "No session yet with a point less pain right after."
        );
    }
}
