//! The studies and pages only Learn cites, and a card for each study of inversion: what it found,
//! how big it was, who paid, and its weak point.
//!
//! Every figure was read in the abstract or on the page that is linked. What was not to be found
//! there is said to be so, and never filled in.

mod around;
mod harm;
mod inversion;
mod pages;
mod traction;

use crate::content::sources::SourceId;

/// A study or page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StudyId {
    /// Traction in 32 trials, Cochrane 2013.
    Traction2013,
    /// A guideline in the United Kingdom, 2016.
    Guideline2016,
    /// A guideline for the world, 2023.
    Guideline2023,
    /// Motorised traction in seven trials, 2007.
    Machines2007,
    /// Traction with a bulging disc, 2020.
    Discs2020,
    /// Traction with pain down the leg, 2021.
    Legs2021,
    /// Hanging traction, inversion too, 2021.
    Hanging2021,
    /// Kinds and strengths of traction, 2023.
    Doses2023,
    /// The pilot with people waiting for surgery, 2012.
    Surgery2012,
    /// Thirty against sixty degrees, 2013.
    Angles2013,
    /// The registry of 85 people, 2021.
    Registry2021,
    /// At a workplace, 12 months.
    Workplace,
    /// Gaps between vertebrae, 1985.
    Gaps1985,
    /// Muscles and length of the spine, 1978.
    Muscles1978,
    /// A chair, 1985.
    Chair1985,
    /// Eye pressure, JAMA 1985.
    Eyes1985,
    /// Eye and blood pressure, 1984.
    EyesAndBlood1984,
    /// Eye pressure on a steep bed, 2020.
    SteepTilt2020,
    /// Blood pressure, 1986.
    Blood1986,
    /// Blood pressure and side effects, 1985.
    SideEffects1985,
    /// Blood pressure and reflexes, 1985.
    Reflexes1985,
    /// Three falls, 2021.
    Falls2021,
    /// A neck cord injury at home, 2024.
    Cord2024,
    /// A recall of benches, 2007.
    Recall2007,
    /// A man who could not get upright, 2010.
    Trapped2010,
    /// How back pain goes on in trials, 2010.
    Course2010,
    /// How often discs shrink, 2020.
    Shrinking2020,
    /// Exercise for long-lasting back pain, 2023.
    Exercise2023,
    /// Walking, 2024.
    Walking2024,
    /// How much to move, 2020.
    Activity2020,
    /// Posture, 2020.
    Posture2020,
    /// Weight, 2018.
    Weight2018,
    /// Heat and cold, 2006.
    Heat2006,
    /// Warming creams, 2014.
    Creams2014,
    /// Creams and gels, 2017.
    Gels2017,
    /// A hospital's advice, 2017.
    HospitalAdvice2017,
    /// A specialist, interviewed.
    Specialist,
    /// A seller's list of benefits.
    SellerClaims,
    /// A maker's formula.
    MakerFormula,
    /// A course for physiotherapists, on friction.
    Friction,
    /// What a table costs.
    TablePrice,
    /// What a clinic costs.
    ClinicPrice,
    /// What a clinic does.
    ClinicReview,
    /// What boots cost in 1983.
    BootsPrice1983,
    /// Boots beside tables.
    Boots,
    /// Chairs beside tables.
    ChairSeller,
}

/// Which way a study leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leaning {
    /// For inversion or traction.
    For,
    /// Against it.
    Against,
    /// Both ways.
    Mixed,
    /// What inversion does to eyes and blood pressure.
    Body,
    /// What went wrong.
    Harm,
    /// About something else; it has no card on the evidence page.
    Around,
}

/// Where a study is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// Where a source of the gate is found.
    Shared(SourceId),
    /// Here.
    Own {
        /// Authors or publisher, and title.
        title: &'static str,
        /// Year; `None` for a page without one.
        year: Option<u16>,
        /// Where to read it.
        link: &'static str,
    },
}

impl Reference {
    /// Authors or publisher, and title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Shared(id) => id.source().title,
            Self::Own { title, .. } => title,
        }
    }

    /// Year; `None` for a page without one.
    pub const fn year(self) -> Option<u16> {
        match self {
            Self::Shared(id) => id.source().year,
            Self::Own { year, .. } => year,
        }
    }

    /// Where to read it.
    pub const fn link(self) -> Option<&'static str> {
        match self {
            Self::Shared(id) => id.source().link,
            Self::Own { link, .. } => Some(link),
        }
    }
}

/// A study or page in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Study {
    /// What it is, in a few words.
    pub name: &'static str,
    /// Where it is found.
    pub reference: Reference,
    /// Which way it leans.
    pub leaning: Leaning,
    /// What it found or says.
    pub finding: &'static str,
    /// How many people, of which kind.
    pub size: &'static str,
    /// Who paid or stands behind it, or that this was not to be found.
    pub paid: &'static str,
    /// Its weak point.
    pub weakness: &'static str,
}

/// Where an abstract names nobody.
const NOT_STATED: &str = "Not stated in the abstract.";

const fn own(title: &'static str, year: Option<u16>, link: &'static str) -> Reference {
    Reference::Own { title, year, link }
}

impl StudyId {
    /// Every study, in the order the cards are shown.
    pub const ALL: [Self; 46] = [
        Self::Traction2013,
        Self::Guideline2016,
        Self::Guideline2023,
        Self::Machines2007,
        Self::Discs2020,
        Self::Legs2021,
        Self::Hanging2021,
        Self::Doses2023,
        Self::Surgery2012,
        Self::Angles2013,
        Self::Registry2021,
        Self::Workplace,
        Self::Gaps1985,
        Self::Muscles1978,
        Self::Chair1985,
        Self::Eyes1985,
        Self::EyesAndBlood1984,
        Self::SteepTilt2020,
        Self::Blood1986,
        Self::SideEffects1985,
        Self::Reflexes1985,
        Self::Falls2021,
        Self::Cord2024,
        Self::Recall2007,
        Self::Trapped2010,
        Self::Course2010,
        Self::Shrinking2020,
        Self::Exercise2023,
        Self::Walking2024,
        Self::Activity2020,
        Self::Posture2020,
        Self::Weight2018,
        Self::Heat2006,
        Self::Creams2014,
        Self::Gels2017,
        Self::HospitalAdvice2017,
        Self::Specialist,
        Self::SellerClaims,
        Self::MakerFormula,
        Self::Friction,
        Self::TablePrice,
        Self::ClinicPrice,
        Self::ClinicReview,
        Self::BootsPrice1983,
        Self::Boots,
        Self::ChairSeller,
    ];

    /// The study in full.
    pub const fn study(self) -> &'static Study {
        match self {
            Self::Traction2013 => &traction::TRACTION_2013,
            Self::Guideline2016 => &traction::GUIDELINE_2016,
            Self::Guideline2023 => &traction::GUIDELINE_2023,
            Self::Machines2007 => &traction::MACHINES_2007,
            Self::Discs2020 => &traction::DISCS_2020,
            Self::Legs2021 => &traction::LEGS_2021,
            Self::Hanging2021 => &traction::HANGING_2021,
            Self::Doses2023 => &traction::DOSES_2023,
            Self::Surgery2012 => &inversion::SURGERY_2012,
            Self::Angles2013 => &inversion::ANGLES_2013,
            Self::Registry2021 => &inversion::REGISTRY_2021,
            Self::Workplace => &inversion::WORKPLACE,
            Self::Gaps1985 => &inversion::GAPS_1985,
            Self::Muscles1978 => &inversion::MUSCLES_1978,
            Self::Chair1985 => &inversion::CHAIR_1985,
            Self::Eyes1985 => &harm::EYES_1985,
            Self::EyesAndBlood1984 => &harm::EYES_AND_BLOOD_1984,
            Self::SteepTilt2020 => &harm::STEEP_TILT_2020,
            Self::Blood1986 => &harm::BLOOD_1986,
            Self::SideEffects1985 => &harm::SIDE_EFFECTS_1985,
            Self::Reflexes1985 => &harm::REFLEXES_1985,
            Self::Falls2021 => &harm::FALLS_2021,
            Self::Cord2024 => &harm::CORD_2024,
            Self::Recall2007 => &harm::RECALL_2007,
            Self::Trapped2010 => &harm::TRAPPED_2010,
            Self::Course2010 => &around::COURSE_2010,
            Self::Shrinking2020 => &around::SHRINKING_2020,
            Self::Exercise2023 => &around::EXERCISE_2023,
            Self::Walking2024 => &around::WALKING_2024,
            Self::Activity2020 => &around::ACTIVITY_2020,
            Self::Posture2020 => &around::POSTURE_2020,
            Self::Weight2018 => &around::WEIGHT_2018,
            Self::Heat2006 => &around::HEAT_2006,
            Self::Creams2014 => &around::CREAMS_2014,
            Self::Gels2017 => &around::GELS_2017,
            Self::HospitalAdvice2017 => &pages::HOSPITAL_ADVICE_2017,
            Self::Specialist => &pages::SPECIALIST,
            Self::SellerClaims => &pages::SELLER_CLAIMS,
            Self::MakerFormula => &pages::MAKER_FORMULA,
            Self::Friction => &pages::FRICTION,
            Self::TablePrice => &pages::TABLE_PRICE,
            Self::ClinicPrice => &pages::CLINIC_PRICE,
            Self::ClinicReview => &pages::CLINIC_REVIEW,
            Self::BootsPrice1983 => &pages::BOOTS_PRICE_1983,
            Self::Boots => &pages::BOOTS,
            Self::ChairSeller => &pages::CHAIR_SELLER,
        }
    }

    /// The studies that lean one way, in order.
    pub fn leaning(leaning: Leaning) -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(move |id| id.study().leaning == leaning)
    }
}
