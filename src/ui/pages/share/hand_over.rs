//! Who can read it, and the ways to hand it over.

use leptos::prelude::*;

use super::codes::codes;
use crate::{
    content::{share_screen as words, sharing},
    sharing::qr::LargestCode,
    ui::{
        components::choice::switch,
        context::{use_dispatch, use_sharing},
        intent::Intent,
        sharing::{Drawing, HandedOver, Making, ShareStep},
    },
};

/// Fewest letters of a passphrase. Chosen by us after NIST SP 800-63B, section 5.1.1.1: 8 is the
/// fewest for a secret a person memorises.
const SHORTEST_PASSPHRASE: usize = 8;

/// What can be done with what is ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ready {
    No,
    Open { link: bool },
    Locked { link: bool },
}

/// Both cards.
pub(super) fn hand_over() -> AnyView {
    let sharing = use_sharing();
    let wants_lock = RwSignal::new(false);
    let ready = Memo::new(move |_| {
        sharing.making.with(|making| match making {
            Making::Ready(made)
                if made.shown.sessions().is_empty() && made.shown.tally().is_none() =>
            {
                Ready::No
            }
            Making::Ready(made) if made.locked => Ready::Locked {
                link: made.link.is_some(),
            },
            Making::Ready(made) => Ready::Open {
                link: made.link.is_some(),
            },
            _ => Ready::No,
        })
    });
    let is_locked = Signal::derive(move || matches!(ready.get(), Ready::Locked { .. }));
    let ways = move || match (wants_lock.get(), ready.get()) {
        (true, Ready::Locked { link }) | (false, Ready::Open { link }) => Some(link),
        _ => None,
    };

    view! {
        <section class="card">
            <h2>{words::WHO}</h2>
            <p data-testid="anyone" hidden=is_locked>
                {sharing::ANYONE_CAN_READ}
            </p>
            <p class="dim">{sharing::NO_SERVER}</p>
            <PassphraseChoice wants_lock=wants_lock is_locked=is_locked />
        </section>
        <section class="card">
            <h2>{words::HAND_OVER}</h2>
            {move || match ways() {
                Some(link) => view! { <Ways has_link=link /> }.into_any(),
                None if wants_lock.get() => {
                    view! { <p class="dim">{words::LOCK_FIRST}</p> }.into_any()
                }
                None => view! { <p class="dim">{words::NOTHING_READY}</p> }.into_any(),
            }}
        </section>
    }
    .into_any()
}

#[component]
fn PassphraseChoice(wants_lock: RwSignal<bool>, is_locked: Signal<bool>) -> impl IntoView {
    let sharing = use_sharing();
    let dispatch = use_dispatch();
    let passphrase = RwSignal::new(String::new());
    let too_short = RwSignal::new(false);
    let lock = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let passphrase = passphrase.get_untracked();
        let short = passphrase.trim().chars().count() < SHORTEST_PASSPHRASE;
        too_short.set(short);
        if short {
            dispatch.send(Intent::Focus("share-passphrase".to_owned()));
        } else {
            dispatch.send(Intent::Share(ShareStep::Lock(passphrase)));
        }
    };
    // A lock holds the passphrase it was made with: another one in the field belies it, also while
    // that lock is still being made.
    let edit = move |text: String| {
        passphrase.set(text);
        if is_locked.get_untracked() || sharing.at_lock.get_untracked() {
            dispatch.send(Intent::Share(ShareStep::MakeAgain));
        }
    };
    // What is locked cannot be unlocked here: it is made anew, which the page does on its own.
    let set = UnsyncCallback::new(move |on| {
        wants_lock.set(on);
        if !on {
            passphrase.set(String::new());
            dispatch.send(Intent::Share(ShareStep::MakeAgain));
        }
    });

    view! {
        {switch(words::LOCK, "share-lock", wants_lock.into(), set)}
        <Show when=move || wants_lock.get()>
            <form class="stack stack--tight" on:submit=lock>
                <label class="field">
                    <span class="field__label">{words::PASSPHRASE}</span>
                    <span class="field__hint">{words::PASSPHRASE_HINT}</span>
                    <input
                        class="field__input"
                        id="share-passphrase"
                        type="text"
                        autocomplete="off"
                        autocapitalize="none"
                        spellcheck="false"
                        aria-invalid=move || too_short.get().then_some("true")
                        aria-describedby="share-passphrase-fault"
                        prop:value=move || passphrase.get()
                        on:input:target=move |event| edit(event.target().value())
                    />
                </label>
                <p class="field__error" id="share-passphrase-fault" role="alert">
                    {move || too_short.get().then_some(words::TOO_SHORT)}
                </p>
                <p class="dim small">{sharing::PASSPHRASE_ADVICE}</p>
                <button class="button" data-testid="lock" disabled=sharing.at_lock>
                    {words::LOCK_NOW}
                </button>
                <p role="status" data-testid="lock-state">
                    {move || match (sharing.at_lock.get(), is_locked.get()) {
                        (true, _) => words::LOCKING,
                        (false, true) => words::IS_LOCKED,
                        (false, false) => "",
                    }}
                </p>
            </form>
        </Show>
    }
    .into_any()
}

#[component]
fn Ways(has_link: bool) -> impl IntoView {
    let sharing = use_sharing();
    let dispatch = use_dispatch();
    let key = move |label: &'static str, id: &'static str, step: fn() -> ShareStep| {
        view! {
            <button
                class="button"
                data-testid=id
                on:click=move |_| dispatch.send(Intent::Share(step()))
            >
                {label}
            </button>
        }
        .into_any()
    };
    let outcome = move || {
        sharing
            .handed_over
            .get()
            .map(|handed_over| match handed_over {
                HandedOver::Copied => words::COPIED,
                HandedOver::NotCopied => words::NOT_COPIED,
                HandedOver::Sent => words::SENT,
                HandedOver::NotSent => words::NOT_SENT,
                HandedOver::Saved => words::SAVED,
                HandedOver::NotSaved => words::NOT_SAVED,
            })
    };
    let drawn = Memo::new(move |_| sharing.drawing.with(|drawing| *drawing != Drawing::Nothing));

    view! {
        <div class="share-ways">
            {(has_link && sharing.has_sheet).then(|| key(words::SEND, "send", || ShareStep::Send))}
            {has_link.then(|| key(words::COPY, "copy", || ShareStep::Copy))}
            {key(words::FILE, "save-file", || ShareStep::Save)}
            {move || if drawn.get() {
                key(words::PUT_AWAY, "put-codes-away", || ShareStep::PutCodesAway)
            } else {
                key(words::CODE, "show-code", || ShareStep::Draw(LargestCode::Comfortable))
            }}
        </div>
        {(!has_link).then(|| view! { <p class="dim">{words::NO_LINK}</p> })}
        <p role="status" data-testid="handed-over">{outcome}</p>
        <Show when=move || drawn.get()>
            {codes()}
        </Show>
    }
    .into_any()
}
