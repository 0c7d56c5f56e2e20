//! The risks: to the body, and from the machine.

use super::{Cite::Source, Cite::Study, Part, Section, StudyId as T, Topic, Way, claim, say};
use crate::content::sources::SourceId as S;

pub(super) const TOPIC: Topic = Topic {
    slug: "risks",
    title: "Risks",
    lead: "What can happen to your body, and what can go wrong with the machine.",
    sections: &[
        Section {
            key: "body",
            heading: "To your body",
            parts: &[Part::List(&[
                claim(
                    "The pressure in the eyes rises: from 14 to 36 mmHg fully upside down, and \
                     from 16 to 25 mmHg on a steep bed within a minute.",
                    &[Source(S::EyePressure1985), Study(T::SteepTilt2020)],
                ),
                claim(
                    "Blood pressure can rise, by 17/16 mmHg on average in one study. The heart \
                     beats more slowly.",
                    &[Source(S::Devices1985), Source(S::BloodPressure1986)],
                ),
                claim(
                    "Of 20 people, three had headaches that stayed and three had blurred sight \
                     that stayed.",
                    &[Source(S::Devices1985)],
                ),
                claim(
                    "Small bleeding points came up around the eyes, also in people who took \
                     aspirin.",
                    &[Source(S::Aspirin1985), Source(S::Devices1985)],
                ),
                claim("Reflux can get worse.", &[Source(S::HospitalAdvice2021)]),
                claim(
                    "Ankles, knees and hips carry your weight by pull.",
                    &[Source(S::SellerConditions)],
                ),
                claim(
                    "You can get dizzy when you come up too fast.",
                    &[Source(S::UserGuideUse)],
                ),
            ])],
        },
        Section {
            key: "machine",
            heading: "From the machine",
            parts: &[Part::List(&[
                claim(
                    "Feet can slip out of the ankle lock. Three people fell on the head that way \
                     and hurt the spinal cord in the neck.",
                    &[Source(S::Falls2021)],
                ),
                claim(
                    "A man of 64 hurt the spinal cord in the neck at home. Changes of the neck \
                     with age make that easier.",
                    &[Source(S::CentralCord2024)],
                ),
                claim(
                    "Ankle clamps have failed. In 2007 about 22,000 benches were called back \
                     because the clamp could open by itself.",
                    &[Study(T::Recall2007)],
                ),
                claim(
                    "A table can hold you head-down. In 2010 a man of 64 could not get upright \
                     again and died.",
                    &[Study(T::Trapped2010)],
                ),
                claim(
                    "A table can turn further than you meant, if the height is set wrong or the \
                     tether is off.",
                    &[Source(S::UserGuideSetup)],
                ),
            ])],
        },
        Section {
            key: "less",
            heading: "What makes it less likely",
            parts: &[
                Part::List(&[
                    claim(
                        "Close the ankle lock, pull, and pull again. Wear shoes.",
                        &[Source(S::Falls2021), Source(S::OwnChoice)],
                    ),
                    claim(
                        "Set the tether to today’s angle. The phone only measures.",
                        &[Source(S::UserGuideSetup)],
                    ),
                    claim(
                        "Have someone in earshot who knows how to bring you up.",
                        &[Study(T::Specialist), Source(S::OwnChoice)],
                    ),
                    claim(
                        "Stay at a small angle for a short time, and come up slowly.",
                        &[Source(S::UserGuideUse), Source(S::OwnChoice)],
                    ),
                ]),
                Part::Way(Way::Topic("stop")),
            ],
        },
        Section {
            key: "unknown",
            heading: "What nobody knows",
            parts: &[say(
                "How often people get hurt. Single reports show that it happens. They cannot show \
                 how often, because nobody counts the sessions.",
                &[Source(S::Falls2021), Source(S::CentralCord2024)],
            )],
        },
    ],
};
