//! Words of the statistics: what a figure is, what it rests on, and what it cannot say.
//!
//! Numbers come as text from `formatting`; every sentence is whole here.

use crate::domain::{
    outcome::{PainChange, Place, Verdict},
    record::CheckInKind,
};
use crate::formatting::count;

/// Heading of the page.
pub const TITLE: &str = "Statistics";
/// Leads to the list.
pub const TO_HISTORY: &str = "All sessions";
/// Nothing to say yet.
pub const EMPTY: &str = "No sessions in this time. Figures appear here with your first one.";
/// Legend of the choice of period.
pub const PERIOD: &str = "Time";
/// Period.
pub const LAST_4_WEEKS: &str = "4 weeks";
/// Period.
pub const LAST_3_MONTHS: &str = "3 months";
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
/// The same in short, beside every further figure of before and after.
pub const BEFORE_AFTER_SHORT: &str = "Bad days are often followed by better ones by themselves: part \
    of any drop is that.";
/// Said beside rows by dose.
pub const FEW_ROWS_NOTE: &str = "Rows of few sessions differ by chance, and you chose angle and hold \
    by how you felt. A row with less pain is not proof that its angle is better.";
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

/// Heading over the verdict.
pub const VERDICT: &str = "A day after";
/// Heading.
pub const FIGURES: &str = "Scores and changes";
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
/// Row.
pub const RIGHT_AFTER: &str = "Right after";
/// Row.
pub const DAY1: &str = "24 h after";
/// Row.
pub const DAY2: &str = "48 h after";
/// Series.
pub const DAY1_SHORT: &str = "24 h";
/// Series.
pub const DAY2_SHORT: &str = "48 h";
/// Where there is no figure.
pub const NONE: &str = "–";
/// Caption of the scores.
pub const SCORES: &str = "Scores, 0 none to 10 worst imaginable";
/// Columns of the scores.
pub const SCORE_HEADS: [&str; 4] = ["When", "Answers", "Median", "Range"];
/// Caption of the changes.
pub const CHANGES: &str = "Change from before, in points; below 0 is less pain";
/// Columns of the changes.
pub const CHANGE_HEADS: [&str; 4] = ["When", "n", "Mean", "95 % interval"];
/// Caption of the clear changes.
pub const SHARES: &str = "Sessions with a clear change, with 95 % interval";
/// Columns of the clear changes.
pub const SHARE_HEADS: [&str; 3] = ["When", "Clearly less", "Clearly more"];
/// Caption of right after beside later.
pub const RELIEF_CAPTION: &str =
    "Mean change from before, in the sessions with all three scores (95 % interval)";
/// Columns of right after beside later.
pub const RELIEF_HEADS: [&str; 4] = ["Later is", "n", "Right after", "Later"];
/// Row.
pub const TO_DAY1: &str = "24 h";
/// Row.
pub const TO_DAY2: &str = "48 h";
/// Caption of the rows by angle.
pub const BY_ANGLE_CAPTION: &str = "Mean change from before, in points, by angle of the session";
/// Caption of the rows by hold.
pub const BY_HOLD_CAPTION: &str = "Mean change from before, in points, by length of a hold";
/// Columns of the rows by dose, with their figures.
pub const DOSE_TABLE_HEADS: [&str; 4] = ["Sessions", "Right after", "24 h after", "Any symptom"];
/// No day was written.
pub const NO_DAYS: &str = "Your daily diary has no pain score in this time. Written on days with \
    and without inversion, they are compared here.";
/// Caption.
pub const DAYS_CAPTION: &str = "Pain of the day, from the daily diary";
/// Columns.
pub const DAY_HEADS: [&str; 4] = ["Days", "n", "Median", "Range"];
/// Row.
pub const DAYS_WITH: &str = "With inversion";
/// Row.
pub const DAYS_WITHOUT: &str = "Without";
/// Heading.
pub const DAYS_DIFFERENCE: &str = "Days with inversion, beside days without";
/// Heading.
pub const NEXT_DAY: &str = "Days after inversion, beside all other days";
/// Where days cannot be compared.
pub const TOO_FEW_DAYS: &str = "Too few days to compare.";
/// Caption.
pub const ADVERSE_CAPTION: &str = "Sessions in which something went wrong";
/// Columns.
pub const ADVERSE_HEADS: [&str; 3] = ["What", "Sessions", "95 % interval"];
/// What the small charts show.
pub const MOMENTS_LABEL: &str = "Back and leg at each moment, on the same scale";
/// Series.
pub const ANGLE_SERIES: &str = "Angle, °";
/// Series.
pub const MINUTES_SERIES: &str = "At angle, min";
/// Axis of angle and time at angle.
pub const DOSE_AXIS: &str = "Degrees (line) and minutes (bars)";

/// What a missing answer is called.
pub const MISSING: &str = "missing";
/// What stands where there are too few answers for a figure.
pub const TOO_FEW: &str = "too few";
/// Axis of pain.
pub const PAIN_AXIS: &str = "Pain, 0 to 10";
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

/// What the figures below are about.
pub fn scope(place: Place, period: &str, sessions: usize) -> String {
    let place = self::place(place);
    match sessions {
        1 => format!("{place}, {period}: 1 session"),
        _ => format!("{place}, {period}: {sessions} sessions"),
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

/// How many sessions and answers the verdict rests on.
pub fn basis(sessions: usize, given: usize, missing: usize, pending: usize) -> String {
    let sessions = match sessions {
        1 => "1 session".to_owned(),
        _ => format!("{sessions} sessions"),
    };
    if pending == 0 {
        format!("{sessions}. 24 h after: {given} answered, {missing} missing.")
    } else {
        format!(
            "{sessions}. 24 h after: {given} answered, {missing} missing, {pending} still to come."
        )
    }
}

/// Sessions with a date that cannot be.
pub fn in_future(n: usize) -> String {
    count(
        n,
        "One session is dated in the future: a clock is or was set wrong. It counts like the \
         others.",
        "{n} sessions are dated in the future: a clock is or was set wrong. They count like the \
         others.",
    )
}

/// How many answers there are, are missing and are still to come.
pub fn answered(given: usize, missing: usize, pending: usize) -> String {
    match (missing, pending) {
        (0, 0) => format!("{given}"),
        (_, 0) => format!("{given}, {missing} missing"),
        (0, _) => format!("{given}, {pending} to come"),
        _ => format!("{given}, {missing} missing, {pending} to come"),
    }
}

/// From one figure to another.
pub fn range(low: &str, high: &str) -> String {
    format!("{low} to {high}")
}

/// Cases of all cases.
pub fn of(hits: usize, n: usize) -> String {
    format!("{hits} of {n}")
}

/// A figure with its interval.
pub fn with_interval(figure: &str, interval: &str) -> String {
    format!("{figure} ({interval})")
}

/// A mean and how many it rests on.
pub fn mean_of(mean: &str, n: usize) -> String {
    format!("{mean} (n\u{a0}{n})")
}

/// How many answers a row rests on.
pub fn answers_n(n: usize) -> String {
    format!("n {n}")
}

/// What a chart of pain over time shows; `days` is the length of its steps.
pub fn course_caption(place: Place, days: i32) -> String {
    let what = match place {
        Place::Back => "Pain in the back before sessions, right after, 24 and 48 hours later",
        Place::Leg => "Pain in the leg before sessions, right after, 24 and 48 hours later",
    };
    medians(what, days)
}

/// What the chart of the dose shows.
pub fn dose_caption(days: i32) -> String {
    medians("Angle, and minutes at angle in all", days)
}

fn medians(what: &str, days: i32) -> String {
    match days {
        1 => format!("{what}, by day"),
        7 => format!("{what}, by week"),
        _ => format!("{what}, in steps of {days} days"),
    }
}

/// What the steps of a chart are, as the heading of a column.
pub const fn step(days: i32) -> &'static str {
    match days {
        1 => "Day",
        7 => "Week from",
        _ => "From",
    }
}

/// What the chart of the change by dose shows.
pub fn dose_label(place: Place) -> String {
    match place {
        Place::Back => "Mean change of back pain 24 h after, in points",
        Place::Leg => "Mean change of leg pain 24 h after, in points",
    }
    .to_owned()
}

/// The angle held and the time at it, a session.
pub fn dose(angle: &str, angles: &str, time: &str, times: &str) -> String {
    format!("Angle: median {angle} ({angles}). Time at angle a session: median {time} ({times}).")
}

/// A mean change with its interval.
pub fn mean(mean: &str, low: &str, high: &str) -> String {
    format!("{mean} points on average (95 % interval {low} to {high})")
}

/// A mean change that rests on too little for an interval.
pub fn mean_without_interval(mean: &str) -> String {
    format!("{mean} points on average; too few days for an interval")
}

/// Of sessions with relief right after, how many kept it.
pub fn relief_kept(kept: usize, eased: usize, hours: u8) -> String {
    match (eased, kept) {
        (0, _) => "No session yet with a point less pain right after.".to_owned(),
        (1, 0) => format!(
            "One session eased pain right after by a point or more; {hours} hours later it no \
             longer did."
        ),
        (1, _) => format!(
            "One session eased pain right after by a point or more; {hours} hours later it still \
             did."
        ),
        (_, 0) => format!(
            "{eased} sessions eased pain right after by a point or more; {hours} hours later none \
             of them still did."
        ),
        _ => format!(
            "{eased} sessions eased pain right after by a point or more; {hours} hours later \
             {kept} of them still did."
        ),
    }
}

/// The trend of the pain before sessions.
pub fn trend(per_week: &str, low: &str, high: &str, n: usize) -> String {
    format!("{per_week} points a week (95 % interval {low} to {high}), from {n} days")
}

/// A row of angles, from and below in degrees.
pub fn angles(from: u16, below: Option<u16>) -> String {
    match below {
        Some(below) => format!("{from} to {}°", below.saturating_sub(1)),
        None => format!("from {from}°"),
    }
}

/// A row of holds, from and below in seconds.
pub fn holds(from: u16, below: Option<u16>) -> String {
    match below {
        Some(below) => format!("{from} to {} s", below.saturating_sub(1)),
        None => format!("from {from} s"),
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
mod tests;
