//! Words of the daily diary.

use crate::domain::record::{Activity, BodyMap, BodySite, DiaryEntry};

/// Heading.
pub const TITLE: &str = "Diary of the day";
/// Name of the links to other days.
pub const DAYS: &str = "Other days";
/// Link.
pub const DAY_BEFORE: &str = "Day before";
/// Link.
pub const DAY_AFTER: &str = "Day after";
/// Field.
pub const OTHER_DAY: &str = "Go to a day";
/// A day that has not come.
pub const AHEAD: &str = "This day is still ahead. Write it when it is here.";
/// Before anything is written.
pub const NOTHING_YET: &str =
    "Nothing written for this day yet. Each answer is kept as you give it.";
/// Question.
pub const BACK: &str = "Pain in your back this day";
/// Question.
pub const LEG: &str = "Pain in your leg this day";
/// One score is given.
pub const NOW_THE_LEG: &str = "Now the leg: both scores are kept together.";
/// One score is given.
pub const NOW_THE_BACK: &str = "Now the back: both scores are kept together.";
/// Question.
pub const WHERE: &str = "Where does it hurt?";
/// How the figure stands.
pub const FROM_BEHIND: &str = "Seen from behind: your left is on the left.";
/// No site is marked.
pub const NOWHERE: &str = "Nothing marked.";
/// Question.
pub const ACTIVITIES: &str = "What else did you do?";
/// Field.
pub const NOTE: &str = "Note (optional)";
/// Heading.
pub const SESSIONS: &str = "Sessions of this day";
/// On Today.
pub const NOT_YET_TODAY: &str = "Nothing written today";

/// When it was written last.
pub fn written(when: &str) -> String {
    format!("Kept. Last written {when}.")
}

/// What else was done.
pub const fn activity(activity: Activity) -> &'static str {
    match activity {
        Activity::Exercise => "Exercises",
        Activity::Walk => "A walk",
        Activity::Heat => "Heat",
        Activity::Cold => "Cold",
        Activity::Topical => "Cream, gel or patch",
        Activity::Physio => "Physiotherapy",
        Activity::Medicine => "Pain medicine",
    }
}

/// A part of the body.
pub const fn site(site: BodySite) -> &'static str {
    match site {
        BodySite::UpperBack => "Upper back",
        BodySite::LowerBack => "Lower back",
        BodySite::ButtockLeft => "Left buttock",
        BodySite::ButtockRight => "Right buttock",
        BodySite::ThighLeft => "Left thigh",
        BodySite::ThighRight => "Right thigh",
        BodySite::CalfLeft => "Left calf or foot",
        BodySite::CalfRight => "Right calf or foot",
    }
}

/// The parts marked, as a line under the figure.
pub fn sites(map: BodyMap) -> String {
    let names: Vec<&str> = map.iter().map(site).collect();
    if names.is_empty() {
        NOWHERE.to_owned()
    } else {
        names.join(", ")
    }
}

/// An entry in a line: `back 3, leg 0 · A walk, Heat`.
pub fn line(entry: &DiaryEntry) -> String {
    let mut parts = Vec::new();
    if let Some(pain) = entry.pain {
        parts.push(format!("back {}, leg {}", pain.back.get(), pain.leg.get()));
    }
    let done: Vec<&str> = entry.activities.iter().map(activity).collect();
    if !done.is_empty() {
        parts.push(done.join(", "));
    }
    if parts.is_empty() {
        parts.push(WRITTEN.to_owned());
    }
    parts.join(" · ")
}

/// An entry without scores and activities.
const WRITTEN: &str = "Written";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        record::Pain,
        units::{LocalDay, LocalTime, Nrs},
    };

    #[test]
    fn a_day_is_told_in_a_line() {
        let mut entry = DiaryEntry::empty(LocalDay(0), LocalTime::default());
        entry.note = "stiff".to_owned();
        assert_eq!(line(&entry), "Written");
        entry.pain = Some(Pain {
            back: Nrs::ALL[3],
            leg: Nrs::ALL[0],
        });
        entry.activities = entry.activities.with(Activity::Walk).with(Activity::Heat);
        assert_eq!(line(&entry), "back 3, leg 0 · A walk, Heat");
    }

    #[test]
    fn marked_parts_are_named_head_to_foot() {
        let map = BodyMap::NONE
            .with(BodySite::CalfLeft)
            .with(BodySite::LowerBack);
        assert_eq!(sites(map), "Lower back, Left calf or foot");
        assert_eq!(sites(BodyMap::NONE), "Nothing marked.");
    }
}
