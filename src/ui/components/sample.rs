//! What marks the sample diary, and the way to its session.

use leptos::prelude::*;

use crate::{
    content::sample as words,
    route::Route,
    ui::{
        context::{use_dispatch, use_gauge, use_route, use_safety},
        intent::{Intent, PracticeStep, SampleStep},
    },
};

/// The bar over every page while the sample is open.
#[component]
pub fn SampleBanner() -> impl IntoView {
    let dispatch = use_dispatch();
    let route = use_route().0;
    let in_session = Memo::new(move |_| route.get() == Route::Session);
    let title = move || {
        if in_session.get() {
            words::SESSION_BANNER
        } else {
            words::BANNER
        }
    };

    let remove = move || {
        if in_session.get() {
            words::REMOVE_SHORT
        } else {
            words::REMOVE
        }
    };

    view! {
        <aside class="sample-banner" data-testid="sample-banner">
            <p>
                <strong>{title}</strong>
                " "
                <span class="sample-banner__note" hidden=in_session>
                    {words::BANNER_NOTE}
                </span>
            </p>
            <button
                class="sample-banner__remove"
                data-testid="sample-remove"
                aria-label=words::REMOVE
                on:click=move |_| dispatch.send(Intent::Sample(SampleStep::Leave))
            >
                {remove}
            </button>
        </aside>
    }
    .into_any()
}

/// On the sample's Today: the session that moves by itself.
#[component]
pub fn SampleSession() -> impl IntoView {
    let dispatch = use_dispatch();
    // Until the invented diary is read there is no plan to start.
    let (next, has_zero) = (use_safety().next_plan, use_gauge().has_zero);
    let not_yet = move || next.with(Option::is_none) || !has_zero.get();

    view! {
        <section class="card card--sample">
            <h2>{words::SESSION_TITLE}</h2>
            <p>{words::SESSION_BODY}</p>
            <button
                class="button button--wide"
                data-testid="sample-session"
                disabled=not_yet
                on:click=move |_| dispatch.send(PracticeStep::StartSample)
            >
                {words::SESSION_START}
            </button>
        </section>
    }
    .into_any()
}
