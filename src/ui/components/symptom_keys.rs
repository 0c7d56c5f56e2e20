//! "Did you notice any of these?": one key each, and one for none.

use leptos::prelude::*;

use crate::{
    content::{session as words, symptoms},
    domain::symptom::{Symptom, SymptomSet},
};

/// Asks for symptoms. `None` is unanswered; an empty set is "none of these".
#[component]
pub fn SymptomKeys(
    /// The present answer.
    #[prop(into)]
    value: Signal<Option<SymptomSet>>,
    /// Called with each answer.
    #[prop(into)]
    on_answer: UnsyncCallback<SymptomSet>,
) -> impl IntoView {
    let chosen = move || value.get().unwrap_or(SymptomSet::NONE);
    let keys = Symptom::ALL
        .into_iter()
        .map(|symptom| {
            let id = format!("symptom-{}", symptom as u8);
            let toggle = move |_| {
                let chosen = chosen();
                on_answer.run(if chosen.contains(symptom) {
                    chosen.without(symptom)
                } else {
                    chosen.with(symptom)
                });
            };
            view! {
                <span class="choice__option">
                    <input
                        class="choice__input"
                        type="checkbox"
                        id=id.clone()
                        prop:checked=move || chosen().contains(symptom)
                        on:change=toggle
                    />
                    <label class="choice__label" for=id>
                        {symptoms::name(symptom)}
                    </label>
                </span>
            }
        })
        .collect_view();
    let none = move || value.get() == Some(SymptomSet::NONE);

    view! {
        <fieldset class="choice" data-testid="symptoms">
            <legend class="choice__legend">{words::WHICH_SYMPTOM}</legend>
            <button
                class="button button--wide"
                data-testid="no-symptom"
                aria-pressed=move || if none() { "true" } else { "false" }
                on:click=move |_| on_answer.run(SymptomSet::NONE)
            >
                {words::NO_SYMPTOM}
            </button>
            <div class="choice__options">{keys}</div>
        </fieldset>
    }
    .into_any()
}
