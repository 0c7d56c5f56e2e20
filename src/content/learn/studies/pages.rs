//! Pages that are not studies: advice, sellers, prices.

use super::{Leaning, Study, own};

/// Where nobody but the publisher stands behind a page.
const PUBLISHER: &str = "The page’s own publisher.";

pub(super) const HOSPITAL_ADVICE_2017: Study = Study {
    name: "A hospital’s answer",
    reference: own(
        "Mayo Clinic: Inversion therapy: can it relieve back pain?",
        Some(2017),
        "https://www.mayoclinic.org/diseases-conditions/back-pain/expert-answers/inversion-therapy/\
         faq-20057951",
    ),
    leaning: Leaning::Against,
    finding: "It does not last and is not for everyone. Some people find traction helps for a while \
              as part of a wider treatment.",
    size: "One expert’s answer.",
    paid: "The hospital.",
    weakness: "Advice, not a study.",
};

pub(super) const SPECIALIST: Study = Study {
    name: "A pain specialist, interviewed",
    reference: own(
        "Bottom Line: Do inversion tables work for back pain?",
        None,
        "https://bottomlineinc.com/health/pain/do-inversion-tables-work-for-back-pain",
    ),
    leaning: Leaning::Around,
    finding: "At best it helps for a while, as part of physiotherapy. Claims for circulation, \
              posture, bending, breathing and brain have too little research behind them. Go no \
              further than about 45 degrees, and have someone with you.",
    size: "One specialist.",
    paid: "A publisher of health letters.",
    weakness: "An opinion.",
};

pub(super) const SELLER_CLAIMS: Study = Study {
    name: "A seller’s list of benefits",
    reference: own(
        "A seller’s page: benefits of inversion",
        None,
        "https://www.evolutionhealth.com/Inversion_Therapy/benefits_inversion_therapy2.html",
    ),
    leaning: Leaning::Around,
    finding: "It names discs, stress, muscles, circulation, lymph and height.",
    size: "No study of its own.",
    paid: "A seller of tables.",
    weakness: "It sells what it praises.",
};

pub(super) const MAKER_FORMULA: Study = Study {
    name: "A maker’s formula",
    reference: own(
        "A maker’s technical data: traction force",
        None,
        "https://mastercare.se/products/technical-data/",
    ),
    leaning: Leaning::Around,
    finding: "Pull is weight times the sine of the angle: 26 % at 15 degrees.",
    size: "A calculation.",
    paid: "A maker of such a device.",
    weakness: "It calls that the most there can be, and leaves friction out.",
};

pub(super) const FRICTION: Study = Study {
    name: "Friction on a treatment table",
    reference: own(
        "Lane Community College, course for physical therapist assistants: calculating traction \
         force",
        None,
        "https://media.lanecc.edu/users/howardc/PTA104L/104LTraction/104LTraction3.html",
    ),
    leaning: Leaning::Around,
    finding: "Friction of a lying body is about half its weight; it takes a quarter of body weight \
              to reach the low back.",
    size: "A rule of thumb.",
    paid: "A public college.",
    weakness: "For a level table and a belt. A tilted, smooth bed rubs less.",
};

pub(super) const TABLE_PRICE: Study = Study {
    name: "What a table costs",
    reference: own(
        "A seller of clinic machines: inversion table or decompression table",
        None,
        "https://decompressionprosmarketing.com/blogs/decompression-pros/16891180-inversion-table-\
         or-decompression-table-whats-the-difference",
    ),
    leaning: Leaning::Around,
    finding: "A table costs 100 to 500 dollars.",
    size: "One page.",
    paid: "A seller of clinic machines.",
    weakness: "Old, and from somebody who sells the dearer thing.",
};

pub(super) const CLINIC_PRICE: Study = Study {
    name: "What a clinic costs",
    reference: own(
        "BiologyInsights: How much does spinal decompression therapy cost?",
        None,
        "https://biologyinsights.com/how-much-does-spinal-decompression-therapy-cost",
    ),
    leaning: Leaning::Around,
    finding: "50 to 250 dollars a session, 15 to 30 sessions, for trouble with discs.",
    size: "One page.",
    paid: PUBLISHER,
    weakness: "It names no source for its figures.",
};

pub(super) const CLINIC_REVIEW: Study = Study {
    name: "What a clinic does",
    reference: own(
        "ePainAssist: Is spinal decompression worth the cost?",
        None,
        "https://www.epainassist.com/back-pain/spinal-decompression-cost-benefit-evidence-review",
    ),
    leaning: Leaning::Around,
    finding: "A computer pulls and lets go in turns, while harnesses hold hips and chest.",
    size: "One page.",
    paid: PUBLISHER,
    weakness: "A health page, not a study.",
};

pub(super) const BOOTS_PRICE_1983: Study = Study {
    name: "What boots cost in 1983",
    reference: own(
        "Time: Hang ten, 2 May 1983",
        Some(1983),
        "https://content.time.com/time/magazine/article/0,9171,953859,00.html",
    ),
    leaning: Leaning::Around,
    finding: "About 70 dollars a pair; frames to hang from 250 to nearly 1,000 dollars.",
    size: "One article.",
    paid: "A magazine.",
    weakness: "More than forty years old.",
};

pub(super) const BOOTS: Study = Study {
    name: "Boots beside tables",
    reference: own(
        "WiseGeek: What are the different types of inversion equipment?",
        None,
        "https://wisegeek.net/what-are-the-different-types-of-inversion-equipment.htm",
    ),
    leaning: Leaning::Around,
    finding: "A table is steadier and suits beginners. Boots are harder to get into and more of a \
              strain.",
    size: "One page.",
    paid: PUBLISHER,
    weakness: "A general page without studies.",
};

pub(super) const CHAIR_SELLER: Study = Study {
    name: "Chairs beside tables",
    reference: own(
        "A spine blog: inversion chair, the pros and cons",
        Some(2013),
        "https://spinalnm.blogspot.com/2013/07/inversion-chair-pros-and-cons.html",
    ),
    leaning: Leaning::Around,
    finding: "A chair stops at about 70 degrees, spares the ankles, and costs as much as a table. \
              What pulls is the weight beyond the low back.",
    size: "One page.",
    paid: "Not stated there.",
    weakness: "A blog without studies.",
};
