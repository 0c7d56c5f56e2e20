//! What a person has set.

use serde::{Deserialize, Serialize};

use super::{
    Corruption, DecodeError,
    fields::{optional, twins},
    seal,
    session::EquipmentV1,
    unseal, version_of,
};
use crate::domain::{
    breathing::BreathPace,
    settings::{
        AngleConvention, DegreeCalls, Flip, SessionSettings, Settings, Spoken, Theme,
        VoiceLanguage, Within,
    },
};

const NEWEST: u8 = 2;

/// The newest stored bytes of `settings`.
pub fn encode_settings(settings: &Settings) -> Vec<u8> {
    seal(NEWEST, &SettingsV2::from(settings))
}

/// The settings in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote them or they are damaged; a value outside its range is
/// refused, never clamped.
pub fn decode_settings(bytes: &[u8]) -> Result<Settings, DecodeError> {
    let (version, body) = version_of(bytes, NEWEST)?;
    let stored = match version {
        1 => unseal::<SettingsV1>(body)?.into(),
        _ => unseal::<SettingsV2>(body)?,
    };
    Ok(stored.try_into()?)
}

/// Version 2 of the settings: the headset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SettingsV2 {
    as_before: SettingsV1,
    headset: bool,
}

impl From<SettingsV1> for SettingsV2 {
    fn from(as_before: SettingsV1) -> Self {
        Self {
            as_before,
            headset: false,
        }
    }
}

impl From<&Settings> for SettingsV2 {
    fn from(settings: &Settings) -> Self {
        Self {
            as_before: settings.into(),
            headset: settings.headset,
        }
    }
}

impl TryFrom<SettingsV2> for Settings {
    type Error = Corruption;

    fn try_from(stored: SettingsV2) -> Result<Self, Corruption> {
        Ok(Self {
            headset: stored.headset,
            ..stored.as_before.try_into()?
        })
    }
}

/// Version 1 of the settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SettingsV1 {
    theme: ThemeV1,
    text_size_percent: u16,
    angles: AngleConventionV1,
    volume_percent: u16,
    voice: Option<String>,
    language: VoiceLanguageV1,
    speech_rate_percent: u16,
    flip: FlipV1,
    equipment: EquipmentV1,
    session: SessionSettingsV1,
}

/// A [`Theme`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum ThemeV1 {
    Device,
    Light,
    Dark,
}

/// An [`AngleConvention`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum AngleConventionV1 {
    BelowHorizontal,
    HeadDownNegative,
    FromUpright,
}

/// A [`VoiceLanguage`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum VoiceLanguageV1 {
    Any,
    British,
    American,
    Australian,
    Irish,
    Indian,
}

/// A [`Flip`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum FlipV1 {
    Auto,
    Upright,
    UpsideDown,
}

/// A [`Spoken`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum SpokenV1 {
    Nothing,
    Alarms,
    Steps,
    Everything,
}

/// A [`DegreeCalls`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum DegreeCallsV1 {
    Off,
    Last,
    Often,
}

/// A [`SessionSettings`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct SessionSettingsV1 {
    motion_control: bool,
    spoken: SpokenV1,
    degree_calls: DegreeCallsV1,
    breathing: Option<BreathPaceV1>,
    vibration: bool,
}

/// A [`BreathPace`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct BreathPaceV1 {
    inhale_s: u16,
    exhale_s: u16,
}

twins!(
    ThemeV1 = Theme {
        Device,
        Light,
        Dark
    }
);
twins!(
    AngleConventionV1 = AngleConvention {
        BelowHorizontal,
        HeadDownNegative,
        FromUpright
    }
);
twins!(
    VoiceLanguageV1 = VoiceLanguage {
        Any,
        British,
        American,
        Australian,
        Irish,
        Indian
    }
);
twins!(
    FlipV1 = Flip {
        Auto,
        Upright,
        UpsideDown
    }
);
twins!(
    SpokenV1 = Spoken {
        Nothing,
        Alarms,
        Steps,
        Everything
    }
);
twins!(DegreeCallsV1 = DegreeCalls { Off, Last, Often });

/// `value` as the setting it is, or an error naming it.
fn setting<const MIN: u16, const MAX: u16>(
    value: u16,
    field: &'static str,
) -> Result<Within<MIN, MAX>, Corruption> {
    Within::new(value).map_err(|_| Corruption::OutOfRange(field))
}

impl From<&Settings> for SettingsV1 {
    fn from(settings: &Settings) -> Self {
        Self {
            theme: settings.theme.into(),
            text_size_percent: settings.text_size.get(),
            angles: settings.angles.into(),
            volume_percent: settings.volume.get(),
            voice: settings.voice.clone(),
            language: settings.language.into(),
            speech_rate_percent: settings.speech_rate.get(),
            flip: settings.flip.into(),
            equipment: settings.equipment.into(),
            session: settings.session.into(),
        }
    }
}

impl TryFrom<SettingsV1> for Settings {
    type Error = Corruption;

    fn try_from(stored: SettingsV1) -> Result<Self, Corruption> {
        Ok(Self {
            theme: stored.theme.into(),
            text_size: setting(stored.text_size_percent, "text size")?,
            angles: stored.angles.into(),
            volume: setting(stored.volume_percent, "volume")?,
            headset: false,
            voice: stored.voice,
            language: stored.language.into(),
            speech_rate: setting(stored.speech_rate_percent, "rate of speech")?,
            flip: stored.flip.into(),
            equipment: stored.equipment.into(),
            session: stored.session.try_into()?,
        })
    }
}

impl From<SessionSettings> for SessionSettingsV1 {
    fn from(settings: SessionSettings) -> Self {
        Self {
            motion_control: settings.motion_control,
            spoken: settings.spoken.into(),
            degree_calls: settings.degree_calls.into(),
            breathing: settings.breathing.map(|pace| BreathPaceV1 {
                inhale_s: pace.inhale.get(),
                exhale_s: pace.exhale.get(),
            }),
            vibration: settings.vibration,
        }
    }
}

impl TryFrom<SessionSettingsV1> for SessionSettings {
    type Error = Corruption;

    fn try_from(stored: SessionSettingsV1) -> Result<Self, Corruption> {
        Ok(Self {
            motion_control: stored.motion_control,
            spoken: stored.spoken.into(),
            degree_calls: stored.degree_calls.into(),
            breathing: optional(stored.breathing)?,
            vibration: stored.vibration,
        })
    }
}

impl TryFrom<BreathPaceV1> for BreathPace {
    type Error = Corruption;

    fn try_from(stored: BreathPaceV1) -> Result<Self, Corruption> {
        Ok(Self {
            inhale: setting(stored.inhale_s, "breath in")?,
            exhale: setting(stored.exhale_s, "breath out")?,
        })
    }
}
