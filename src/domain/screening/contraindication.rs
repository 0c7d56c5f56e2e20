//! The questions of the gate and their classes.

/// What a yes means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A clinician has to agree first.
    Clearance,
    /// No session can be run.
    Stop,
}

/// One question of the gate (product rule, section 3). The discriminant is the stored id and
/// never changes; a question that is dropped leaves a hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Contraindication {
    /// Glaucoma or ocular hypertension.
    Glaucoma = 0,
    /// Retinal detachment or tear ever, retinal vascular disease, macular degeneration, recent eye
    /// surgery.
    Retina = 1,
    /// Stroke or TIA, intracranial bleeding, aneurysm, carotid narrowing.
    Stroke = 2,
    /// High blood pressure that is not controlled.
    UncontrolledPressure = 3,
    /// Heart failure, unstable heart disease, recent heart attack.
    UnstableHeart = 4,
    /// Pregnancy.
    Pregnancy = 5,
    /// Severe osteoporosis, vertebral or other recent or unhealed fracture.
    FragileBone = 6,
    /// Spinal tumour, spinal infection, spinal cord compression.
    SpinalDisease = 7,
    /// An emergency sign of section 7 now.
    EmergencySign = 8,
    /// A sign of section 7 that a clinician has to look at before any further use.
    WarningSign = 9,
    /// Surgery in the last six months.
    RecentSurgery = 10,
    /// Seizures, unexplained fainting.
    Seizures = 11,
    /// Unhealed implants, pins or rods without the surgeon's clearance.
    Implants = 12,
    /// Body weight or height outside the table's rating.
    TableRating = 13,
    /// Under 18.
    Under18 = 14,
    /// Treated high blood pressure.
    TreatedPressure = 15,
    /// Stable heart or circulatory disease, arrhythmia.
    StableHeart = 16,
    /// Blood thinners, including daily aspirin.
    BloodThinners = 17,
    /// Hiatal, ventral or other hernia.
    Hernia = 18,
    /// Severe reflux.
    Reflux = 19,
    /// Osteopenia, joint replacement.
    BoneOrJoint = 20,
    /// Spondylolisthesis, marked spinal curvature.
    SpinalShape = 21,
    /// Inflammatory joint disease.
    InflammatoryJoints = 22,
    /// Hypermobility.
    Hypermobility = 23,
    /// Numbness, tingling or weakness.
    NerveSigns = 24,
    /// Migraine or severe headaches, head injury.
    Headaches = 25,
    /// Vertigo, inner-ear disease.
    Vertigo = 26,
    /// Diabetic eye disease, high myopia.
    EyeRisk = 27,
    /// Breathing insufficiency.
    Breathing = 28,
    /// Severe obesity.
    Obesity = 29,
    /// Panic when restrained.
    Panic = 30,
    /// Impaired alertness.
    Alertness = 31,
    /// Age 65 or over.
    Age65 = 32,
}

impl Contraindication {
    /// Every question in the order it is asked: the gravest first.
    pub const ALL: [Self; 33] = [
        Self::EmergencySign,
        Self::WarningSign,
        Self::Under18,
        Self::Pregnancy,
        Self::Glaucoma,
        Self::Retina,
        Self::Stroke,
        Self::UncontrolledPressure,
        Self::UnstableHeart,
        Self::Seizures,
        Self::FragileBone,
        Self::SpinalDisease,
        Self::RecentSurgery,
        Self::Implants,
        Self::TableRating,
        Self::TreatedPressure,
        Self::StableHeart,
        Self::BloodThinners,
        Self::Hernia,
        Self::Reflux,
        Self::BoneOrJoint,
        Self::SpinalShape,
        Self::InflammatoryJoints,
        Self::Hypermobility,
        Self::NerveSigns,
        Self::Headaches,
        Self::Vertigo,
        Self::EyeRisk,
        Self::Breathing,
        Self::Obesity,
        Self::Panic,
        Self::Alertness,
        Self::Age65,
    ];

    /// The stored id.
    pub const fn id(self) -> u8 {
        self as u8
    }

    /// The question with this stored id; `None` for an id this version does not know.
    pub fn from_id(id: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.id() == id)
    }

    /// What a yes means (product rule, section 3).
    pub const fn class(self) -> Class {
        match self {
            Self::Glaucoma
            | Self::Retina
            | Self::Stroke
            | Self::UncontrolledPressure
            | Self::UnstableHeart
            | Self::Pregnancy
            | Self::FragileBone
            | Self::SpinalDisease
            | Self::EmergencySign
            | Self::WarningSign
            | Self::RecentSurgery
            | Self::Seizures
            | Self::Implants
            | Self::TableRating
            | Self::Under18 => Class::Stop,
            Self::TreatedPressure
            | Self::StableHeart
            | Self::BloodThinners
            | Self::Hernia
            | Self::Reflux
            | Self::BoneOrJoint
            | Self::SpinalShape
            | Self::InflammatoryJoints
            | Self::Hypermobility
            | Self::NerveSigns
            | Self::Headaches
            | Self::Vertigo
            | Self::EyeRisk
            | Self::Breathing
            | Self::Obesity
            | Self::Panic
            | Self::Alertness
            | Self::Age65 => Class::Clearance,
        }
    }

    /// What "not sure" means: at least clearance.
    ///
    /// Chosen by us: three answers stay a stop until they are known, because no clinician's letter
    /// can stand in for them: an emergency sign now, the table's own rating, and being under 18.
    pub const fn class_when_unsure(self) -> Class {
        match self {
            Self::EmergencySign | Self::TableRating | Self::Under18 => Class::Stop,
            _ => Class::Clearance,
        }
    }

    const fn bit(self) -> u64 {
        1 << self.id()
    }
}

/// A set of the gate's questions, one bit per stored id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ItemSet(u64);

impl ItemSet {
    /// None of them.
    pub const NONE: Self = Self(0);

    /// The stored bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// From stored bits; bits without a question are dropped.
    pub fn from_bits(bits: u64) -> Self {
        Contraindication::ALL
            .into_iter()
            .filter(|item| bits & item.bit() != 0)
            .collect()
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many it holds.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether it holds `item`.
    pub const fn contains(self, item: Contraindication) -> bool {
        self.0 & item.bit() != 0
    }

    /// Whether it holds all of `other`.
    pub const fn contains_all(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// The set with `item` added.
    pub const fn with(self, item: Contraindication) -> Self {
        Self(self.0 | item.bit())
    }

    /// The set with `item` removed.
    pub const fn without(self, item: Contraindication) -> Self {
        Self(self.0 & !item.bit())
    }

    /// What this set holds and `other` does not.
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What either holds.
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The questions it holds, in the order they are asked.
    pub fn iter(self) -> impl Iterator<Item = Contraindication> {
        Contraindication::ALL
            .into_iter()
            .filter(move |item| self.contains(*item))
    }
}

impl FromIterator<Contraindication> for ItemSet {
    fn from_iter<I: IntoIterator<Item = Contraindication>>(items: I) -> Self {
        items.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stored_id_is_used_once_and_found_again() {
        let mut ids: Vec<u8> = Contraindication::ALL.iter().map(|item| item.id()).collect();
        ids.sort_unstable();
        assert_eq!(ids, (0..33).collect::<Vec<u8>>());
        for item in Contraindication::ALL {
            assert_eq!(Contraindication::from_id(item.id()), Some(item));
        }
        assert_eq!(Contraindication::from_id(33), None);
        assert_eq!(Contraindication::from_id(255), None);
    }

    #[test]
    fn every_stop_question_comes_before_the_first_clearance_question() {
        let classes = Contraindication::ALL.map(Contraindication::class);
        assert_eq!(
            classes
                .iter()
                .filter(|class| **class == Class::Stop)
                .count(),
            15
        );
        assert!(classes[..15].iter().all(|class| *class == Class::Stop));
        assert!(classes[15..].iter().all(|class| *class == Class::Clearance));
    }

    #[test]
    fn a_set_forgets_bits_no_question_has() {
        let set = ItemSet::from_bits(u64::MAX);
        assert_eq!(set.len(), 33);
        assert!(set.contains_all(ItemSet::NONE.with(Contraindication::Age65)));
        assert!(
            !set.without(Contraindication::Age65)
                .contains(Contraindication::Age65)
        );
    }
}
