//! The stop symptoms' pages: what each can mean and what to do, read before the next session.

use super::sources::SourceId;
use crate::domain::symptom::Symptom;

/// A stop symptom's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SymptomPage {
    /// What it can mean.
    pub meaning: &'static str,
    /// What to do.
    pub advice: &'static str,
    /// Where it comes from.
    pub sources: &'static [SourceId],
}

/// The key that confirms a symptom's page.
pub const CONFIRM_READ: &str = "I have read this";

/// A stop symptom's page.
pub const fn page(symptom: Symptom) -> &'static SymptomPage {
    use SourceId as S;
    match symptom {
        Symptom::Dizziness => &SymptomPage {
            meaning: "Often it means you came up too fast.",
            advice: "Come up more slowly and rest longer at horizontal. If it comes back, or comes \
                     without the table, see your doctor first.",
            sources: &[S::UserGuideUse],
        },
        Symptom::ChestPain => &SymptomPage {
            meaning: "It can be the heart.",
            advice: "If it does not settle, call emergency services. If it has gone, see your doctor \
                     before the next session.",
            sources: &[S::ChestPainService],
        },
        Symptom::Vision => &SymptomPage {
            meaning: "Pressure in the eye rises head-down; a change that stays can be the retina.",
            advice: "If anything is left of it, or you see a curtain, flashes or floaters, have the \
                     eye seen today. If it went at once, ask an eye doctor before the next session.",
            sources: &[S::EyePressure1985, S::Devices1985, S::RetinaService],
        },
        Symptom::SuddenHeadache => &SymptomPage {
            meaning: "A sudden, very painful headache needs urgent help. In one study, 3 of 20 \
                      people had headaches that stayed.",
            advice: "If it is the worst you have had, call emergency services. If it passed, see \
                     your doctor before the next session.",
            sources: &[S::HeadacheService, S::Devices1985],
        },
        Symptom::PainWorse => &SymptomPage {
            meaning: "The pull does not suit your back as it is now.",
            advice: "Stop for today. Choose a smaller angle next time, and see a clinician if it \
                     keeps getting worse.",
            sources: &[S::OwnChoice],
        },
        Symptom::Numbness => &SymptomPage {
            meaning: "A nerve may be pressed.",
            advice: "Numb where you would sit on a saddle: emergency department today. Elsewhere: \
                     see a clinician before the next session.",
            sources: &[S::BackPainService],
        },
        Symptom::Weakness => &SymptomPage {
            meaning: "A nerve, the spinal cord or the brain may be affected.",
            advice: "One side of the face or one arm: call emergency services. Legs that grow \
                     weaker: emergency department today. Otherwise see a clinician first.",
            sources: &[S::StrokeService, S::BackPainService],
        },
        Symptom::Faint => &SymptomPage {
            meaning: "Blood pressure changes when you turn and when you come up.",
            advice: "If you passed out, get help now. If it was near, see your doctor before the \
                     next session.",
            sources: &[S::FaintingService, S::BloodPressure1986],
        },
        Symptom::Nausea => &SymptomPage {
            meaning: "It can come from the tilt or from a meal too near.",
            advice: "User guides say: come up as soon as you feel queasy. Wait longer after eating, \
                     and choose a smaller angle.",
            sources: &[S::UserGuideUse],
        },
        Symptom::EyePain => &SymptomPage {
            meaning: "Pressure in the eye rises head-down.",
            advice: "If it stays, or your sight is changed, have the eye seen today. If it passed, \
                     ask an eye doctor before the next session.",
            sources: &[S::EyePressure1985, S::RetinaService],
        },
        Symptom::Ear => &SymptomPage {
            meaning: "Head-down, pressure in the ear can change.",
            advice: "Wait until it is gone. If it comes back, ask your doctor.",
            sources: &[S::SellerConditions],
        },
        Symptom::Breathless => &SymptomPage {
            meaning: "It can be the position, the lungs or the heart.",
            advice: "If it does not settle upright, call emergency services. If it has, see your \
                     doctor before the next session.",
            sources: &[S::ChestPainService],
        },
        Symptom::Palpitations => &SymptomPage {
            meaning: "The heart rate changes when you turn; a racing or uneven beat has to be looked \
                      at.",
            advice: "With chest pain or faintness, call emergency services. Otherwise see your \
                     doctor before the next session.",
            sources: &[S::Devices1985, S::ChestPainService],
        },
        Symptom::FeetSlipping => &SymptomPage {
            meaning: "Feet that slipped out of the lock caused neck cord injuries.",
            advice: "Do not turn the table until you have found out why: shoes, lock, setting. If \
                     the lock does not hold, do not use it.",
            sources: &[S::Falls2021],
        },
        Symptom::Panic => &SymptomPage {
            meaning: "Being held fast head-down can bring it on.",
            advice: "Go back to level 0, with someone beside you, or leave it. It is no failure.",
            sources: &[S::OwnChoice],
        },
        Symptom::Other => &SymptomPage {
            meaning: "What made you stop counts.",
            advice: "Look at “When to get help”. If it worries you, see a clinician first.",
            sources: &[S::OwnChoice],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symptom_has_its_page() {
        for chosen in Symptom::ALL {
            let page = page(chosen);
            assert!(
                page.meaning.ends_with('.') && page.advice.ends_with('.'),
                "{chosen:?}"
            );
            assert!(!page.sources.is_empty(), "{chosen:?}");
        }
    }
}
