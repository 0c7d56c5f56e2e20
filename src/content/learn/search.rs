//! Plain search over the pages of Learn: no index, no network, a few dozen kilobytes read each time.

use super::{Section, TOPICS, Topic};

/// A place that holds every word looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The page.
    pub topic: &'static Topic,
    /// The section.
    pub section: &'static Section,
    /// The first sentence group of the section that holds one of the words; its heading's own if
    /// none does.
    pub excerpt: &'static str,
}

/// The sections that hold every word of `query`, in the order of the pages; those that hold them
/// in a heading come first. Case does not count, and a word may stand inside another. An empty
/// query finds nothing.
pub fn search(query: &str) -> Vec<Hit> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<(bool, Hit)> = TOPICS
        .into_iter()
        .flat_map(|topic| topic.sections.iter().map(move |section| (topic, section)))
        .filter_map(|(topic, section)| hit(topic, section, &words))
        .collect();
    // Stable: the order of the pages is kept within each half.
    hits.sort_by_key(|(in_heading, _)| !in_heading);
    hits.into_iter().map(|(_, hit)| hit).collect()
}

fn hit(topic: &'static Topic, section: &'static Section, words: &[&str]) -> Option<(bool, Hit)> {
    let mut heading = topic.title.to_lowercase();
    heading.push(' ');
    heading.push_str(&section.heading.to_lowercase());
    let texts: Vec<&'static str> = section.texts();
    let mut all = heading.clone();
    for text in &texts {
        all.push(' ');
        all.push_str(&text.to_lowercase());
    }
    if !words.iter().all(|word| all.contains(word)) {
        return None;
    }
    let excerpt = texts
        .iter()
        .find(|text| {
            let text = text.to_lowercase();
            words.iter().any(|word| text.contains(word))
        })
        .or(texts.first())
        .copied()
        .unwrap_or(topic.lead);
    let in_heading = words.iter().all(|word| heading.contains(word));
    Some((
        in_heading,
        Hit {
            topic,
            section,
            excerpt,
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(query: &str) -> Vec<(&'static str, &'static str)> {
        search(query)
            .into_iter()
            .map(|hit| (hit.topic.slug, hit.section.key))
            .collect()
    }

    #[test]
    fn every_word_has_to_be_there_whatever_its_case() {
        let found = places("Blood  PRESSURE rose");
        assert!(found.contains(&("questions", "pressure")));
        assert!(places("blood pressure zebra").is_empty());
    }

    #[test]
    fn a_heading_comes_before_a_mention() {
        assert_eq!(places("sciatica").first(), Some(&("questions", "sciatica")));
    }

    #[test]
    fn what_a_page_draws_from_other_tables_is_found_too() {
        assert!(places("glaucoma").contains(&("who", "must-not")));
        assert!(places("boots").contains(&("compare", "table")));
        assert!(places("army of the united states").contains(&("evidence", "for")));
        assert!(places("saddle").contains(&("stop", "help")));
    }

    #[test]
    fn the_excerpt_holds_a_word_that_was_looked_for() {
        let first = search("saddle").into_iter().next().unwrap();
        assert!(first.excerpt.contains("saddle"), "{}", first.excerpt);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        assert!(search(" \t ").is_empty());
    }
}
