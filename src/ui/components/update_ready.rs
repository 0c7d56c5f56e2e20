//! A new version waits: it is offered, and never during a session.

use leptos::prelude::*;

use crate::{
    content::today as words,
    ui::{
        context::{use_dispatch, use_session, use_shell},
        intent::Intent,
    },
};

/// The offer, while there is one.
#[component]
pub fn UpdateReady() -> impl IntoView {
    let shell = use_shell();
    let dispatch = use_dispatch();
    let session = use_session();
    let update = move || {
        let idle = session.view.with(Option::is_none) && !session.unsaved.get();
        shell.update_ready.get() && idle
    };

    view! {
        <Show when=update>
            <section class="notice" role="status" data-testid="update-ready">
                <p class="notice__title">{words::UPDATE_READY}</p>
                <button class="button" on:click=move |_| dispatch.send(Intent::ApplyUpdate)>
                    {words::UPDATE_NOW}
                </button>
            </section>
        </Show>
    }
    .into_any()
}
