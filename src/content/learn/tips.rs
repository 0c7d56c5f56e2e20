//! Tips: before, during and after a session.

use super::{Cite::Source, Cite::Study, Part, Section, StudyId as T, Topic, Way, claim, say};
use crate::content::{ladder, sources::SourceId as S};

pub(super) const TOPIC: Topic = Topic {
    slug: "tips",
    title: "Tips",
    lead: "Small things that make a session calmer.",
    sections: &[
        Section {
            key: "before",
            heading: "Before",
            parts: &[Part::List(&[
                claim(
                    "Try it with a physiotherapist before you buy or use a table at home.",
                    &[Source(S::HospitalAdvice2021)],
                ),
                claim(
                    "Practise getting in and out, with help.",
                    &[Source(S::UserGuideUse), Source(S::OwnChoice)],
                ),
                claim(
                    "Wait after a meal. Two hours is our choice.",
                    &[Source(S::UserGuideUse), Source(S::OwnChoice)],
                ),
                claim(
                    "Empty your pockets, tie your shoes, and clear the floor.",
                    &[Source(S::OwnChoice)],
                ),
                claim(
                    "Set the height and test the balance each time someone else has used the \
                     table.",
                    &[Source(S::UserGuideSetup)],
                ),
            ])],
        },
        Section {
            key: "during",
            heading: "During",
            parts: &[Part::List(&[
                claim(
                    ladder::SIMPLE_START,
                    &[Source(S::UserGuideUse), Source(S::OwnChoice)],
                ),
                claim(
                    "Change one thing at a time: the angle, the time, or the number of holds.",
                    &[Source(S::UserGuideUse)],
                ),
                claim(
                    "Breathe out longer than you breathe in. Let your shoulders and jaw go loose.",
                    &[Source(S::OwnChoice)],
                ),
                claim(
                    "Keep still. No sit-ups and no swinging while you hang.",
                    &[Source(S::OwnChoice)],
                ),
                claim(
                    "Do not go all the way upside down.",
                    &[Study(T::Specialist)],
                ),
            ])],
        },
        Section {
            key: "after",
            heading: "After",
            parts: &[Part::List(&[
                claim(
                    "Come up slowly and stay flat for a while before you sit up.",
                    &[Source(S::UserGuideUse)],
                ),
                claim(
                    "Sit for a minute before you stand.",
                    &[Source(S::OwnChoice)],
                ),
                claim(
                    "Use the easier minutes to move: a walk, or your own exercises.",
                    &[Source(S::OwnChoice)],
                ),
                claim(
                    "Answer the check-ins a day and two days later. They tell more than how you \
                     feel right after.",
                    &[Source(S::OwnChoice)],
                ),
            ])],
        },
        Section {
            key: "lowest",
            heading: "How much is enough",
            parts: &[
                say(ladder::LOWEST_THAT_HELPS, &[Source(S::OwnChoice)]),
                say(
                    "More angle means more pressure in the eyes and on the ankles. If a small \
                     angle does what you need, stay there.",
                    &[
                        Source(S::EyePressure1985),
                        Study(T::SteepTilt2020),
                        Source(S::OwnChoice),
                    ],
                ),
                Part::Way(Way::Plan),
            ],
        },
    ],
};
