//! How it is meant to work, and what is claimed.

use super::{Cite::Source, Cite::Study, Part, Section, StudyId as T, Topic, Way, claim, say};
use crate::content::sources::SourceId as S;

pub(super) const TOPIC: Topic = Topic {
    slug: "how-it-works",
    title: "How it is meant to work",
    lead: "What the pull does, what has been measured, and what is only claimed.",
    sections: &[
        Section {
            key: "idea",
            heading: "The idea",
            parts: &[
                say(
                    "You lie on a bed that turns about a pivot. Your feet are held at the ankles, \
                     and your head goes lower than your feet.",
                    &[Source(S::UserGuideSetup)],
                ),
                say(
                    "When you stand, your weight presses your spine together. Head-down, a part of \
                     your weight pulls it apart.",
                    &[Study(T::Gaps1985), Study(T::MakerFormula)],
                ),
                Part::Way(Way::Topic("pull")),
            ],
        },
        Section {
            key: "measured",
            heading: "What has been measured",
            parts: &[Part::List(&[
                claim(
                    "The gaps between the lower vertebrae grew by 0.3 to 4 mm in 20 people with \
                     back pain.",
                    &[Source(S::Devices1985)],
                ),
                claim(
                    "They grew in 15 healthy men too, who hung fully upside down for 10 minutes.",
                    &[Study(T::Gaps1985)],
                ),
                claim(
                    "In 20 healthy men the spine was longer head-down, and the muscles beside it \
                     were less active.",
                    &[Study(T::Muscles1978)],
                ),
            ])],
        },
        Section {
            key: "claimed",
            heading: "What is claimed",
            parts: &[
                say(
                    "Sellers say the pull takes pressure off discs and nerves, lets the discs take \
                     up water again, and makes tight muscles let go.",
                    &[Study(T::SellerClaims)],
                ),
                say(
                    "That is an idea of how it could help. A wider gap on an X-ray is not less \
                     pain. In seven trials of traction, pain was less for a while, but nothing \
                     showed that the bulging discs got smaller.",
                    &[Study(T::Discs2020)],
                ),
            ],
        },
        Section {
            key: "lasts",
            heading: "How long it lasts",
            parts: &[say(
                "No good study shows that it lasts. You stand up, and your weight presses again.",
                &[Study(T::Discs2020), Study(T::HospitalAdvice2017)],
            )],
        },
        Section {
            key: "anyway",
            heading: "Why backs get better anyway",
            parts: &[
                say(
                    "Back pain comes and goes. In 126 trials people got better in much the same \
                     way, whatever they were given.",
                    &[Study(T::Course2010)],
                ),
                say(
                    "Discs often shrink by themselves. In 38 studies without surgery, that \
                     happened in about 63 of 100 people.",
                    &[Study(T::Shrinking2020)],
                ),
                say(
                    "People try something new on a bad day, and a better day often follows. So \
                     before-and-after numbers look better than they are, yours too.",
                    &[Study(T::Course2010), Source(S::OwnChoice)],
                ),
            ],
        },
    ],
};
