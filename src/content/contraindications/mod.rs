//! The gate's questions, why each is asked, and what to ask a doctor.

use super::sources::SourceId;
use crate::domain::screening::{Answer, Contraindication};

/// The words of one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateWords {
    /// A name for lists: "Glaucoma or high eye pressure".
    pub name: &'static str,
    /// The question, answered with no, yes or not sure. About the person and now, unless it says
    /// otherwise: most are only the condition's name, so that many are soon read.
    pub question: &'static str,
    /// What else counts as yes; may be empty.
    pub hint: &'static str,
    /// Why it is asked, in one sentence.
    pub why: &'static str,
    /// What to ask a doctor, or what else to do.
    pub ask: &'static str,
    /// Where the reason comes from.
    pub sources: &'static [SourceId],
}

/// The three answers as they are shown.
pub const fn answer_label(answer: Answer) -> &'static str {
    match answer {
        Answer::No => "No",
        Answer::Yes => "Yes",
        Answer::NotSure => "Not sure",
    }
}

/// The words of a question.
#[expect(
    clippy::too_many_lines,
    reason = "a table; splitting it would hide which question has no words"
)]
pub const fn words(item: Contraindication) -> &'static GateWords {
    use SourceId as S;
    match item {
        Contraindication::EmergencySign => &GateWords {
            name: "An emergency sign now",
            question: "Do you have any of these right now?",
            hint: "Chest pain, a faint, one-sided weakness or slurred speech, a sudden worst \
                   headache, numbness where you sit, trouble passing urine, loss of bladder or \
                   bowel control, pain down both legs, growing leg weakness, sudden loss of \
                   sight, a curtain across your sight, new flashes or floaters.",
            why: "These need help now, before anything else.",
            ask: "Open “When to get help” and do what it says for your sign.",
            sources: &[
                S::BackPainService,
                S::StrokeService,
                S::ChestPainService,
                S::RetinaService,
            ],
        },
        Contraindication::WarningSign => &GateWords {
            name: "A sign a clinician has to look at first",
            question: "Do any of these apply, and no clinician has looked at it yet?",
            hint: "Pain after a bad fall or crash, first back pain under 20 or over 55, cancer \
                   now or before, long use of steroid tablets, fever or feeling unwell, weight \
                   loss, night pain that does not ease, pain in the spine behind the chest, pain \
                   that keeps getting worse, new numbness or weakness, new dizziness.",
            why: "Guidelines for back pain name these as signs that something serious must be \
                  ruled out.",
            ask: "Could something serious be behind my back pain, and what should be checked \
                  before I use an inversion table?",
            sources: &[S::RedFlags2016, S::BackPainService],
        },
        Contraindication::Under18 => &GateWords {
            name: "Under 18",
            question: "Are you under 18?",
            hint: "",
            why: "This app and the guides of tables are made for adults.",
            ask: "Ask your doctor or physiotherapist what helps backs at your age.",
            sources: &[S::OwnChoice],
        },
        Contraindication::Pregnancy => &GateWords {
            name: "Pregnancy",
            question: "Are you pregnant, or might you be?",
            hint: "",
            why: "Doctors advise against inversion in pregnancy.",
            ask: "What can I do for my back while I am pregnant?",
            sources: &[S::HospitalAdvice2021],
        },
        Contraindication::Glaucoma => &GateWords {
            name: "Glaucoma or high eye pressure",
            question: "Glaucoma, or raised pressure in the eye?",
            hint: "Also if you use drops for it.",
            why: "Fully upside down, eye pressure more than doubled, from 14 to 36 mmHg, in 16 \
                  healthy people.",
            ask: "Is my eye pressure normal, and may my head be lower than my heart at all?",
            sources: &[S::EyePressure1985, S::EyeAndBloodPressure1984],
        },
        Contraindication::Retina => &GateWords {
            name: "A condition of the retina, or recent eye surgery",
            question: "Ever a torn or detached retina, or another disease of the retina?",
            hint: "Also blocked vessels in the eye, macular degeneration, or an eye operation in \
                   the last 6 months.",
            why: "Pressure in the eye and in its vessels rises upside down, and eye doctors advise \
                  people with diseased retinas not to invert.",
            ask: "May I put my head lower than my heart with my retina as it is?",
            sources: &[S::EyePressure1985, S::SellerConditions],
        },
        Contraindication::Stroke => &GateWords {
            name: "Stroke, bleeding or narrowed vessels of head or neck",
            question: "Ever a stroke, a mini-stroke or bleeding in the head?",
            hint: "Also an aneurysm, or a narrowed artery in the neck.",
            why: "Blood pressure rises upside down, and makers warn people with these conditions \
                  not to invert.",
            ask: "What blood pressure in my head is safe for me, and is inversion ruled out?",
            sources: &[S::BloodPressure1986, S::Boots1983, S::UserGuideWarnings],
        },
        Contraindication::UncontrolledPressure => &GateWords {
            name: "High blood pressure that is not controlled",
            question: "Blood pressure often above 140/90, with or without tablets?",
            hint: "Not measured for a year: answer “Not sure”.",
            why: "Inversion raised blood pressure by about 17/16 mmHg in people with back pain.",
            ask: "Is my blood pressure under control, and may it rise by 20 for a few minutes?",
            sources: &[S::Devices1985, S::BloodPressure1986, S::HospitalAdvice2021],
        },
        Contraindication::UnstableHeart => &GateWords {
            name: "Heart failure, unstable heart disease or a recent heart attack",
            question: "Heart failure, chest pain from the heart, or a heart attack in the last 6 months?",
            hint: "",
            why: "Blood pressure rises upside down, and doctors advise people with heart disease \
                  against it.",
            ask: "Is my heart stable, and what may I do for my back instead?",
            sources: &[S::HospitalAdvice2021, S::Devices1985, S::Boots1983],
        },
        Contraindication::Seizures => &GateWords {
            name: "Seizures or unexplained fainting",
            question: "Seizures, or ever fainted without a known reason?",
            hint: "",
            why: "Someone who passes out on the table cannot bring it back up.",
            ask: "Why did I faint, and could it happen while I hang head-down?",
            sources: &[S::UserGuideWarnings, S::OwnChoice],
        },
        Contraindication::FragileBone => &GateWords {
            name: "Severe osteoporosis or a fracture that has not healed",
            question: "Severe osteoporosis, or a broken bone that is recent or not healed?",
            hint: "Also any fracture of a vertebra.",
            why: "On the table your bones carry your weight by pull, which makers warn can harm \
                  weak or broken ones.",
            ask: "Are my bones strong enough to carry my weight hanging from the ankles?",
            sources: &[S::SellerConditions, S::UserGuideWarnings],
        },
        Contraindication::SpinalDisease => &GateWords {
            name: "Tumour, infection or cord compression of the spine",
            question: "A tumour or infection of the spine, or a pressed spinal cord?",
            hint: "",
            why: "These need treatment of their own, and makers warn where the pull could make a \
                  condition worse.",
            ask: "What treatment does my spine need, and is any traction allowed?",
            sources: &[S::RedFlags2016, S::UserGuideWarnings],
        },
        Contraindication::RecentSurgery => &GateWords {
            name: "Surgery in the last 6 months",
            question: "An operation in the last 6 months?",
            hint: "",
            why: "Wounds inside take months to bear pull and pressure; six months is our cautious \
                  choice.",
            ask: "When will what was operated on bear my full weight by pull?",
            sources: &[S::OwnChoice, S::UserGuideWarnings],
        },
        Contraindication::Implants => &GateWords {
            name: "Implants, pins or rods not cleared by the surgeon",
            question: "Pins, rods, plates or another implant that the surgeon has not cleared for this?",
            hint: "",
            why: "Makers warn that the pull can harm bones with implants.",
            ask: "Is my implant healed in, and may I hang by the ankles with it?",
            sources: &[S::SellerConditions],
        },
        Contraindication::TableRating => &GateWords {
            name: "Outside the table's rating",
            question: "Are you heavier, taller or shorter than your table is made for?",
            hint: "The limits are on its label.",
            why: "Outside its rating a table can tip, break or fail to bring you back up.",
            ask: "Look at the label. If you are outside the limits, this table is not for you.",
            sources: &[S::UserGuideSetup, S::OwnChoice],
        },
        Contraindication::TreatedPressure => &GateWords {
            name: "Treated high blood pressure",
            question: "Medicine for high blood pressure?",
            hint: "",
            why: "Inversion raises blood pressure, also in people whose pressure is normal.",
            ask: "May my blood pressure rise by 20 for a few minutes, and up to which angle?",
            sources: &[S::BloodPressure1986, S::Devices1985],
        },
        Contraindication::StableHeart => &GateWords {
            name: "Heart or circulatory disease, irregular heartbeat",
            question: "A heart or circulation condition, or an irregular heartbeat?",
            hint: "Also a pacemaker or stents.",
            why: "Blood pressure rises and the heart slows head-down.",
            ask: "Is head-down safe for my heart, up to which angle, and for how many minutes?",
            sources: &[S::Devices1985, S::HospitalAdvice2021],
        },
        Contraindication::BloodThinners => &GateWords {
            name: "Blood thinners",
            question: "A blood thinner, or aspirin every day?",
            hint: "",
            why: "Small bleeding points around the eyes were seen upside down in two people \
                  taking aspirin.",
            ask: "How likely am I to bleed if the pressure in my head and eyes rises for minutes?",
            sources: &[S::Aspirin1985, S::SellerConditions],
        },
        Contraindication::Hernia => &GateWords {
            name: "Hernia",
            question: "A hernia of the diaphragm, belly or groin?",
            hint: "Also a weak spot at an old operation scar.",
            why: "Makers list hernias, because the belly's contents press the other way head-down.",
            ask: "Can my hernia get worse or stuck if I hang head-down?",
            sources: &[S::SellerConditions, S::Boots1983],
        },
        Contraindication::Reflux => &GateWords {
            name: "Severe reflux",
            question: "Severe heartburn or reflux?",
            hint: "",
            why: "Tilting back can make reflux worse.",
            ask: "Is it safe to have my head lower than my stomach?",
            sources: &[S::HospitalAdvice2021],
        },
        Contraindication::BoneOrJoint => &GateWords {
            name: "Thin bones or a joint replacement",
            question: "Thin bones (osteopenia), or a replaced joint?",
            hint: "",
            why: "Hips, knees and ankles carry your weight by pull on the table.",
            ask: "May my joints and bones be pulled by my body weight?",
            sources: &[S::SellerConditions],
        },
        Contraindication::SpinalShape => &GateWords {
            name: "Slipped vertebra or marked curve of the spine",
            question: "A slipped vertebra, or a marked curve of the spine?",
            hint: "",
            why: "Makers warn of inversion where its pull could make a condition of the spine \
                  worse.",
            ask: "Is traction allowed for my spine, and up to which angle?",
            sources: &[S::UserGuideWarnings],
        },
        Contraindication::InflammatoryJoints => &GateWords {
            name: "Inflammatory joint disease",
            question: "An inflammatory joint disease, such as rheumatoid arthritis?",
            hint: "",
            why: "Inflamed joints and ligaments may not bear the pull; asking first is our \
                  cautious choice.",
            ask: "Are my neck and leg joints stable enough for traction?",
            sources: &[S::OwnChoice],
        },
        Contraindication::Hypermobility => &GateWords {
            name: "Hypermobile joints",
            question: "Very loose joints, or told that you are hypermobile?",
            hint: "",
            why: "Loose joints may be pulled too far; asking first is our cautious choice.",
            ask: "May my joints be pulled by my body weight?",
            sources: &[S::OwnChoice],
        },
        Contraindication::NerveSigns => &GateWords {
            name: "Numbness, tingling or weakness",
            question: "Numbness, tingling or weakness in an arm or leg?",
            hint: "",
            why: "A nerve may be pressed, and makers tell people with such signs to be seen first.",
            ask: "Which nerve is it, and does traction help or harm it?",
            sources: &[S::UserGuideWarnings, S::BackPainService],
        },
        Contraindication::Headaches => &GateWords {
            name: "Migraine, severe headaches or a head injury",
            question: "Migraine, severe headaches, or ever a head injury?",
            hint: "",
            why: "Three of 20 people had lasting headaches after inversion.",
            ask: "Could pressure in the head bring on my headaches or harm me?",
            sources: &[S::Devices1985, S::UserGuideWarnings],
        },
        Contraindication::Vertigo => &GateWords {
            name: "Vertigo or inner-ear disease",
            question: "Vertigo, or a disease of the inner ear?",
            hint: "",
            why: "Turning upside down can disorient, and dizziness on the table is dangerous.",
            ask: "Is it safe for me to be tilted head-down and back?",
            sources: &[S::SellerConditions, S::UserGuideWarnings],
        },
        Contraindication::EyeRisk => &GateWords {
            name: "Diabetic eye disease or strong short sight",
            question: "Diabetic eye disease, or very short-sighted?",
            hint: "Glasses of about −6 or stronger.",
            why: "Eye pressure rises upside down, and these eyes have weaker retinas.",
            ask: "Is my retina healthy enough for a rise in eye pressure?",
            sources: &[S::EyePressure1985, S::RetinaService],
        },
        Contraindication::Breathing => &GateWords {
            name: "Breathing problems",
            question: "A lung disease, or easily short of breath?",
            hint: "",
            why: "Head-down the belly presses on the lungs; asking first is our cautious choice.",
            ask: "Is lying head-down safe for my breathing?",
            sources: &[S::OwnChoice],
        },
        Contraindication::Obesity => &GateWords {
            name: "Severe obesity",
            question: "A body mass index of 40 or more?",
            hint: "That is 116 kg at 170 cm, or 130 kg at 180 cm.",
            why: "Makers say it can go with heart, vessel and eye problems nobody has found yet.",
            ask: "Are my heart, blood pressure and eyes healthy enough for this?",
            sources: &[S::SellerConditions],
        },
        Contraindication::Panic => &GateWords {
            name: "Panic when held fast",
            question: "Panic when you are strapped in or cannot move freely?",
            hint: "",
            why: "Panic head-down makes falls and hasty returns likelier.",
            ask: "Is it wise for me to be strapped in, and how could I try it with help?",
            sources: &[S::OwnChoice],
        },
        Contraindication::Alertness => &GateWords {
            name: "Impaired alertness",
            question: "An illness or medicine that makes you drowsy, confused or slow?",
            hint: "",
            why: "Makers warn that it takes a clear head to bring the table back up.",
            ask: "Am I alert enough to use a machine like this by myself?",
            sources: &[S::UserGuideWarnings],
        },
        Contraindication::Age65 => &GateWords {
            name: "Age 65 or over",
            question: "Are you 65 or older?",
            hint: "",
            why: "Changes of the neck with age make a fall from the table more dangerous.",
            ask: "Are my heart, eyes, bones and neck healthy enough for a gentle start?",
            sources: &[S::CentralCord2024],
        },
    }
}

#[cfg(test)]
mod tests;
