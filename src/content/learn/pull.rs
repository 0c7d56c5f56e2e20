//! The share of body weight that pulls at an angle, and what that number leaves out.

use super::{Cite::Source, Cite::Study, Part, Section, Shown, StudyId as T, Topic, claim};
use crate::content::sources::SourceId as S;

pub(super) const TOPIC: Topic = Topic {
    slug: "pull",
    title: "How much of your weight pulls",
    lead: "A small calculator, from the angle to the share of your weight.",
    sections: &[
        Section {
            key: "calculator",
            heading: "At this angle",
            parts: &[Part::Shown(Shown::Pull)],
        },
        Section {
            key: "caveats",
            heading: "What the number leaves out",
            parts: &[Part::List(&[
                claim(
                    "It is the sine of the angle: the part of your weight that points along the \
                     bed.",
                    &[Study(T::MakerFormula)],
                ),
                claim(
                    "Your back rubs on the bed. A course for physiotherapists reckons with half \
                     your weight as friction, so at small angles little or no pull may be left.",
                    &[Study(T::Friction)],
                ),
                claim(
                    "The whole pull is felt at the ankles. At the low back only what lies beyond \
                     it pulls: trunk, arms and head.",
                    &[Study(T::ChairSeller), Source(S::OwnChoice)],
                ),
                claim(
                    "More pull is not more benefit. In a review of 16 trials, pain eased with strong and \
                     with weak traction.",
                    &[Study(T::Doses2023)],
                ),
            ])],
        },
    ],
};
