//! That every question has its words, and the seed's conditions are all asked about.

use super::*;
use crate::domain::screening::Class;
use Contraindication as C;

#[test]
fn every_question_has_its_words() {
    for item in C::ALL {
        let words = words(item);
        assert!(words.question.ends_with('?'), "{item:?}");
        assert!(words.why.ends_with('.'), "{item:?}");
        // One sentence: no full stop before the last.
        assert!(!words.why.trim_end_matches('.').contains(". "), "{item:?}");
        assert!(!words.ask.is_empty() && !words.name.is_empty(), "{item:?}");
        assert!(!words.sources.is_empty(), "{item:?}");
    }
}

#[test]
fn no_two_questions_share_a_name_or_a_question() {
    for text in [|item| words(item).name, |item| words(item).question] {
        let mut texts: Vec<&str> = C::ALL.map(text).to_vec();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), 33);
    }
}

#[test]
fn the_whole_gate_is_read_in_under_three_minutes() {
    // 238 words a minute: the mean silent reading rate of adults, Brysbaert 2019. The reason
    // and the doctor's question are folded away until they are wanted. One second a question
    // is left for the tap.
    let read: usize = C::ALL
        .iter()
        .map(|item| {
            let words = words(*item);
            words.question.split(' ').count() + words.hint.split_whitespace().count()
        })
        .sum();
    let seconds = read * 60 / 238 + C::ALL.len();
    assert!(seconds < 180, "{seconds} s for {read} words");
}

#[test]
fn every_condition_of_the_seed_list_is_asked_about() {
    let seed: [(&str, &[C], &[&str]); 7] = [
        (
            "uncontrolled high blood pressure or cardiovascular disease",
            &[
                C::UncontrolledPressure,
                C::UnstableHeart,
                C::TreatedPressure,
                C::StableHeart,
            ],
            &["high blood pressure", "heart"],
        ),
        (
            "glaucoma or other eye conditions",
            &[C::Glaucoma, C::Retina, C::EyeRisk],
            &["glaucoma", "retina", "eye"],
        ),
        ("pregnancy", &[C::Pregnancy], &["pregnan"]),
        (
            "recent stroke or detached retina",
            &[C::Stroke, C::Retina],
            &["stroke", "detached retina"],
        ),
        (
            "severe osteoporosis or vertebral fractures",
            &[C::FragileBone],
            &["severe osteoporosis", "fracture of a vertebra"],
        ),
        (
            "hernias or other abdominal issues",
            &[C::Hernia, C::Reflux],
            &["hernia", "reflux"],
        ),
        (
            "blood-thinning medication",
            &[C::BloodThinners],
            &["blood thinner", "aspirin"],
        ),
    ];
    for (entry, items, expected) in seed {
        let text: String = items
            .iter()
            .map(|item| {
                let words = words(*item);
                format!("{} {} {} ", words.name, words.question, words.hint).to_lowercase()
            })
            .collect();
        for word in expected {
            assert!(text.contains(word), "{entry}: {word}");
        }
    }
}

#[test]
fn the_graver_half_of_the_seed_list_stops() {
    for item in [
        C::UncontrolledPressure,
        C::Glaucoma,
        C::Pregnancy,
        C::Stroke,
        C::Retina,
        C::FragileBone,
    ] {
        assert_eq!(item.class(), Class::Stop, "{item:?}");
    }
    for item in [C::Hernia, C::BloodThinners] {
        assert_eq!(item.class(), Class::Clearance, "{item:?}");
    }
}

#[test]
fn the_emergency_question_names_every_sign_that_needs_help_today() {
    let hint = words(C::EmergencySign).hint.to_lowercase();
    for word in [
        "chest pain",
        "faint",
        "slurred speech",
        "headache",
        "numbness where you sit",
        "passing urine",
        "bladder or bowel",
        "both legs",
        "leg weakness",
        "loss of sight",
        "curtain",
        "flashes or floaters",
    ] {
        assert!(hint.contains(word), "{word}");
    }
}

#[test]
fn the_warning_question_names_every_sign_a_clinician_has_to_see() {
    let hint = words(C::WarningSign).hint.to_lowercase();
    for word in [
        "fall or crash",
        "under 20 or over 55",
        "cancer",
        "steroid",
        "fever",
        "weight",
        "night",
        "behind the chest",
        "getting worse",
        "numbness or weakness",
        "dizziness",
    ] {
        assert!(hint.contains(word), "{word}");
    }
}
