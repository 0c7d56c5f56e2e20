//! In place of a page whose file is not here yet, or could not be fetched.

use leptos::prelude::*;

use crate::{
    content::labels,
    ui::components::page::{Page, Tab},
};

/// The page.
#[component]
pub fn PartPage(
    /// It could not be fetched; else it is on its way.
    missing: bool,
    /// Fetches it once more.
    again: UnsyncCallback<()>,
) -> impl IntoView {
    let title = if missing {
        labels::PART_MISSING
    } else {
        labels::PART_AWAITED
    };

    view! {
        <Page title=title tab=Tab::Today>
            <Show when=move || missing>
                <p role="alert">{labels::PART_MISSING_BODY}</p>
                <button class="button" data-testid="fetch-part" on:click=move |_| again.run(())>
                    {labels::TRY_AGAIN}
                </button>
            </Show>
        </Page>
    }
    .into_any()
}
