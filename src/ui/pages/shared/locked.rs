//! Asks for the passphrase.

use leptos::prelude::*;

use super::CloseKey;
use crate::{
    content::{shared_screen as words, sharing},
    domain::sharing::ShareError,
    sharing::reading::Reading,
    ui::{
        context::{use_dispatch, use_sharing},
        intent::Intent,
        sharing::ShareStep,
    },
};

/// The form.
pub(super) fn locked() -> AnyView {
    let sharing = use_sharing();
    let dispatch = use_dispatch();
    let passphrase = RwSignal::new(String::new());
    let unlock = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let passphrase = passphrase.get_untracked();
        dispatch.send(Intent::Share(ShareStep::Unlock(passphrase)));
    };
    let trouble = move || {
        sharing.reading.with(|reading| match reading {
            Reading::Locked { trouble, .. } => *trouble,
            _ => None,
        })
    };
    let text = sharing::text(ShareError::Locked);

    view! {
        <form class="card" on:submit=unlock>
            <h2>{text.title}</h2>
            <p>{text.body}</p>
            <label class="field">
                <span class="field__label">{words::PASSPHRASE}</span>
                <input
                    class="field__input"
                    id="passphrase"
                    type="text"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-invalid=move || trouble().map(|_| "true")
                    aria-describedby="passphrase-fault"
                    prop:value=move || passphrase.get()
                    on:input:target=move |event| passphrase.set(event.target().value())
                />
            </label>
            <div id="passphrase-fault" role="alert">
                {move || trouble().map(super::fault)}
            </div>
            <button class="button button--go" data-testid="unlock" disabled=sharing.at_lock>
                {words::UNLOCK}
            </button>
            <p class="dim" role="status">
                {move || sharing.at_lock.get().then_some(words::UNLOCKING)}
            </p>
        </form>
        <CloseKey label=words::CLOSE />
    }
    .into_any()
}
