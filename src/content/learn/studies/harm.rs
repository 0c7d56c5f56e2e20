//! Eyes, blood pressure, and what went wrong.

use super::{Leaning, NOT_STATED, Reference, Study, own};
use crate::content::sources::SourceId;

pub(super) const EYES_1985: Study = Study {
    name: "Eye pressure upside down",
    reference: Reference::Shared(SourceId::EyePressure1985),
    leaning: Leaning::Body,
    finding: "Eye pressure rose from 14 to 36 mmHg fully upside down.",
    size: "16 healthy volunteers.",
    paid: NOT_STATED,
    weakness: "Fully upside down only. Smaller angles were not measured.",
};

pub(super) const EYES_AND_BLOOD_1984: Study = Study {
    name: "Eye and blood pressure upside down",
    reference: Reference::Shared(SourceId::EyeAndBloodPressure1984),
    leaning: Leaning::Body,
    finding: "Eye pressure rose from 16 to 31 to 34 mmHg, blood pressure from 110/77 to 130/90. \
              Both fell again after standing up.",
    size: "26 healthy young people, hanging by the ankles for three minutes.",
    paid: NOT_STATED,
    weakness: "Young, healthy, and fully upside down.",
};

pub(super) const STEEP_TILT_2020: Study = Study {
    name: "Eye pressure on a steep bed",
    reference: own(
        "Change in intraocular pressure and ocular perfusion pressure due to Trendelenburg \
         positioning. Optom Vis Sci 97:857",
        Some(2020),
        "https://pubmed.ncbi.nlm.nih.gov/33055510/",
    ),
    leaning: Leaning::Body,
    finding: "Eye pressure rose from 16 to 25 mmHg after one minute head-down on a steep bed. It \
              rose in more than 95 of 100 eyes.",
    size: "Visitors of a meeting of eye doctors. The abstract calls the sample large.",
    paid: NOT_STATED,
    weakness: "One or two minutes. The angle is not in the part we could read.",
};

pub(super) const BLOOD_1986: Study = Study {
    name: "Blood pressure after two minutes",
    reference: Reference::Shared(SourceId::BloodPressure1986),
    leaning: Leaning::Body,
    finding: "Both values of blood pressure rose. The authors write that people with high blood \
              pressure may need to avoid inversion.",
    size: "60 women aged 20 to 30, half of them as a control group, drawn by lot.",
    paid: NOT_STATED,
    weakness: "Young women without illness, two minutes.",
};

pub(super) const SIDE_EFFECTS_1985: Study = Study {
    name: "Blood pressure and side effects",
    reference: Reference::Shared(SourceId::Devices1985),
    leaning: Leaning::Body,
    finding: "Blood pressure rose by 17/16 mmHg on average, by up to 34/50 in single people. The \
              heart slowed by 16 beats a minute. Three people had headaches that stayed, three \
              blurred sight that stayed. 13 of 16 with pain said their back was better.",
    size: "20 people with long-lasting back pain.",
    paid: "In part a source outside the government, which the abstract does not name.",
    weakness: "No control group. The gain was asked for right after.",
};

pub(super) const REFLEXES_1985: Study = Study {
    name: "Blood pressure after eight minutes",
    reference: own(
        "Rheault and others: Effects of an inverted position on blood pressure, pulse rate, and deep \
         tendon reflexes of healthy young adults. Phys Ther 65:1358",
        Some(1985),
        "https://doi.org/10.1093/ptj/65.9.1358",
    ),
    leaning: Leaning::Body,
    finding: "The upper value of blood pressure fell, the lower one rose, and the pulse stayed the \
              same.",
    size: "20 healthy young adults.",
    paid: NOT_STATED,
    weakness: "A special table in a laboratory; no control group is named. It goes against other \
               studies.",
};

pub(super) const FALLS_2021: Study = Study {
    name: "Three falls",
    reference: Reference::Shared(SourceId::Falls2021),
    leaning: Leaning::Harm,
    finding: "Feet slipped out of the ankle lock. All three people hurt the spinal cord in the neck.",
    size: "3 people.",
    paid: "We did not find it stated.",
    weakness: "It shows that it happens, not how often.",
};

pub(super) const CORD_2024: Study = Study {
    name: "A fall at home",
    reference: Reference::Shared(SourceId::CentralCord2024),
    leaning: Leaning::Harm,
    finding: "A man of 64 hurt the spinal cord in the neck. Changes of the neck with age raise that \
              risk.",
    size: "1 person.",
    paid: "The authors declare no funding.",
    weakness: "A single report.",
};

pub(super) const RECALL_2007: Study = Study {
    name: "A recall of benches",
    reference: own(
        "United States Consumer Product Safety Commission: recall 08-109",
        Some(2007),
        "https://recalls.justia.com/outdoor-recreation-and-sports/exercise-machines-equipment/08-109",
    ),
    leaning: Leaning::Harm,
    finding: "The ankle clamp could open by itself. Five people reported cuts, bruises or back pain.",
    size: "About 22,000 benches.",
    paid: "A public body of the United States.",
    weakness: "One type of bench. Only what was reported is counted.",
};

pub(super) const TRAPPED_2010: Study = Study {
    name: "A man who could not get upright",
    reference: own(
        "A law firm’s account of a newspaper report",
        Some(2010),
        "https://www.oregoninjurylawyerblog.com/oregon_product_liability_cited/",
    ),
    leaning: Leaning::Harm,
    finding: "A man of 64 was held head-down on his table and died because he could not breathe. The \
              coroner called it an accident.",
    size: "1 person.",
    paid: "A law firm that looks for clients.",
    weakness: "Told at third hand, from one side of a lawsuit.",
};
