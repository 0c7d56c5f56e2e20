//! Preparing a consultation: questions made from the gate's answers and the diary, what a
//! supervised trial is, and where to write down what was said.

use super::{contraindications, sources::SourceId, symptoms};
use crate::domain::{
    screening::{Contraindication, ItemSet},
    symptom::{Symptom, SymptomSet},
};

/// What the questions are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// What the gate found: stops, changes that wait, and what needs a clearance.
    pub found: ItemSet,
    /// Symptoms reported in any session that is kept.
    pub symptoms: SymptomSet,
    /// Dizzy when coming up, in any session that is kept.
    pub dizzy_on_return: bool,
    /// The ladder steps back or pauses because pain was worse a day later.
    pub worse_next_day: bool,
    /// Sessions kept.
    pub sessions: usize,
}

/// Why a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// An answer at the gate.
    Answer(Contraindication),
    /// A symptom in the diary.
    Symptom(Symptom),
    /// Dizzy when coming up.
    DizzyOnReturn,
    /// Pain worse a day later.
    WorseNextDay,
    /// There are sessions to look at.
    Sessions,
    /// Everybody should.
    Everyone,
}

/// The groups of questions, each under its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// From the gate's answers.
    Answers,
    /// From the diary.
    Diary,
    /// For everyone.
    Everyone,
}

impl Group {
    /// Every group, in the order they are asked.
    pub const ALL: [Self; 3] = [Self::Answers, Self::Diary, Self::Everyone];

    /// Its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Answers => "Because of your answers",
            Self::Diary => "Because of your diary",
            Self::Everyone => "For everyone",
        }
    }
}

/// A question to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// Why.
    pub why: Why,
    /// The question, as the person would ask it.
    pub text: &'static str,
}

impl Question {
    /// The group it stands in.
    pub const fn group(self) -> Group {
        match self.why {
            Why::Answer(_) => Group::Answers,
            Why::Symptom(_) | Why::DizzyOnReturn | Why::WorseNextDay | Why::Sessions => {
                Group::Diary
            }
            Why::Everyone => Group::Everyone,
        }
    }

    /// What it is about, in a few words; `None` where the group says enough.
    pub const fn about(self) -> Option<&'static str> {
        match self.why {
            Why::Answer(item) => Some(contraindications::words(item).name),
            Why::Symptom(symptom) => Some(symptoms::name(symptom)),
            Why::DizzyOnReturn => Some("Dizzy when coming up"),
            Why::WorseNextDay => Some("Pain worse a day later"),
            Why::Sessions | Why::Everyone => None,
        }
    }
}

const FOR_EVERYONE: [&str; 7] = [
    "What is the most likely cause of my pain, and could a pull on the spine help it or harm it?",
    "Is there anything in my back, eyes, heart or blood vessels that speaks against hanging \
     head-down?",
    "Up to which angle may I go, for how many minutes a day, and on how many days?",
    "Could I try it first with a physiotherapist beside me?",
    "What should I do beside it or instead: exercise, walking, medicine?",
    "At which signs do I stop, and whom do I call?",
    "When do we look at it again, and what would show that it does not help?",
];

/// The questions `facts` call for, group by group.
pub fn questions(facts: &Facts) -> Vec<Question> {
    let answers = facts
        .found
        .iter()
        .map(|item| Question {
            why: Why::Answer(item),
            text: contraindications::words(item).ask,
        })
        // What is an instruction and no question is said on the page of the gate.
        .filter(|question| question.text.ends_with('?'));
    let symptoms = facts.symptoms.iter().map(|symptom| Question {
        why: Why::Symptom(symptom),
        text: symptom_question(symptom),
    });
    let diary = [
        (
            facts.dizzy_on_return,
            Why::DizzyOnReturn,
            "Why do I get dizzy when I come up, and should my blood pressure be looked at lying and \
             standing?",
        ),
        (
            facts.worse_next_day,
            Why::WorseNextDay,
            "My pain was worse the day after. Should I stop, or go to a smaller angle?",
        ),
        (
            facts.sessions > 0,
            Why::Sessions,
            "Here is my diary. Does it show a change that is worth going on for?",
        ),
    ]
    .into_iter()
    .filter(|(applies, ..)| *applies)
    .map(|(_, why, text)| Question { why, text });
    let everyone = FOR_EVERYONE.into_iter().map(|text| Question {
        why: Why::Everyone,
        text,
    });
    answers
        .chain(symptoms)
        .chain(diary)
        .chain(everyone)
        .collect()
}

/// What to ask about a symptom.
const fn symptom_question(symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::Dizziness => {
            "I was dizzy on the table. Could it be my blood pressure, a medicine or my ears?"
        }
        Symptom::ChestPain => "I had chest pain on the table. Should my heart be looked at first?",
        Symptom::Vision => "My sight changed on the table. Should an eye doctor look at my retina?",
        Symptom::SuddenHeadache => {
            "I had a sudden headache on the table. What should be ruled out?"
        }
        Symptom::PainWorse => "My pain got worse on the table. What does that say about its cause?",
        Symptom::Numbness => "I felt numb. Which nerve is it, and may it be pulled?",
        Symptom::Weakness => "I felt weak in an arm or leg. Does that need a scan?",
        Symptom::Faint => "I felt faint on the table. Could I pass out while I hang?",
        Symptom::Nausea => "I felt sick on the table. Is the tilt too much for my balance?",
        Symptom::EyePain => "My eye hurt on the table. Should its pressure be measured?",
        Symptom::Ear => "My ear hurt or rang on the table. Is it safe to turn head-down with it?",
        Symptom::Breathless => "I was short of breath on the table. Is it my heart or my lungs?",
        Symptom::Palpitations => {
            "My heart pounded on the table. Should its rhythm be looked at first?"
        }
        Symptom::FeetSlipping => "My feet slipped in the lock. Can my ankles bear the pull at all?",
        Symptom::Panic => {
            "I panicked on the table. Is there a way for me to try it, or to leave it?"
        }
        Symptom::Other => "Something made me stop. Is it a reason to leave the table?",
    }
}

/// Heading of the page.
pub const TITLE: &str = "Prepare a consultation";
/// Under it.
pub const LEAD: &str = "Take this page to your doctor or physiotherapist. The questions come from \
    your answers and your diary. They stay on this device until you print them.";
/// Heading over the questions.
pub const QUESTIONS: &str = "Questions to ask";
/// The gate has not been answered.
pub const NOT_ANSWERED: &str = "Answer the safety questions first, and the list will fit you.";
/// Leads to the gate.
pub const TO_GATE: &str = "Answer the safety questions";
/// An emergency sign was answered yes or not sure; said as well while the change of such an answer
/// to a no still waits.
pub const EMERGENCY: &str = "You answered that you have, or may have, a sign that needs help now. \
    Unless that was a mistake, do not wait for a consultation.";
/// Leads to the warning signs.
pub const TO_WARNING_SIGNS: &str = "When to get help";
/// Opens the print dialogue.
pub const PRINT: &str = "Print or save as PDF";
/// Before the date on the printed page.
pub const PRINTED: &str = "Printed from Plumbline on";
/// Heading over the diary.
pub const DIARY: &str = "Bring your diary";
/// Under it.
pub const DIARY_BODY: &str = "The diary shows pain before and after, a day and two days later, and \
    every symptom. Two sheets tell a clinician more than memory does: this one and the diary’s.";
/// Leads to the diary's own sheet.
pub const TO_REPORT: &str = "Open the report of your diary";
/// Heading.
pub const TRIAL: &str = "What a supervised trial is";
/// What it is, in order.
pub const TRIAL_STEPS: [&str; 5] = [
    "A physiotherapist looks at your back first, and asks about your heart, eyes and medicines.",
    "You try it there, at a small angle, for a minute or two, with someone at the table.",
    "Blood pressure is taken before, while you hang, and after.",
    "You agree beforehand on what would count as a gain, and for how many weeks you try.",
    "Without that gain after those weeks, you stop.",
];
/// Under the steps: what they rest on.
pub const TRIAL_NOTE: &str = "A hospital advises to try it in physiotherapy before buying a table. \
    An early study asks for medical supervision. The five steps are our own wording of that.";
/// What the steps rest on.
pub const TRIAL_SOURCES: &[SourceId] = &[
    SourceId::HospitalAdvice2021,
    SourceId::Devices1985,
    SourceId::OwnChoice,
];
/// Heading over the record of what was said.
pub const SAID: &str = "What did the clinician say?";
/// Under it.
pub const SAID_BODY: &str = "If they agreed, record it here, and the limits become your ceilings at \
    once. If they advised against it, record nothing and leave the table.";
/// The form cannot be used while a stop stands.
pub const SAID_STOP: &str = "Something in your answers rules sessions out, and an agreement does not \
    lift that. If a clinician tells you that an answer is wrong, answer the questions again.";
/// The form cannot be used before the gate's answers are complete and in date.
pub const SAID_FIRST: &str = "An agreement is given for what the safety questions found. Answer them \
    first, then record it here.";
/// Over what is on record.
pub const ON_RECORD: &str = "On record";
/// An agreement that no longer counts; its limits still do.
pub const ENDED: &str =
    "It no longer counts. Its limits stay in force until a newer one replaces them.";

/// Who agreed and when, with the day written out.
pub fn agreed(who: &str, day: &str) -> String {
    format!("{who}, on {day}")
}

/// How many sessions the diary holds.
pub fn sessions(count: usize) -> String {
    match count {
        0 => "There is no session in the diary yet.".to_owned(),
        1 => "1 session is in the diary.".to_owned(),
        _ => format!("{count} sessions are in the diary."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(facts: &Facts, group: Group) -> Vec<&'static str> {
        questions(facts)
            .into_iter()
            .filter(|question| question.group() == group)
            .map(|question| question.text)
            .collect()
    }

    #[test]
    fn without_answers_or_diary_there_are_the_questions_for_everyone() {
        let questions = questions(&Facts::default());
        assert_eq!(questions.len(), FOR_EVERYONE.len());
        assert!(
            questions
                .iter()
                .all(|question| question.group() == Group::Everyone)
        );
    }

    #[test]
    fn what_the_gate_found_is_asked_about_by_name() {
        let found = ItemSet::NONE
            .with(Contraindication::TreatedPressure)
            .with(Contraindication::Hernia);
        let facts = Facts {
            found,
            ..Facts::default()
        };
        let asked = questions(&facts);
        assert_eq!(asked[0].about(), Some("Treated high blood pressure"));
        assert_eq!(
            texts(&facts, Group::Answers),
            [
                "May my blood pressure rise by 20 for a few minutes, and up to which angle?",
                "Can my hernia get worse or stuck if I hang head-down?",
            ]
        );
    }

    #[test]
    fn an_instruction_is_not_among_the_questions() {
        let facts = Facts {
            found: ItemSet::NONE.with(Contraindication::TableRating),
            ..Facts::default()
        };
        assert!(texts(&facts, Group::Answers).is_empty());
    }

    #[test]
    fn the_diary_asks_about_symptoms_dizziness_and_the_day_after() {
        let facts = Facts {
            symptoms: SymptomSet::NONE.with(Symptom::Vision),
            dizzy_on_return: true,
            worse_next_day: true,
            sessions: 3,
            ..Facts::default()
        };
        let asked = texts(&facts, Group::Diary);
        assert_eq!(asked.len(), 4);
        assert!(asked[0].contains("eye doctor"));
        assert!(asked[1].contains("dizzy"));
        assert!(asked[2].contains("day after"));
        assert!(asked[3].contains("diary"));
    }

    #[test]
    fn every_question_is_one_and_most_items_have_one() {
        let everything = Facts {
            found: Contraindication::ALL
                .into_iter()
                .fold(ItemSet::NONE, ItemSet::with),
            symptoms: Symptom::ALL.into_iter().collect(),
            dizzy_on_return: true,
            worse_next_day: true,
            sessions: 1,
        };
        let asked = questions(&everything);
        assert!(asked.iter().all(|question| question.text.ends_with('?')));
        let answers = texts(&everything, Group::Answers).len();
        assert_eq!(answers, Contraindication::ALL.len() - 3);
    }

    #[test]
    fn no_text_promises_or_exclaims() {
        let fixed = [
            LEAD, DIARY_BODY, TRIAL_NOTE, SAID_BODY, SAID_STOP, SAID_FIRST,
        ];
        let symptoms = Symptom::ALL.map(symptom_question);
        for text in fixed
            .into_iter()
            .chain(TRIAL_STEPS)
            .chain(FOR_EVERYONE)
            .chain(symptoms)
        {
            let lower = text.to_lowercase();
            for banned in [
                "!",
                "relief",
                "cure",
                "guarantee",
                "proven",
                "safe to invert",
            ] {
                assert!(!lower.contains(banned), "{banned}: {text}");
            }
        }
    }
}
