//! What a person may feel during or after a session.

/// One answer to "which symptom?" after a stop, at check-out or at a check-in.
///
/// The discriminant is the stored bit and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Symptom {
    /// Dizziness, also on return.
    Dizziness = 0,
    /// Chest pain.
    ChestPain = 1,
    /// Blurred, dim or lost vision.
    Vision = 2,
    /// Sudden headache.
    SuddenHeadache = 3,
    /// Pain worse than before.
    PainWorse = 4,
    /// Numbness.
    Numbness = 5,
    /// Weakness.
    Weakness = 6,
    /// Faint or about to faint.
    Faint = 7,
    /// Nausea.
    Nausea = 8,
    /// Eye pain.
    EyePain = 9,
    /// Ear pain or ringing.
    Ear = 10,
    /// Short of breath.
    Breathless = 11,
    /// Palpitations.
    Palpitations = 12,
    /// Feet slipping in the lock.
    FeetSlipping = 13,
    /// Panic.
    Panic = 14,
    /// Something else.
    Other = 15,
}

impl Symptom {
    /// Every symptom, in the order they are asked.
    pub const ALL: [Self; 16] = [
        Self::Dizziness,
        Self::ChestPain,
        Self::Vision,
        Self::SuddenHeadache,
        Self::PainWorse,
        Self::Numbness,
        Self::Weakness,
        Self::Faint,
        Self::Nausea,
        Self::EyePain,
        Self::Ear,
        Self::Breathless,
        Self::Palpitations,
        Self::FeetSlipping,
        Self::Panic,
        Self::Other,
    ];
}

/// A set of symptoms; empty means "none".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SymptomSet(u16);

impl SymptomSet {
    /// No symptom.
    pub const NONE: Self = Self(0);

    /// The stored bits, one per [`Symptom`] discriminant.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// From stored bits; all sixteen are known.
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// Whether nothing was reported.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `symptom` was reported.
    pub const fn contains(self, symptom: Symptom) -> bool {
        self.0 & (1 << symptom as u8) != 0
    }

    /// Whether all of `others` were reported.
    pub const fn contains_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// What either reports.
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set with `symptom` added.
    pub const fn with(self, symptom: Symptom) -> Self {
        Self(self.0 | (1 << symptom as u8))
    }

    /// The set with `symptom` removed.
    pub const fn without(self, symptom: Symptom) -> Self {
        Self(self.0 & !(1 << symptom as u8))
    }

    /// The symptoms in the order they are asked.
    pub fn iter(self) -> impl Iterator<Item = Symptom> {
        Symptom::ALL
            .into_iter()
            .filter(move |symptom| self.contains(*symptom))
    }
}

impl FromIterator<Symptom> for SymptomSet {
    fn from_iter<I: IntoIterator<Item = Symptom>>(symptoms: I) -> Self {
        symptoms.into_iter().fold(Self::NONE, Self::with)
    }
}
