//! Learn: the list of its pages with a search over all of them, and one page.

mod article;
mod pull;

use leptos::prelude::*;

use self::article::{Article, push_link_list};
use crate::{
    content::learn::{self, Part, Shown, Topic, search::search, words},
    route::Route,
    ui::components::page::{Page, Tab},
};

/// The list of pages.
#[component]
pub fn LearnPage() -> impl IntoView {
    let query = RwSignal::new(String::new());
    let searching = Memo::new(move |_| !query.with(|query| query.trim().is_empty()));

    view! {
        <Page title=words::TITLE tab=Tab::Learn>
            <p class="page__lead">{words::LEAD}</p>
            <Search query=query />
            <nav class="stack" aria-label=words::PAGES hidden=searching>
                <ul class="topics" inner_html=topic_list()></ul>
                <a class="button button--wide" href=Route::Consultation.fragment()>
                    {words::way(learn::Way::Consultation)}
                </a>
            </nav>
        </Page>
    }
    .into_any()
}

fn topic_list() -> String {
    push_link_list(
        learn::TOPICS
            .iter()
            .map(|topic| (topic.slug, topic.title, None, topic.lead)),
    )
}

/// The search field and what it found, announced as it changes.
#[component]
fn Search(query: RwSignal<String>) -> impl IntoView {
    let hits = Memo::new(move |_| query.with(|query| search(query)));
    let searching = move || !query.with(|query| query.trim().is_empty());
    let count = move || searching().then(|| words::found(hits.with(Vec::len)));
    let list = move || {
        hits.with(|hits| {
            push_link_list(hits.iter().map(|hit| {
                let section = Some(hit.section.heading);
                (hit.topic.slug, hit.topic.title, section, hit.excerpt)
            }))
        })
    };

    view! {
        <search class="stack stack--tight">
            <div class="field">
                <label class="field__label" for="learn-search">
                    {words::SEARCH}
                </label>
                <input
                    class="field__input"
                    id="learn-search"
                    type="search"
                    autocomplete="off"
                    enterkeyhint="search"
                    on:input:target=move |event| query.set(event.target().value())
                />
            </div>
            <p class="dim" role="status" data-testid="learn-found">
                {count}
            </p>
            <ul
                class="topics"
                aria-label=words::FOUND
                data-testid="learn-hits"
                hidden=move || hits.with(Vec::is_empty)
                inner_html=list
            ></ul>
        </search>
    }
    .into_any()
}

/// One page of Learn.
#[component]
pub fn LearnTopicPage(
    /// Its name in the address.
    slug: String,
) -> impl IntoView {
    let topic = learn::topic(&slug);
    let title = topic.map_or(words::TITLE, |topic| topic.title);
    let body = topic.map_or_else(
        || view! { <p>{words::NO_SUCH_PAGE}</p> }.into_any(),
        topic_body,
    );

    view! {
        <Page title=title kicker=words::TITLE tab=Tab::Learn>
            {body}
            <a class="button button--wide" href=Route::Learn.fragment()>
                {words::ALL_PAGES}
            </a>
        </Page>
    }
    .into_any()
}

/// The sections of a page: static markup, but for the calculator.
fn topic_body(topic: &'static Topic) -> AnyView {
    let mut article = Article::default();
    let mut blocks = Vec::new();
    for section in topic.sections {
        if section.parts.contains(&Part::Shown(Shown::Pull)) {
            blocks.extend(article.flush());
            blocks.push(pull::calculator(section.heading));
        } else {
            article.section(section);
        }
    }
    article.sources();
    blocks.extend(article.flush());

    view! {
        <p class="page__lead">{topic.lead}</p>
        <div class="stack" data-testid="learn-page">
            {blocks}
        </div>
    }
    .into_any()
}
