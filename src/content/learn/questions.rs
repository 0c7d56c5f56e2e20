//! Questions people ask.

use super::{Cite::Source, Cite::Study, Part, Section, StudyId as T, Topic, Way, say};
use crate::content::sources::SourceId as S;

pub(super) const TOPIC: Topic = Topic {
    slug: "questions",
    title: "Questions people ask",
    lead: "Short answers, with what they rest on.",
    sections: &[
        Section {
            key: "safe",
            heading: "Is it safe?",
            parts: &[
                say(
                    "Not for everyone. It raises the pressure in the eyes and can raise blood \
                     pressure, and people have fallen. No app can tell you that it is safe for \
                     you.",
                    &[
                        Source(S::EyePressure1985),
                        Source(S::Devices1985),
                        Source(S::Falls2021),
                        Study(T::HospitalAdvice2017),
                    ],
                ),
                Part::Way(Way::Topic("risks")),
            ],
        },
        Section {
            key: "sciatica",
            heading: "Does it help with sciatica?",
            parts: &[say(
                "It may, for some and for a time. In a pilot with 24 people who waited for disc \
                 surgery, 10 of 13 who used inversion did not need it, against 2 of 9 who did not. \
                 In other trials, traction lying on the back helped for a short time beside \
                 physiotherapy; lying on the front it did not.",
                &[Study(T::Surgery2012), Study(T::Legs2021)],
            )],
        },
        Section {
            key: "often",
            heading: "How often, and for how long?",
            parts: &[say(
                "Nobody knows the best amount. One study used three times three minutes, four days \
                 a week. Our plan begins with one to two minutes and caps the day at 10 minutes.",
                &[Study(T::Angles2013), Source(S::OwnChoice)],
            )],
        },
        Section {
            key: "angle",
            heading: "Which angle?",
            parts: &[say(
                "The smallest that helps. A specialist advises no more than about 45 degrees. Above \
                 60 degrees nobody has shown a gain.",
                &[Study(T::Specialist), Source(S::OwnChoice)],
            )],
        },
        Section {
            key: "soon",
            heading: "How soon will I know?",
            parts: &[say(
                "Give it some weeks, and look at the day after, not the minute after. If your diary \
                 then shows no difference, that is an answer too.",
                &[Source(S::OwnChoice)],
            )],
        },
        Section {
            key: "disc",
            heading: "Can it put a disc back?",
            parts: &[say(
                "No study shows that. Bulging discs often shrink by themselves, in about 63 of 100 \
                 people in 38 studies.",
                &[Study(T::Discs2020), Study(T::Shrinking2020)],
            )],
        },
        Section {
            key: "pressure",
            heading: "I take tablets for blood pressure. May I?",
            parts: &[
                say(
                    "Ask your doctor first. Head-down, blood pressure rose in people whose pressure \
                     was normal, and the authors say that people with high blood pressure may need \
                     to avoid it.",
                    &[Source(S::BloodPressure1986), Source(S::Devices1985)],
                ),
                Part::Way(Way::Consultation),
            ],
        },
        Section {
            key: "exercises",
            heading: "Can I exercise while I hang?",
            parts: &[say(
                "We advise against it. It moves the table, strains the ankles and makes you hold \
                 your breath. Exercise afterwards, on the floor.",
                &[Source(S::OwnChoice)],
            )],
        },
        Section {
            key: "clinic",
            heading: "Is a traction machine better?",
            parts: &[
                say(
                    "Not shown. Six of seven trials of such machines found no difference to a sham \
                     or to another treatment.",
                    &[Study(T::Machines2007)],
                ),
                Part::Way(Way::Topic("compare")),
            ],
        },
        Section {
            key: "alone",
            heading: "Can I do it alone?",
            parts: &[say(
                "Not at first. Until level 2 is done, this app asks for someone in earshot. Later, \
                 keep a way to call for help in reach.",
                &[Study(T::Trapped2010), Source(S::OwnChoice)],
            )],
        },
        Section {
            key: "instead",
            heading: "Is it instead of exercise?",
            parts: &[
                say(
                    "No. Exercise has the better evidence. Inversion is at best one small part.",
                    &[Study(T::Exercise2023), Study(T::Traction2013)],
                ),
                Part::Way(Way::Topic("around")),
            ],
        },
    ],
};
