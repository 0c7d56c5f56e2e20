//! Voice, tones, vibration: what a person on the table hears and feels.

use leptos::prelude::*;

use super::{change, one_of, slider, stepped, toggle};
use crate::{
    content::settings as words,
    domain::{
        breathing::{Breath, BreathPace},
        settings::{
            BreathSeconds, DegreeCalls, Settings, SpeechRate, Spoken, VoiceLanguage, Volume,
        },
    },
    ui::{
        components::sound_test::SoundTest,
        context::{use_dispatch, use_preferences, use_voices},
    },
};

const SPOKEN: [Spoken; 4] = [
    Spoken::Nothing,
    Spoken::Alarms,
    Spoken::Steps,
    Spoken::Everything,
];
const DEGREES: [DegreeCalls; 3] = [DegreeCalls::Off, DegreeCalls::Last, DegreeCalls::Often];

/// The card.
pub(super) fn sound() -> AnyView {
    view! {
        <section class="card">
            <h2>{words::SOUND}</h2>
            {one_of(words::SPOKEN, "spoken", &SPOKEN, words::spoken, |s| s.session.spoken, |s, v| s.session.spoken = v)}
            {one_of(words::DEGREES, "degrees", &DEGREES, words::degree_calls, |s| s.session.degree_calls, |s, v| s.session.degree_calls = v)}
            {one_of(words::LANGUAGE, "language", &VoiceLanguage::ALL, words::language, |s| s.language, |s, v| s.language = v)}
            {voice()}
            {slider(words::RATE, "rate", (SpeechRate::MIN, SpeechRate::MAX), |s| s.speech_rate.get(), |s, v| s.speech_rate = SpeechRate::clamped(v))}
            {slider(words::VOLUME, "volume", (Volume::MIN, Volume::MAX), |s| s.volume.get(), |s, v| s.volume = Volume::clamped(v))}
            <p class="dim small">{move || words::volume_hint(least_alarm())}</p>
            {toggle(words::HEADSET, "headset", |s| s.headset, |s, on| s.headset = on)}
            <p class="dim small">{words::HEADSET_HINT}</p>
            {toggle(words::VIBRATION, "vibration", |s| s.session.vibration, |s, on| s.session.vibration = on)}
            {breathing()}
            <SoundTest />
        </section>
    }
    .into_any()
}

/// How loud an alarm is at least, in per cent.
fn least_alarm() -> u16 {
    use_preferences().0.with(|settings| {
        let quiet = Settings {
            volume: Volume::clamped(0),
            ..settings.clone()
        };
        quiet.alarm_volume()
    })
}

/// The voice by its name; the first of the language where none is chosen, or it is gone.
fn voice() -> AnyView {
    let settings = use_preferences().0;
    let dispatch = use_dispatch();
    let voices = use_voices().0;
    let chosen = move || settings.with(|settings| settings.voice.clone().unwrap_or_default());
    let choose = move |event: leptos::ev::Targeted<
        leptos::ev::Event,
        leptos::web_sys::HtmlSelectElement,
    >| {
        let name = event.target().value();
        change(dispatch, settings, |settings| {
            settings.voice = (!name.is_empty()).then_some(name);
        });
    };
    let options = move || {
        let chosen = chosen();
        let first = [(String::new(), words::ANY_VOICE.to_owned())];
        first
            .into_iter()
            .chain(voices.get().into_iter().map(|name| (name.clone(), name)))
            .map(|(value, label)| {
                let selected = value == chosen;
                view! {
                    <option value=value selected=selected>
                        {label}
                    </option>
                }
            })
            .collect_view()
    };

    view! {
        <label class="field">
            <span class="field__label">{words::VOICE}</span>
            <select class="field__input" id="voice" on:change:target=choose>
                {options}
            </select>
        </label>
        <p class="dim small" hidden=move || !voices.with(Vec::is_empty)>
            {words::NO_VOICES}
        </p>
    }
    .into_any()
}

/// The pacer, and its pace where it is on.
fn breathing() -> AnyView {
    let settings = use_preferences().0;
    let on = Memo::new(move |_| settings.with(|settings| settings.session.breathing.is_some()));

    view! {
        {toggle(words::BREATHING, "breathing", |s| s.session.breathing.is_some(), |s, on| s.session.breathing = on.then(BreathPace::default))}
        <Show when=move || on.get()>
            {half(words::BREATHE_IN, "breathe-in", Breath::In)}
            {half(words::BREATHE_OUT, "breathe-out", Breath::Out)}
        </Show>
    }
    .into_any()
}

fn half(label: &'static str, id: &'static str, half: Breath) -> AnyView {
    stepped(
        label,
        id,
        (BreathSeconds::MIN, BreathSeconds::MAX, "1"),
        words::seconds,
        move |settings| {
            let pace = settings.session.breathing.unwrap_or_default();
            match half {
                Breath::In => pace.inhale.get(),
                Breath::Out => pace.exhale.get(),
            }
        },
        move |settings, value| {
            let pace = settings.session.breathing.get_or_insert_default();
            *match half {
                Breath::In => &mut pace.inhale,
                Breath::Out => &mut pace.exhale,
            } = BreathSeconds::clamped(value);
        },
    )
}
