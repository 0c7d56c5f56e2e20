//! Correcting what a person said of a session. What was measured never changes.

use super::{
    record::{Edit, EditedField, Pain, SessionRecord},
    symptom::SymptomSet,
    units::LocalTime,
};

/// What one of the person's answers should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// Pain before; `None` if it was not asked.
    Before(Option<Pain>),
    /// Pain right after; `None` if it was not asked.
    After(Option<Pain>),
    /// Symptoms, the whole set.
    Symptoms(SymptomSet),
    /// The note, the whole text.
    Note(String),
}

impl Correction {
    /// The field it corrects.
    pub const fn field(&self) -> EditedField {
        match self {
            Self::Before(_) => EditedField::PainBefore,
            Self::After(_) => EditedField::PainAfter,
            Self::Symptoms(_) => EditedField::Symptoms,
            Self::Note(_) => EditedField::Note,
        }
    }

    /// What `record` says in the same field now.
    fn present(&self, record: &SessionRecord) -> Self {
        match self {
            Self::Before(_) => Self::Before(record.before),
            Self::After(_) => Self::After(record.after),
            Self::Symptoms(_) => Self::Symptoms(record.symptoms),
            Self::Note(_) => Self::Note(record.note.clone()),
        }
    }
}

impl SessionRecord {
    /// Corrects the record and keeps what it said before among its edits, both as `text` words
    /// them. `false`, and nothing kept, if it says so already.
    pub fn correct(
        &mut self,
        correction: Correction,
        at: LocalTime,
        text: impl Fn(&Correction) -> String,
    ) -> bool {
        let present = correction.present(self);
        if present == correction {
            return false;
        }
        self.edits.push(Edit {
            at,
            field: correction.field(),
            before: text(&present),
            after: text(&correction),
        });
        match correction {
            Correction::Before(pain) => self.before = pain,
            Correction::After(pain) => self.after = pain,
            Correction::Symptoms(symptoms) => self.symptoms = symptoms,
            Correction::Note(note) => self.note = note,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        plan::Plan,
        record::{Ending, Equipment, Mode, SessionId},
        symptom::Symptom,
        units::{Millis, Nrs, UnixMillis},
    };

    fn record() -> SessionRecord {
        SessionRecord {
            id: SessionId::from_bits(1),
            started: LocalTime::default(),
            duration: Millis::from_secs(300),
            mode: Mode::Manual,
            equipment: Equipment::Table,
            plan: Plan::SIMPLE_START,
            sets_done: 1,
            time_at_angle: Millis::from_secs(60),
            mean_angle: None,
            max_angle: None,
            final_hold: Millis::from_secs(60),
            fastest_return: None,
            blind: Millis::ZERO,
            ending: Ending::Completed,
            alarms: Vec::new(),
            before: None,
            after: None,
            symptoms: SymptomSet::NONE,
            dizzy_on_return: false,
            note: "sore".to_owned(),
            edits: Vec::new(),
            gate: None,
        }
    }

    fn words(correction: &Correction) -> String {
        match correction {
            Correction::Before(None) | Correction::After(None) => "not asked".to_owned(),
            Correction::Before(Some(pain)) | Correction::After(Some(pain)) => {
                pain.back.get().to_string()
            }
            Correction::Symptoms(symptoms) => symptoms.bits().to_string(),
            Correction::Note(note) => note.clone(),
        }
    }

    #[test]
    fn a_correction_is_kept_with_what_was_said_before() {
        let mut record = record();
        let pain = Pain {
            back: Nrs::ALL[4],
            leg: Nrs::ALL[0],
        };
        let at = LocalTime {
            at: UnixMillis(5),
            offset_minutes: 60,
        };
        assert!(record.correct(Correction::After(Some(pain)), at, words));
        assert!(record.correct(Correction::Note("sore, better".to_owned()), at, words));
        assert_eq!(record.after, Some(pain));
        assert_eq!(record.note, "sore, better");
        let edits: Vec<_> = record
            .edits
            .iter()
            .map(|edit| (edit.field, edit.before.as_str(), edit.after.as_str()))
            .collect();
        assert_eq!(
            edits,
            [
                (EditedField::PainAfter, "not asked", "4"),
                (EditedField::Note, "sore", "sore, better"),
            ]
        );
        assert_eq!(record.edits[0].at, at);
    }

    #[test]
    fn saying_the_same_again_is_no_correction() {
        let mut record = record();
        record.symptoms = SymptomSet::NONE.with(Symptom::Dizziness);
        let same = Correction::Symptoms(record.symptoms);
        assert!(!record.correct(same, LocalTime::default(), words));
        assert!(record.edits.is_empty());
    }
}
