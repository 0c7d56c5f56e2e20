//! Every word a person reads or hears, as tables keyed by domain enums.
//!
//! No web types here. Each medical claim names its [`sources::SourceId`]; the tests below hold that
//! every source is cited and that no text promises, praises or exclaims.

pub mod balance;
pub mod chart;
pub mod check_in;
pub mod check_out;
pub mod checklist;
pub mod consultation;
pub mod contraindications;
pub mod cues;
pub mod data;
pub mod diary;
pub mod emergency;
pub mod exercises;
pub mod gate;
pub mod gate_screen;
pub mod gauge;
pub mod history;
pub mod install;
pub mod labels;
pub mod ladder;
pub mod learn;
pub mod not_today;
pub mod notices;
pub mod plan;
pub mod prepare;
pub mod quantities;
pub mod red_flags;
pub mod report;
pub mod sample;
pub mod session;
pub mod session_screen;
pub mod settings;
pub mod share_screen;
pub mod shared_screen;
pub mod sharing;
pub mod sources;
pub mod statistics;
pub mod stop_symptoms;
pub mod symptoms;
pub mod today;
pub mod tones;
pub mod welcome;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{
        balance, checklist, contraindications, emergency, exercises, gate, ladder, not_today,
        red_flags, sources::SourceId, stop_symptoms,
    };
    use crate::domain::{
        checklist::CheckItem,
        screening::{Contraindication, NotToday},
        symptom::Symptom,
    };

    fn citations() -> BTreeSet<SourceId> {
        let gate_items = Contraindication::ALL.map(|item| contraindications::words(item).sources);
        let today = NotToday::ALL.map(|reason| not_today::words(reason).sources);
        let checks = CheckItem::ALL.map(|item| checklist::words(item).sources);
        let symptoms = Symptom::ALL.map(|symptom| stop_symptoms::page(symptom).sources);
        let flags = red_flags::Urgency::ALL
            .into_iter()
            .flat_map(|urgency| red_flags::group(urgency).signs)
            .map(|flag| flag.sources);
        let numbers = ["DE", "US"].map(|region| emergency::emergency_number(Some(region)).source);
        gate_items
            .into_iter()
            .chain(today)
            .chain(checks)
            .chain(symptoms)
            .chain(flags)
            .chain([
                gate::CLASSES_SOURCES,
                gate::ABOVE_SIXTY_SOURCES,
                ladder::ABOUT_SOURCES,
                ladder::SIMPLE_START_SOURCES,
                exercises::ABOUT_SOURCES,
                balance::BRIDGE_SOURCES,
                balance::AEROBIC_SOURCES,
                balance::CARE_SOURCES,
                balance::TOPICALS_SOURCES,
                balance::POSTURE_SOURCES,
            ])
            .flatten()
            .copied()
            .chain(numbers)
            .collect()
    }

    #[test]
    fn every_source_is_cited() {
        let cited = citations();
        for source in SourceId::ALL {
            assert!(cited.contains(&source), "{source:?} is cited nowhere");
        }
    }

    #[test]
    fn no_text_exclaims_praises_or_promises() {
        let mut texts: Vec<&str> = vec![
            gate::INTRODUCTION,
            gate::INTENDED_PURPOSE,
            gate::ABOVE_SIXTY,
            ladder::ABOUT,
            red_flags::LEAD,
        ];
        for item in Contraindication::ALL {
            let words = contraindications::words(item);
            texts.extend([words.question, words.hint, words.why, words.ask]);
        }
        for reason in NotToday::ALL {
            texts.push(not_today::words(reason).why);
        }
        for item in CheckItem::ALL {
            texts.push(checklist::words(item).how);
        }
        for symptom in Symptom::ALL {
            let page = stop_symptoms::page(symptom);
            texts.extend([page.meaning, page.advice]);
        }
        for text in texts {
            let lower = text.to_lowercase();
            for banned in [
                "!",
                "great",
                "well done",
                "relief",
                "cure",
                "guarantee",
                "safe to invert",
            ] {
                assert!(!lower.contains(banned), "{banned}: {text}");
            }
        }
    }
}
