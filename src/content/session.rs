//! What the session screen shows: phases, instructions, buttons, and why a start is refused.

use crate::domain::{
    alarm::AlarmKind,
    phase::Phase,
    record::Equipment,
    session::{Action, Instruction, StartError},
};

/// The phase as a person reads it.
pub const fn phase_title(phase: Phase) -> &'static str {
    match phase {
        Phase::Armed => "Ready",
        Phase::Lowering => "Going down",
        Phase::AtAngle => "At your angle",
        Phase::Rest => "Rest",
        Phase::Returning => "Coming up",
        Phase::FinalHold => "Final hold",
        Phase::UprightPause => "Upright pause",
        Phase::Seated => "Seated minute",
        Phase::CheckOut => "Questions",
        Phase::Done => "Over",
    }
}

/// What to do now, in a few words readable at 1.5 m.
pub const fn instruction(instruction: Instruction) -> &'static str {
    match instruction {
        Instruction::LowerWhenReady => "Lower yourself slowly when you are ready.",
        Instruction::LowerToAngle => "Go down slowly to your angle.",
        Instruction::EaseUp => "Come up a little, slowly.",
        Instruction::EaseDown => "Ease back down to your angle, or come up.",
        Instruction::Hold => "Hold here. Breathe steadily.",
        Instruction::ComeUpSlowly => "Come up slowly.",
        Instruction::Rest => "Rest flat.",
        Instruction::NextSet => "Lower yourself slowly for the next set.",
        Instruction::StayFlat => "Stay flat. Breathe steadily.",
        Instruction::ComeUpright => "Come up to about 15 degrees and pause.",
        Instruction::PauseUpright => "Pause here.",
        Instruction::Sit => "Sit for a minute before you stand.",
        Instruction::Answer => "How are you now?",
        Instruction::Over => "The session is saved.",
    }
}

/// A button's label. [`Action::Next`] is labelled by [`next_label`].
pub const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Lower => "I am going down",
        Action::AtAngle => "I am at my angle",
        Action::ComeUp => "Come up now",
        Action::Level => "I am level",
        Action::Upright => "I am up a little",
        Action::Sitting => "I am sitting",
        Action::Questions => "To the questions",
        Action::Next => "Next",
        Action::Stop => "Stop",
        Action::ByHand => "Go on with buttons",
    }
}

/// The label of the button for the next step.
pub const fn next_label(phase: Phase) -> &'static str {
    match phase {
        Phase::Armed | Phase::Rest => action_label(Action::Lower),
        Phase::Lowering => action_label(Action::AtAngle),
        Phase::AtAngle => action_label(Action::ComeUp),
        Phase::Returning => action_label(Action::Level),
        Phase::FinalHold => action_label(Action::Upright),
        Phase::UprightPause => action_label(Action::Sitting),
        Phase::Seated => action_label(Action::Questions),
        Phase::CheckOut | Phase::Done => action_label(Action::Next),
    }
}

/// What an alarm asks of a person on `equipment`, under its large words.
pub const fn alarm_advice(equipment: Equipment, alarm: AlarmKind) -> &'static str {
    match alarm {
        AlarmKind::OverAngle => "You are past your limit. Come up a little, slowly.",
        AlarmKind::TooFast => "Let the table turn more slowly.",
        AlarmKind::FarTooFast => "Slow the table down now.",
        AlarmKind::Overtime => "Your hold is over. Come up slowly.",
        AlarmKind::StuckInverted => super::cues::exit_words(equipment),
        AlarmKind::PhoneSlipped => {
            "The phone has moved on the table. Come up slowly; strap it on again and set the zero \
             before you go on."
        }
        AlarmKind::AngleLost => "No angle is shown until it can be seen again. The clock goes on.",
        AlarmKind::DailyCap => "Today's time at angle is used up. Come up slowly.",
    }
}

/// Shown in manual mode in the place of the angle.
pub const NO_ANGLE: &str = "No angle sensor. The session runs by clock and buttons.";
/// Shown when the angle stays away.
pub const OFFER_BY_HAND: &str =
    "The angle stays away. You can come up slowly, or go on with the buttons.";
/// Shown while clock and buttons move a measured session on.
pub const BY_HAND: &str = "You move this session on with the buttons.";
/// Asked after a stop and at check-out.
pub const WHICH_SYMPTOM: &str = "Did you notice any of these?";
/// The answer that means no symptom.
pub const NO_SYMPTOM: &str = "None of these";
/// Asked at check-out.
pub const DIZZY_ON_RETURN: &str = "Were you dizzy when you came up?";
/// Said when the answer is yes.
pub const LONGER_FINAL_HOLD: &str = "Your next final hold will be 30 seconds longer.";
/// Why a session does not start, and what can be done.
pub const fn start_refused(error: StartError) -> &'static str {
    match error {
        StartError::AboveCeiling => {
            "This plan goes further than your ceiling. Choose a lower angle."
        }
        StartError::DailyCapReached => {
            "Today's time at angle is used up. You can start again tomorrow."
        }
        StartError::NotPermitted => {
            "The questions and the checklist were answered for another plan, or too long ago. Go \
             through them again."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shown_sentence_is_calm_and_finished() {
        let sentences = Instruction::ALL
            .map(instruction)
            .into_iter()
            .chain(AlarmKind::ALL.map(|kind| alarm_advice(Equipment::Table, kind)))
            .chain(AlarmKind::ALL.map(|kind| alarm_advice(Equipment::Boots, kind)))
            .chain([
                NO_ANGLE,
                OFFER_BY_HAND,
                BY_HAND,
                LONGER_FINAL_HOLD,
                start_refused(StartError::AboveCeiling),
                start_refused(StartError::DailyCapReached),
                start_refused(StartError::NotPermitted),
            ]);
        for sentence in sentences {
            assert!(sentence.ends_with(['.', '?']), "{sentence}");
            assert!(!sentence.contains('!'), "{sentence}");
        }
    }

    #[test]
    fn every_phase_but_the_last_two_names_its_next_step() {
        for phase in Phase::ALL {
            let named = next_label(phase) != action_label(Action::Next);
            assert_eq!(named, phase < Phase::CheckOut, "{phase:?}");
        }
    }
}
