//! The app's own set of exercises: what to do, and when to leave it out.
//!
//! The instructions are in our own words, and the cautions our own choice, on the careful side.

use super::sources::SourceId;
use crate::domain::balance::{Kind, Starter};

/// The words of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExerciseWords {
    /// Its name.
    pub name: &'static str,
    /// What to do.
    pub how: &'static str,
    /// When to leave it out.
    pub leave_out: &'static str,
}

/// A kind's heading.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Core => "Strength of the trunk",
        Kind::Mobility => "Mobility",
        Kind::Posture => "Posture",
    }
}

/// Over the set.
pub const ABOUT: &str = "In people whose low back had hurt for months, exercise probably lowered \
    pain compared with no treatment or usual care, by about 15 points of 100. No kind of exercise \
    is clearly the best: choose what you will do.";
/// What that rests on.
pub const ABOUT_SOURCES: &[SourceId] = &[SourceId::Exercise2021, SourceId::OwnChoice];
/// For every exercise.
pub const STOP_WHEN: &str = "Move slowly and breathe. Stop if pain runs further down the leg, if a \
    leg goes numb or weak, or if you feel faint. New pain is a reason to ask a physiotherapist or \
    your doctor before you go on.";

/// The words of `starter`.
pub const fn words(starter: Starter) -> ExerciseWords {
    let (name, how, leave_out) = match starter {
        Starter::CurlUp => (
            "Small curl-up",
            "Lie on your back with one knee bent and your hands under the small of your back. Lift \
             head and shoulders a finger’s width, hold for a breath, and lower. The back keeps its \
             shape.",
            "Leave out with neck pain, weak bones, or in the first weeks after a hernia operation.",
        ),
        Starter::SideBridge => (
            "Side bridge on the knees",
            "Lie on your side with knees bent, propped on the forearm. Lift the hips until trunk \
             and thighs make a line. Change sides halfway.",
            "Leave out with a painful shoulder.",
        ),
        Starter::BirdDog => (
            "Bird dog",
            "On hands and knees, stretch one leg back and the opposite arm forward, no higher than \
             the trunk. Hold for a breath, then change.",
            "Leave out if you cannot kneel or lean on your wrists.",
        ),
        Starter::Bridge => (
            "Bridge",
            "Lie on your back, knees bent, feet flat. Press the feet down and lift the hips until \
             trunk and thighs make a line. Lower slowly.",
            "Leave out right after a meal, or if it cramps the back of the thigh.",
        ),
        Starter::SitToStand => (
            "Stand up without hands",
            "Sit near the front of a firm chair, feet under the knees. Lean forward, stand up, and \
             sit down again slowly.",
            "Leave out when you are dizzy, and in the first minutes after a session.",
        ),
        Starter::PelvicTilt => (
            "Pelvic tilt",
            "Lie on your back with knees bent. Press the small of your back gently to the floor, \
             hold for a breath, and let go.",
            "Leave out if lying flat hurts more than it helps.",
        ),
        Starter::CatCamel => (
            "Cat and camel",
            "On hands and knees, round the back upwards, then let it sink. Go only as far as it is \
             easy.",
            "Leave out with a fresh fracture or if you cannot kneel.",
        ),
        Starter::KneeToChest => (
            "Knee to chest",
            "Lie on your back and draw one knee towards the chest with both hands. Hold, breathe, \
             and change sides halfway.",
            "Leave out if bending forward sends pain down the leg, with weak bones, or after a hip \
             replacement unless your surgeon agrees.",
        ),
        Starter::HipStretch => (
            "Hip stretch, half kneeling",
            "Kneel on one knee with the other foot in front. Keep the trunk upright and shift \
             forward until the front of the hip pulls. Change sides halfway.",
            "Leave out with a painful knee or unsteady balance; hold a chair if you need one.",
        ),
        Starter::SeatedTurn => (
            "Seated turn",
            "Sit upright, arms crossed on the chest. Turn chest and head to one side as far as it \
             is easy, stay for two breaths, and change.",
            "Leave out with weak bones or a recent fracture of the spine.",
        ),
        Starter::ChinTuck => (
            "Chin back",
            "Sit or stand upright. Draw the chin straight back, as if to make the neck long. Hold \
             for a breath and let go.",
            "Leave out if it makes you dizzy or sends a feeling into an arm.",
        ),
        Starter::WallSlide => (
            "Wall slide",
            "Stand with your back to a wall, elbows bent, the backs of the hands against it. Slide \
             the arms up as far as they stay on the wall, and down.",
            "Leave out with a painful shoulder.",
        ),
    };
    ExerciseWords {
        name,
        how,
        leave_out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exercise_says_what_to_do_and_when_not() {
        for starter in Starter::ALL {
            let words = words(starter);
            assert!(
                words.how.ends_with('.') && words.how.len() > 60,
                "{words:?}"
            );
            assert!(words.leave_out.starts_with("Leave out"), "{words:?}");
            for text in [words.name, words.how, words.leave_out] {
                assert!(!text.contains('!'), "{text}");
            }
        }
    }
}
