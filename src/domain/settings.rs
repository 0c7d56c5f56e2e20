//! What a person can set, and the valid ranges.

use super::{breathing::BreathPace, record::Equipment, units::Degrees};

/// A whole number from `MIN` to `MAX`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Within<const MIN: u16, const MAX: u16>(u16);

/// A setting outside its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the value lies outside the range of the setting")]
pub struct OutOfRange;

impl<const MIN: u16, const MAX: u16> Within<MIN, MAX> {
    /// The least value.
    pub const MIN: u16 = MIN;
    /// The greatest value.
    pub const MAX: u16 = MAX;

    /// Wraps `value`.
    ///
    /// # Errors
    /// [`OutOfRange`] if it is below `MIN` or above `MAX`.
    pub const fn new(value: u16) -> Result<Self, OutOfRange> {
        if value >= MIN && value <= MAX {
            Ok(Self(value))
        } else {
            Err(OutOfRange)
        }
    }

    /// The nearest value in range, for constants and for sliders.
    pub const fn clamped(value: u16) -> Self {
        if value < MIN {
            Self(MIN)
        } else if value > MAX {
            Self(MAX)
        } else {
            Self(value)
        }
    }

    /// The value.
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// Seconds of one half of a breath. Chosen by us: from quick to very slow, never a held breath.
pub type BreathSeconds = Within<2, 12>;
/// Loudness in per cent. Alarms are never quieter than [`Settings::LEAST_ALARM_VOLUME`].
pub type Volume = Within<0, 100>;
/// Rate of speech in per cent of the voice's own. Chosen by us: what stays intelligible.
pub type SpeechRate = Within<50, 200>;
/// Text size in per cent. 200: WCAG 2.2, success criterion 1.4.4.
pub type TextSize = Within<100, 200>;

/// Colours of the app. The session screen is always dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Which way up the session screen is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Flip {
    /// Turned by gravity.
    #[default]
    Auto,
    /// Always upright.
    Upright,
    /// Always turned by 180 degrees.
    UpsideDown,
}

/// How an angle is written. It is stored as inversion angle in every case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AngleConvention {
    /// Degrees below horizontal, head-down positive: the app's own.
    #[default]
    BelowHorizontal,
    /// Horizontal is 0, head-down negative, as in papers.
    HeadDownNegative,
    /// Upright is 0, horizontal 90, fully inverted 180, as in shops.
    FromUpright,
}

impl AngleConvention {
    /// `angle`, an inversion angle, in this convention.
    pub fn show(self, angle: Degrees) -> Degrees {
        match self {
            Self::BelowHorizontal => angle,
            Self::HeadDownNegative => -angle,
            Self::FromUpright => angle + Degrees::whole(90),
        }
    }

    /// The inversion angle written as `shown` in this convention.
    pub fn read(self, shown: Degrees) -> Degrees {
        match self {
            Self::BelowHorizontal => shown,
            Self::HeadDownNegative => -shown,
            Self::FromUpright => shown - Degrees::whole(90),
        }
    }
}

/// How much is spoken. Alarms are always toned and flashed; only their voice can be turned off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Spoken {
    /// Nothing: tones, vibration and the screen only.
    Nothing,
    /// Alarms only.
    Alarms,
    /// Alarms and what to do next.
    Steps,
    /// Also the degrees to go, halfway and the last ten seconds.
    #[default]
    Everything,
}

/// How often the degrees still to go are spoken while lowering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DegreeCalls {
    /// Never.
    Off,
    /// At five degrees to go.
    #[default]
    Last,
    /// At twenty, ten and five degrees to go.
    Often,
}

/// Which English the voice is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum VoiceLanguage {
    /// Any English voice.
    #[default]
    Any,
    /// British.
    British,
    /// American.
    American,
    /// Australian.
    Australian,
    /// Irish.
    Irish,
    /// Indian.
    Indian,
}

impl VoiceLanguage {
    /// Every choice in the order it is offered.
    pub const ALL: [Self; 6] = [
        Self::Any,
        Self::British,
        Self::American,
        Self::Australian,
        Self::Irish,
        Self::Indian,
    ];

    /// The language tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Any => "en",
            Self::British => "en-GB",
            Self::American => "en-US",
            Self::Australian => "en-AU",
            Self::Irish => "en-IE",
            Self::Indian => "en-IN",
        }
    }
}

/// The settings the running session follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionSettings {
    /// Whether motion moves the session on; off leaves clock and buttons (WCAG 2.5.4).
    pub motion_control: bool,
    /// How much is spoken.
    pub spoken: Spoken,
    /// How often the degrees to go are spoken.
    pub degree_calls: DegreeCalls,
    /// The breathing pacer; `None` when it is off.
    pub breathing: Option<BreathPace>,
    /// Whether cues vibrate.
    pub vibration: bool,
}

impl Default for SessionSettings {
    fn default() -> Self {
        Self {
            motion_control: true,
            spoken: Spoken::default(),
            degree_calls: DegreeCalls::default(),
            breathing: None,
            vibration: true,
        }
    }
}

/// Everything a person can set, but for limits: those belong to the gate
/// ([`OwnLimits`](super::screening::OwnLimits)).
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Text size.
    pub text_size: TextSize,
    /// How angles are written.
    pub angles: AngleConvention,
    /// Loudness of tones and voice.
    pub volume: Volume,
    /// Whether the sound goes to the person's ears: alarms and tones are gentler there.
    pub headset: bool,
    /// The voice's name as the browser lists it; `None` takes the first that fits the language.
    pub voice: Option<String>,
    /// Which English is spoken.
    pub language: VoiceLanguage,
    /// How fast is spoken.
    pub speech_rate: SpeechRate,
    /// Which way up the session screen is drawn.
    pub flip: Flip,
    /// What the person hangs on.
    pub equipment: Equipment,
    /// What the running session follows.
    pub session: SessionSettings,
}

impl Settings {
    /// Alarms sound at least this loud, in per cent. Chosen by us: an alarm nobody hears is none.
    pub const LEAST_ALARM_VOLUME: u16 = 60;
    /// The same through a headset. Chosen by us: half of it, for a source at the ear itself.
    pub const LEAST_ALARM_VOLUME_HEADSET: u16 = 30;

    /// Loudness of alarms in per cent.
    pub fn alarm_volume(&self) -> u16 {
        self.volume.get().max(if self.headset {
            Self::LEAST_ALARM_VOLUME_HEADSET
        } else {
            Self::LEAST_ALARM_VOLUME
        })
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            text_size: TextSize::clamped(100),
            angles: AngleConvention::default(),
            volume: Volume::clamped(80),
            headset: false,
            voice: None,
            language: VoiceLanguage::default(),
            speech_rate: SpeechRate::clamped(100),
            flip: Flip::default(),
            equipment: Equipment::default(),
            session: SessionSettings::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_outside_its_range_is_refused() {
        assert_eq!(SpeechRate::new(49), Err(OutOfRange));
        assert_eq!(SpeechRate::new(50).unwrap().get(), 50);
        assert_eq!(SpeechRate::new(200).unwrap().get(), 200);
        assert_eq!(SpeechRate::new(201), Err(OutOfRange));
        assert_eq!(BreathSeconds::clamped(0).get(), 2);
    }

    #[test]
    fn every_convention_reads_what_it_shows() {
        let angle = Degrees::whole(25);
        for convention in [
            AngleConvention::BelowHorizontal,
            AngleConvention::HeadDownNegative,
            AngleConvention::FromUpright,
        ] {
            assert_eq!(convention.read(convention.show(angle)), angle);
        }
        assert_eq!(
            AngleConvention::FromUpright.show(angle),
            Degrees::whole(115)
        );
        assert_eq!(
            AngleConvention::HeadDownNegative.show(angle),
            Degrees::whole(-25)
        );
    }

    #[test]
    fn an_alarm_is_heard_with_the_volume_turned_down() {
        let settings = Settings {
            volume: Volume::clamped(0),
            ..Settings::default()
        };
        assert_eq!(settings.alarm_volume(), 60);
        let at_the_ear = Settings {
            headset: true,
            ..settings
        };
        assert_eq!(at_the_ear.alarm_volume(), 30);
    }
}
