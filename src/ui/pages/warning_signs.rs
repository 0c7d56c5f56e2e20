//! The warning signs: one tap from every page, without a network.

use leptos::prelude::*;

use crate::{
    content::{gate_screen as words, red_flags},
    route::Route,
    ui::{
        components::{
            page::{Page, Tab},
            red_flags::RedFlags,
        },
        context::use_session,
    },
};

/// The page.
#[component]
pub fn WarningSignsPage() -> impl IntoView {
    let session = use_session().view;
    let running = Memo::new(move |_| session.with(Option::is_some));

    view! {
        <Page title=red_flags::TITLE tab=Tab::Learn>
            <Show when=move || running.get()>
                <a class="button button--wide" href=Route::Session.fragment()>
                    {words::BACK_TO_SESSION}
                </a>
            </Show>
            <RedFlags />
        </Page>
    }
}
