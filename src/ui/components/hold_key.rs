//! A key that is confirmed on purpose: held until it is filled, or pressed twice.

use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
};

use crate::content::{checklist as items, prepare as words};

/// What a [`HoldKey`] confirms and how.
#[derive(Debug, Clone, Copy)]
pub struct HoldKeyWords {
    /// Unique on the page.
    pub id: &'static str,
    /// What is confirmed.
    pub item: &'static str,
    /// How to do it, or why.
    pub how: &'static str,
}

/// A toggle button. With `hold` it takes 0.6 s of holding (the length of its animation in
/// hold-key.css; chosen by us: longer than a slip, shorter than an annoyance), without it one
/// press. A confirmed key is withdrawn by one press: taking back is never made hard.
///
/// Two separate presses are the equal of holding, for every kind of input alike. A key press, a
/// switch, voice control and the double tap of a screen reader all arrive as a click, and screen
/// readers send pointer events too, so that none can be told from a short tap: whatever a
/// keyboard may do by two presses, a finger may do too. Moving on disarms the first press, and a
/// held-down Enter repeats nothing.
#[component]
pub fn HoldKey(
    /// Its words.
    text: HoldKeyWords,
    /// Whether it takes holding or a second press.
    hold: bool,
    /// Whether it is confirmed.
    #[prop(into)]
    confirmed: Signal<bool>,
    /// Whether it cannot be confirmed yet.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called with true to confirm and false to withdraw.
    on_change: UnsyncCallback<bool>,
) -> impl IntoView {
    let held = RwSignal::new(false);
    let armed = RwSignal::new(false);
    // The click that ends a completed hold must not count as a press.
    let spent = StoredValue::new(false);
    let hint = move || match (confirmed.get(), armed.get()) {
        (true, _) => words::CONFIRMED,
        (false, true) => words::PRESS_AGAIN,
        (false, false) if hold => items::HOLD_TO_CONFIRM,
        (false, false) => items::CONFIRM_ITEM,
    };
    let down = move |event: PointerEvent| {
        spent.set_value(false);
        held.set(hold && event.button() == 0 && !confirmed.get_untracked());
    };
    let let_go = move |_: PointerEvent| held.set(false);
    let filled = move |_| {
        if held.get_untracked() {
            held.set(false);
            armed.set(false);
            spent.set_value(true);
            on_change.run(true);
        }
    };
    let press = move |_| {
        if spent.get_value() {
            spent.set_value(false);
        } else if confirmed.get_untracked() {
            on_change.run(false);
        } else if hold && !armed.get_untracked() {
            armed.set(true);
        } else {
            armed.set(false);
            on_change.run(true);
        }
    };
    let key = move |event: KeyboardEvent| {
        spent.set_value(false);
        if event.repeat() && matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
        }
    };
    let pressed = move || if confirmed.get() { "true" } else { "false" };

    view! {
        <button
            type="button"
            class="hold-key"
            class:hold-key--held=held
            id=text.id
            data-testid=text.id
            aria-pressed=pressed
            disabled=disabled
            on:pointerdown=down
            on:pointerup=let_go
            on:pointerleave=let_go
            on:pointercancel=let_go
            on:contextmenu=move |event| event.prevent_default()
            on:keydown=key
            on:blur=move |_| armed.set(false)
            on:animationend=filled
            on:click=press
        >
            <span class="hold-key__item">{text.item}</span>
            <span class="hold-key__how">{text.how}</span>
            <span class="hold-key__hint">{hint}</span>
        </button>
        <span class="visually-hidden" role="status">
            {move || armed.get().then_some(words::PRESS_AGAIN)}
        </span>
    }
    .into_any()
}
