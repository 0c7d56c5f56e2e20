//! Learn: what inversion is, what is known and not known about it, as short pages.
//!
//! Every sentence is a [`Claim`] and names what it rests on; what is the product's own choice says
//! so by naming [`SourceId::OwnChoice`]. The tables are large and nothing but the pages of Learn
//! reads them, so that they are not part of the first load.

mod around;
mod beyond;
pub mod compare;
mod evidence;
mod how;
mod pull;
mod questions;
mod risks;
pub mod search;
mod stop;
pub mod studies;
mod tips;
mod who;
pub mod words;

#[cfg(test)]
mod tests;

pub use studies::{Leaning, Reference, Study, StudyId};

use super::{
    contraindications, not_today,
    red_flags::{self, Urgency},
    sources::SourceId,
};
use crate::domain::screening::{Class, Contraindication, NotToday};

/// What a claim rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cite {
    /// A source the gate or the checklist rests on too.
    Source(SourceId),
    /// A study or page that only Learn cites.
    Study(StudyId),
}

impl Cite {
    /// Authors or publisher, and title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Source(id) => id.source().title,
            Self::Study(id) => id.study().reference.title(),
        }
    }

    /// Year of publication; `None` for a page kept up to date.
    pub fn year(self) -> Option<u16> {
        match self {
            Self::Source(id) => id.source().year,
            Self::Study(id) => id.study().reference.year(),
        }
    }

    /// Where to read it; `None` for the product's own choices.
    pub fn link(self) -> Option<&'static str> {
        match self {
            Self::Source(id) => id.source().link,
            Self::Study(id) => id.study().reference.link(),
        }
    }

    /// How far it can be trusted.
    pub fn weakness(self) -> &'static str {
        match self {
            Self::Source(id) => id.source().weakness,
            Self::Study(id) => id.study().weakness,
        }
    }
}

/// A sentence or two, and what they rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The sentences.
    pub text: &'static str,
    /// What they rest on; never empty.
    pub cites: &'static [Cite],
}

const fn claim(text: &'static str, cites: &'static [Cite]) -> Claim {
    Claim { text, cites }
}

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// Its address: `#/learn/<slug>`.
    pub slug: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it answers, in one sentence; shown in the list of pages and under the heading.
    pub lead: &'static str,
    /// Its sections.
    pub sections: &'static [Section],
}

/// A section of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Names it for ever, unique in its page.
    pub key: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What stands in it, in order.
    pub parts: &'static [Part],
}

/// A part of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A paragraph.
    Say(Claim),
    /// A list.
    List(&'static [Claim]),
    /// Something drawn from another table.
    Shown(Shown),
    /// A way on.
    Way(Way),
}

const fn say(text: &'static str, cites: &'static [Cite]) -> Part {
    Part::Say(claim(text, cites))
}

/// What a page draws from other tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The gate's questions of one class, each with its reason.
    Gate(Class),
    /// What speaks against a session on the day, each with its reason.
    NotToday,
    /// The cards of the studies that lean one way.
    Cards(Leaning),
    /// The comparison of methods.
    Comparison,
    /// The red flags.
    RedFlags,
    /// The share of body weight that pulls at an angle.
    Pull,
}

/// Ways from Learn to the rest of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The gate.
    Gate,
    /// The red flags' own page.
    WarningSigns,
    /// The plan.
    Plan,
    /// Preparing a consultation.
    Consultation,
    /// Another page of Learn, by its slug.
    Topic(&'static str),
}

/// Every page, in the order they are listed.
pub const TOPICS: [&Topic; 11] = [
    &how::TOPIC,
    &who::TOPIC,
    &evidence::TOPIC,
    &risks::TOPIC,
    &compare::TOPIC,
    &beyond::TOPIC,
    &tips::TOPIC,
    &around::TOPIC,
    &questions::TOPIC,
    &stop::TOPIC,
    &pull::TOPIC,
];

/// The page of a slug.
pub fn topic(slug: &str) -> Option<&'static Topic> {
    TOPICS.into_iter().find(|topic| topic.slug == slug)
}

impl Section {
    /// Every claim of the section itself, in reading order; what is [`Shown`] has its own.
    pub fn claims(&self) -> impl Iterator<Item = &'static Claim> {
        self.parts.iter().flat_map(|part| match part {
            Part::Say(claim) => std::slice::from_ref(claim),
            Part::List(claims) => claims,
            Part::Shown(_) | Part::Way(_) => &[],
        })
    }

    /// Every text a person reads in the section, what is [`Shown`] too, in reading order.
    pub fn texts(&self) -> Vec<&'static str> {
        self.parts.iter().flat_map(Part::texts).collect()
    }

    /// Everything the section rests on, in reading order, repeats and all.
    pub fn cites(&self) -> Vec<Cite> {
        self.parts.iter().flat_map(Part::cites).collect()
    }
}

impl Part {
    fn texts(&self) -> Vec<&'static str> {
        match self {
            Self::Say(claim) => vec![claim.text],
            Self::List(claims) => claims.iter().map(|claim| claim.text).collect(),
            Self::Shown(shown) => shown.texts(),
            Self::Way(_) => Vec::new(),
        }
    }

    fn cites(&self) -> Vec<Cite> {
        match self {
            Self::Say(claim) => claim.cites.to_vec(),
            Self::List(claims) => claims
                .iter()
                .flat_map(|claim| claim.cites)
                .copied()
                .collect(),
            Self::Shown(shown) => shown.cites(),
            Self::Way(_) => Vec::new(),
        }
    }
}

impl Shown {
    fn texts(self) -> Vec<&'static str> {
        match self {
            Self::Gate(class) => gate_items(class)
                .map(contraindications::words)
                .flat_map(|words| [words.name, words.why])
                .collect(),
            Self::NotToday => NotToday::ALL
                .into_iter()
                .map(not_today::words)
                .flat_map(|words| [words.reason, words.why])
                .collect(),
            Self::Cards(leaning) => StudyId::leaning(leaning)
                .map(StudyId::study)
                .flat_map(|study| {
                    let Study {
                        name,
                        finding,
                        size,
                        paid,
                        weakness,
                        ..
                    } = *study;
                    [name, finding, size, paid, weakness]
                })
                .collect(),
            Self::Comparison => compare::METHODS
                .iter()
                .flat_map(|method| {
                    std::iter::once(method.name).chain(method.says.iter().map(|claim| claim.text))
                })
                .collect(),
            Self::RedFlags => Urgency::ALL
                .into_iter()
                .map(red_flags::group)
                .flat_map(|group| {
                    [group.heading, group.lead]
                        .into_iter()
                        .chain(group.signs.iter().map(|flag| flag.sign))
                })
                .collect(),
            Self::Pull => vec![words::ANGLE, words::SHARE],
        }
    }

    /// What is drawn rests on these, in reading order.
    fn cites(self) -> Vec<Cite> {
        let sources = |sources: &[SourceId]| -> Vec<Cite> {
            sources.iter().copied().map(Cite::Source).collect()
        };
        match self {
            Self::Gate(class) => gate_items(class)
                .flat_map(|item| sources(contraindications::words(item).sources))
                .collect(),
            Self::NotToday => NotToday::ALL
                .into_iter()
                .flat_map(|reason| sources(not_today::words(reason).sources))
                .collect(),
            // A card carries its own link.
            Self::Cards(_) | Self::Pull => Vec::new(),
            Self::Comparison => compare::METHODS
                .iter()
                .flat_map(|method| &method.says)
                .flat_map(|claim| claim.cites)
                .copied()
                .collect(),
            Self::RedFlags => Urgency::ALL
                .into_iter()
                .flat_map(|urgency| red_flags::group(urgency).signs)
                .flat_map(|flag| sources(flag.sources))
                .collect(),
        }
    }
}

/// The gate's questions of one class, in the order they are asked.
pub fn gate_items(class: Class) -> impl Iterator<Item = Contraindication> {
    Contraindication::ALL
        .into_iter()
        .filter(move |item| item.class() == class)
}
