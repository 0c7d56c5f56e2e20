//! On the page of the session that has just been saved: the way to one's own exercises.

use leptos::prelude::*;

use crate::{
    content::balance as words, domain::record::SessionId, route::Route, ui::context::use_session,
};

/// The link; nothing on the page of an older session.
#[component]
pub fn BridgeLink(
    /// The session whose page it is.
    id: SessionId,
) -> impl IntoView {
    let saved = use_session().saved;

    view! {
        <Show when=move || saved.get() == Some(id)>
            <section class="card" data-testid="to-bridge">
                <h2>{words::BRIDGE}</h2>
                <a class="button button--wide" href=Route::Balance.fragment()>
                    {words::BRIDGE_LINK}
                </a>
            </section>
        </Show>
    }
    .into_any()
}
