//! The sound of each tone: a pattern of notes that can be told apart with the eyes shut, and the
//! vibration that goes with it.

use crate::domain::cue::Tone;

/// One note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToneNote {
    /// Pitch in hertz. Chosen by us between 330 and 1,320: what a phone's small speaker carries
    /// and older ears still hear.
    pub hertz: u16,
    /// Start after the pattern's start, milliseconds.
    pub at_ms: u16,
    /// Length, milliseconds.
    pub lasts_ms: u16,
}

const fn note(hertz: u16, at_ms: u16, lasts_ms: u16) -> ToneNote {
    ToneNote {
        hertz,
        at_ms,
        lasts_ms,
    }
}

/// The notes of `tone`. Rising means on, falling means come up or stop, repeated means danger.
pub const fn pattern(tone: Tone) -> &'static [ToneNote] {
    match tone {
        Tone::BreatheIn => const { &[note(392, 0, 180)] },
        Tone::BreatheOut => const { &[note(330, 0, 180)] },
        Tone::Notice => const { &[note(660, 0, 120)] },
        Tone::Step => const { &[note(523, 0, 140), note(659, 160, 180)] },
        Tone::Settled => const { &[note(523, 0, 120), note(659, 140, 120), note(784, 280, 220)] },
        Tone::LastSeconds => const { &[note(784, 0, 90), note(784, 160, 90)] },
        Tone::ComeUp => const { &[note(784, 0, 160), note(659, 180, 160), note(523, 360, 280)] },
        Tone::StopHere => const { &[note(523, 0, 420)] },
        Tone::Warning => const { &[note(880, 0, 150), note(880, 220, 150), note(880, 440, 150)] },
        Tone::Alarm => {
            const {
                &[
                    note(988, 0, 140),
                    note(740, 150, 140),
                    note(988, 300, 140),
                    note(740, 450, 140),
                    note(988, 600, 200),
                ]
            }
        }
        Tone::Siren => {
            const {
                &[
                    note(1320, 0, 300),
                    note(660, 300, 300),
                    note(1320, 600, 300),
                    note(660, 900, 300),
                    note(1320, 1200, 300),
                    note(660, 1500, 300),
                ]
            }
        }
    }
}

/// The vibration of `tone`: milliseconds on, off, on.
pub const fn vibration(tone: Tone) -> &'static [u16] {
    match tone {
        Tone::BreatheIn | Tone::BreatheOut => &[],
        Tone::Notice => &[60],
        Tone::Step | Tone::Settled => &[80, 60, 80],
        Tone::LastSeconds => &[50, 50, 50],
        Tone::ComeUp => &[250, 100, 120],
        Tone::StopHere => &[400],
        Tone::Warning => &[150, 80, 150, 80, 150],
        Tone::Alarm => &[300, 80, 300, 80, 300],
        Tone::Siren => &[600, 150, 600, 150, 600],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TONES: [Tone; 11] = [
        Tone::BreatheIn,
        Tone::BreatheOut,
        Tone::Notice,
        Tone::Step,
        Tone::Settled,
        Tone::LastSeconds,
        Tone::ComeUp,
        Tone::StopHere,
        Tone::Warning,
        Tone::Alarm,
        Tone::Siren,
    ];

    #[test]
    fn no_two_meanings_sound_alike() {
        for (index, one) in TONES.iter().enumerate() {
            for other in &TONES[index + 1..] {
                assert_ne!(pattern(*one), pattern(*other), "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn the_notes_of_a_pattern_follow_one_another() {
        for tone in TONES {
            let notes = pattern(tone);
            assert!(!notes.is_empty());
            for pair in notes.windows(2) {
                assert!(
                    pair[0].at_ms + pair[0].lasts_ms <= pair[1].at_ms,
                    "{tone:?}"
                );
            }
        }
    }
}
