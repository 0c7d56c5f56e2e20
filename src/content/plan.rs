//! Words of the plan: what a session is made of, choosing another, limits. The ladder's rules have
//! their words in [`super::ladder`].

use crate::domain::plan::{PlanError, PlanKind};
use crate::formatting::count;

/// Heading of the page.
pub const TITLE: &str = "Plan";
/// Section.
pub const NEXT: &str = "Next session";
/// Section.
pub const STANDING: &str = "Where you stand";
/// Section.
pub const CHOOSE: &str = "What the next session is";
/// Way.
pub const LADDER: &str = "The ladder";
/// Way.
pub const SIMPLE: &str = "A simple start";
/// Way.
pub const OWN: &str = "Your own session";
/// Over the levels that are open.
pub const LEVEL: &str = "Level of the next session";
/// Opens all levels.
pub const ALL_LEVELS: &str = "All levels";
/// Over a simple start's angles.
pub const SIMPLE_ANGLE: &str = "Angle";
/// Over a simple start's holds.
pub const SIMPLE_HOLD: &str = "Hold";
/// Over the kinds of an own session.
pub const KIND: &str = "How";
/// Field.
pub const ANGLE: &str = "Angle in degrees";
/// Under it.
pub const ANGLE_HINT: &str = "How far your head is below level. 0 is lying flat.";
/// Field.
pub const SETS: &str = "Holds";
/// Field.
pub const HOLD: &str = "Each hold, in seconds";
/// Field.
pub const REST: &str = "Rest between, in seconds";
/// Field.
pub const FINAL_HOLD: &str = "Flat at the end, in seconds";
/// Under it.
pub const FINAL_HOLD_HINT: &str = "Time lying flat before you sit up. The ladder uses at least \
    60 seconds.";
/// Keeps the own session.
pub const USE: &str = "Use this plan";
/// It is kept.
pub const USED: &str = "This is your next session now.";
/// A field holds no number.
pub const NOT_A_NUMBER: &str = "Write a number in every field.";
/// Section.
pub const LIMITS: &str = "Your limits";
/// Under it.
pub const LIMITS_LEAD: &str = "Nothing in the plan goes beyond them. A clinician’s lower limit \
    always wins.";
/// Field.
pub const CEILING: &str = "Highest angle, in degrees";
/// Field.
pub const MINUTES: &str = "Most minutes at angle a day";
/// Over the facts about angles above 60 degrees.
pub const ABOVE_SIXTY_TITLE: &str = "Above 60 degrees";
/// Confirms them.
pub const ABOVE_SIXTY_READ: &str = "I have read this";
/// Keeps the limits.
pub const KEEP_LIMITS: &str = "Keep these limits";
/// They are kept.
pub const LIMITS_KEPT: &str = "Your limits are kept.";
/// No clinician gave a limit.
pub const NO_CLINICIAN_LIMIT: &str = "No clinician’s limit is on record.";
/// Leads to where clearances are recorded.
pub const TO_CLEARANCES: &str = "Record a clinician’s limit";
/// Leads to the questions for a clinician.
pub const TO_CONSULTATION: &str = "Prepare a consultation";
/// Under the title while the profile is read.
pub const CHOICE_BROKEN: &str = "Your choice no longer fits your limits.";
/// The three numbers of holds.
pub const SET_NUMBERS: [&str; 3] = ["1", "2", "3"];
/// The kinds of an own session, in the order of [`OWN_KINDS`].
pub const KINDS: [&str; 3] = ["Holds", "Cycles", "Steps"];
/// The kinds a person may choose for an own session.
pub const OWN_KINDS: [PlanKind; 3] = [PlanKind::Free, PlanKind::Oscillation, PlanKind::Staircase];
/// What a kind does.
pub const fn kind_hint(kind: PlanKind) -> &'static str {
    match kind {
        PlanKind::Oscillation => {
            "Each hold is cut into cycles of 10 seconds at the angle and 10 seconds level."
        }
        PlanKind::Staircase => {
            "You go down 10 degrees at a time and stay 30 seconds on each step before the hold."
        }
        PlanKind::Free | PlanKind::SimpleStart | PlanKind::Ladder { .. } => {
            "You go to the angle and stay there for each hold."
        }
    }
}

/// What a session is called.
pub fn title(kind: PlanKind) -> String {
    let fixed = match kind {
        PlanKind::Ladder { level: 0 } => "Level 0, rehearsal",
        PlanKind::Ladder { level } => return self::level(level),
        PlanKind::Free => OWN,
        PlanKind::SimpleStart => SIMPLE,
        PlanKind::Oscillation => "Your own session, in cycles",
        PlanKind::Staircase => "Your own session, in steps",
    };
    fixed.to_owned()
}

/// "Level 2".
pub fn level(level: u8) -> String {
    format!("Level {level}")
}

/// The clocks of a plan, as text.
#[derive(Debug, Clone, Copy)]
pub struct Clocks<'a> {
    /// One hold.
    pub hold: &'a str,
    /// Rest between sets.
    pub rest: &'a str,
    /// The last stay at horizontal.
    pub final_hold: &'a str,
}

/// What a session is made of, under its number.
pub fn line(kind: PlanKind, sets: u8, clocks: Clocks<'_>) -> String {
    let Clocks {
        hold,
        rest,
        final_hold,
    } = clocks;
    match (kind, sets) {
        (PlanKind::Ladder { level: 0 }, _) => {
            format!("Lie flat for {hold}, then {final_hold} more before you sit up")
        }
        (PlanKind::Oscillation, 1) => {
            format!("Cycles with {hold} at the angle, then {final_hold} flat before you sit up")
        }
        (PlanKind::Oscillation, sets) => format!(
            "{sets} rounds of cycles with {hold} at the angle each, rest {rest}, then {final_hold} \
             flat before you sit up"
        ),
        (PlanKind::Staircase, 1) => {
            format!("Down in steps, one hold of {hold}, then {final_hold} flat before you sit up")
        }
        (PlanKind::Staircase, sets) => format!(
            "Down in steps {sets} times, holds of {hold}, rest {rest}, then {final_hold} flat \
             before you sit up"
        ),
        (_, 1) => format!("One hold of {hold}, then {final_hold} flat before you sit up"),
        (_, 2) => {
            format!("Two holds of {hold}, rest {rest}, then {final_hold} flat before you sit up")
        }
        _ => {
            format!("Three holds of {hold}, rest {rest}, then {final_hold} flat before you sit up")
        }
    }
}

/// All holds together, as short as it can be said: "2 min", or a clock.
pub fn short_time(whole_minutes: Option<u64>, clock: &str) -> String {
    match whole_minutes {
        Some(minutes) => format!("{minutes} min"),
        None => clock.to_owned(),
    }
}

/// One level among those that are open: "Level 2: 20°, 2 × 1:00".
pub fn level_option(level: u8, angle: &str, sets: u8, hold: &str) -> String {
    format!("Level {level}: {angle}, {sets} × {hold}")
}

/// One level in the whole ladder; `week` is the earliest, `cleared` whether it needs a clearance.
pub fn level_row(option: &str, final_hold: &str, week: i32, cleared: bool) -> String {
    if cleared {
        format!(
            "{option}, then {final_hold} flat. From week {week}, only with a clinician’s clearance \
             on record."
        )
    } else {
        format!("{option}, then {final_hold} flat. From week {week}.")
    }
}

/// Takes an offered level.
pub fn take(level: u8) -> String {
    format!("Go to level {level} next")
}

/// Goes down to a level.
pub fn step_back(level: u8) -> String {
    format!("The next session is at level {level}.")
}

/// Keeps the level.
pub fn stay(level: u8) -> String {
    format!("Stay at level {level}")
}

/// What binds now.
pub fn binds(angle: &str, minutes: u64) -> String {
    count(
        minutes,
        "In force now: {angle} and 1 minute a day.",
        "In force now: {angle} and {n} minutes a day.",
    )
    .replace("{angle}", angle)
}

/// A clinician's limits, each if there is one.
pub fn clinician(angle: Option<&str>, minutes: Option<u16>) -> String {
    match (angle, minutes) {
        (Some(angle), Some(minutes)) => count(
            minutes,
            "Your clinician’s limits: {angle} and 1 minute a day.",
            "Your clinician’s limits: {angle} and {n} minutes a day.",
        )
        .replace("{angle}", angle),
        (Some(angle), None) => format!("Your clinician’s limit: {angle}."),
        (None, Some(minutes)) => count(
            minutes,
            "Your clinician’s limit: 1 minute a day.",
            "Your clinician’s limit: {n} minutes a day.",
        ),
        (None, None) => NO_CLINICIAN_LIMIT.to_owned(),
    }
}

/// Why wishes make no plan, and what to change.
pub const fn error(error: PlanError) -> &'static str {
    match error {
        PlanError::TargetOutOfRange => "The angle lies between 0 and your highest angle.",
        PlanError::Sets => "A session has 1 to 3 holds.",
        PlanError::Hold => "A hold lasts from 1 to 600 seconds.",
        PlanError::Rest => "A rest and the time flat at the end last at most 600 seconds.",
        PlanError::LimitOutOfRange => "The angle lies too close to your highest angle.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_says_what_it_is_made_of() {
        let clocks = Clocks {
            hold: "1:00",
            rest: "1:30",
            final_hold: "2:00",
        };
        let line = |kind, sets| line(kind, sets, clocks);
        assert_eq!(
            line(PlanKind::Ladder { level: 2 }, 2),
            "Two holds of 1:00, rest 1:30, then 2:00 flat before you sit up"
        );
        assert_eq!(
            line(PlanKind::Ladder { level: 0 }, 1),
            "Lie flat for 1:00, then 2:00 more before you sit up"
        );
        // A single set has no rest to speak of.
        for kind in OWN_KINDS {
            assert!(!line(kind, 1).contains("1:30"), "{kind:?}");
            assert!(line(kind, 3).contains("1:30"), "{kind:?}");
        }
    }

    #[test]
    fn a_whole_number_of_minutes_is_said_as_such() {
        assert_eq!(short_time(Some(2), "2:00"), "2 min");
        assert_eq!(short_time(None, "4:30"), "4:30");
    }

    #[test]
    fn a_clinicians_limits_are_each_said() {
        assert_eq!(
            clinician(Some("30°"), Some(5)),
            "Your clinician’s limits: 30° and 5 minutes a day."
        );
        assert_eq!(clinician(None, None), NO_CLINICIAN_LIMIT);
    }

    #[test]
    fn one_minute_is_no_plural() {
        for (minutes, said) in [(0, "0 minutes"), (1, "1 minute"), (2, "2 minutes")] {
            assert_eq!(
                binds("30°", minutes.into()),
                format!("In force now: 30° and {said} a day.")
            );
            assert_eq!(
                clinician(Some("30°"), Some(minutes)),
                format!("Your clinician’s limits: 30° and {said} a day.")
            );
            assert_eq!(
                clinician(None, Some(minutes)),
                format!("Your clinician’s limit: {said} a day.")
            );
        }
    }
}
