//! Table, chair, boots and clinic side by side.

use super::{
    Cite::Source, Cite::Study, Claim, Part, Section, Shown, StudyId as T, Topic, claim, say,
};
use crate::content::sources::SourceId as S;

pub(super) const TOPIC: Topic = Topic {
    slug: "compare",
    title: "Table, chair, boots or clinic",
    lead: "Four ways to pull on the spine: cost, control, strength, for whom, and who watches.",
    sections: &[
        Section {
            key: "table",
            heading: "The four ways",
            parts: &[Part::Shown(Shown::Comparison)],
        },
        Section {
            key: "prices",
            heading: "About the prices",
            parts: &[say(
                "They come from sellers and health pages in the United States. Yours will differ.",
                &[
                    Study(T::TablePrice),
                    Study(T::ClinicPrice),
                    Study(T::BootsPrice1983),
                ],
            )],
        },
    ],
};

/// A way to pull on the spine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Method {
    /// Its name.
    pub name: &'static str,
    /// What is said of it, one claim for each of [`ASPECTS`].
    pub says: [Claim; 6],
}

/// What the methods are compared by.
pub const ASPECTS: [&str; 6] = [
    "Cost",
    "Control",
    "How strong",
    "For whom",
    "Who watches",
    "Evidence",
];

/// Over the names of the methods.
pub const METHOD: &str = "Way";
/// Names the table for screen readers.
pub const CAPTION: &str = "Four ways to pull on the spine";

/// The methods.
pub const METHODS: [Method; 4] = [
    Method {
        name: "Inversion table",
        says: [
            claim("About 100 to 500 US dollars, once", &[Study(T::TablePrice)]),
            claim(
                "Fine. Your arms and a tether set the angle, and you come up by yourself",
                &[Source(S::UserGuideSetup), Source(S::UserGuideUse)],
            ),
            claim(
                "From nothing to your whole weight, by the angle",
                &[Study(T::MakerFormula)],
            ),
            claim(
                "Home use at small angles, with ankles that bear the pull",
                &[Source(S::SellerConditions), Source(S::UserGuideUse)],
            ),
            claim(
                "Nobody, unless you ask someone. At first you should",
                &[Source(S::OwnChoice)],
            ),
            claim(
                "A few small studies",
                &[Study(T::Surgery2012), Study(T::Angles2013)],
            ),
        ],
    },
    Method {
        name: "Inversion chair",
        says: [
            claim("Much like a table", &[Study(T::ChairSeller)]),
            claim(
                "You sit, held by a lap belt. Most stop at about 70 degrees",
                &[Study(T::ChairSeller)],
            ),
            claim(
                "You do not hang freely. In one study the two lowest gaps widened",
                &[Study(T::ChairSeller), Study(T::Chair1985)],
            ),
            claim(
                "People with sore ankles, or who fear to fall",
                &[Study(T::ChairSeller)],
            ),
            claim("Nobody, unless you ask someone", &[Source(S::OwnChoice)]),
            claim("One small study of healthy people", &[Study(T::Chair1985)]),
        ],
    },
    Method {
        name: "Gravity boots",
        says: [
            claim(
                "A pair cost about 70 dollars in 1983, and you need a fixed bar. We found no \
                 figure for today that we trust",
                &[Study(T::BootsPrice1983)],
            ),
            claim(
                "Little. You hang straight down or not at all, and have to reach your feet to get \
                 off",
                &[Study(T::Boots), Source(S::Boots1983)],
            ),
            claim(
                "Your whole weight, all at once",
                &[Source(S::Boots1983), Study(T::MakerFormula)],
            ),
            claim("Not for beginners", &[Study(T::Boots)]),
            claim("Nobody. Never use them alone", &[Source(S::OwnChoice)]),
            claim(
                "Studies of what goes up in the body, none of back pain that we found",
                &[Source(S::Boots1983), Source(S::EyeAndBloodPressure1984)],
            ),
        ],
    },
    Method {
        name: "Clinical decompression (traction machine)",
        says: [
            claim(
                "About 50 to 250 dollars a session, often 15 to 30 sessions",
                &[Study(T::ClinicPrice)],
            ),
            claim(
                "A computer sets the pull, and harnesses hold you",
                &[Study(T::ClinicReview)],
            ),
            claim(
                "A set force, mostly on and off",
                &[Study(T::ClinicReview), Study(T::Machines2007)],
            ),
            claim(
                "People treated for trouble with a disc",
                &[Study(T::ClinicPrice)],
            ),
            claim("The clinic’s staff", &[Study(T::ClinicReview)]),
            claim(
                "Six of seven trials found no difference",
                &[Study(T::Machines2007)],
            ),
        ],
    },
];
