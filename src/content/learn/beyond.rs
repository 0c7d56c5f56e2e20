//! What is claimed beyond the back, and how weak that is.

use super::{Cite::Source, Cite::Study, Section, StudyId as T, Topic, say};
use crate::content::sources::SourceId as S;

pub(super) const TOPIC: Topic = Topic {
    slug: "beyond",
    title: "Claims beyond the back",
    lead: "Circulation, stress, bending, height and more: what is said, and what is behind it.",
    sections: &[
        Section {
            key: "circulation",
            heading: "Circulation and lymph",
            parts: &[say(
                "Sellers say that blood and lymph flow better. We found no trial that shows a gain \
                 for health. What has been shown is a higher pressure in the head and the eyes.",
                &[
                    Study(T::SellerClaims),
                    Study(T::Specialist),
                    Source(S::EyePressure1985),
                ],
            )],
        },
        Section {
            key: "tension",
            heading: "Stress and tight muscles",
            parts: &[say(
                "In 20 healthy men the muscles of the low back were less active head-down. Stress \
                 was not measured, and the men had no pain.",
                &[Study(T::Muscles1978)],
            )],
        },
        Section {
            key: "bending",
            heading: "Bending and stretching",
            parts: &[say(
                "In a small study with a chair, healthy people could bend further forward \
                 afterwards. How long that lasts is not known.",
                &[Study(T::Chair1985)],
            )],
        },
        Section {
            key: "height",
            heading: "Height and posture",
            parts: &[say(
                "The spine is longer while you hang. That you stay taller, or stand straighter, \
                 has not been shown.",
                &[Study(T::Muscles1978), Study(T::Specialist)],
            )],
        },
        Section {
            key: "work",
            heading: "Fewer days off work",
            parts: &[say(
                "At one factory, people who tilted 15 to 30 degrees for 10 minutes a day had less \
                 pain and fewer days off. The maker of the device publishes that study, and sells \
                 the device.",
                &[Study(T::Workplace)],
            )],
        },
        Section {
            key: "brain",
            heading: "Brain and breathing",
            parts: &[say(
                "There is too little research to say anything for memory, mood or breathing.",
                &[Study(T::Specialist)],
            )],
        },
    ],
};
