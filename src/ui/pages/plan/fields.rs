//! Fields that hold a number.

use leptos::prelude::*;

/// A number field with its label and, where it helps, a hint.
pub(super) fn number(
    label: &'static str,
    hint: &'static str,
    id: &'static str,
    value: RwSignal<String>,
) -> AnyView {
    let hint_id = format!("{id}-hint");

    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <span class="field__hint" id=hint_id.clone() hidden=hint.is_empty()>
                {hint}
            </span>
            <input
                class="field__input"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                id=id
                data-testid=id
                aria-describedby=(!hint.is_empty()).then_some(hint_id)
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
    }
    .into_any()
}

/// The number in `text`; a comma is read as a decimal point. `None` if it is none.
pub(super) fn parsed(text: RwSignal<String>) -> Option<f64> {
    let text = text.get();
    let number: f64 = text.trim().replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}
