//! The names of the symptoms.

use crate::domain::symptom::Symptom;

/// As a person would say it.
pub const fn name(symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::Dizziness => "Dizzy",
        Symptom::ChestPain => "Chest pain",
        Symptom::Vision => "Vision changed",
        Symptom::SuddenHeadache => "Sudden headache",
        Symptom::PainWorse => "Pain got worse",
        Symptom::Numbness => "Numbness",
        Symptom::Weakness => "Weakness",
        Symptom::Faint => "Faint",
        Symptom::Nausea => "Nausea",
        Symptom::EyePain => "Eye pain",
        Symptom::Ear => "Ear pain or ringing",
        Symptom::Breathless => "Short of breath",
        Symptom::Palpitations => "Heart pounding",
        Symptom::FeetSlipping => "Feet slipped in the lock",
        Symptom::Panic => "Panic",
        Symptom::Other => "Something else",
    }
}
