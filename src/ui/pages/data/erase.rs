//! Erasing everything, after a typed word.

use leptos::{ev, prelude::*};

use super::{busy_words, is_busy};
use crate::{
    content::data as words,
    ui::{
        context::{use_data, use_dispatch},
        intent::{DataStep, Intent},
        work::{Busy, Work},
    },
};

/// What is erased, the word to type, and the button.
pub(super) fn card() -> AnyView {
    let (work, dispatch, busy) = (use_data().work, use_dispatch(), is_busy());
    let typed = RwSignal::new(String::new());
    // However it is typed: a phone's keyboard begins with a capital and may add a space.
    let confirmed = Memo::new(move |_| {
        typed.with(|typed| typed.trim().eq_ignore_ascii_case(words::ERASE_WORD))
    });
    let erase = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if confirmed.get_untracked() {
            dispatch.send(Intent::Data(DataStep::Erase));
        }
    };
    let outcome = move || {
        work.with(|work| match work {
            Work::Busy(Busy::Erasing) => busy_words(Busy::Erasing),
            Work::NotErased => words::NOT_ERASED,
            _ => "",
        })
    };

    view! {
        <section class="card card--warning">
            <h2>{words::ERASE}</h2>
            <p>{words::ERASE_BODY}</p>
            <form class="stack" on:submit=erase>
                <label class="field">
                    <span class="field__label">{words::ERASE_LABEL}</span>
                    <input
                        class="field__input"
                        data-testid="erase-word"
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        on:input:target=move |event| typed.set(event.target().value())
                    />
                </label>
                <button
                    class="button button--danger button--wide"
                    data-testid="erase"
                    disabled=move || busy.get() || !confirmed.get()
                >
                    {words::ERASE}
                </button>
            </form>
            <p role="status" data-testid="not-erased">{outcome}</p>
        </section>
    }
    .into_any()
}
