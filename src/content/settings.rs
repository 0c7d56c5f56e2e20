//! Words of the settings.

use crate::domain::settings::{DegreeCalls, Flip, Spoken, Theme, VoiceLanguage};

/// Heading.
pub const TITLE: &str = "Settings";
/// Section.
pub const GAUGE: &str = "Angle gauge";
/// Leads to the gauge.
pub const GAUGE_LINK: &str = "Set level, check the angle";
/// Section.
pub const EQUIPMENT: &str = "Equipment";
/// Setting.
pub const EQUIPMENT_QUESTION: &str = "What you hang on";
/// Under it.
pub const EQUIPMENT_HINT: &str = "After a change the full checklist is asked again. With a chair or \
    boots, start by clock and buttons unless the phone is strapped to the moving part.";
/// Section.
pub const LOOK: &str = "Look";
/// Setting.
pub const THEME: &str = "Colours";
/// Setting.
pub const TEXT_SIZE: &str = "Text size";
/// Setting.
pub const FLIP: &str = "Session screen";
/// Section.
pub const SOUND: &str = "Voice, tones, vibration";
/// Setting.
pub const SPOKEN: &str = "What is spoken";
/// Setting.
pub const DEGREES: &str = "Degrees still to go, while going down";
/// Setting.
pub const VOLUME: &str = "Volume";
/// Setting.
pub const HEADSET: &str = "I listen through a headset";
/// Under it.
pub const HEADSET_HINT: &str = "Tones are softer there, and alarms need not be as loud. People nearby \
    then hear no siren: tell whoever looks after you.";
/// Setting.
pub const VOICE: &str = "Voice";
/// The voice when none is chosen.
pub const ANY_VOICE: &str = "The first on this device";
/// Where the browser lists no voice.
pub const NO_VOICES: &str = "This browser lists no voice for this accent. Tones, vibration and the \
    screen guide you all the same.";
/// Setting.
pub const RATE: &str = "Speed of the voice";
/// Setting.
pub const LANGUAGE: &str = "Accent of the voice";
/// Setting.
pub const VIBRATION: &str = "Vibrate with each cue";
/// Setting.
pub const BREATHING: &str = "A tone and a light that pace your breathing";
/// Setting.
pub const BREATHE_IN: &str = "Breathe in for";
/// Setting.
pub const BREATHE_OUT: &str = "Breathe out for";
/// Section.
pub const CONTROL: &str = "Control";
/// Setting.
pub const MOTION_CONTROL: &str = "The table's motion moves the session on";
/// Under it.
pub const MOTION_HINT: &str = "When it is off, every step waits for its button.";
/// Plays a tone and says a sentence.
pub const TEST: &str = "Test sound";
/// The voice spoke.
pub const TEST_SPOKE: &str = "A tone and a voice were played.";
/// No voice spoke.
pub const TEST_SILENT: &str = "Only a tone was played: this browser has no voice for it. Tones \
    will guide you.";
/// Section.
pub const ABOUT: &str = "About";
/// The version of the app and, unless it is a development build, the build's name.
pub fn version(version: &str, build: Option<&str>) -> String {
    match build {
        Some(build) => ["Version ", version, ", build ", build].concat(),
        None => ["Version ", version, ", not a release"].concat(),
    }
}
/// Section.
pub const APP: &str = "The app on this device";
/// Where the data is.
pub const PRIVACY: &str = "Everything you enter stays on this device. There is no account, no \
    server and no tracking.";

/// A colour scheme.
pub const fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Device => "As the device",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

/// Which way up.
pub const fn flip(flip: Flip) -> &'static str {
    match flip {
        Flip::Auto => "Turn with gravity",
        Flip::Upright => "Never turn",
        Flip::UpsideDown => "Always upside down",
    }
}

/// How much is spoken.
pub const fn spoken(spoken: Spoken) -> &'static str {
    match spoken {
        Spoken::Nothing => "Nothing",
        Spoken::Alarms => "Alarms only",
        Spoken::Steps => "Alarms and steps",
        Spoken::Everything => "Everything",
    }
}

/// How often degrees are called.
pub const fn degree_calls(calls: DegreeCalls) -> &'static str {
    match calls {
        DegreeCalls::Off => "Never",
        DegreeCalls::Last => "At five",
        DegreeCalls::Often => "At twenty, ten and five",
    }
}

/// Which English.
pub const fn language(language: VoiceLanguage) -> &'static str {
    match language {
        VoiceLanguage::Any => "Any",
        VoiceLanguage::British => "British",
        VoiceLanguage::American => "American",
        VoiceLanguage::Australian => "Australian",
        VoiceLanguage::Irish => "Irish",
        VoiceLanguage::Indian => "Indian",
    }
}

/// A share in per cent.
pub fn percent(value: u16) -> String {
    format!("{value} %")
}

/// Under the volume: how loud alarms are at least, in per cent.
pub fn volume_hint(least: u16) -> String {
    format!("Alarms are never quieter than {least} percent.")
}

/// A span in whole seconds.
pub fn seconds(value: u16) -> String {
    format!("{value} seconds")
}
