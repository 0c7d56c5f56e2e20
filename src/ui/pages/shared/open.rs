//! The ways to open something: a code before the camera, a file or picture, a pasted link.

use leptos::prelude::*;

use crate::{
    content::{shared_screen as words, sharing},
    ui::{
        context::{use_dispatch, use_sharing},
        intent::Intent,
        sharing::{CAMERA_VIEW, Scan, ShareStep},
    },
};

/// All of them.
pub(super) fn ways_to_open() -> AnyView {
    view! {
        <p class="dim">{words::OPEN_LEAD}</p>
        <Scanner />
        <FileKey />
        <PasteForm />
        <p class="dim small">{words::NOT_KEPT}</p>
    }
    .into_any()
}

#[component]
fn Scanner() -> impl IntoView {
    let scan = use_sharing().scan;
    let dispatch = use_dispatch();
    let is_on = Memo::new(move |_| matches!(scan.get(), Scan::Starting | Scan::On));
    let turn = move |_| {
        let step = if is_on.get_untracked() {
            ShareStep::StopCamera
        } else {
            ShareStep::StartCamera
        };
        dispatch.send(Intent::Share(step));
    };
    let said = move || match scan.get() {
        Scan::Starting => words::CAMERA_ASKED,
        Scan::On => words::CAMERA_LOOKS,
        Scan::Off | Scan::Failed(_) => "",
    };
    let fault = move || match scan.get() {
        Scan::Failed(fault) => Some(sharing::scan_fault(fault)),
        _ => None,
    };

    view! {
        <section class="card">
            <h2>{words::CAMERA}</h2>
            <Show when=move || is_on.get()>
                <video
                    class="scanner"
                    id=CAMERA_VIEW
                    aria-label=words::CAMERA_VIEW
                    prop:muted=true
                    playsinline
                ></video>
            </Show>
            <p role="status">{said}</p>
            {move || fault().map(|text| view! {
                <div class="notice notice--caution" role="alert" data-testid="scan-fault">
                    <p class="notice__title">{text.title}</p>
                    <p>{text.body}</p>
                </div>
            })}
            <button class="button button--wide" data-testid="camera" on:click=turn>
                {move || if is_on.get() { words::CAMERA_OFF } else { words::USE_CAMERA }}
            </button>
        </section>
    }
    .into_any()
}

#[component]
fn FileKey() -> impl IntoView {
    let dispatch = use_dispatch();

    view! {
        <section class="card">
            <h2>{words::FILE}</h2>
            <button
                class="button button--wide"
                data-testid="choose-file"
                on:click=move |_| dispatch.send(Intent::Share(ShareStep::ChooseFiles))
            >
                {words::CHOOSE_FILE}
            </button>
        </section>
    }
    .into_any()
}

#[component]
fn PasteForm() -> impl IntoView {
    let dispatch = use_dispatch();
    let text = RwSignal::new(String::new());
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        dispatch.send(Intent::Share(ShareStep::Paste(text.get_untracked())));
        dispatch.send(Intent::TurnPage);
    };

    view! {
        <form class="card" on:submit=open>
            <h2>{words::LINK}</h2>
            <label class="field">
                <span class="field__label">{words::PASTE}</span>
                <textarea
                    class="field__input shared-paste"
                    id="paste"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=move || text.get()
                    on:input:target=move |event| text.set(event.target().value())
                ></textarea>
            </label>
            <button class="button button--wide" data-testid="open-link">
                {words::OPEN}
            </button>
        </form>
    }
    .into_any()
}
