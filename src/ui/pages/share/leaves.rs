//! What leaves, read back from the bytes that leave.

use std::sync::Arc;

use leptos::prelude::*;

use super::listing::{body_list, session_list, span};
use crate::{
    content::{share_screen as words, sharing},
    ui::{
        context::{use_dates, use_sharing},
        pages::shared::totals::totals,
        sharing::{Made, Making},
    },
};

/// The card.
pub(super) fn leaves() -> AnyView {
    let making = use_sharing().making;
    // Locking changes the bytes, not what is read from them: the list stays open.
    let shown = Memo::new(move |before: Option<&Option<Shown>>| {
        making.with(|making| match making {
            Making::Ready(made) => Some(Shown(Arc::clone(made))),
            Making::Working => before.cloned().flatten(),
            Making::Failed(_) | Making::Unreadable => None,
        })
    });
    let size = move || {
        making.with(|making| match making {
            Making::Ready(made) => size(made),
            Making::Working => words::WORKING.to_owned(),
            Making::Failed(_) | Making::Unreadable => String::new(),
        })
    };
    let fault = move || {
        making.with(|making| match making {
            Making::Failed(error) => {
                let text = sharing::text(*error);
                Some((text.title, text.body))
            }
            Making::Unreadable => Some((words::UNREADABLE, "")),
            Making::Working | Making::Ready(_) => None,
        })
    };

    view! {
        <section class="card" data-testid="leaves">
            <h2>{words::LEAVES}</h2>
            <p class="dim">{words::LEAVES_LEAD}</p>
            {move || fault().map(|(title, body)| view! {
                <div class="notice notice--warning" role="alert" data-testid="share-fault">
                    <p class="notice__title">{title}</p>
                    <p>{body}</p>
                </div>
            })}
            {move || shown.get().map(|Shown(made)| preview(&made))}
            <p class="dim" role="status" data-testid="share-size">
                {size}
            </p>
        </section>
    }
    .into_any()
}

/// Equal when the reader sees the same.
#[derive(Clone)]
struct Shown(Arc<Made>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.0.shown == other.0.shown
    }
}

fn size(made: &Made) -> String {
    let bytes = words::size(made.payload.len());
    match &made.link {
        Some(link) => [bytes, words::link_length(link.len())].join(", "),
        None => bytes,
    }
}

fn preview(made: &Made) -> AnyView {
    let history = &made.shown;
    let name = history
        .name()
        .map(|name| view! { <p>{words::from(name)}</p> });
    let content = match (history.tally(), span(history.sessions(), use_dates())) {
        (Some(tally), _) => totals(tally),
        (None, None) => view! { <p class="strong">{words::NOTHING}</p> }.into_any(),
        (None, Some(span)) => view! {
            <p class="strong" data-testid="share-span">{span}</p>
            {session_list(history.sessions().to_vec())}
            {body_list(history.body_maps())}
        }
        .into_any(),
    };

    view! {
        {name}
        {content}
    }
    .into_any()
}
