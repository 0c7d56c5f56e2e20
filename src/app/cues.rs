//! Gives cues in every way the phone has: voice, tone, vibration. The screen shows them too.

use std::{cell::RefCell, rc::Rc};

use crate::{
    browser::{
        speech::{self, Manner, Outcome},
        tones::{Note, Sounder},
        vibration,
    },
    content::{cues as words, tones},
    domain::{
        cue::{Cue, Tone},
        settings::Settings,
    },
};

/// Plays cues. Clones share one sound.
#[derive(Clone, Default)]
pub(super) struct CuePlayer(Rc<Inner>);

#[derive(Default)]
struct Inner {
    sounder: RefCell<Option<Rc<Sounder>>>,
    settings: RefCell<Settings>,
}

/// How much quieter a tone is under a voice than alone. Chosen by us: it marks the cue without
/// covering the first word.
const UNDER_VOICE: f32 = 0.5;

impl CuePlayer {
    /// Unlocks sound; call inside a tap.
    pub(super) fn unlock(&self) {
        if self.0.sounder.borrow().is_none() {
            *self.0.sounder.borrow_mut() = Sounder::unlock().map(Rc::new);
        }
    }

    /// Lets sound go.
    pub(super) fn release(&self) {
        *self.0.sounder.borrow_mut() = None;
    }

    /// Takes over loudness and voice.
    pub(super) fn follow(&self, settings: &Settings) {
        *self.0.settings.borrow_mut() = settings.clone();
    }

    /// Gives `cue`; `ended` is called once when it has sounded or could not.
    pub(super) fn give(&self, cue: Cue, ended: impl FnOnce() + 'static) {
        if cue.vibrates {
            vibration::vibrate(tones::vibration(cue.tone));
        }
        let alarm = cue.priority.is_alarm();
        if !cue.spoken {
            self.sound(cue.tone, alarm, 1.0);
            ended();
            return;
        }
        // An alarm sounds at full strength whatever the voice does.
        self.sound(cue.tone, alarm, if alarm { 1.0 } else { UNDER_VOICE });
        let player = self.clone();
        speech::say(
            &words::sentence_on(self.0.settings.borrow().equipment, cue.kind),
            &self.manner(alarm),
            move |outcome| {
                if outcome == Outcome::Silent && !alarm {
                    player.sound(cue.tone, false, 1.0);
                }
                // A cue cut off by the next one has not ended: the next one is sounding.
                if outcome != Outcome::CutOff {
                    ended();
                }
            },
        );
    }

    /// Plays the sound test: a tone, then the voice; `told` hears whether a voice spoke.
    pub(super) fn test(&self, told: impl FnOnce(bool) + 'static) {
        self.unlock();
        self.sound(Tone::Settled, false, 1.0);
        speech::say(words::SOUND_TEST, &self.manner(false), move |outcome| {
            told(outcome == Outcome::Said);
        });
    }

    fn sound(&self, tone: Tone, alarm: bool, share: f32) {
        let loudness = f32::from(self.volume(alarm)) / 100.0 * share;
        let sounder = self.0.sounder.borrow().clone();
        if let Some(sounder) = sounder
            && loudness > 0.0
        {
            let notes: Vec<Note> = tones::pattern(tone)
                .iter()
                .map(|note| Note {
                    hertz: note.hertz,
                    at_ms: note.at_ms,
                    lasts_ms: note.lasts_ms,
                })
                .collect();
            sounder.play(&notes, loudness);
        }
    }

    fn volume(&self, alarm: bool) -> u16 {
        let settings = self.0.settings.borrow();
        if alarm {
            settings.alarm_volume()
        } else {
            settings.volume.get()
        }
    }

    fn manner(&self, alarm: bool) -> Manner {
        let settings = self.0.settings.borrow();
        Manner {
            language: settings.language.tag(),
            voice: settings.voice.clone(),
            rate: f32::from(settings.speech_rate.get()) / 100.0,
            volume: f32::from(if alarm {
                settings.alarm_volume()
            } else {
                settings.volume.get()
            }) / 100.0,
        }
    }
}
