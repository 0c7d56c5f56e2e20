//! The upper part: what is going on and what to do, the dial, and the large words of cues and alarms.

use leptos::prelude::*;

use super::{View, part};
use crate::{
    content::{cues, labels, session as words, session_screen},
    domain::{
        alarm::AlarmKind,
        breathing::Breath,
        cue::{self, CueKind},
        phase::Phase,
        session::AngleState,
    },
    route::Route,
    ui::{
        components::tilt_dial::{DialLimits, Shows, TiltDial},
        context::{use_preferences, use_session},
    },
};

pub(super) fn head(view: View) -> AnyView {
    let phase = part(view, |view| view.phase);
    let instruction = part(view, |view| view.instruction);

    view! {
        <header class="session__head">
            <h1 class="session__phase" tabindex="-1">
                {move || phase.get().map(words::phase_title)}
            </h1>
            <span class="visually-hidden" data-testid="phase" aria-hidden="true">
                {move || phase.get().map(Phase::name)}
            </span>
            <a class="session__help" href=Route::WarningSigns.fragment()>
                {labels::WARNING_SIGNS}
            </a>
            <p class="session__say" role="status">
                {move || instruction.get().map(words::instruction)}
            </p>
        </header>
    }
    .into_any()
}

/// What is shown of the angle: by hand, what is aimed at, and the numbers say so.
pub(super) fn shows(view: View) -> Signal<Shows> {
    let shows = part(view, |view| match view.angle {
        AngleState::Known => Shows::Live,
        AngleState::NotMeasured => Shows::Aim(view.target),
        AngleState::Lost(_) => Shows::Nothing,
    });
    Signal::derive(move || shows.get().unwrap_or(Shows::Nothing))
}

pub(super) fn dial(view: View, shows: Signal<Shows>) -> AnyView {
    let limits = part(view, |view| DialLimits {
        floor: view.floor,
        limit: view.limit,
    });
    let limits = Signal::derive(move || limits.get().unwrap_or_default());

    view! {
        <div class="session__dial">
            <BreathGlow view=view />
            <TiltDial shows=shows limits=limits />
        </div>
    }
    .into_any()
}

/// The paced breath as a light behind the dial that grows and wanes, with its word.
#[component]
fn BreathGlow(view: View) -> impl IntoView {
    let breath = part(view, |view| view.breath);
    let breath = move || breath.get().flatten();
    let class = move || match breath() {
        Some(Breath::In) => "session__breath session__breath--in",
        _ => "session__breath",
    };
    let settings = use_preferences().0;
    let seconds = move || {
        let pace = settings.with(|settings| settings.session.breathing)?;
        Some(format!("{}s", pace.length(breath()?).whole_secs()))
    };

    view! {
        <Show when=move || breath().is_some()>
            <div class=class style:--breath=seconds aria-hidden="true"></div>
            <p class="session__breathe" aria-hidden="true">
                {move || breath().map(session_screen::breathe)}
            </p>
        </Show>
    }
    .into_any()
}

/// A cue as colour and large words, once, for a moment: never a strobe. Alarms have their own.
pub(super) fn flash() -> AnyView {
    let said = use_session().said;

    // Every cue makes a new element, so that the style sheet's animation starts anew.
    let words = move || {
        let cue = said.get()?;
        let class = match cue.flash()? {
            cue::Flash::Step => "session__flash",
            cue::Flash::Warning => "session__flash session__flash--warning",
            cue::Flash::Alarm => return None,
        };
        let words = cues::flash_words(cue)?;
        Some(view! { <p class=class aria-hidden="true">{words}</p> })
    };
    words.into_any()
}

/// The colour an alarm gives the screen.
pub(super) const fn looks_of(kind: AlarmKind) -> Option<cue::Flash> {
    CueKind::Alarm {
        kind,
        louder: false,
    }
    .flash()
}

/// The most urgent alarm in large words, in the place of the dial.
pub(super) fn alarm_words(kind: AlarmKind) -> AnyView {
    let equipment = use_preferences()
        .0
        .with_untracked(|settings| settings.equipment);

    view! {
        <div class="session__alarm" role="alert" data-testid="alarm">
            <p class="session__alarm-word">{cues::alarm_words(kind)}</p>
            <p class="session__alarm-do">{words::alarm_advice(equipment, kind)}</p>
        </div>
    }
    .into_any()
}
