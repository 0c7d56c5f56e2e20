//! Settings of every kind.

use super::equipment;
use plumbline::domain::{
    breathing::BreathPace,
    settings::{
        AngleConvention, DegreeCalls, Flip, SessionSettings, Settings, Spoken, Theme,
        VoiceLanguage, Within,
    },
};
use proptest::{option, prelude::*, sample::select};

fn within<const MIN: u16, const MAX: u16>() -> impl Strategy<Value = Within<MIN, MAX>> {
    (MIN..=MAX).prop_map(|value| Within::new(value).unwrap())
}

fn session_settings() -> impl Strategy<Value = SessionSettings> {
    let pace = (within(), within()).prop_map(|(inhale, exhale)| BreathPace { inhale, exhale });
    (
        any::<bool>(),
        select(vec![
            Spoken::Nothing,
            Spoken::Alarms,
            Spoken::Steps,
            Spoken::Everything,
        ]),
        select(vec![
            DegreeCalls::Off,
            DegreeCalls::Last,
            DegreeCalls::Often,
        ]),
        option::of(pace),
        any::<bool>(),
    )
        .prop_map(|parts| SessionSettings {
            motion_control: parts.0,
            spoken: parts.1,
            degree_calls: parts.2,
            breathing: parts.3,
            vibration: parts.4,
        })
}

pub(crate) fn settings() -> impl Strategy<Value = Settings> {
    let shown = (
        select(vec![Theme::Device, Theme::Light, Theme::Dark]),
        within(),
        select(vec![
            AngleConvention::BelowHorizontal,
            AngleConvention::HeadDownNegative,
            AngleConvention::FromUpright,
        ]),
        select(vec![Flip::Auto, Flip::Upright, Flip::UpsideDown]),
    );
    let heard = (
        within(),
        option::of(any::<String>()),
        select(&VoiceLanguage::ALL[..]),
        within(),
    );
    let done = (equipment(), session_settings(), any::<bool>());
    (shown, heard, done).prop_map(|(shown, heard, done)| Settings {
        headset: done.2,
        theme: shown.0,
        text_size: shown.1,
        angles: shown.2,
        volume: heard.0,
        voice: heard.1,
        language: heard.2,
        speech_rate: heard.3,
        flip: shown.3,
        equipment: done.0,
        session: done.1,
    })
}
