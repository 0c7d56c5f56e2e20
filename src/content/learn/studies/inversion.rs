//! Inversion itself.

use super::{Leaning, NOT_STATED, Reference, Study, own};
use crate::content::sources::SourceId;

pub(super) const SURGERY_2012: Study = Study {
    name: "People waiting for disc surgery",
    reference: own(
        "Prasad and others: Inversion therapy in patients with pure single level lumbar discogenic \
         disease: a pilot randomized trial. Disabil Rehabil",
        Some(2012),
        "https://eprints.ncl.ac.uk/205349",
    ),
    leaning: Leaning::For,
    finding: "Surgery was not needed in 10 of 13 people who used inversion beside physiotherapy, \
              and in 2 of 9 with physiotherapy alone.",
    size: "24 people drawn by lot at one hospital; 22 are in that count.",
    paid: NOT_STATED,
    weakness: "A pilot, six weeks long. The people knew what they got, and whether to operate is a \
               judgement. We found no later trial that repeats it.",
};

pub(super) const ANGLES_2013: Study = Study {
    name: "Flat, 30 and 60 degrees",
    reference: Reference::Shared(SourceId::Dose2013),
    leaning: Leaning::For,
    finding: "Pain was less after eight weeks of three times three minutes, four days a week. The \
              angles were lying flat, 30 and 60 degrees.",
    size: "47 women with low back pain in three groups: 15, 18 and 14.",
    paid: NOT_STATED,
    weakness: "Small groups, women only, and nobody followed them later. We could read the abstract \
               only in part.",
};

pub(super) const REGISTRY_2021: Study = Study {
    name: "A registry of people with sciatica",
    reference: own(
        "Press release on a study in the Journal of Physical Therapy Science",
        Some(2021),
        "https://www.prnewswire.com/news-releases/study-shows-inversion-therapy-makes-sciatica-\
         patients-50-less-likely-to-need-surgery-301435066.html",
    ),
    leaning: Leaning::For,
    finding: "People who used inversion had surgery about half as often as matched people who did \
              not.",
    size: "85 people who used it, and three groups to compare with.",
    paid: "The press release praises the maker’s table by name. We could not find who paid for the \
           study.",
    weakness: "No lots were drawn. Who takes up inversion may differ from who does not. We read the \
               press release only.",
};

pub(super) const WORKPLACE: Study = Study {
    name: "Ten minutes a day at a factory",
    reference: own(
        "Dimberg, Josefsson, Eriksson: Gravity-facilitated traction of the lumbar spine at the \
         workplace",
        None,
        "https://mastercare.se/scientific-studies/volvo-aero-lbp/",
    ),
    leaning: Leaning::For,
    finding: "At 15 to 30 degrees, once or twice ten minutes a day, pain fell more than without. \
              Days off work fell by about eight a year.",
    size: "116 people drawn into three groups; 92 stayed for 12 months.",
    paid: "The maker of the device publishes it on its own pages. Who paid is not stated there.",
    weakness: "One in five left before the end, and everybody knew who did what. We could not \
               find it in a journal.",
};

pub(super) const GAPS_1985: Study = Study {
    name: "Gaps between the vertebrae",
    reference: own(
        "Kane, Karl, Swain: Effects of gravity-facilitated traction on intervertebral dimensions of \
         the lumbar spine. J Orthop Sports Phys Ther 6:281",
        Some(1985),
        "https://doi.org/10.2519/jospt.1985.6.5.281",
    ),
    leaning: Leaning::For,
    finding: "The vertebrae were further apart at every level after ten minutes fully upside down.",
    size: "15 healthy men.",
    paid: "Not stated in the abstract. The authors served in the army of the United States.",
    weakness: "X-rays, not pain. Nobody in it had a bad back.",
};

pub(super) const MUSCLES_1978: Study = Study {
    name: "Muscles and length of the spine",
    reference: own(
        "Nosse: Inverted spinal traction. Arch Phys Med Rehabil 59:367",
        Some(1978),
        "https://pubmed.ncbi.nlm.nih.gov/687049/",
    ),
    leaning: Leaning::For,
    finding: "Head-down the spine was longer, and the muscles of the low back were less active.",
    size: "20 healthy men, some of them as a control group.",
    paid: NOT_STATED,
    weakness: "About two minutes, no pain, no follow-up.",
};

pub(super) const CHAIR_1985: Study = Study {
    name: "A chair",
    reference: own(
        "Vernon, Meschino, Naiman: Inversion therapy: a study of physiological effects. J Can \
         Chiropr Assoc 29:135",
        Some(1985),
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC2484360/",
    ),
    leaning: Leaning::For,
    finding: "People bent further forward afterwards, and the two lowest gaps of the spine were \
              wider. Heart rate and blood pressure did not change.",
    size: "Healthy people. How many is not stated in the abstract.",
    paid: "Not stated in the abstract. It names one maker’s chair and speaks for its use.",
    weakness: "Healthy people, one device, no pain measured.",
};
