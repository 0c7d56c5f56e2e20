//! What the research says, for and against, and what it is worth.

use super::{
    Cite::Source, Cite::Study, Leaning, Part, Section, Shown, StudyId as T, Topic, claim, say,
};
use crate::content::sources::SourceId as S;

pub(super) const TOPIC: Topic = Topic {
    slug: "evidence",
    title: "What the research says",
    lead: "The studies one by one: what they found, how big they were, who paid, and their weak \
           points.",
    sections: &[
        Section {
            key: "short",
            heading: "In short",
            parts: &[Part::List(&[
                claim(
                    "For back pain of all kinds, traction made little or no difference. That is \
                     the result of 32 trials with 2,762 people.",
                    &[Study(T::Traction2013)],
                ),
                claim(
                    "With a bulging disc, traction eased pain a little for a short time, but not \
                     for long.",
                    &[Study(T::Discs2020)],
                ),
                claim(
                    "Small studies of inversion itself look better. They are also easier to get \
                     wrong.",
                    &[
                        Study(T::Surgery2012),
                        Study(T::Angles2013),
                        Study(T::Registry2021),
                    ],
                ),
                claim(
                    "Two large guidelines do not recommend traction for back pain.",
                    &[Study(T::Guideline2016), Study(T::Guideline2023)],
                ),
            ])],
        },
        Section {
            key: "against",
            heading: "What speaks against it",
            parts: &[Part::Shown(Shown::Cards(Leaning::Against))],
        },
        Section {
            key: "mixed",
            heading: "What can be read both ways",
            parts: &[Part::Shown(Shown::Cards(Leaning::Mixed))],
        },
        Section {
            key: "for",
            heading: "What speaks for it",
            parts: &[Part::Shown(Shown::Cards(Leaning::For))],
        },
        Section {
            key: "eyes-and-blood",
            heading: "Eyes and blood pressure",
            parts: &[Part::Shown(Shown::Cards(Leaning::Body))],
        },
        Section {
            key: "disagree",
            heading: "Where the figures disagree",
            parts: &[
                say(
                    "In three studies blood pressure rose head-down. In a fourth, the upper value \
                     fell and the lower one rose. In a fifth, with a chair, neither changed.",
                    &[
                        Source(S::Devices1985),
                        Source(S::BloodPressure1986),
                        Source(S::EyeAndBloodPressure1984),
                        Study(T::Reflexes1985),
                        Study(T::Chair1985),
                    ],
                ),
                say(
                    "Devices, angles and times were not the same, and most of the people were \
                     young and healthy. We go by the rise, because that is the careful side.",
                    &[Source(S::OwnChoice)],
                ),
                say(
                    "For the eye the figures agree: the pressure rises, and not only when you hang \
                     straight down.",
                    &[
                        Source(S::EyePressure1985),
                        Source(S::EyeAndBloodPressure1984),
                        Study(T::SteepTilt2020),
                    ],
                ),
            ],
        },
        Section {
            key: "harm",
            heading: "What went wrong",
            parts: &[Part::Shown(Shown::Cards(Leaning::Harm))],
        },
        Section {
            key: "reading",
            heading: "How to read a card",
            parts: &[
                say(
                    "A big study is worth more than a small one. A study that draws lots for who \
                     gets what is worth more than one that only watches.",
                    &[Source(S::OwnChoice)],
                ),
                say(
                    "Ask who paid. Where a maker had a hand in it, the card says so. Where we \
                     could not find out, it says that.",
                    &[Source(S::OwnChoice)],
                ),
            ],
        },
    ],
};
