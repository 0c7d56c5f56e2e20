//! A page of Learn as escaped static markup: its claims with the numbers of what they rest on, and
//! at its end the list those numbers stand in.
//!
//! Static, so that thousands of words cost one string instead of one view each.

use leptos::prelude::*;

use crate::{
    charting::push_text,
    content::{
        contraindications,
        learn::{
            Cite, Claim, Part, Section, Shown, Study, StudyId, Way, compare, gate_items, words,
        },
        not_today, red_flags,
        red_flags::Urgency,
        sources::SourceId,
    },
    domain::screening::NotToday,
    route::Route,
};

/// A page under way.
#[derive(Default)]
pub(super) struct Article {
    html: String,
    /// What was cited so far; the place in it, from 1, is the number that is shown.
    cited: Vec<Cite>,
}

impl Article {
    /// What is written so far, as a block of the page; `None` if nothing is. The numbers go on.
    pub(super) fn flush(&mut self) -> Option<AnyView> {
        let html = std::mem::take(&mut self.html);
        (!html.is_empty()).then(|| view! { <div class="article" inner_html=html></div> }.into_any())
    }

    /// Adds a section.
    pub(super) fn section(&mut self, section: &Section) {
        self.html.push_str("<section class=\"article__section\">");
        self.element("h2", "", section.heading);
        for part in section.parts {
            self.part(part);
        }
        self.html.push_str("</section>");
    }

    /// Adds what the page rests on, in the order of its numbers.
    pub(super) fn sources(&mut self) {
        if self.cited.is_empty() {
            return;
        }
        self.html
            .push_str("<section class=\"article__section article__sources\">");
        self.element("h2", "", words::SOURCES);
        self.element("p", "dim", words::LINKS_NOTE);
        self.html.push_str("<ol>");
        for cite in std::mem::take(&mut self.cited) {
            self.html.push_str("<li>");
            self.reference(cite);
            self.element("p", "dim", cite.weakness());
            self.html.push_str("</li>");
        }
        self.html.push_str("</ol></section>");
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Say(claim) => {
                self.html.push_str("<p>");
                self.claim(claim);
                self.html.push_str("</p>");
            }
            Part::List(claims) => {
                self.html.push_str("<ul class=\"signs\">");
                for claim in *claims {
                    self.html.push_str("<li>");
                    self.claim(claim);
                    self.html.push_str("</li>");
                }
                self.html.push_str("</ul>");
            }
            Part::Shown(shown) => self.shown(*shown),
            Part::Way(way) => self.way(*way),
        }
    }

    fn shown(&mut self, shown: Shown) {
        match shown {
            Shown::Gate(class) => self.reasons(gate_items(class).map(|item| {
                let words = contraindications::words(item);
                (words.name, words.why, words.sources)
            })),
            Shown::NotToday => self.reasons(NotToday::ALL.into_iter().map(|reason| {
                let words = not_today::words(reason);
                (words.reason, words.why, words.sources)
            })),
            Shown::Cards(leaning) => {
                for id in StudyId::leaning(leaning) {
                    self.card(id);
                }
            }
            Shown::Comparison => self.comparison(),
            Shown::RedFlags => self.red_flags(),
            // Drawn by the page itself: it answers to a finger.
            Shown::Pull => {}
        }
    }

    /// Names, each with its reason.
    fn reasons<'a>(
        &mut self,
        reasons: impl Iterator<Item = (&'static str, &'static str, &'a [SourceId])>,
    ) {
        self.html.push_str("<dl class=\"reasons\">");
        for (name, why, sources) in reasons {
            self.html.push_str("<div>");
            self.element("dt", "", name);
            self.html.push_str("<dd>");
            push_text(&mut self.html, why);
            self.numbers(sources.iter().copied().map(Cite::Source));
            self.html.push_str("</dd></div>");
        }
        self.html.push_str("</dl>");
    }

    fn card(&mut self, id: StudyId) {
        let Study {
            name,
            finding,
            size,
            paid,
            weakness,
            ..
        } = *id.study();
        self.html.push_str("<article class=\"card study\">");
        self.element("h3", "", name);
        self.html.push_str("<dl class=\"study__facts\">");
        for (term, fact) in [
            (words::FINDING, finding),
            (words::SIZE, size),
            (words::PAID, paid),
            (words::WEAKNESS, weakness),
        ] {
            self.html.push_str("<div>");
            self.element("dt", "", term);
            self.element("dd", "", fact);
            self.html.push_str("</div>");
        }
        self.html.push_str("</dl><p class=\"small\">");
        self.reference(Cite::Study(id));
        self.html.push_str("</p></article>");
    }

    /// A table whose rows stand one below the other where there is no room; the roles keep it a
    /// table for screen readers then, and each cell says its column.
    fn comparison(&mut self) {
        self.html
            .push_str("<div class=\"comparison\"><table role=\"table\">");
        self.element("caption", "visually-hidden", compare::CAPTION);
        self.html.push_str(
            "<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">",
        );
        push_text(&mut self.html, compare::METHOD);
        self.html.push_str("</th>");
        for aspect in compare::ASPECTS {
            self.html
                .push_str("<th role=\"columnheader\" scope=\"col\">");
            push_text(&mut self.html, aspect);
            self.html.push_str("</th>");
        }
        self.html.push_str("</tr></thead><tbody role=\"rowgroup\">");
        for method in &compare::METHODS {
            self.html
                .push_str("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">");
            push_text(&mut self.html, method.name);
            self.html.push_str("</th>");
            for (aspect, claim) in compare::ASPECTS.iter().zip(&method.says) {
                self.html.push_str("<td role=\"cell\" data-aspect=\"");
                push_text(&mut self.html, aspect);
                self.html.push_str("\"><span>");
                self.claim(claim);
                self.html.push_str("</span></td>");
            }
            self.html.push_str("</tr>");
        }
        self.html.push_str("</tbody></table></div>");
    }

    fn red_flags(&mut self) {
        for group in Urgency::ALL.map(red_flags::group) {
            let class = match group.urgency {
                Urgency::CallNow => "card card--warning",
                Urgency::EmergencyDepartment | Urgency::SameDayEye => "card card--caution",
                Urgency::ClinicianFirst => "card",
            };
            self.html.push_str("<section class=\"");
            self.html.push_str(class);
            self.html.push_str("\">");
            self.element("h3", "", group.heading);
            self.element("p", "", group.lead);
            self.html.push_str("<ul class=\"signs\">");
            for flag in group.signs {
                self.html.push_str("<li>");
                push_text(&mut self.html, flag.sign);
                self.numbers(flag.sources.iter().copied().map(Cite::Source));
                if let Some(advice) = flag.advice {
                    self.element("p", "strong", advice);
                }
                self.html.push_str("</li>");
            }
            self.html.push_str("</ul></section>");
        }
    }

    fn way(&mut self, way: Way) {
        self.html.push_str("<p><a class=\"button\" href=\"");
        push_text(&mut self.html, &route(way).fragment());
        self.html.push_str("\">");
        push_text(&mut self.html, words::way(way));
        self.html.push_str("</a></p>");
    }

    fn claim(&mut self, claim: &Claim) {
        push_text(&mut self.html, claim.text);
        self.numbers(claim.cites.iter().copied());
    }

    /// The numbers of `cites` in the list at the page's end; read out as "(source 3, 4)".
    fn numbers(&mut self, cites: impl Iterator<Item = Cite>) {
        self.html
            .push_str("<sup class=\"cite\"><span class=\"visually-hidden\"> (");
        self.html.push_str(words::SOURCE);
        self.html.push_str(" </span>");
        let mut numbers: Vec<usize> = cites.map(|cite| self.number(cite)).collect();
        numbers.sort_unstable();
        for (index, number) in numbers.into_iter().enumerate() {
            if index > 0 {
                self.html.push_str(", ");
            }
            self.html.push_str(&number.to_string());
        }
        self.html
            .push_str("<span class=\"visually-hidden\">)</span></sup>");
    }

    fn number(&mut self, cite: Cite) -> usize {
        if let Some(index) = self.cited.iter().position(|known| *known == cite) {
            return index + 1;
        }
        self.cited.push(cite);
        self.cited.len()
    }

    /// The title, as a link that opens outside the app where there is one, and the year.
    fn reference(&mut self, cite: Cite) {
        match cite.link() {
            Some(link) => {
                self.html.push_str("<a target=\"_blank\" rel=\"");
                self.html.push_str(EXTERNAL);
                self.html.push_str("\" href=\"");
                push_text(&mut self.html, link);
                self.html.push_str("\">");
                push_text(&mut self.html, cite.title());
                self.html.push_str("</a>");
            }
            None => push_text(&mut self.html, cite.title()),
        }
        if let Some(year) = cite.year() {
            self.html.push_str(" (");
            self.html.push_str(&year.to_string());
            self.html.push(')');
        }
    }

    fn element(&mut self, name: &str, class: &str, text: &str) {
        push_element(&mut self.html, name, class, text);
    }
}

/// What a link that leaves the app says of itself.
const EXTERNAL: &str = "noopener noreferrer external";

/// Items of a list of pages: name in the address, title, a section of it, and some words of it.
pub(super) fn push_link_list(
    pages: impl Iterator<
        Item = (
            &'static str,
            &'static str,
            Option<&'static str>,
            &'static str,
        ),
    >,
) -> String {
    let mut html = String::new();
    for (slug, title, section, words) in pages {
        html.push_str("<li><a class=\"topics__link\" href=\"");
        push_text(&mut html, &Route::LearnTopic(slug.to_owned()).fragment());
        html.push_str("\">");
        push_element(&mut html, "span", "topics__title", title);
        if let Some(section) = section {
            push_element(&mut html, "span", "topics__section", section);
        }
        push_element(&mut html, "span", "topics__words", words);
        html.push_str("</a></li>");
    }
    html
}

fn push_element(html: &mut String, name: &str, class: &str, text: &str) {
    html.push('<');
    html.push_str(name);
    if !class.is_empty() {
        html.push_str(" class=\"");
        html.push_str(class);
        html.push('"');
    }
    html.push('>');
    push_text(html, text);
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}

fn route(way: Way) -> Route {
    match way {
        Way::Gate => Route::Safety,
        Way::WarningSigns => Route::WarningSigns,
        Way::Plan => Route::Plan,
        Way::Consultation => Route::Consultation,
        Way::Topic(slug) => Route::LearnTopic(slug.to_owned()),
    }
}
