//! The person's own session: angle, holds, rest, final hold.

use leptos::prelude::*;

use super::fields::{number, parsed};
use crate::{
    content::{ladder as rules, plan as words},
    domain::{
        plan::{Plan, PlanDraft, PlanKind},
        profile::PlanChoice,
        units::{Degrees, Millis},
    },
    ui::{
        components::{choice::choice, figure::TableFigure},
        context::{use_dispatch, use_safety},
        intent::Intent,
        pages::safety::in_profile,
    },
};

/// What the fields hold while they are edited.
#[derive(Clone, Copy)]
pub(super) struct Form {
    kind: RwSignal<PlanKind>,
    target: RwSignal<String>,
    sets: RwSignal<u8>,
    hold: RwSignal<String>,
    rest: RwSignal<String>,
    final_hold: RwSignal<String>,
}

impl Form {
    /// Filled with the present choice, or with the simple start.
    pub(super) fn new() -> Self {
        let simple = Plan::SIMPLE_START;
        let draft = match untrack(|| in_profile(|profile| profile.next)) {
            Some(PlanChoice::Free(draft)) => draft,
            _ => PlanDraft {
                kind: PlanKind::Free,
                target: simple.target(),
                sets: simple.sets(),
                hold: simple.hold(),
                rest: simple.rest(),
                final_hold: simple.final_hold(),
            },
        };
        let seconds = |span: Millis| RwSignal::new(span.whole_secs().to_string());
        Self {
            kind: RwSignal::new(draft.kind),
            target: RwSignal::new(draft.target.get().to_string()),
            sets: RwSignal::new(draft.sets),
            hold: seconds(draft.hold),
            rest: seconds(draft.rest),
            final_hold: seconds(draft.final_hold),
        }
    }

    fn angle(self) -> Option<Degrees> {
        Degrees::new(parsed(self.target)?).ok()
    }

    /// The wishes; `None` while a field holds no number.
    fn draft(self) -> Option<PlanDraft> {
        Some(PlanDraft {
            kind: self.kind.get(),
            target: self.angle()?,
            sets: self.sets.get(),
            hold: seconds(self.hold)?,
            rest: seconds(self.rest)?,
            final_hold: seconds(self.final_hold)?,
        })
    }
}

/// Whole seconds; `None` for a negative or absurd number.
fn seconds(text: RwSignal<String>) -> Option<Millis> {
    let seconds = parsed(text)?.round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 0 to 100 000"
    )]
    (0.0..=100_000.0)
        .contains(&seconds)
        .then(|| Millis::from_secs(seconds as u32))
}

/// The form. What is wrong is said once the person wants to keep it, and until it is mended.
pub(super) fn form(form: Form) -> AnyView {
    let safety = use_safety();
    let dispatch = use_dispatch();
    let tried = RwSignal::new(false);
    let outcome = Memo::new(move |_| {
        let draft = form.draft().ok_or(words::NOT_A_NUMBER)?;
        let ceiling = safety
            .bounds
            .get()
            .map_or(Degrees::ZERO, |bounds| bounds.ceiling);
        Plan::new(draft, ceiling).map_err(words::error)?;
        Ok::<_, &'static str>(draft)
    });
    let kept = Memo::new(move |_| {
        let chosen = in_profile(|profile| profile.next);
        tried.get() && outcome.get().ok().map(PlanChoice::Free) == chosen
    });
    let keep = move |_| {
        tried.set(true);
        if let Ok(draft) = outcome.get_untracked() {
            dispatch.send(Intent::Choose(PlanChoice::Free(draft)));
        }
    };
    let error = move || tried.get().then(|| outcome.get().err()).flatten();

    view! {
        <p class="dim">{rules::FREE}</p>
        <Fields form=form />
        <button
            class="button button--wide"
            data-testid="use-plan"
            aria-describedby="own-error"
            on:click=keep
        >
            {words::USE}
        </button>
        <p class="field__error" id="own-error" role="alert">{error}</p>
        <p role="status">{move || kept.get().then_some(words::USED)}</p>
    }
    .into_any()
}

#[component]
fn Fields(form: Form) -> impl IntoView {
    let angle = Signal::derive(move || {
        form.angle()
            .unwrap_or(Degrees::ZERO)
            .max(-Degrees::whole(90))
            .min(Degrees::whole(90))
    });
    let kind = Signal::derive(move || {
        let kind = form.kind.get();
        words::OWN_KINDS.iter().position(|other| *other == kind)
    });
    let choose_kind = UnsyncCallback::new(move |index: usize| {
        if let Some(kind) = words::OWN_KINDS.get(index) {
            form.kind.set(*kind);
        }
    });
    let sets = Signal::derive(move || usize::from(form.sets.get()).checked_sub(1));
    let choose_sets = UnsyncCallback::new(move |index: usize| {
        form.sets
            .set(u8::try_from(index.saturating_add(1)).unwrap_or(1));
    });

    view! {
        {choice(words::KIND, "own-kind", words::KINDS.to_vec(), kind, choose_kind)}
        <p class="dim">{move || words::kind_hint(form.kind.get())}</p>
        <div class="step">
            {number(words::ANGLE, words::ANGLE_HINT, "own-angle", form.target)}
            <div class="card__figure">
                <TableFigure angle=angle label="" />
            </div>
        </div>
        {choice(words::SETS, "own-sets", words::SET_NUMBERS.to_vec(), sets, choose_sets)}
        {number(words::HOLD, "", "own-hold", form.hold)}
        {number(words::REST, "", "own-rest", form.rest)}
        {number(words::FINAL_HOLD, words::FINAL_HOLD_HINT, "own-final", form.final_hold)}
    }
    .into_any()
}
