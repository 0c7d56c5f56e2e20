//! Words of Today.

/// The way to a session.
pub const START: &str = "Prepare session";
/// Heading until the plan is known.
pub const TITLE: &str = "Your session";
/// The last session's line begins so.
pub const LAST_SESSION: &str = "Last session";
/// Heading over a session the browser interrupted.
pub const INTERRUPTED: &str = "A session was interrupted";
/// What can be done with it.
pub const INTERRUPTED_BODY: &str = "The browser or the phone went away during your last session. \
    What was measured is here. Answer what you can, then keep it.";
/// Keeps it.
pub const KEEP_INTERRUPTED: &str = "Keep it in the diary";
/// Pain now, in the back.
pub const BACK_NOW: &str = "Pain in your back now";
/// Pain now, in the leg.
pub const LEG_NOW: &str = "Pain in your leg now";
/// Every file is on the phone.
pub const OFFLINE_READY: &str = "Ready to use without a network";
/// A new version waits.
pub const UPDATE_READY: &str = "A new version is ready";
/// Lets it take over.
pub const UPDATE_NOW: &str = "Update now";
/// Where the gauge has no zero.
pub const NO_ZERO: &str = "The gauge has no level yet. Set it once, and the app can measure your \
    angle.";
/// Leads to the gauge.
pub const SET_LEVEL: &str = "Set up the gauge";

/// Leads to what stands in the way.
pub const SEE_WHY: &str = "See why";
/// Leads to the plan.
pub const CHANGE_PLAN: &str = "Change the plan";
/// Leads to the plan where only waiting helps.
pub const SEE_PLAN: &str = "See the plan";
/// Heading over a reason against a session today.
pub const NOT_TODAY: &str = "Not today";
/// Heading over a pause.
pub const PAUSED: &str = "The plan pauses";
/// Heading over a plan that is not permitted.
pub const PLAN_BLOCKED: &str = "This plan has to wait or change";
/// Leads to the plan's page.
pub const PLAN: &str = "Plan";

/// The gate's line where nothing was found; `days` until it asks again at the latest:
/// a gap in the sessions makes it ask sooner.
pub fn nothing_found(day: &str, days: i32) -> String {
    match days {
        ..=0 => {
            format!("No listed reason found on {day}. This is not a clearance. Asked again today.")
        }
        1 => format!(
            "No listed reason found on {day}. This is not a clearance. Asked again tomorrow."
        ),
        _ => format!(
            "No listed reason found on {day}. This is not a clearance. Asked again within {days} \
             days."
        ),
    }
}

/// The gate's line where a clinician agreed.
pub fn cleared(last_day: &str, days: i32) -> String {
    match days {
        ..=0 => {
            format!("Covered by your clinician’s clearance until {last_day}. Asked again today.")
        }
        1 => {
            format!("Covered by your clinician’s clearance until {last_day}. Asked again tomorrow.")
        }
        _ => format!(
            "Covered by your clinician’s clearance until {last_day}. Asked again within {days} \
             days."
        ),
    }
}

/// What of the day's time at angle is used.
pub fn used_today(used: &str, cap: &str) -> String {
    format!("{used} of {cap} at angle used today.")
}

/// Opens the questions of an interrupted session.
pub const ANSWER: &str = "Answer its questions";
/// A session runs behind this page.
pub const STILL_OPEN: &str = "Your session is still open";
/// Leads back to it.
pub const BACK_TO_SESSION: &str = "Back to the session";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gates_line_says_that_it_is_no_clearance_and_when_it_asks_again() {
        assert_eq!(
            nothing_found("3 November", 11),
            "No listed reason found on 3 November. This is not a clearance. Asked again within 11 \
             days."
        );
        assert!(nothing_found("3 November", 1).ends_with("Asked again tomorrow."));
        assert!(cleared("3 May", 0).ends_with("Asked again today."));
    }
}
