//! The checklist's words.

use super::sources::SourceId;
use crate::domain::checklist::{CheckItem, Companion, ConfirmError};

/// The words of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckWords {
    /// What is confirmed, in the person's words.
    pub item: &'static str,
    /// How to do it, or why.
    pub how: &'static str,
    /// Where it comes from.
    pub sources: &'static [SourceId],
}

/// The words of an item.
pub const fn words(item: CheckItem) -> &'static CheckWords {
    use SourceId as S;
    match item {
        CheckItem::AnkleLock => &CheckWords {
            item: "Ankle lock seated, pulled, and pulled again",
            how: "Feet that slipped out of the lock caused neck cord injuries. Pull hard, twice.",
            sources: &[S::Falls2021],
        },
        CheckItem::Shoes => &CheckWords {
            item: "Shoes on and tied",
            how: "Shoes fill the lock and hold better than socks or bare feet.",
            sources: &[S::OwnChoice],
        },
        CheckItem::Balance => &CheckWords {
            item: "Height setting right, slow balance test done",
            how: "With arms at your sides the table has to stay upright; with one arm raised it \
                  has to turn slowly.",
            sources: &[S::UserGuideSetup],
        },
        CheckItem::AngleStop => &CheckWords {
            item: "Tether or angle stop set to today’s angle",
            how: "The phone measures. Only the tether stops the table.",
            sources: &[S::UserGuideSetup],
        },
        CheckItem::Surroundings => &CheckWords {
            item: "Bolts tight, floor level, 1.5 m clear all round",
            how: "Look at every bolt and pin. Nothing within reach of your arms or head.",
            sources: &[S::UserGuideSetup, S::OwnChoice],
        },
        CheckItem::Help => &CheckWords {
            item: "Someone can help",
            how: "Someone in earshot, or a phone or alarm you can reach while you hang.",
            sources: &[S::OwnChoice],
        },
        CheckItem::Return => &CheckWords {
            item: "Return rehearsed",
            how: "Arms to your sides, bend your knees, keep your head on the bed.",
            sources: &[S::UserGuideUse],
        },
        CheckItem::Pockets => &CheckWords {
            item: "Pockets empty",
            how: "Things fall out on your face, and hard ones press.",
            sources: &[S::OwnChoice],
        },
        CheckItem::Phone => &CheckWords {
            item: "Phone strapped beside the bed, battery above 30 %",
            how: "It must not be able to fall on your face, or move against the table.",
            sources: &[S::OwnChoice],
        },
        CheckItem::Sound => &CheckWords {
            item: "Sound test heard",
            how: "Play the tone and the voice. Both have to be clear where your head will be.",
            sources: &[S::OwnChoice],
        },
        CheckItem::Breathing => &CheckWords {
            item: "Breathe steadily, do not hold your breath",
            how: "Slowly in, more slowly out, all the time.",
            sources: &[S::OwnChoice],
        },
        CheckItem::PractisedWithHelp => &CheckWords {
            item: "Practised getting in and out with help",
            how: "At least once, with someone beside the table, before you turn it.",
            sources: &[S::UserGuideUse, S::OwnChoice],
        },
        CheckItem::MedicalClearance => &CheckWords {
            item: "Doctor’s clearance, if you have a heart, eye or vessel condition",
            how: "If you have none of these, confirm too.",
            sources: &[S::HospitalAdvice2021, S::UserGuideWarnings],
        },
    }
}

/// The two ways to confirm that someone can help.
pub const fn companion_label(companion: Companion) -> &'static str {
    match companion {
        Companion::Spotter => "Someone is in earshot",
        Companion::AlonePlan => "I am alone; I can call for help from the table",
    }
}

/// What to do when an item cannot be confirmed.
pub const fn confirm_error(error: ConfirmError) -> &'static str {
    match error {
        ConfirmError::NotOnList => "This item is not on today’s list.",
        ConfirmError::SpotterRequired => {
            "Until level 2 is completed someone has to be in earshot. Ask someone to stay near, or \
             come back later."
        }
        ConfirmError::NameCompanion => "Say who can help you.",
        ConfirmError::SoundNotPlayed => "Play the tone and the voice first.",
    }
}

/// Said when the battery is at 30 % or below.
pub const LOW_BATTERY: &str = "The battery is low. Charge the phone first: if it dies, so do the angle, the clock and the voice.";
/// Said where the device does not tell.
pub const LOOK_AT_BATTERY: &str = "This phone does not tell its charge. Look: is it above 30 %?";
/// How to confirm.
pub const HOLD_TO_CONFIRM: &str = "Hold to confirm";
/// The equal of holding, for keyboards and screen readers.
pub const CONFIRM_ITEM: &str = "Confirm";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checklist_of_the_seed_is_fully_covered() {
        for (item, expected) in [
            (CheckItem::AnkleLock, "ankle lock"),
            (CheckItem::Shoes, "shoes"),
            (CheckItem::Balance, "height setting"),
            (CheckItem::Balance, "balance"),
            (CheckItem::AngleStop, "tether"),
            (CheckItem::Surroundings, "bolts"),
            (CheckItem::Surroundings, "floor level"),
            (CheckItem::Surroundings, "1.5 m"),
            (CheckItem::Help, "someone"),
            (CheckItem::Return, "return"),
            (CheckItem::Pockets, "pockets"),
            (CheckItem::Phone, "battery above 30 %"),
            (CheckItem::Sound, "sound"),
            (CheckItem::Breathing, "breath"),
            (CheckItem::PractisedWithHelp, "in and out with help"),
            (CheckItem::MedicalClearance, "heart, eye or vessel"),
        ] {
            let text = words(item).item.to_lowercase();
            assert!(text.contains(expected), "{item:?}: {expected}");
        }
    }

    #[test]
    fn every_item_says_how_and_why() {
        for item in CheckItem::ALL {
            assert!(words(item).how.ends_with(['.', '?']), "{item:?}");
            assert!(!words(item).sources.is_empty(), "{item:?}");
        }
    }
}
