//! Troubles, each with what happened and what to do.

use leptos::prelude::*;

use crate::{
    content::{labels, notices},
    domain::notice::Notice,
    ui::{
        context::{use_dispatch, use_notices},
        intent::{Intent, PracticeStep},
    },
};

/// Every trouble there is to know of now.
#[component]
pub fn NoticeList() -> impl IntoView {
    let shown = use_notices().0;

    view! {
        <div class="stack" role="alert">
            <For each=move || shown.get() key=|notice| *notice let:notice>
                <NoticeCard notice=notice />
            </For>
        </div>
    }
    .into_any()
}

#[component]
fn NoticeCard(notice: Notice) -> impl IntoView {
    let dispatch = use_dispatch();
    let text = notices::text(notice);
    let keys = if notice == Notice::RecordUnsaved {
        // They are the only way to keep the record: the notice stays until it is kept.
        view! { <SaveAgain /> }.into_any()
    } else {
        view! {
            <button class="button" on:click=move |_| dispatch.send(Intent::Dismiss(notice))>
                {labels::DISMISS}
            </button>
        }
        .into_any()
    };

    view! {
        <section class="notice notice--warning" data-notice=format!("{notice:?}")>
            <h2 class="notice__title">{text.title}</h2>
            <p>{text.body}</p>
            <div class="row">{keys}</div>
        </section>
    }
    .into_any()
}

/// The two ways to keep a record the database would not take.
#[component]
fn SaveAgain() -> impl IntoView {
    let dispatch = use_dispatch();

    view! {
        <button class="button" on:click=move |_| dispatch.send(PracticeStep::SaveAgain)>
            {labels::TRY_AGAIN}
        </button>
        <button class="button" on:click=move |_| dispatch.send(PracticeStep::SaveRecordAsFile)>
            {labels::SAVE_AS_FILE}
        </button>
    }
}
