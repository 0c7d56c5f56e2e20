//! Plays a tone and a sentence, and says what was played.

use leptos::prelude::*;

use crate::{
    content::settings as words,
    ui::{
        context::{use_dispatch, use_sound_test},
        intent::PracticeStep,
    },
};

/// The key and its outcome.
#[component]
pub fn SoundTest() -> impl IntoView {
    let dispatch = use_dispatch();
    let heard = use_sound_test().0;
    let outcome = move || match heard.get() {
        None => "",
        Some(true) => words::TEST_SPOKE,
        Some(false) => words::TEST_SILENT,
    };

    view! {
        <button
            class="button button--wide"
            data-testid="sound-test"
            on:click=move |_| dispatch.send(PracticeStep::TestSound)
        >
            {words::TEST}
        </button>
        <p role="status">{outcome}</p>
    }
    .into_any()
}
