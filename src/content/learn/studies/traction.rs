//! Traction of all kinds: reviews and guidelines.

use super::{Leaning, NOT_STATED, Study, own};

pub(super) const TRACTION_2013: Study = Study {
    name: "The Cochrane review of traction",
    reference: own(
        "Wegner and others: Traction for low-back pain with or without sciatica. Cochrane Database \
         of Systematic Reviews, CD003010",
        Some(2013),
        "https://doi.org/10.1002/14651858.CD003010.pub5",
    ),
    leaning: Leaning::Against,
    finding: "Traction may make little or no difference to pain and to what people can do.",
    size: "32 trials with 2,762 people. The quality of the evidence is low to moderate.",
    paid: NOT_STATED,
    weakness: "Traction by hand and by machine; inversion tables are not named in the abstract. \
               Half of the trials had a low risk of bias.",
};

pub(super) const GUIDELINE_2016: Study = Study {
    name: "The guideline in the United Kingdom",
    reference: own(
        "NICE guideline NG59: Low back pain and sciatica in over 16s",
        Some(2016),
        "https://www.nice.org.uk/guidance/ng59/chapter/Recommendations",
    ),
    leaning: Leaning::Against,
    finding: "Traction is not recommended for low back pain, with or without sciatica. Exercise is \
              the main part of the treatment.",
    size: "A panel’s reading of the trials known in 2016.",
    paid: "A public body of the United Kingdom.",
    weakness: "It judges traction as a whole, not inversion at home.",
};

pub(super) const GUIDELINE_2023: Study = Study {
    name: "The guideline of the World Health Organization",
    reference: own(
        "WHO guideline for non-surgical management of chronic primary low back pain in adults",
        Some(2023),
        "https://www.ncbi.nlm.nih.gov/books/NBK599210",
    ),
    leaning: Leaning::Against,
    finding: "Traction should not be part of routine care for long-lasting low back pain. An \
              exercise programme may be offered.",
    size: "A panel’s reading of the trials. The certainty for traction is very low.",
    paid: "The World Health Organization.",
    weakness: "The advice depends on the person (“conditional”), because the trials are weak.",
};

pub(super) const MACHINES_2007: Study = Study {
    name: "A look at traction machines",
    reference: own(
        "Daniel: Non-surgical spinal decompression therapy: does the scientific literature support \
         efficacy claims made in the advertising media? Chiropr Osteopat 15:7",
        Some(2007),
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC1887522",
    ),
    leaning: Leaning::Against,
    finding: "Six of seven trials of motorised traction found no difference. What advertisements \
              claim goes beyond that.",
    size: "One earlier review with seven trials.",
    paid: NOT_STATED,
    weakness: "Machines in clinics, not inversion. Newer trials are not in it.",
};

pub(super) const DISCS_2020: Study = Study {
    name: "Traction with a bulging disc",
    reference: own(
        "Cheng, Hsu, Lin: The effect of mechanical traction on low back pain in patients with \
         herniated intervertebral disks. Clin Rehabil 34:13",
        Some(2020),
        "https://doi.org/10.1177/0269215519872528",
    ),
    leaning: Leaning::Mixed,
    finding: "Pain and function were better in the short term. In the long term there was no clear \
              difference, and none in the size of the disc.",
    size: "7 trials with 403 people whose scan showed a herniated disc.",
    paid: NOT_STATED,
    weakness: "Short follow-up in most trials, and machines in clinics. The gain was small to \
               medium.",
};

pub(super) const LEGS_2021: Study = Study {
    name: "Traction with pain down the leg",
    reference: own(
        "Vanti and others: Effectiveness of mechanical traction for lumbar radiculopathy. Phys Ther, \
         pzaa231",
        Some(2021),
        "https://doi.org/10.1093/ptj/pzaa231",
    ),
    leaning: Leaning::Mixed,
    finding: "Beside physiotherapy, traction lying on the back lessened pain and made daily life \
              easier for up to three months. Lying on the front it did not.",
    size: "8 trials, 5 of them put together.",
    paid: NOT_STATED,
    weakness: "The trials that found a gain were of low quality; the good ones found none.",
};

pub(super) const HANGING_2021: Study = Study {
    name: "Hanging by weight, inversion too",
    reference: own(
        "Vertical traction for lumbar radiculopathy: a systematic review. Arch Physiother 11",
        Some(2021),
        "https://doi.org/10.1186/s40945-021-00102-5",
    ),
    leaning: Leaning::Mixed,
    finding: "Hanging eased pain when it was added to bed rest or to medicine. Added to \
              physiotherapy the effect was very small.",
    size: "3 trials.",
    paid: NOT_STATED,
    weakness: "Low or very low quality, up to three months, and too different to put together.",
};

pub(super) const DOSES_2023: Study = Study {
    name: "Kinds and strengths of traction",
    reference: own(
        "Vanti and others: The effects of the addition of mechanical traction to physical therapy on \
         low back pain? Acta Orthop Traumatol Turc 57:3",
        Some(2023),
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC10151852",
    ),
    leaning: Leaning::Mixed,
    finding: "No clear difference between kinds of traction in the short term. Pain eased with \
              strong and with weak pull, so the pull may not be what helps.",
    size: "16 trials, 5 of them put together.",
    paid: NOT_STATED,
    weakness: "Low or very low quality, and few trials for each question.",
};
