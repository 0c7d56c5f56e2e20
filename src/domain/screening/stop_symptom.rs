//! Stop symptoms: what locks the next session and ends a clearance.

use crate::domain::{
    record::{CheckIn, SessionRecord},
    symptom::{Symptom, SymptomSet},
    units::LocalTime,
};

/// How grave a reported symptom is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Nothing of the body's: the feet slipping in the lock. It locks the next session until its
    /// page is read, but a clinician's clearance goes on counting.
    Equipment,
    /// Locks the next session and ends a clearance.
    Stop,
    /// As [`Self::Stop`], and belongs to section 7: the red flags are shown and the gate is asked
    /// again.
    RedFlag,
}

/// How grave `symptom` is (product rule, sections 6 and 7: the symptoms named among the red flags
/// are chest pain, faint, vision, numbness, weakness, sudden headache).
///
/// Chosen by us: shortness of breath and palpitations count as red flags too, beside chest pain.
pub const fn sign(symptom: Symptom) -> Sign {
    match symptom {
        Symptom::ChestPain
        | Symptom::Vision
        | Symptom::SuddenHeadache
        | Symptom::Numbness
        | Symptom::Weakness
        | Symptom::Faint
        | Symptom::Breathless
        | Symptom::Palpitations => Sign::RedFlag,
        Symptom::Dizziness
        | Symptom::PainWorse
        | Symptom::Nausea
        | Symptom::EyePain
        | Symptom::Ear
        | Symptom::Panic
        | Symptom::Other => Sign::Stop,
        Symptom::FeetSlipping => Sign::Equipment,
    }
}

/// A stop symptom that happened, and whether its page has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StopLock {
    /// When the session began, or the check-in was answered.
    pub at: LocalTime,
    /// What was felt; never empty.
    pub symptoms: SymptomSet,
    /// When the page was read and confirmed.
    pub confirmed: Option<LocalTime>,
}

impl StopLock {
    /// The lock a session leaves: any symptom does. `None` without one.
    pub fn after_session(record: &SessionRecord) -> Option<Self> {
        (!record.symptoms.is_empty()).then_some(Self {
            at: record.started,
            symptoms: record.symptoms,
            confirmed: None,
        })
    }

    /// The lock a check-in leaves. Chosen by us: only red-flag symptoms do, because soreness the
    /// day after is the ladder's business.
    pub fn after_check_in(check_in: &CheckIn) -> Option<Self> {
        let symptoms: SymptomSet = check_in
            .symptoms
            .iter()
            .filter(|symptom| sign(*symptom) == Sign::RedFlag)
            .collect();
        (!symptoms.is_empty()).then_some(Self {
            at: check_in.at,
            symptoms,
            confirmed: None,
        })
    }

    /// The gravest sign among the symptoms.
    pub fn gravest(&self) -> Option<Sign> {
        self.symptoms.iter().map(sign).max()
    }

    /// Whether it ends a clearance.
    pub fn ends_clearance(&self) -> bool {
        self.gravest().is_some_and(|sign| sign >= Sign::Stop)
    }

    /// Whether it belongs to the red flags.
    pub fn is_red_flag(&self) -> bool {
        self.gravest() == Some(Sign::RedFlag)
    }
}
