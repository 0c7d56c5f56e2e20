//! The settings.

use serde::{Deserialize, Serialize};

use super::{
    Corruption, DecodeError,
    fields::{moment, moment_ms, twins},
    seal,
    session::EquipmentV1,
    unseal, version_of,
};
use crate::domain::{
    breathing::BreathPace,
    settings::{
        AngleConvention, DegreeCalls, Flip, OutOfRange, SessionSettings, Settings, Spoken, Theme,
        VoiceLanguage, Within,
    },
};

const NEWEST: u8 = 1;

/// The newest stored bytes of `settings`.
pub fn encode_settings(settings: &Settings) -> Vec<u8> {
    seal(NEWEST, &SettingsV1::from(settings))
}

/// The settings in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote them or they are damaged; every range is checked again.
pub fn decode_settings(bytes: &[u8]) -> Result<Settings, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    Ok(unseal::<SettingsV1>(body)?.try_into()?)
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
    ceiling_deg: u16,
    above_sixty_read_unix_ms: Option<i64>,
    motion_control: bool,
    spoken: SpokenV1,
    degree_calls: DegreeCallsV1,
    /// Seconds in and out.
    breathing_s: Option<(u16, u16)>,
    vibration: bool,
}

/// A stored enum and its way to and from the domain's.
macro_rules! stored_enum {
    ($stored:ident = $domain:ident { $($variant:ident),+ $(,)? }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
        enum $stored {
            $($variant,)+
        }

        twins!($stored = $domain { $($variant),+ });
    };
}

stored_enum!(
    ThemeV1 = Theme {
        Device,
        Light,
        Dark
    }
);
stored_enum!(
    FlipV1 = Flip {
        Auto,
        Upright,
        UpsideDown
    }
);
stored_enum!(
    AngleConventionV1 = AngleConvention {
        BelowHorizontal,
        HeadDownNegative,
        FromUpright,
    }
);
stored_enum!(
    SpokenV1 = Spoken {
        Nothing,
        Alarms,
        Steps,
        Everything
    }
);
stored_enum!(DegreeCallsV1 = DegreeCalls { Off, Last, Often });
stored_enum!(
    VoiceLanguageV1 = VoiceLanguage {
        Any,
        British,
        American,
        Australian,
        Irish,
        Indian,
    }
);

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
            ceiling_deg: settings.ceiling.get(),
            above_sixty_read_unix_ms: settings.above_sixty_read.map(moment_ms),
            motion_control: settings.session.motion_control,
            spoken: settings.session.spoken.into(),
            degree_calls: settings.session.degree_calls.into(),
            breathing_s: settings
                .session
                .breathing
                .map(|pace| (pace.inhale.get(), pace.exhale.get())),
            vibration: settings.session.vibration,
        }
    }
}

impl TryFrom<SettingsV1> for Settings {
    type Error = Corruption;

    fn try_from(stored: SettingsV1) -> Result<Self, Corruption> {
        let breathing = stored
            .breathing_s
            .map(|(inhale, exhale)| {
                Ok::<_, Corruption>(BreathPace {
                    inhale: ranged(inhale, "breathing in")?,
                    exhale: ranged(exhale, "breathing out")?,
                })
            })
            .transpose()?;
        Ok(Self {
            theme: stored.theme.into(),
            text_size: ranged(stored.text_size_percent, "text size")?,
            angles: stored.angles.into(),
            volume: ranged(stored.volume_percent, "volume")?,
            voice: stored.voice,
            language: stored.language.into(),
            speech_rate: ranged(stored.speech_rate_percent, "rate of speech")?,
            flip: stored.flip.into(),
            equipment: stored.equipment.into(),
            ceiling: ranged(stored.ceiling_deg, "ceiling")?,
            above_sixty_read: stored
                .above_sixty_read_unix_ms
                .map(|ms| moment(ms, "date of the facts"))
                .transpose()?,
            session: SessionSettings {
                motion_control: stored.motion_control,
                spoken: stored.spoken.into(),
                degree_calls: stored.degree_calls.into(),
                breathing,
                vibration: stored.vibration,
            },
        })
    }
}

fn ranged<const MIN: u16, const MAX: u16>(
    value: u16,
    field: &'static str,
) -> Result<Within<MIN, MAX>, Corruption> {
    Within::new(value).map_err(|OutOfRange| Corruption::OutOfRange(field))
}
