//! Words of the Learn pages around their tables.

use super::Way;

/// Heading of the list of pages.
pub const TITLE: &str = "Learn";
/// Under it.
pub const LEAD: &str = "What inversion is, what is known about it, and what is not. Every sentence \
    names what it rests on.";
/// The search field.
pub const SEARCH: &str = "Search in Learn";
/// Over what was found.
pub const FOUND: &str = "Found";
/// Heading over the pages.
pub const PAGES: &str = "Pages";
/// Leads back to the list of pages.
pub const ALL_PAGES: &str = "All pages of Learn";
/// Over the sources at a page's end.
pub const SOURCES: &str = "What this page rests on";
/// Before the numbers of the sources of a sentence, for screen readers.
pub const SOURCE: &str = "source";
/// Under the sources: where the links lead.
pub const LINKS_NOTE: &str =
    "The links open outside this app. Nothing is fetched until you tap one.";
/// A page of Learn that does not exist.
pub const NO_SUCH_PAGE: &str = "Learn has no page of this name.";

/// What the search found, announced as it changes.
pub fn found(sections: usize) -> String {
    match sections {
        0 => "Nothing found. Try a shorter or another word.".to_owned(),
        1 => "1 place found".to_owned(),
        _ => format!("{sections} places found"),
    }
}

/// Row of a card.
pub const FINDING: &str = "Found";
/// Row of a card.
pub const SIZE: &str = "How big";
/// Row of a card.
pub const PAID: &str = "Who paid";
/// Row of a card.
pub const WEAKNESS: &str = "Weak point";

/// What a way is called.
pub fn way(way: Way) -> &'static str {
    match way {
        Way::Gate => "Answer the safety questions",
        Way::WarningSigns => "When to get help",
        Way::Plan => "Open your plan",
        Way::Consultation => "Prepare a consultation",
        Way::Topic(slug) => super::topic(slug).map_or(ALL_PAGES, |topic| topic.title),
    }
}

/// The calculator's slider.
pub const ANGLE: &str = "Angle, head below level";
/// What the figure beside it shows.
pub const ANGLE_FIGURE: &str = "The table at this angle";
/// Before the calculator's result.
pub const SHARE: &str = "Of your weight, along the bed";

/// The calculator's result for screen readers; the parts are numbers with their units.
pub fn share(angle: &str, share: &str) -> String {
    format!("At {angle}, {share} of your weight points along the bed")
}
