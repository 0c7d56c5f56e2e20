//! Where a claim comes from, opened on request.

use leptos::prelude::*;

use crate::content::{gate_screen as words, sources::SourceId};

/// The sources, each with what it supports and how far it can be trusted.
pub fn source_list(sources: &[SourceId]) -> AnyView {
    let entries = sources
        .iter()
        .map(|id| {
            let source = id.source();
            let title = match source.link {
                // A source opens beside the app, which may hold unsaved answers.
                Some(link) => view! {
                    <a href=link target="_blank" rel="noopener noreferrer external">
                        {source.cited()}
                    </a>
                }
                .into_any(),
                None => source.cited().into_any(),
            };
            view! {
                <li>
                    {title}
                    <p class="dim">{source.supports} " " {source.weakness}</p>
                </li>
            }
        })
        .collect_view();

    view! {
        <details class="small">
            <summary>{words::SOURCES}</summary>
            <ul class="stack stack--tight">{entries}</ul>
        </details>
    }
    .into_any()
}
