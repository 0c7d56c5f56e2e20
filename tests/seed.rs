//! Every heading and bullet of the seed's topics is covered: `tests/fixtures/seed.md` maps each to
//! the content that does, with words that have to stand there. Take the content away and its row
//! fails; add a question, an item or a page that no row names, and that fails too.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy.toml allows them in tests, which does not cover what tests call"
)]

use std::fmt::Debug;

use plumbline::{
    content::{
        checklist, consultation, contraindications,
        learn::{self, Cite, Leaning, StudyId},
        not_today,
        red_flags::{self, Urgency},
    },
    domain::{
        checklist::CheckItem,
        screening::{Class, Contraindication, NotToday},
    },
};

const TABLE: &str = include_str!("fixtures/seed.md");

/// One row: the seed's topic, where it is covered, and words that have to stand there.
struct Row {
    topic: &'static str,
    place: &'static str,
    words: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    TABLE
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| Topic"))
        .map(|line| {
            let mut cells = line.trim_matches('|').split('|').map(str::trim);
            let mut cell = || {
                cells
                    .next()
                    .unwrap_or_else(|| panic!("a short row: {line}"))
            };
            Row {
                topic: cell(),
                place: cell(),
                words: cell().split("; ").collect(),
            }
        })
        .collect()
}

/// The member of `all` that is called `name`.
fn named<T: Debug>(all: impl IntoIterator<Item = T>, name: &str) -> T {
    all.into_iter()
        .find(|member| format!("{member:?}") == name)
        .unwrap_or_else(|| panic!("nothing is called {name}"))
}

/// Every text at `place`, in lower case.
fn text_at(place: &str) -> String {
    let (kind, name) = place.split_once('/').unwrap_or((place, ""));
    let texts: Vec<&str> = match kind {
        "gate" => {
            let words = contraindications::words(named(Contraindication::ALL, name));
            vec![words.name, words.question, words.hint, words.why, words.ask]
        }
        "day" => {
            let words = not_today::words(named(NotToday::ALL, name));
            vec![words.reason, words.why]
        }
        "check" => {
            let words = checklist::words(named(CheckItem::ALL, name));
            vec![words.item, words.how]
        }
        "flags" => {
            let group = red_flags::group(named(Urgency::ALL, name));
            let signs = group
                .signs
                .iter()
                .flat_map(|flag| [flag.sign, flag.advice.unwrap_or_default()]);
            [group.heading, group.lead]
                .into_iter()
                .chain(signs)
                .collect()
        }
        "learn" => section(name).texts(),
        "consultation" => consultation::questions(&consultation::Facts::default())
            .into_iter()
            .map(|question| question.text)
            .chain(consultation::TRIAL_STEPS)
            .chain([consultation::SAID_BODY])
            .collect(),
        _ => panic!("no such place: {place}"),
    };
    texts.join("\n").to_lowercase()
}

/// The section of Learn at `page/section`.
fn section(name: &str) -> &'static learn::Section {
    name.split_once('/')
        .and_then(|(slug, key)| {
            let topic = learn::topic(slug)?;
            topic.sections.iter().find(|section| section.key == key)
        })
        .unwrap_or_else(|| panic!("Learn has no {name}"))
}

#[test]
fn every_topic_of_the_seed_is_covered() {
    let rows = rows();
    assert_eq!(rows.len(), 126, "a topic was added or taken away");
    for Row {
        topic,
        place,
        words,
    } in rows
    {
        let text = text_at(place);
        for word in words {
            assert!(!word.is_empty(), "{topic}");
            assert!(text.contains(word), "{topic}: “{word}” is not at {place}");
        }
    }
}

#[test]
fn no_question_item_flag_or_page_stands_outside_the_table() {
    let rows = rows();
    let covered = |place: &str| rows.iter().any(|row| row.place.starts_with(place));
    for item in Contraindication::ALL {
        assert!(covered(&format!("gate/{item:?}")), "{item:?}");
    }
    for reason in NotToday::ALL {
        assert!(covered(&format!("day/{reason:?}")), "{reason:?}");
    }
    for item in CheckItem::ALL {
        assert!(covered(&format!("check/{item:?}")), "{item:?}");
    }
    for urgency in Urgency::ALL {
        assert!(covered(&format!("flags/{urgency:?}")), "{urgency:?}");
    }
    for topic in learn::TOPICS {
        assert!(covered(&format!("learn/{}/", topic.slug)), "{}", topic.slug);
    }
}

#[test]
fn the_seed_conditions_that_stop_are_stops() {
    use Contraindication as C;
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
}

#[test]
fn what_covers_the_seed_in_learn_cites_a_source() {
    for row in rows() {
        let Some(name) = row.place.strip_prefix("learn/") else {
            continue;
        };
        let section = section(name);
        // A card carries the link of its study.
        let cards = section
            .parts
            .iter()
            .any(|part| matches!(part, learn::Part::Shown(learn::Shown::Cards(_))));
        assert!(cards || !section.cites().is_empty(), "{}", row.topic);
    }
}

#[test]
fn the_studies_the_product_names_have_cards_with_their_links() {
    for (id, leaning, word) in [
        (StudyId::Traction2013, Leaning::Against, "CD003010"),
        (StudyId::Discs2020, Leaning::Mixed, "Cheng"),
        (StudyId::Surgery2012, Leaning::For, "Prasad"),
        (StudyId::Angles2013, Leaning::For, "Kim"),
        (StudyId::Eyes1985, Leaning::Body, "JAMA"),
        (StudyId::Blood1986, Leaning::Body, "Haskvitz"),
        (StudyId::SideEffects1985, Leaning::Body, "Gianakopoulos"),
        (StudyId::Falls2021, Leaning::Harm, "Healthcare 9:492"),
    ] {
        assert_eq!(id.study().leaning, leaning, "{id:?}");
        let cite = Cite::Study(id);
        assert!(cite.title().contains(word), "{word}: {}", cite.title());
        assert!(cite.link().is_some(), "{id:?}");
    }
}
