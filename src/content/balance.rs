//! Words of the balanced plan.

use super::{exercises, sources::SourceId};
use crate::domain::{
    balance::{Dose, Mark, NotAdded, What},
    record::Activity,
};
use crate::formatting::count;

/// Heading.
pub const TITLE: &str = "Balanced plan";
/// Under it.
pub const LEAD: &str = "In our view hanging is a small part at most. The rest is what you do \
    yourself: your own exercises, walking, and changing position often.";
/// Leads to it from other pages.
pub const LINK: &str = "Exercises";
/// Under the link on the page of the plan.
pub const LINK_BODY: &str = "Exercises, walking and posture beside the sessions.";

/// Section: today's list.
pub const TODAY: &str = "Today";
/// Nothing is planned.
pub const NOTHING_TODAY: &str = "No exercise is planned for today.";
/// The list is empty.
pub const EMPTY: &str = "Your list is empty. Choose from the exercises below, or add your own.";
/// Goes through today's list with the clock.
pub const RUN_TODAY: &str = "Go through them with the clock";
/// Section: after a session.
pub const BRIDGE: &str = "The next 20 minutes";
/// Under it.
pub const BRIDGE_BODY: &str = "After a session your back has just been unloaded. Some people move \
    gently before they sit down again. Whether that helps has not been shown; these are your own \
    exercises for it.";
/// What that rests on.
pub const BRIDGE_SOURCES: &[SourceId] = &[SourceId::OwnChoice];
/// No exercise is marked for it.
pub const BRIDGE_EMPTY: &str = "Mark exercises with “after a session” and they are offered here.";
/// Goes through them.
pub const BRIDGE_RUN: &str = "Begin";
/// Leads to it from the page of a session.
pub const BRIDGE_LINK: &str = "Your exercises for the next 20 minutes";

/// Section: the week.
pub const WEEK: &str = "This week";
/// For who hears the table.
pub const WEEK_CAPTION: &str = "Your exercises, from Monday to Sunday";
/// A mark, for who hears it.
pub const fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Free => "not planned",
        Mark::Planned => "planned",
        Mark::Done => "done",
    }
}

/// What the marks mean.
pub const WEEK_LEGEND: &str = "Filled: done. Ring: planned. A day missed is a day missed; nothing \
    is counted in a row.";

/// Section: the list.
pub const LIST: &str = "Your exercises";
/// Takes one off the list.
pub const REMOVE: &str = "Take off the list";
/// Opens what can be changed.
pub const CHANGE: &str = "Change";
/// Section: the set.
pub const STARTERS: &str = "Exercises to choose from";
/// Adds one.
pub const ADD: &str = "Add to your list";
/// It is on the list.
pub const ADDED: &str = "On your list";
/// Section: an exercise of one's own.
pub const OWN: &str = "An exercise of your own";
/// Field.
pub const NAME: &str = "Name";
/// Question.
pub const DOSE: &str = "How much";
/// Its answers.
pub const DOSES: [&str; 2] = ["Seconds", "Repeats"];
/// Field: the number.
pub const NUMBER: &str = "How many";
/// Question.
pub const DAYS: &str = "On which days";
/// Switch.
pub const AFTER_SESSION: &str = "Offer it after a session";
/// Keeps a change.
pub const KEEP: &str = "Keep";

/// Why an exercise was not added.
pub const fn not_added(why: NotAdded) -> &'static str {
    match why {
        NotAdded::NoName => "Give it a name.",
        NotAdded::LongName => "Shorten the name to 60 letters.",
        NotAdded::Full => "The list is full with 40 exercises. Take one off first.",
    }
}

/// The number is none, or too small or too large.
pub const fn wrong_number(seconds: bool) -> &'static str {
    if seconds {
        "Enter 5 to 600 seconds."
    } else {
        "Enter 1 to 100 repeats."
    }
}

/// An exercise's name.
pub fn name(what: &What) -> &str {
    match what {
        What::Starter(starter) => exercises::words(*starter).name,
        What::Own(name) => name,
    }
}

/// An exercise's dose.
pub fn dose(dose: Dose) -> String {
    match dose {
        Dose::Seconds(seconds) => count(seconds.get(), "1 second", "{n} seconds"),
        Dose::Repeats(repeats) => count(repeats.get(), "once", "{n} times"),
    }
}

/// The key that marks an exercise as done today.
pub fn done_key(name: &str, dose: &str) -> String {
    format!("{name}, {dose}")
}

/// Section: aerobic activity.
pub const AEROBIC: &str = "Walking and the like";
/// Under it.
pub const AEROBIC_BODY: &str = "Walking, cycling or swimming so that you breathe faster and can \
    still talk. The World Health Organization asks adults for 150 to 300 minutes a week, and says \
    that some is better than none.";
/// What that rests on.
pub const AEROBIC_SOURCES: &[SourceId] = &[SourceId::Activity2020];
/// Field.
pub const MINUTES: &str = "Minutes today";
/// The number is none.
pub const WRONG_MINUTES: &str = "Enter 0 to 1440 minutes.";

/// Minutes of the week.
pub fn minutes(minutes: u32) -> String {
    count(minutes, "1 minute this week.", "{n} minutes this week.")
}

/// Section: what else was done.
pub const CARE: &str = "Heat, cold, creams";
/// Under it.
pub const CARE_BODY: &str = "In a few trials heat wraps made new low back pain a little less for some \
    days; for cold there is too little to say. Never sleep on a heat pad, and put cloth between \
    skin and ice.";
/// What that rests on.
pub const CARE_SOURCES: &[SourceId] = &[SourceId::HeatCold2006, SourceId::OwnChoice];
/// About creams.
pub const TOPICALS: &str = "Creams and patches with menthol, methyl salicylate or capsaicin have \
    burned skin in rare cases. Not on broken skin, not under a tight bandage, and never together \
    with heat. Blood thinners: ask a pharmacist first.";
/// What that rests on.
pub const TOPICALS_SOURCES: &[SourceId] = &[SourceId::TopicalBurns2012, SourceId::OwnChoice];
/// Question over the keys.
pub const DONE_TODAY: &str = "Used or done today";
/// The activities offered here; the exercises have their own keys.
pub const ACTIVITIES: [Activity; 5] = [
    Activity::Walk,
    Activity::Heat,
    Activity::Cold,
    Activity::Topical,
    Activity::Physio,
];

/// Section: posture and work.
pub const POSTURE: &str = "Sitting, standing, lifting";
/// Tips.
pub const POSTURE_TIPS: [&str; 5] = [
    "No single posture is the right one. Change it often: stand up, walk to the window, sit \
     differently.",
    "At a screen, a break of 5 to 10 minutes every hour is better than 20 minutes every two hours.",
    "Screen at eye height and an arm’s length away; elbows beside the body, feet on the floor.",
    "Lift close to the body, feet apart, and turn with the feet rather than the back.",
    "Driving: stop and walk a little at least every two hours.",
];
/// What they rest on.
pub const POSTURE_SOURCES: &[SourceId] = &[SourceId::ScreenWork, SourceId::OwnChoice];

/// Heading while exercises are done.
pub const RUN_TITLE: &str = "Exercises";
/// While getting into place.
pub const GET_READY: &str = "Get into place";
/// Said before the first repeat or second.
pub const BEGIN: &str = "Begin.";
/// Said when an exercise is over.
pub const OVER: &str = "Done.";
/// Said at the end.
pub const ALL_DONE: &str = "That was the last one.";
/// Leaves one out.
pub const SKIP: &str = "Leave out";
/// Stops the clock.
pub const PAUSE: &str = "Pause";
/// Lets it go on.
pub const GO_ON: &str = "Go on";
/// The exercise is done.
pub const FINISHED: &str = "Done";
/// Ends the run.
pub const END: &str = "End here";

/// Which of how many.
pub fn place(place: usize, count: usize) -> String {
    format!("{place} of {count}")
}

/// Said before an exercise.
pub fn next(name: &str, dose: &str) -> String {
    format!("{name}, {dose}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::balance::{Repeats, Seconds};

    #[test]
    fn amounts_are_counted_in_whole_words() {
        assert_eq!(dose(Dose::Seconds(Seconds::clamped(30))), "30 seconds");
        assert_eq!(dose(Dose::Repeats(Repeats::clamped(1))), "once");
        assert_eq!(dose(Dose::Repeats(Repeats::clamped(8))), "8 times");
        assert_eq!(minutes(1), "1 minute this week.");
        assert_eq!(minutes(0), "0 minutes this week.");
    }
}
