//! The pain scale as two rows of large keys, labelled at both ends.

use leptos::prelude::*;

use crate::{content::labels, domain::units::Nrs};

/// Asks one score from 0 to 10; one tap answers.
#[component]
pub fn NrsKeys(
    /// The question, shown as the group's legend.
    #[prop(into)]
    question: Signal<String>,
    /// The group's name; unique on the page.
    name: &'static str,
    /// The present answer.
    #[prop(into)]
    value: Signal<Option<Nrs>>,
    /// Called with each answer.
    #[prop(into)]
    on_answer: UnsyncCallback<Nrs>,
) -> impl IntoView {
    let keys = Nrs::ALL
        .into_iter()
        .map(|score| {
            let number = score.get().to_string();
            let id = format!("{name}-{number}");
            let label = labels::nrs_key(score);
            view! {
                <span class="nrs-keys__key">
                    <input
                        class="nrs-keys__input"
                        type="radio"
                        name=name
                        id=id.clone()
                        aria-label=label
                        prop:checked=move || value.get() == Some(score)
                        on:change=move |_| on_answer.run(score)
                    />
                    <label class="nrs-keys__label" for=id aria-hidden="true">{number}</label>
                </span>
            }
        })
        .collect_view();

    view! {
        <fieldset class="nrs-keys">
            <legend class="nrs-keys__question">{question}</legend>
            <div class="nrs-keys__row">{keys}</div>
            <div class="nrs-keys__ends" aria-hidden="true">
                <span>{labels::NRS_NONE}</span>
                <span>{labels::NRS_WORST}</span>
            </div>
        </fieldset>
    }
    .into_any()
}
