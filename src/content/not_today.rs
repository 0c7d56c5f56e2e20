//! The questions of the day: what speaks against a session today, and why.

use super::sources::SourceId;
use crate::domain::screening::NotToday;

/// The words of a reason against a session today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotTodayWords {
    /// As it stands on the screen "Any of these today?".
    pub reason: &'static str,
    /// Why, and when it is over.
    pub why: &'static str,
    /// Where it comes from.
    pub sources: &'static [SourceId],
}

/// The words of a reason against a session today.
pub const fn words(reason: NotToday) -> &'static NotTodayWords {
    use SourceId as S;
    match reason {
        NotToday::Meal => &NotTodayWords {
            reason: "A meal in the last 2 hours",
            why: "User guides tell you to wait after eating. Two hours is our choice.",
            sources: &[S::UserGuideUse, S::OwnChoice],
        },
        NotToday::AlcoholOrMedicine => &NotTodayWords {
            reason: "Alcohol, a sedative or a new medicine",
            why: "They can make you dizzy or slow when you have to come back up. Come back \
                  tomorrow.",
            sources: &[S::UserGuideWarnings],
        },
        NotToday::Unwell => &NotTodayWords {
            reason: "Headache, fever, a cold, sinus or ear infection, or a red eye",
            why: "Pressure in the head, ears and eyes rises head-down. Wait until it is over.",
            sources: &[S::SellerConditions, S::EyePressure1985],
        },
        NotToday::Eyes => &NotTodayWords {
            reason: "Eye pain or a change of sight",
            why: "An eye that hurts or sees differently has to be looked at first. Open “When to \
                  get help”.",
            sources: &[S::RetinaService, S::EyePressure1985],
        },
        NotToday::Dizzy => &NotTodayWords {
            reason: "Dizzy, or you have drunk too little",
            why: "Coming upright makes it worse, and a faint on the table is dangerous.",
            sources: &[S::UserGuideWarnings, S::UserGuideUse],
        },
        NotToday::BloodPressure => &NotTodayWords {
            reason: "Blood pressure today above 140/90, if you measured it",
            why: "Inversion adds to it: about 17/16 mmHg on average in one study. Ask your doctor \
                  if it stays high.",
            sources: &[S::Devices1985, S::SellerConditions],
        },
        NotToday::Legs => &NotTodayWords {
            reason: "New or worse leg pain, numbness or weakness",
            why: "A nerve may be under pressure. Open “When to get help”, and see a clinician \
                  before the next session.",
            sources: &[S::BackPainService],
        },
        NotToday::Alone => &NotTodayWords {
            reason: "Nobody in earshot",
            why: "Until level 2 is completed someone has to hear you if you cannot get up. You can \
                  start as soon as someone is there.",
            sources: &[S::OwnChoice],
        },
        NotToday::Ankle => &NotTodayWords {
            reason: "Foot or ankle pain that keeps the lock from closing fully",
            why: "Feet that slipped out of the lock caused neck cord injuries.",
            sources: &[S::Falls2021],
        },
    }
}

/// Over the questions of the day.
pub const NOT_TODAY_QUESTION: &str = "Any of these today?";
/// The key for an empty answer.
pub const NONE_OF_THESE: &str = "None of these";
/// Over the verdict of the day.
pub const NOT_TODAY_TITLE: &str = "Not today";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_of_the_day_has_its_words() {
        for reason in NotToday::ALL {
            let words = words(reason);
            assert!(
                words.why.ends_with('.') && !words.sources.is_empty(),
                "{reason:?}"
            );
        }
    }
}
