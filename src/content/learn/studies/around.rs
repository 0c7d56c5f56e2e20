//! What backs do by themselves, and the rest of a balanced plan.

use super::{Leaning, NOT_STATED, Study, own};

pub(super) const COURSE_2010: Study = Study {
    name: "How back pain goes on in trials",
    reference: own(
        "Artus and others, Rheumatology 49:2346, told by Body in Mind",
        Some(2010),
        "https://www.bodyinmind.org/research-into-back-pain-treatments/",
    ),
    leaning: Leaning::Around,
    finding: "In 126 trials people got better along much the same curve, whatever they were given.",
    size: "126 controlled trials.",
    paid: "We did not find it stated.",
    weakness: "A summary by researchers, not the paper itself.",
};

pub(super) const SHRINKING_2020: Study = Study {
    name: "How often discs shrink",
    reference: own(
        "Wang and others: The incidence of regression after the non-surgical treatment of \
         symptomatic lumbar disc herniation. BMC Musculoskelet Disord 21:530",
        Some(2020),
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC7419225",
    ),
    leaning: Leaning::Around,
    finding: "Without surgery the disc shrank in 63 of 100 people (range of certainty 49 to 77).",
    size: "38 studies with 2,219 people.",
    paid: NOT_STATED,
    weakness: "The studies differ in how they measured, and in what else the people were given.",
};

pub(super) const EXERCISE_2023: Study = Study {
    name: "Exercise for long-lasting back pain",
    reference: own(
        "Benefits and harms of structured exercise programs for chronic primary low back pain in \
         adults. J Occup Rehabil",
        Some(2023),
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC10684665",
    ),
    leaning: Leaning::Around,
    finding: "Exercise probably lessens pain and makes daily life easier, compared with none.",
    size: "13 trials of good quality; 8 of them put together.",
    paid: "Made for the World Health Organization.",
    weakness: "The gain is small. For single kinds of exercise the certainty is very low.",
};

pub(super) const WALKING_2024: Study = Study {
    name: "Walking against the next bout",
    reference: own(
        "Pocovi and others: Effectiveness and cost-effectiveness of an individualised, progressive \
         walking and education intervention (WalkBack). Lancet 404:134",
        Some(2024),
        "https://doi.org/10.1016/S0140-6736(24)00755-4",
    ),
    leaning: Leaning::Around,
    finding: "The median time to the next bout that limits daily life was 208 days with a walking \
              plan and lessons, 112 days without.",
    size: "701 adults who had just got over back pain, drawn by lot.",
    paid: "The medical research council of Australia.",
    weakness: "Nobody was blind to the group, and six visits to a physiotherapist came with it.",
};

pub(super) const ACTIVITY_2020: Study = Study {
    name: "How much to move",
    reference: own(
        "World Health Organization: Physical activity",
        Some(2020),
        "https://www.who.int/news-room/fact-sheets/detail/physical-activity",
    ),
    leaning: Leaning::Around,
    finding: "Adults should do 150 to 300 minutes of moderate aerobic activity a week.",
    size: "A guideline for everyone.",
    paid: "The World Health Organization.",
    weakness: "It is about health as a whole, not about backs.",
};

pub(super) const POSTURE_2020: Study = Study {
    name: "Posture and load",
    reference: own(
        "Swain and others: No consensus on causality of spine postures or physical exposure and low \
         back pain. J Biomech 102:109312",
        Some(2020),
        "https://doi.org/10.1016/j.jbiomech.2019.08.006",
    ),
    leaning: Leaning::Around,
    finding: "Posture and load go along with back pain in some reviews and not in others. Nobody has \
              shown that they cause it.",
    size: "41 reviews.",
    paid: NOT_STATED,
    weakness: "It sums up reviews that contradict each other.",
};

pub(super) const WEIGHT_2018: Study = Study {
    name: "Weight and back pain",
    reference: own(
        "Zhang and others: Obesity as a risk factor for low back pain. Clin Spine Surg 31:22",
        Some(2018),
        "https://pubmed.ncbi.nlm.nih.gov/27875413/",
    ),
    leaning: Leaning::Around,
    finding: "With obesity the odds of new back pain were higher by about a third.",
    size: "10 studies with 29,748 people.",
    paid: NOT_STATED,
    weakness: "It watches and does not test: other things may lie behind it.",
};

pub(super) const HEAT_2006: Study = Study {
    name: "Heat and cold",
    reference: own(
        "French and others: Superficial heat or cold for low back pain. Cochrane Database of \
         Systematic Reviews, CD004750",
        Some(2006),
        "https://doi.org/10.1002/14651858.CD004750.pub2",
    ),
    leaning: Leaning::Around,
    finding: "Heat wraps eased new back pain a little for a short time. Cold cannot be judged.",
    size: "9 trials with 1,117 people; heat wraps in two of them.",
    paid: NOT_STATED,
    weakness: "Few trials, and most pain was new.",
};

pub(super) const CREAMS_2014: Study = Study {
    name: "Warming creams",
    reference: own(
        "Derry and others: Salicylate-containing rubefacients for acute and chronic musculoskeletal \
         pain in adults. Cochrane Database of Systematic Reviews, CD007403",
        Some(2014),
        "https://doi.org/10.1002/14651858.CD007403.pub3",
    ),
    leaning: Leaning::Around,
    finding: "Hardly any sign of an effect; the larger and newer trials found none.",
    size: "14 trials with 1,368 people, some with back pain.",
    paid: NOT_STATED,
    weakness: "Trials of low quality. Other creams are not in it.",
};

pub(super) const GELS_2017: Study = Study {
    name: "Creams and gels",
    reference: own(
        "Topical analgesics for acute and chronic pain in adults: an overview of Cochrane Reviews, \
         CD008609",
        Some(2017),
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC6481750",
    ),
    leaning: Leaning::Around,
    finding: "Some anti-inflammatory gels help with sprains and strains. Which gel matters.",
    size: "13 reviews with about 30,700 people.",
    paid: NOT_STATED,
    weakness: "Mostly sprains and arthritis, hardly any backs.",
};
