//! The questions after a session.

use leptos::prelude::*;

use super::{
    choice::choice, notices::NoticeList, pain_keys::PainKeys, red_flags::WarningSigns,
    symptom_keys::SymptomKeys,
};
use crate::{
    content::{check_out as words, session},
    domain::{screening, symptom::SymptomSet},
    ui::{context::use_dispatch, intent::PracticeStep},
};

/// Pain, symptoms, dizziness, a note; the session is saved when they are done or skipped.
#[component]
pub fn CheckOut() -> impl IntoView {
    let dispatch = use_dispatch();
    let symptoms = RwSignal::new(None::<SymptomSet>);
    let dizzy = RwSignal::new(None::<bool>);
    let answer_symptoms = UnsyncCallback::new(move |answer| {
        symptoms.set(Some(answer));
        dispatch.send(PracticeStep::Symptoms(answer));
    });
    let answer_dizzy = UnsyncCallback::new(move |index: usize| {
        let answer = index == 1;
        dizzy.set(Some(answer));
        dispatch.send(PracticeStep::DizzyOnReturn(answer));
    });
    let dizzy_index = Signal::derive(move || dizzy.get().map(usize::from));

    view! {
        <main class="page" id="main">
            <header class="page__head">
                <h1 class="page__title" tabindex="-1">
                    {words::TITLE}
                </h1>
                <span class="visually-hidden" data-testid="phase" aria-hidden="true">
                    "CheckOut"
                </span>
                <WarningSigns />
            </header>
            <NoticeList />
            <section class="card">
                <PainKeys on_answer=UnsyncCallback::new(move |pain| {
                    dispatch.send(PracticeStep::PainAfter(pain));
                }) />
            </section>
            <section class="card">
                <SymptomKeys value=symptoms on_answer=answer_symptoms />
                <RedFlag symptoms=symptoms />
            </section>
            <section class="card">
                {choice(
                    session::DIZZY_ON_RETURN,
                    "dizzy",
                    vec![words::NO, words::YES],
                    dizzy_index,
                    answer_dizzy,
                )}
                <p class="dim" hidden=move || dizzy.get() != Some(true)>
                    {session::LONGER_FINAL_HOLD}
                </p>
            </section>
            <label class="field">
                <span class="field__label">{words::NOTE}</span>
                <textarea
                    class="field__input"
                    maxlength="2000"
                    on:change:target=move |event| {
                        dispatch.send(PracticeStep::Note(event.target().value()));
                    }
                ></textarea>
            </label>
            <button
                class="button button--go"
                data-testid="save"
                on:click=move |_| dispatch.send(PracticeStep::AnswersDone)
            >
                {words::SAVE}
            </button>
        </main>
    }
    .into_any()
}

/// What a reported symptom asks for, at once: the warning signs.
#[component]
fn RedFlag(symptoms: RwSignal<Option<SymptomSet>>) -> impl IntoView {
    let flagged = Memo::new(move |_| {
        symptoms.get().is_some_and(|symptoms| {
            symptoms
                .iter()
                .any(|symptom| screening::sign(symptom) == screening::Sign::RedFlag)
        })
    });

    view! {
        <Show when=move || flagged.get()>
            <section class="notice notice--warning" role="alert" data-testid="red-flag">
                <p class="notice__title">{words::RED_FLAG}</p>
                // In place: leaving the page would lose sight of the answers given.
                <WarningSigns />
            </section>
        </Show>
    }
    .into_any()
}
