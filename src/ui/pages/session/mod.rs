//! The running session: night, one dial, one number, one clock, one way out.
//!
//! From top to bottom: the stage (phase, what to do, the dial; words of a cue or an alarm in their
//! place), the numbers, the steps, the way out. An alarm leaves numbers, steps and way out in sight.

mod numbers;
mod stage;
mod ways;

use leptos::{ev::KeyboardEvent, prelude::*};

use self::{
    numbers::numbers,
    stage::{alarm_words, dial, flash, head, looks_of, shows},
    ways::{steps, stop_button},
};
use crate::{
    content::session_screen,
    domain::{
        cue,
        phase::Phase,
        session::{Action, SessionView},
    },
    ui::{
        components::{check_out::CheckOut, notices::NoticeList, red_flags::WarningSigns},
        context::{use_dispatch, use_gauge, use_preferences, use_session},
        intent::PracticeStep,
    },
};

/// The page.
#[component]
pub fn SessionPage() -> impl IntoView {
    let view = use_session().view;
    let phase = Memo::new(move |_| view.get().map(|view| view.phase));

    move || match phase.get() {
        Some(Phase::CheckOut) => view! { <CheckOut /> }.into_any(),
        Some(_) => view! { <Running /> }.into_any(),
        None => view! { <Afterwards /> }.into_any(),
    }
}

/// After the session, or without one: the app leads on as soon as it knows where to. Until then
/// there are only the notices, such as that the record is not saved yet.
#[component]
fn Afterwards() -> impl IntoView {
    view! {
        <main class="page" id="main">
            <header class="page__head">
                <h1 class="page__title" tabindex="-1">
                    {session_screen::AFTERWARDS}
                </h1>
                <WarningSigns />
            </header>
            <NoticeList />
        </main>
    }
    .into_any()
}

/// The session's view, as every part of the screen reads it.
type View = Signal<Option<SessionView>>;

#[component]
fn Running() -> impl IntoView {
    let session = use_session();
    let dispatch = use_dispatch();
    let view: View = session.view.into();
    let alarm = part(view, |view| view.top_alarm);
    let alarm = Signal::derive(move || alarm.get().flatten());
    let turned = Memo::new(move |_| is_turned());
    let class = move || {
        let looks = match alarm.get().and_then(looks_of) {
            Some(cue::Flash::Alarm) => "session session--alarm",
            Some(cue::Flash::Warning | cue::Flash::Step) => "session session--warning",
            None => "session",
        };
        if turned.get() {
            format!("{looks} session--turned")
        } else {
            looks.to_owned()
        }
    };
    let shows = shows(view);
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if is_stop_key(&event) {
            event.prevent_default();
            dispatch.send(PracticeStep::Press(Action::Stop));
        }
    });
    on_cleanup(move || keys.remove());

    view! {
        <main class=class id="main" on:pointerdown=move |_| dispatch.send(PracticeStep::WakeSound)>
            {head(view)}
            {dial(view, shows)}
            {numbers(view, shows)}
            {steps(view)}
            {stop_button(view)}
            {flash()}
            {move || alarm.get().map(alarm_words)}
        </main>
    }
    .into_any()
}

/// Any key stops, but for those that move the focus, and those that work the focused button or
/// link: a keyboard must still reach every step.
fn is_stop_key(event: &KeyboardEvent) -> bool {
    use leptos::{
        wasm_bindgen::JsCast,
        web_sys::{HtmlAnchorElement, HtmlButtonElement},
    };

    if event.repeat() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    match event.key().as_str() {
        "Tab" | "Shift" | "Control" | "Alt" | "Meta" | "CapsLock" => false,
        "Enter" | " " => !event.target().is_some_and(|target| {
            target.has_type::<HtmlButtonElement>() || target.has_type::<HtmlAnchorElement>()
        }),
        _ => true,
    }
}

/// Whether the screen is drawn upside down, by the setting or by gravity.
fn is_turned() -> bool {
    use crate::domain::settings::Flip;

    match use_preferences().0.with(|settings| settings.flip) {
        Flip::Upright => false,
        Flip::UpsideDown => true,
        Flip::Auto => use_gauge().head_down.get(),
    }
}

/// One part of the view, notifying only when it changes.
fn part<T>(view: View, of: impl Fn(&SessionView) -> T + Send + Sync + 'static) -> Memo<Option<T>>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| view.with(|view| view.as_ref().map(&of)))
}
