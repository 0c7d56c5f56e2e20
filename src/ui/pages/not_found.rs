//! An address no page has.

use leptos::prelude::*;

use crate::{
    content::labels,
    route::Route,
    ui::components::page::{Page, Tab},
};

/// The page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <Page title=labels::NOT_FOUND tab=Tab::Today>
            <p>{labels::NOT_FOUND_BODY}</p>
            <p>
                <a class="button" href=Route::Today.fragment()>
                    {labels::TO_TODAY}
                </a>
            </p>
        </Page>
    }
}
