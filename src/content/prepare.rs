//! Words on the way to a session: the questions of the day, pain now, the checklist, Start.

use crate::formatting::count;

/// Where the page is, above its heading.
pub const STEP_TODAY: &str = "Step 1 of 3";
/// Where the page is.
pub const STEP_PAIN: &str = "Step 2 of 3";
/// Where the page is.
pub const STEP_CHECKLIST: &str = "Step 3 of 3";
/// Heading while the diary is read.
pub const TITLE: &str = "Prepare session";
/// Heading where something stands in the way.
pub const BLOCKED_TITLE: &str = "No session now";
/// Heading of the second step.
pub const PAIN_TITLE: &str = "Pain now";
/// Under it.
pub const PAIN_LEAD: &str = "So that you can see later what a session changed.";
/// Goes on without a score.
pub const SKIP_PAIN: &str = "Go on without a score";
/// Goes on with the scores given before.
pub const KEEP_PAIN: &str = "Go on";
/// Heading of the third step.
pub const CHECKLIST_TITLE: &str = "Checklist";
/// Over the questions of the day.
pub const TODAY_LEAD: &str = "Mark what applies. Each of these is a reason to wait.";
/// The key for an answer that is not empty.
pub const THESE_APPLY: &str = "What I marked applies";
/// Under the heading of a day turned away.
pub const NOT_TODAY_BODY: &str =
    "There is no session as long as this stands. Your diary and Learn stay open.";
/// Where the reason can be put right at once.
pub const NOT_NOW_BODY: &str = "There is no session as long as this applies.";
/// Asks again.
pub const ASK_AGAIN: &str = "Answer again";
/// Before the answers already given.
pub const ANSWERED_TODAY: &str = "None of the reasons to wait";
/// Before a missing score.
pub const NO_PAIN: &str = "No pain score given";
/// Changes an answer.
pub const CHANGE: &str = "Change";
/// Over the full list.
pub const FULL_LEAD: &str = "Do each one now. Then hold its key until it is filled, or press it \
    twice.";
/// Over the short list.
pub const SHORT_LEAD: &str = "Do each one now, then press its key.";
/// Over the items that are there to be read.
pub const READ_TOO: &str = "Read these too";
/// On a key that was pressed once.
pub const PRESS_AGAIN: &str = "Press once more to confirm";
/// On a key that was held or pressed twice.
pub const CONFIRMED: &str = "Confirmed";
/// Plays tone and voice.
pub const PLAY_SOUND: &str = "Play tone and voice";

/// Shows today's angle beside the item about the stop.
pub fn stop_at(target: &str) -> String {
    format!("Today’s angle: {target}")
}

/// The phone's charge.
pub fn charge(percent: u8) -> String {
    format!("Battery now: {percent} %")
}

/// What is still to be confirmed.
pub fn open_items(open: usize) -> String {
    count(open, "1 item is still open.", "{n} items are still open.")
}

/// Starts the session.
pub const START: &str = "Start";
/// While the sensors are asked for.
pub const STARTING: &str = "Asking for the motion sensors";
/// Under Start: what happens next.
pub const START_NOTE: &str = "Strap the phone on first. After this tap you need both hands.";
/// Starts without the sensors.
pub const START_BY_HAND: &str = "Start by clock and buttons";
/// What that means.
pub const BY_HAND_NOTE: &str = "Without the gauge nobody measures your angle or warns you. The \
    clock runs, and you move on with buttons.";
/// Where the gauge has no zero.
pub const NO_ZERO: &str = "The gauge does not know level yet, so it cannot measure your angle.";
/// Leads to the gauge.
pub const SET_LEVEL: &str = "Set level first";
/// The plan makes no session.
pub const NO_PLAN: &str = "Your plan no longer fits your limits. Choose another.";
/// Leads to the gate.
pub const TO_SAFETY: &str = "Go to the health questions";
/// Leads to the plan.
pub const TO_PLAN: &str = "Change the plan";
/// Leads to the first open item.
pub const TO_CHECKLIST: &str = "Go through the checklist again";

/// Until when a pause lasts.
pub fn paused_until(day: &str) -> String {
    format!("The next session is possible on {day}.")
}

/// When a reason of the day is asked about once more.
pub fn asked_again(moment: &str) -> String {
    format!("You are asked again from {moment}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_counted_in_whole_sentences() {
        assert_eq!(open_items(1), "1 item is still open.");
        assert_eq!(open_items(5), "5 items are still open.");
    }
}
