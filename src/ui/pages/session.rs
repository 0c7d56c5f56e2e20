//! The running session: night, one dial, one number, one clock, one way out.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{
    content::{cues, labels, session as words, session_screen},
    domain::{
        alarm::AlarmKind,
        cue,
        phase::Phase,
        session::{Action, AngleState, SessionView},
        units::{Degrees, Millis},
    },
    formatting,
    route::Route,
    ui::{
        components::{
            check_out::CheckOut,
            notices::NoticeList,
            red_flags::WarningSigns,
            tilt_dial::{DialLimits, TiltDial},
        },
        context::{use_dispatch, use_gauge, use_preferences, use_session},
        intent::Intent,
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

#[component]
fn Running() -> impl IntoView {
    let session = use_session();
    let dispatch = use_dispatch();
    let view = Signal::derive(move || session.view.get());
    let turned = Memo::new(move |_| is_turned());
    let class = move || {
        if turned.get() {
            "session session--turned"
        } else {
            "session"
        }
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if is_stop_key(&event) {
            event.prevent_default();
            dispatch.send(Intent::Press(Action::Stop));
        }
    });
    on_cleanup(move || keys.remove());

    view! {
        <main class=class id="main">
            <Head view=view />
            <Dial view=view />
            <Readout view=view />
            <Steps view=view />
            <StopButton view=view />
            <Flash />
            <Alarm view=view />
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
fn part<T>(
    view: Signal<Option<SessionView>>,
    of: impl Fn(&SessionView) -> T + Send + Sync + 'static,
) -> Memo<Option<T>>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| view.with(|view| view.as_ref().map(&of)))
}

#[component]
fn Head(view: Signal<Option<SessionView>>) -> impl IntoView {
    let phase = part(view, |view| view.phase);
    let instruction = part(view, |view| view.instruction);
    let set = part(view, |view| (view.set, view.sets));

    view! {
        <header class="session__head">
            <h1 class="session__phase" tabindex="-1">
                {move || phase.get().map(words::phase_title)}
            </h1>
            <span class="visually-hidden" data-testid="phase" aria-hidden="true">
                {move || phase.get().map(Phase::name)}
            </span>
            <p class="session__set">
                {move || set.get().filter(|(_, sets)| *sets > 1).map(session_screen::set_of)}
            </p>
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

/// The angle to a tenth of a degree; `None` when it is lost or not measured.
fn shown_angle(view: Signal<Option<SessionView>>) -> Memo<Option<Degrees>> {
    let tilt = use_gauge().tilt;
    let known = part(view, |view| view.angle == AngleState::Known);
    Memo::new(move |_| {
        let sample = known.get().unwrap_or(false).then(|| tilt.get()).flatten()?;
        let tilt = sample.tilt.ok()?;
        Degrees::new((tilt.angle.get() * 10.0).round() / 10.0).ok()
    })
}

#[component]
fn Dial(view: Signal<Option<SessionView>>) -> impl IntoView {
    let measured = part(view, |view| view.angle != AngleState::NotMeasured);
    let limits = part(view, |view| DialLimits {
        floor: view.floor,
        limit: view.limit,
    });
    let limits = Signal::derive(move || limits.get().unwrap_or_default());
    let sensed = shown_angle(view);
    // By hand the dial shows what is aimed at, and says so beneath.
    let target = part(view, |view| view.target);
    let angle = Signal::derive(move || {
        if measured.get().unwrap_or(true) {
            sensed.get()
        } else {
            target.get()
        }
    });

    view! {
        <div class="session__dial">
            <TiltDial angle=angle limits=limits />
        </div>
    }
    .into_any()
}

#[component]
fn Readout(view: Signal<Option<SessionView>>) -> impl IntoView {
    let angle = shown_angle(view);
    let state = part(view, |view| view.angle);
    let measured = move || state.get() != Some(AngleState::NotMeasured);
    let number = Memo::new(move |_| match angle.get() {
        Some(angle) => formatting::tenths(angle.get()),
        None => "lost".to_owned(),
    });
    let aim = part(view, |view| (view.target, view.limit));
    let time = part(view, |view| view.time_at_angle);
    let remaining = part(view, |view| (view.phase, view.remaining, view.paused));

    view! {
        <div class="session__read">
            <div>
                <Show
                    when=measured
                    fallback=|| view! { <p class="session__caption">{words::NO_ANGLE}</p> }
                >
                    <output class="session__angle" aria-live="off">
                        <span data-testid="angle">{move || number.get()}</span>
                        <span class="session__unit" hidden=move || angle.get().is_none()>
                            "°"
                        </span>
                    </output>
                </Show>
                <p class="session__caption">{move || aim.get().map(session_screen::aim)}</p>
            </div>
            <div class="session__time">
                <p class="session__clock" data-testid="clock" aria-live="off">
                    {move || formatting::clock(time.get().unwrap_or(Millis::ZERO))}
                </p>
                <p class="session__caption">{session_screen::TIME_AT_ANGLE}</p>
                <p class="session__left">
                    {move || {
                        remaining
                            .get()
                            .and_then(|(phase, left, paused)| {
                                session_screen::left(phase, &formatting::clock(left?), paused)
                            })
                    }}
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// The buttons that do what motion does.
#[component]
fn Steps(view: Signal<Option<SessionView>>) -> impl IntoView {
    let dispatch = use_dispatch();
    let phase = part(view, |view| view.phase);
    let has_next = part(view, |view| view.actions.contains(Action::Next));
    let by_hand = part(view, |view| view.offer_by_hand);
    let hint = part(view, |view| match (view.offer_by_hand, view.by_hand) {
        (true, _) => Some(words::OFFER_BY_HAND),
        (false, true) => Some(words::BY_HAND),
        (false, false) => None,
    });

    view! {
        <div class="session__steps">
            <p class="session__hint">{move || hint.get().flatten()}</p>
            <Show when=move || has_next.get().unwrap_or(false)>
                <button
                    class="button"
                    data-testid="next"
                    on:click=move |_| dispatch.send(Intent::Press(Action::Next))
                >
                    {move || phase.get().map(words::next_label)}
                </button>
            </Show>
            <Show when=move || by_hand.get().unwrap_or(false)>
                <button
                    class="button"
                    data-testid="by-hand"
                    on:click=move |_| dispatch.send(Intent::Press(Action::ByHand))
                >
                    {words::action_label(Action::ByHand)}
                </button>
            </Show>
        </div>
    }
    .into_any()
}

/// The way out: the lower part of the screen.
#[component]
fn StopButton(view: Signal<Option<SessionView>>) -> impl IntoView {
    let dispatch = use_dispatch();
    let stops = part(view, |view| view.actions.contains(Action::Stop));
    let exit = part(view, |view| view.exit_words);
    let equipment = use_preferences()
        .0
        .with_untracked(|settings| settings.equipment);
    let hint = move || {
        if exit.get().unwrap_or(false) {
            cues::exit_words(equipment)
        } else {
            session_screen::STOP_HINT
        }
    };

    view! {
        <button
            class="session__stop"
            data-testid="stop"
            disabled=move || !stops.get().unwrap_or(false)
            on:click=move |_| dispatch.send(Intent::Press(Action::Stop))
        >
            <span class="session__stop-word">{session_screen::COME_UP}</span>
            <span class="session__caption">{hint}</span>
        </button>
    }
    .into_any()
}

/// A cue as colour and large words, once, for a moment: never a strobe. Alarms have their own.
#[component]
fn Flash() -> impl IntoView {
    let said = use_session().said;

    // Every cue makes a new element, so that the style sheet's animation starts anew.
    move || {
        let cue = said.get()?;
        let class = match cue.flash()? {
            cue::Flash::Step => "session__flash",
            cue::Flash::Warning => "session__flash session__flash--warning",
            cue::Flash::Alarm => return None,
        };
        let words = cues::flash_words(cue)?;
        Some(view! { <p class=class aria-hidden="true">{words}</p> })
    }
}

/// The most urgent alarm in large words over everything but the way out.
#[component]
fn Alarm(view: Signal<Option<SessionView>>) -> impl IntoView {
    let alarm = part(view, |view| view.top_alarm);
    let kind = Signal::derive(move || alarm.get().flatten());

    view! {
        <ShowLet some=move || kind.get() let:kind>
            <AlarmWords kind=kind />
        </ShowLet>
    }
    .into_any()
}

#[component]
fn AlarmWords(kind: AlarmKind) -> impl IntoView {
    view! {
        <div class="session__alarm" role="alert" data-testid="alarm">
            <p class="session__alarm-word">{cues::alarm_words(kind)}</p>
            <p class="session__alarm-do">{words::alarm_advice(kind)}</p>
        </div>
    }
    .into_any()
}
