//! The codes, one after the other: by themselves, or by hand where motion is not wanted.

use std::{sync::Arc, time::Duration};

use leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*};

use crate::{
    content::{share_screen as words, sharing},
    sharing::qr::{LargestCode, QrPage},
    ui::{
        components::choice::choice,
        context::{use_dispatch, use_sharing},
        intent::Intent,
        sharing::{Drawing, ShareStep},
    },
};

/// How long a code stands. Chosen by us: four a second is what phone cameras follow. It is no flashing
/// in the sense of WCAG 2.3.1: what changes is a fine pattern whose squares are below a tenth of a
/// degree at arm's length.
const STANDS_MS: u64 = 250;

const SIZES: [LargestCode; 2] = [LargestCode::Comfortable, LargestCode::Dense];

/// The codes of what is ready.
pub(super) fn codes() -> AnyView {
    let sharing = use_sharing();
    let dispatch = use_dispatch();
    let size = RwSignal::new(0_usize);
    let chosen = Signal::derive(move || Some(size.get()));
    let choose = UnsyncCallback::new(move |index: usize| {
        size.set(index);
        if let Some(largest) = SIZES.get(index) {
            dispatch.send(Intent::Share(ShareStep::Draw(*largest)));
        }
    });
    let drawn = move || match sharing.drawing.get() {
        Drawing::Nothing => ().into_any(),
        Drawing::Codes(codes) => view! { <Turning codes=codes still=sharing.still /> }.into_any(),
        Drawing::Failed(error) => {
            let text = sharing::text(error);
            view! {
                <div class="notice notice--warning" role="alert">
                    <p class="notice__title">{text.title}</p>
                    <p>{text.body}</p>
                </div>
            }
            .into_any()
        }
    };

    view! {
        {drawn}
        {choice(words::CODE_SIZE, "code-size", words::CODE_SIZES.to_vec(), chosen, choose)}
    }
    .into_any()
}

#[component]
fn Turning(codes: Arc<Vec<QrPage>>, still: bool) -> impl IntoView {
    let total = codes.len();
    let place = RwSignal::new(0_usize);
    let turns = RwSignal::new(total > 1 && !still);
    let step = move |by: usize| place.update(|place| *place = (*place + by) % total.max(1));
    let tick = move || {
        if turns.get_untracked() {
            step(1);
        }
    };
    if let Ok(handle) = set_interval_with_handle(tick, Duration::from_millis(STANDS_MS)) {
        on_cleanup(move || handle.clear());
    }
    let by_hand = move |by| {
        turns.set(false);
        step(by);
    };
    let label = move || words::code_of(place.get() + 1, total);
    let svg = move || {
        codes
            .get(place.get())
            .map(|code| code.svg(sharing::CODE_LABEL))
    };

    view! {
        <figure class="qr-figure">
            <div data-testid="code" data-place=move || place.get() inner_html=svg></div>
            <figcaption>
                <Show when=move || { total > 1 } fallback=|| words::CODE_HINT>
                    <p class="strong" data-testid="code-of">{label}</p>
                    <div class="row">
                        <button
                            class="button"
                            data-testid="code-before"
                            on:click=move |_| by_hand(total - 1)
                        >
                            {words::BACK}
                        </button>
                        <button
                            class="button"
                            data-testid="code-turns"
                            on:click=move |_| turns.update(|turns| *turns = !*turns)
                        >
                            {move || if turns.get() { words::PAUSE } else { words::PLAY }}
                        </button>
                        <button class="button" data-testid="code-next" on:click=move |_| by_hand(1)>
                            {words::ON}
                        </button>
                    </div>
                    <p class="dim">{words::CODES_HINT}</p>
                </Show>
            </figcaption>
        </figure>
    }
    .into_any()
}
