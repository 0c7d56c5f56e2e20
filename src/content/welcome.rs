//! Words of the first run: three screens, and the card on Today that leads to them.

use crate::domain::{first_run::FirstRun, record::Equipment};

/// Heading of a screen.
pub const fn title(step: FirstRun) -> &'static str {
    match step {
        FirstRun::Purpose => "What Plumbline is",
        FirstRun::Equipment => "Table and phone",
        FirstRun::Sound => "Hear it once",
        FirstRun::Finished => "Set up",
    }
}

/// Where a screen is, above its heading.
pub const fn place(step: FirstRun) -> &'static str {
    match step {
        FirstRun::Purpose => "Step 1 of 3",
        FirstRun::Equipment => "Step 2 of 3",
        FirstRun::Sound => "Step 3 of 3",
        FirstRun::Finished => "",
    }
}

/// What it does, after the intended purpose.
pub const WHAT_IT_DOES: &str = "Strapped to your table, this phone shows the angle and says when to \
    come up.";
/// Goes on.
pub const GO_ON: &str = "Go on";
/// Goes back a screen.
pub const BACK: &str = "Back";
/// Opens the sample diary.
pub const LOOK_AROUND: &str = "Look around first";
/// Leaves it for later.
pub const LATER: &str = "Not now";

/// Heading over where the phone goes.
pub const MOUNT: &str = "Where the phone goes";
/// Leads to the gauge.
pub const SET_LEVEL: &str = "Set level now";
/// Beside it.
pub const SET_LEVEL_LATER: &str = "This can wait until your first session.";
/// The gauge has its zero.
pub const LEVEL_SET: &str = "Level is set.";

/// Where the phone goes on `equipment`.
pub const fn mount(equipment: Equipment) -> &'static str {
    match equipment {
        Equipment::Table => {
            "Strap it flat beside the bed, near your hip, where it cannot fall on your face. Then \
             level the table and set level."
        }
        Equipment::Chair | Equipment::Boots => {
            "The angle is measured only if the phone is strapped to the part that turns. Without \
             that, the session goes by clock and buttons."
        }
    }
}

/// On the third screen.
pub const SOUND: &str = "Head-down you hear better than you read. Turn the volume up and play the \
    test. Switch an iPhone’s silent mode off.";
/// Heading over what comes next.
pub const QUESTIONS: &str = "Then, your health";
/// Under it: why the gate asks, how long it takes, and where the answers go.
pub const QUESTIONS_NOTE: &str = "Hanging head-down is dangerous with some conditions. 33 short \
    questions find the known ones. “Not sure” is a good answer: a clinician should look first. Your \
    answers stay on this device.";
/// Goes to the gate.
pub const TO_QUESTIONS: &str = "Begin the questions";
/// Where the gate has been answered already.
pub const TO_TODAY: &str = "Go to Today";

/// Heading of the card on Today.
pub const CARD_TITLE: &str = "New here";
/// Under it.
pub const CARD_BODY: &str = "Three short screens set the app up. Or see it at work first, with an \
    invented diary.";
/// Leads to the screens.
pub const CARD_BEGIN: &str = "Set up";
/// Heading where it was begun.
pub const CARD_RESUME_TITLE: &str = "Setting up is not finished";
/// Leads on.
pub const CARD_RESUME: &str = "Go on setting up";
/// Takes the card away for good.
pub const CARD_HIDE: &str = "Hide this";
