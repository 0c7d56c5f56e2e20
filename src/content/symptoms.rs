//! The names of the symptoms.

use crate::domain::symptom::{Symptom, SymptomSet};

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

/// Several, one after the other; "none" for an empty set.
pub fn list(symptoms: SymptomSet) -> String {
    let names: Vec<&str> = symptoms.iter().map(name).collect();
    if names.is_empty() {
        NONE.to_owned()
    } else {
        names.join(", ")
    }
}

/// No symptom.
pub const NONE: &str = "none";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_are_named_in_order_and_nothing_is_none() {
        let both = SymptomSet::NONE
            .with(Symptom::Nausea)
            .with(Symptom::Dizziness);
        assert_eq!(list(both), "Dizzy, Nausea");
        assert_eq!(list(SymptomSet::NONE), "none");
    }
}
