//! Correcting what was said of a session: pain, symptoms, note. What was measured stays.

use leptos::prelude::*;

use crate::{
    content::history as words,
    domain::{
        correction::Correction,
        record::{EditedField, Pain, SessionRecord},
        units::Nrs,
    },
    ui::{
        components::{nrs_keys::NrsKeys, symptom_keys::SymptomKeys},
        context::{DateStyle, use_dates, use_dispatch},
        intent::{DiaryStep, Intent},
    },
};

/// Both scores of one moment, as far as they are known.
#[derive(Clone, Copy)]
struct Scores {
    back: RwSignal<Option<Nrs>>,
    leg: RwSignal<Option<Nrs>>,
}

impl Scores {
    fn of(pain: Option<Pain>) -> Self {
        Self {
            back: RwSignal::new(pain.map(|pain| pain.back)),
            leg: RwSignal::new(pain.map(|pain| pain.leg)),
        }
    }

    fn pain(self) -> Option<Pain> {
        Some(Pain {
            back: self.back.get_untracked()?,
            leg: self.leg.get_untracked()?,
        })
    }

    fn keys(self, questions: [&'static str; 2], names: [&'static str; 2]) -> AnyView {
        let [ask_back, ask_leg] = questions;
        let [name_back, name_leg] = names;
        let Self { back, leg } = self;
        view! {
            <NrsKeys
                question=ask_back
                name=name_back
                value=back
                on_answer=UnsyncCallback::new(move |score| back.set(Some(score)))
            />
            <NrsKeys
                question=ask_leg
                name=name_leg
                value=leg
                on_answer=UnsyncCallback::new(move |score| leg.set(Some(score)))
            />
        }
        .into_any()
    }
}

/// The form; one key keeps everything that was changed in it.
pub(super) fn correct(record: &SessionRecord) -> AnyView {
    let dispatch = use_dispatch();
    let (before, after) = (Scores::of(record.before), Scores::of(record.after));
    let symptoms = RwSignal::new(Some(record.symptoms));
    let note = RwSignal::new(record.note.clone());
    let id = record.id;
    let keep = move |_| {
        let mut corrections = vec![Correction::Note(note.get_untracked())];
        // A half-answered pair stays as it was.
        corrections.extend(before.pain().map(|pain| Correction::Before(Some(pain))));
        corrections.extend(after.pain().map(|pain| Correction::After(Some(pain))));
        corrections.extend(symptoms.get_untracked().map(Correction::Symptoms));
        dispatch.send(Intent::Diary(DiaryStep::Correct(id, corrections)));
    };

    view! {
        <details class="card" data-testid="correct">
            <summary class="strong">{words::CORRECT}</summary>
            <div class="stack">
                <p class="dim">{words::CORRECT_LEAD}</p>
                {before.keys(words::BEFORE_QUESTIONS, ["before-back", "before-leg"])}
                {after.keys(words::AFTER_QUESTIONS, ["after-back", "after-leg"])}
                <SymptomKeys
                    value=symptoms
                    on_answer=UnsyncCallback::new(move |set| symptoms.set(Some(set)))
                />
                <label class="field">
                    <span class="field__label">{words::NOTE}</span>
                    <textarea
                        class="field__input"
                        maxlength="2000"
                        prop:value=note
                        on:input:target=move |event| note.set(event.target().value())
                    ></textarea>
                </label>
                <button
                    class="button button--wide"
                    data-testid="keep-correction"
                    on:click=keep
                >
                    {words::KEEP_CORRECTION}
                </button>
            </div>
        </details>
    }
    .into_any()
}

/// What was corrected when, from what to what.
pub(super) fn edits(record: &SessionRecord) -> AnyView {
    let dates = use_dates();
    let lines: Vec<String> = record
        .edits
        .iter()
        .map(|edit| {
            let field = match edit.field {
                EditedField::PainBefore => words::PAIN_BEFORE,
                EditedField::PainAfter => words::PAIN_AFTER,
                EditedField::Symptoms => words::SYMPTOMS,
                EditedField::Note => words::NOTE,
            };
            let when = dates.write(edit.at, DateStyle::DayAndTime);
            words::edit(&when, field, &edit.before, &edit.after)
        })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();

    view! {
        <section class="card" data-testid="edits">
            <h2>{words::EDITS}</h2>
            <ul class="stack stack--tight">{lines}</ul>
        </section>
    }
    .into_any()
}
