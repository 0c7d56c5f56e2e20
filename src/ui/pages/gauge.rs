//! Setting up the gauge: mount, level, upright pose, the table's own stop.

use leptos::prelude::*;

use crate::{
    content::{gauge as words, labels, notices, quantities},
    domain::units::Degrees,
    formatting,
    sensing::calibration::{SelfCheck, ZeroProgress, ZeroRefusal},
    ui::{
        components::{
            figure::TableFigure,
            page::{Page, Tab},
            tilt_dial::{DialLimits, Shows, TiltDial},
        },
        context::{SensorState, use_dispatch, use_gauge},
        intent::GaugeStep,
    },
};

/// The table's own stops most often sold (product rule: presets of the second pose).
const STOPS: [Degrees; 3] = [Degrees::whole(20), Degrees::whole(40), Degrees::whole(60)];

/// The poses that this page takes, each from a step of its own.
#[derive(Clone, Copy, PartialEq)]
enum Taking {
    Level,
    Upright,
    Stop,
}

/// The page.
#[component]
pub fn GaugePage() -> impl IntoView {
    let gauge = use_gauge();
    let dispatch = use_dispatch();
    let stop = RwSignal::new(STOPS[0]);
    let no_zero = move || !gauge.has_zero.get();
    // How it goes is said beside the button that was pressed.
    let taking = RwSignal::new(Taking::Level);
    let take = move |pose: Taking, step: GaugeStep| {
        taking.set(pose);
        dispatch.send(step);
    };
    on_cleanup(move || dispatch.send(GaugeStep::TurnOff));

    view! {
        <Page title=words::TITLE tab=Tab::More>
            <p class="dim">{words::LEAD}</p>
            <LiveAngle />
            <Step title=words::MOUNT_TITLE body=words::MOUNT_BODY angle=Degrees::ZERO>
                {None::<AnyView>}
            </Step>
            <Step title=words::LEVEL_TITLE body=words::LEVEL_BODY angle=Degrees::ZERO>
                <button
                    class="button button--go"
                    data-testid="zero"
                    on:click=move |_| take(Taking::Level, GaugeStep::SetLevel)
                >
                    {words::SET_LEVEL}
                </button>
                <Progress of=Taking::Level taking=taking />
            </Step>
            <Step title=words::UPRIGHT_TITLE body=words::UPRIGHT_BODY angle=Degrees::whole(-75)>
                <button
                    class="button button--wide"
                    disabled=no_zero
                    on:click=move |_| take(Taking::Upright, GaugeStep::SetUpright)
                >
                    {words::SET_UPRIGHT}
                </button>
                <Progress of=Taking::Upright taking=taking />
            </Step>
            <Step title=words::STOP_TITLE body=words::STOP_BODY angle=stop>
                <StopAngle chosen=stop />
                <button
                    class="button button--wide"
                    disabled=no_zero
                    on:click=move |_| take(Taking::Stop, GaugeStep::SetKnownAngle(stop.get()))
                >
                    {words::SET_STOP}
                </button>
                <Progress of=Taking::Stop taking=taking />
            </Step>
            <div class="row">
                <button
                    class="button"
                    disabled=no_zero
                    on:click=move |_| dispatch.send(GaugeStep::UndoPose)
                >
                    {words::UNDO}
                </button>
                <button
                    class="button"
                    disabled=no_zero
                    on:click=move |_| dispatch.send(GaugeStep::FlipSign)
                >
                    {words::FLIP}
                </button>
            </div>
            <RawRecording />
        </Page>
    }
}

#[component]
fn Step(
    title: &'static str,
    body: &'static str,
    #[prop(into)] angle: Signal<Degrees>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card">
            <div class="step">
                <h2>{title}</h2>
                <div class="card__figure">
                    <TableFigure angle=angle label="" />
                </div>
            </div>
            <p>{body}</p>
            {children()}
        </section>
    }
    .into_any()
}

/// The dial and the number, or why there is none.
#[component]
fn LiveAngle() -> impl IntoView {
    let gauge = use_gauge();
    let dispatch = use_dispatch();
    let tenths = RwSignal::new(gauge.figures.get());
    gauge.figures.follow(move |angle| tenths.set(angle));
    let number = move || {
        tenths.get().map_or_else(
            || labels::ANGLE_LOST.to_owned(),
            |angle| formatting::tenths(angle.get()),
        )
    };
    let caption = Memo::new(move |_| match (gauge.sensor.get(), gauge.trust.get()) {
        (SensorState::Off | SensorState::Asking, _) => words::ASKING,
        (SensorState::Absent(notice), _) => notices::text(notice).title,
        (SensorState::Live, Some(trust)) => match trust {
            Ok(_) if matches!(gauge.self_check.get(), SelfCheck::Failed(_)) => words::REMOUNT,
            Ok(quality) => words::quality(quality),
            Err(why) => words::lost(why),
        },
        (SensorState::Live, None) => words::ASKING,
    });
    let off = move || gauge.sensor.get() == SensorState::Off;

    view! {
        <section class="card live-angle">
            <h2>{words::NOW_TITLE}</h2>
            <Show
                when=move || !off()
                fallback=move || {
                    view! {
                        <button
                            class="button button--go"
                            on:click=move |_| dispatch.send(GaugeStep::TurnOn)
                        >
                            {words::TURN_ON}
                        </button>
                    }
                }
            >
                <div class="live-angle__dial">
                    <TiltDial shows=Shows::Live limits=DialLimits::default() />
                </div>
                <p class="live-angle__number">
                    <span data-testid="angle">{number}</span>
                    <span class="live-angle__unit" hidden=move || tenths.get().is_none()>"°"</span>
                </p>
                <p class="dim" role="status">{move || caption.get()}</p>
                <details hidden=move || !matches!(gauge.sensor.get(), SensorState::Absent(_))>
                    <summary>{words::WHAT_TO_DO}</summary>
                    <p>
                        {move || match gauge.sensor.get() {
                            SensorState::Absent(notice) => notices::text(notice).body,
                            _ => "",
                        }}
                    </p>
                </details>
            </Show>
        </section>
    }
    .into_any()
}

/// How the pose of one step is being taken, read out by screen readers.
#[component]
fn Progress(of: Taking, taking: RwSignal<Taking>) -> impl IntoView {
    view! {
        <Show when=move || taking.get() == of>
            <Capture />
        </Show>
    }
    .into_any()
}

/// How the capture begun last is going.
#[component]
fn Capture() -> impl IntoView {
    let gauge = use_gauge();
    let dispatch = use_dispatch();
    let under_way = move || {
        matches!(
            gauge.zero.get(),
            ZeroProgress::WaitingForStillness | ZeroProgress::Averaging(_)
        )
    };
    let word = Memo::new(move |_| match gauge.zero.get() {
        ZeroProgress::Idle => "",
        ZeroProgress::WaitingForStillness => words::WAITING,
        ZeroProgress::Averaging(_) => words::AVERAGING,
        ZeroProgress::Done => words::DONE,
        ZeroProgress::Refused(refusal) => refused(refusal),
    });
    let fraction = move || match gauge.zero.get() {
        ZeroProgress::Averaging(fraction) => Some(fraction.to_string()),
        _ => None,
    };

    view! {
        <p class="strong" role="status" data-testid="zero-progress">{move || word.get()}</p>
        <Show when=under_way>
            <progress class="progress" max="1" value=fraction aria-label=words::AVERAGING></progress>
            <button class="button" on:click=move |_| dispatch.send(GaugeStep::CancelPose)>
                {words::CANCEL}
            </button>
        </Show>
    }
    .into_any()
}

const fn refused(refusal: ZeroRefusal) -> &'static str {
    match refusal {
        ZeroRefusal::Moving => words::REFUSED_MOVING,
        ZeroRefusal::NoReadings => words::REFUSED_SILENT,
        ZeroRefusal::NoZero => words::REFUSED_NO_ZERO,
        ZeroRefusal::WrongAngle => words::REFUSED_ANGLE,
    }
}

#[component]
fn StopAngle(chosen: RwSignal<Degrees>) -> impl IntoView {
    let refused = RwSignal::new(false);
    let choose = move |angle: Option<Degrees>| {
        refused.set(angle.is_none());
        chosen.update(|chosen| *chosen = angle.unwrap_or(*chosen));
    };
    let presets = STOPS
        .into_iter()
        .map(|angle| {
            let pressed = move || {
                if chosen.get() == angle {
                    "true"
                } else {
                    "false"
                }
            };
            view! {
                <button class="button" aria-pressed=pressed on:click=move |_| choose(Some(angle))>
                    {quantities::angle(angle)}
                </button>
            }
        })
        .collect_view();

    view! {
        <fieldset class="stack stack--tight">
            <legend class="strong">{words::STOP_ANGLE}</legend>
            <div class="row stops">{presets}</div>
            <label class="field">
                <span class="field__hint">{words::STOP_OTHER}</span>
                <input
                    class="field__input"
                    type="number"
                    inputmode="numeric"
                    min="10"
                    max="90"
                    step="1"
                    aria-invalid=move || refused.get().then_some("true")
                    aria-describedby="stop-error"
                    prop:value=move || chosen.get().get().to_string()
                    on:change:target=move |event| {
                        choose(event.target().value().parse().ok().and_then(in_range));
                    }
                />
            </label>
            <p class="field__error" id="stop-error" role="alert">
                {move || refused.get().then(|| words::stop_refused(chosen.get()))}
            </p>
        </fieldset>
    }
    .into_any()
}

/// A stop between 10 and 90 degrees head-down; below, the second pose teaches nothing.
fn in_range(value: f64) -> Option<Degrees> {
    (10.0..=90.0)
        .contains(&value)
        .then(|| Degrees::new(value).ok())
        .flatten()
}

#[component]
fn RawRecording() -> impl IntoView {
    let gauge = use_gauge();
    let dispatch = use_dispatch();
    let count = move || gauge.recording.get().map(words::raw_rows);

    view! {
        <section class="card">
            <h2>{words::RAW_TITLE}</h2>
            <p class="dim">{words::RAW_BODY}</p>
            <Show
                when=move || gauge.recording.get().is_some()
                fallback=move || {
                    view! {
                        <button
                            class="button"
                            disabled=move || gauge.sensor.get() != SensorState::Live
                            on:click=move |_| dispatch.send(GaugeStep::StartRaw)
                        >
                            {words::RAW_START}
                        </button>
                    }
                }
            >
                <p role="status">{count}</p>
                <button class="button" on:click=move |_| dispatch.send(GaugeStep::SaveRaw)>
                    {words::RAW_STOP}
                </button>
            </Show>
        </section>
    }
    .into_any()
}
