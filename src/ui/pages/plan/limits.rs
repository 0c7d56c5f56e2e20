//! The person's own limits, the clinicians', and what binds.

use leptos::prelude::*;

use super::fields::{number, parsed};
use crate::{
    content::{gate, plan as words},
    domain::{
        plan::Plan,
        screening::{ClinicianLimits, LimitError, OwnLimits},
        units::{Degrees, UnixMillis},
    },
    formatting,
    route::Route,
    ui::{
        components::{choice::switch, figure::TableFigure},
        context::{use_dispatch, use_now, use_safety},
        intent::Intent,
        pages::safety::in_profile,
    },
};

/// What the fields hold while they are edited.
#[derive(Clone, Copy)]
struct Form {
    ceiling: RwSignal<String>,
    minutes: RwSignal<String>,
    /// When the facts above 60 degrees were read; once read they stay read.
    unlocked: RwSignal<Option<UnixMillis>>,
}

impl Form {
    fn new() -> Self {
        let own = untrack(|| in_profile(|profile| profile.own)).unwrap_or_default();
        Self {
            ceiling: RwSignal::new(own.ceiling().get().to_string()),
            minutes: RwSignal::new((own.daily_cap().whole_secs() / 60).to_string()),
            unlocked: RwSignal::new(own.unlocked()),
        }
    }

    fn angle(self) -> Option<Degrees> {
        Degrees::new(parsed(self.ceiling)?).ok()
    }

    fn limits(self) -> Result<OwnLimits, &'static str> {
        let ceiling = self.angle().ok_or(words::NOT_A_NUMBER)?;
        let minutes = parsed(self.minutes).ok_or(words::NOT_A_NUMBER)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number from 0 to 1000"
        )]
        let minutes = (minutes.fract() == 0.0 && (0.0..=1_000.0).contains(&minutes))
            .then_some(minutes as u16)
            .ok_or(gate::limit_error(LimitError::DailyCapOutOfRange))?;
        OwnLimits::new(ceiling, minutes, self.unlocked.get()).map_err(gate::limit_error)
    }
}

/// The form, and what binds in the end.
pub(super) fn card() -> AnyView {
    let dispatch = use_dispatch();
    let form = Form::new();
    let tried = RwSignal::new(false);
    let outcome = Memo::new(move |_| form.limits());
    let keep = move |_| {
        tried.set(true);
        if let Ok(limits) = outcome.get_untracked() {
            dispatch.send(Intent::Limit(limits));
        }
    };
    let error = move || tried.get().then(|| outcome.get().err()).flatten();
    let kept = move || {
        let own = in_profile(|profile| profile.own);
        (tried.get() && outcome.get().ok() == own).then_some(words::LIMITS_KEPT)
    };
    let angle = Signal::derive(move || {
        form.angle()
            .unwrap_or(Degrees::ZERO)
            .max(Degrees::ZERO)
            .min(Degrees::whole(90))
    });

    view! {
        <section class="card" data-testid="limits">
            <h2>{words::LIMITS}</h2>
            <p class="dim">{words::LIMITS_LEAD}</p>
            <div class="step">
                {number(words::CEILING, "", "own-ceiling", form.ceiling)}
                <div class="card__figure">
                    <TableFigure angle=angle label="" />
                </div>
            </div>
            <AboveSixty form=form />
            {number(words::MINUTES, "", "own-minutes", form.minutes)}
            <button
                class="button button--wide"
                data-testid="keep-limits"
                aria-describedby="limits-error"
                on:click=keep
            >
                {words::KEEP_LIMITS}
            </button>
            <p class="field__error" id="limits-error" role="alert">{error}</p>
            <p role="status">{kept}</p>
            <Binding />
        </section>
    }
    .into_any()
}

/// The facts that unlock a ceiling above 60 degrees; shown once one is wished for.
#[component]
fn AboveSixty(form: Form) -> impl IntoView {
    let now = use_now().0;
    let wished = Memo::new(move |_| {
        form.angle()
            .is_some_and(|angle| angle > Plan::DEFAULT_CEILING)
    });
    let read = Signal::derive(move || form.unlocked.get().is_some());
    let confirm = UnsyncCallback::new(move |read: bool| {
        form.unlocked.set(read.then(|| now.get_untracked().at));
    });

    view! {
        <div class="notice notice--caution" data-testid="above-sixty" hidden=move || !wished.get()>
            <p class="notice__title">{words::ABOVE_SIXTY_TITLE}</p>
            <p>{gate::ABOVE_SIXTY}</p>
            {switch(words::ABOVE_SIXTY_READ, "above-sixty-read", read, confirm)}
        </div>
    }
    .into_any()
}

/// The clinicians' limits, and the strictest of all.
#[component]
fn Binding() -> impl IntoView {
    let safety = use_safety();
    let clinician = move || in_profile(|profile| profile.gate.limits()).map(clinician);
    let binds = move || {
        safety.bounds.get().map(|bounds| {
            words::binds(
                &formatting::target(bounds.ceiling),
                bounds.daily_cap.whole_secs() / 60,
            )
        })
    };

    view! {
        <p>{clinician}</p>
        <p class="strong" data-testid="in-force">{binds}</p>
        <a class="button button--quiet" href=Route::Safety.fragment()>
            {words::TO_CLEARANCES}
        </a>
        <a class="button button--quiet" href=Route::Consultation.fragment()>
            {words::TO_CONSULTATION}
        </a>
    }
    .into_any()
}

fn clinician(limits: ClinicianLimits) -> String {
    let angle = limits.angle().map(formatting::target);
    words::clinician(angle.as_deref(), limits.minutes())
}
