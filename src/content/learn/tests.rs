use std::collections::BTreeSet;

use super::{Cite, Leaning, Reference, StudyId, TOPICS, Topic, Way, compare, words};
use crate::content::sources::SourceId;

fn texts(topic: &Topic) -> Vec<&'static str> {
    let mut texts = vec![topic.lead];
    texts.extend(topic.sections.iter().flat_map(|section| section.texts()));
    texts
}

fn headings(topic: &Topic) -> impl Iterator<Item = &'static str> {
    std::iter::once(topic.title).chain(topic.sections.iter().map(|section| section.heading))
}

fn claims() -> impl Iterator<Item = &'static super::Claim> {
    TOPICS
        .into_iter()
        .flat_map(|topic| topic.sections)
        .flat_map(super::Section::claims)
        .chain(compare::METHODS.iter().flat_map(|method| &method.says))
}

#[test]
fn every_claim_says_what_it_rests_on() {
    for claim in claims() {
        assert!(!claim.cites.is_empty(), "{}", claim.text);
        let distinct: BTreeSet<_> = claim.cites.iter().collect();
        assert_eq!(distinct.len(), claim.cites.len(), "{}", claim.text);
    }
}

#[test]
fn a_figure_never_rests_on_our_own_choice_alone() {
    // Where a number is our own choice, the sentence says whose it is.
    let own = [Cite::Source(SourceId::OwnChoice)];
    for claim in claims().filter(|claim| claim.cites == own) {
        let said = ["our", "we", "this app"].iter().any(|word| {
            claim
                .text
                .to_lowercase()
                .split(|c: char| !c.is_alphabetic())
                .any(|found| found == *word)
                || claim.text.contains(word)
        });
        let figure = claim.text.bytes().any(|byte| byte.is_ascii_digit());
        assert!(said || !figure, "{}", claim.text);
    }
}

#[test]
fn every_study_is_cited_or_has_a_card() {
    let cited: BTreeSet<Cite> = claims().flat_map(|claim| claim.cites).copied().collect();
    for id in StudyId::ALL {
        let card = id.study().leaning != Leaning::Around;
        assert!(card || cited.contains(&Cite::Study(id)), "{id:?}");
    }
}

#[test]
fn every_study_is_listed_once_and_told_in_full() {
    let distinct: BTreeSet<_> = StudyId::ALL.into_iter().collect();
    assert_eq!(distinct.len(), StudyId::ALL.len());
    for id in StudyId::ALL {
        let study = id.study();
        for text in [study.finding, study.size, study.paid, study.weakness] {
            assert!(text.ends_with('.'), "{id:?}: {text}");
        }
        assert!(
            !study.name.is_empty() && !study.name.ends_with('.'),
            "{id:?}"
        );
        let link = study.reference.link().unwrap_or_default();
        assert!(
            link.starts_with("https://") && !link.contains(' '),
            "{id:?}: {link}"
        );
    }
    let shared = StudyId::ALL
        .into_iter()
        .filter(|id| matches!(id.study().reference, Reference::Shared(_)))
        .count();
    assert_eq!(shared, 7);
}

#[test]
fn evidence_against_comes_before_evidence_for() {
    let position = |key| {
        super::topic("evidence")
            .and_then(|topic| topic.sections.iter().position(|section| section.key == key))
    };
    assert!(position("against") < position("for"));
    assert!(StudyId::leaning(Leaning::Against).count() >= 4);
    assert!(StudyId::leaning(Leaning::Harm).count() >= 4);
}

#[test]
fn slugs_and_keys_are_unique_and_fit_an_address() {
    let slugs: BTreeSet<_> = TOPICS.iter().map(|topic| topic.slug).collect();
    assert_eq!(slugs.len(), TOPICS.len());
    for topic in TOPICS {
        let keys: BTreeSet<_> = topic.sections.iter().map(|section| section.key).collect();
        assert_eq!(keys.len(), topic.sections.len(), "{}", topic.slug);
        for name in keys.iter().chain([&topic.slug]) {
            let fits = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            assert!(fits, "{name}");
        }
    }
}

#[test]
fn every_way_leads_somewhere() {
    let ways = TOPICS
        .iter()
        .flat_map(|topic| topic.sections)
        .flat_map(|section| section.parts);
    for part in ways {
        if let super::Part::Way(Way::Topic(slug)) = part {
            assert!(super::topic(slug).is_some(), "{slug}");
            assert_ne!(words::way(Way::Topic(slug)), words::ALL_PAGES);
        }
    }
}

#[test]
fn no_text_exclaims_praises_promises_or_names_a_brand() {
    for topic in TOPICS {
        for text in texts(topic).into_iter().chain(headings(topic)) {
            let lower = text.to_lowercase();
            for banned in [
                "!",
                "great",
                "well done",
                "relief",
                "cure",
                "guarantee",
                "miracle",
                "proven",
                "safe to invert",
                "teeter",
                "ironman",
                "mastercare",
                "amazing",
                "best way",
            ] {
                assert!(!lower.contains(banned), "{banned}: {text}");
            }
        }
    }
}

/// Syllables of an English word, by groups of vowels; a silent e at the end does not count.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    let mut before = false;
    for c in word.chars() {
        if vowel(c) && !before {
            groups += 1;
        }
        before = vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") || word.ends_with("ed");
    if silent && groups > 1 {
        groups -= 1;
    }
    groups.max(1)
}

/// The Flesch-Kincaid grade of `texts`: years of school it takes to read them.
fn grade(texts: &[&str]) -> f64 {
    let (mut sentences, mut words, mut parts) = (0.0_f64, 0.0_f64, 0.0_f64);
    for text in texts {
        // A list item is a sentence, with or without its full stop.
        let ends = text.matches(". ").count() + text.matches("? ").count() + 1;
        sentences += f64::from(u32::try_from(ends).unwrap());
        for word in text.split(|c: char| !c.is_alphabetic() && c != '’') {
            if word.chars().any(char::is_alphabetic) {
                words += 1.0;
                parts += f64::from(u32::try_from(syllables(word)).unwrap());
            }
        }
    }
    0.39 * words / sentences + 11.8 * parts / words - 15.59
}

#[test]
fn the_formula_knows_easy_from_hard() {
    assert!(grade(&["The cat sat on the mat. It was hot."]) < 2.0);
    assert!(
        grade(&[
            "Gravitational decompression facilitates intervertebral distraction notwithstanding \
             considerable methodological heterogeneity.",
        ]) > 16.0
    );
}

#[test]
fn every_page_reads_at_about_the_eighth_grade() {
    for topic in TOPICS {
        let grade = grade(&texts(topic));
        assert!(grade <= 8.5, "{}: grade {grade:.1}", topic.slug);
    }
}

#[test]
fn pages_are_short() {
    for topic in TOPICS {
        let words: usize = texts(topic)
            .iter()
            .map(|text| text.split_whitespace().count())
            .sum();
        // The two pages that list the gate and the cards are for looking up, not for reading through.
        let most = match topic.slug {
            "who" | "evidence" => 1_600,
            _ => 550,
        };
        assert!(words <= most, "{}: {words} words", topic.slug);
    }
}
