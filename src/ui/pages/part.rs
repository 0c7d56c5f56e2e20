//! In place of a page whose file is not here yet, or could not be fetched.

use leptos::prelude::*;

use crate::{
    content::labels,
    ui::components::page::{Page, Tab},
};

/// The page.
#[component]
pub fn PartPage(
    /// How often it was fetched in vain; `None` while it is on its way.
    missing: Option<u32>,
    /// Fetches it once more.
    again: UnsyncCallback<()>,
) -> impl IntoView {
    let title = match missing {
        Some(_) => labels::PART_MISSING,
        None => labels::PART_AWAITED,
    };
    let words = missing.map(|tries| {
        view! {
            <p role="alert">{labels::part_missing(tries)}</p>
            <button class="button" data-testid="fetch-part" on:click=move |_| again.run(())>
                {labels::TRY_AGAIN}
            </button>
        }
    });

    view! {
        <Page title=title tab=Tab::Today>
            {words}
        </Page>
    }
    .into_any()
}
