//! Gives cues in every way the phone has: voice, tone, vibration. The screen shows them too.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Timeout;

use crate::{
    browser::{
        clock,
        speech::{Manner, Outcome, Speaker},
        tones::{Note, Shape, Sounder},
        vibration,
    },
    content::{cues as words, tones},
    domain::{
        cue::{Cue, Tone},
        notice::Notice,
        settings::Settings,
        units::Millis,
    },
};

use super::notices::Notices;

/// Plays cues. Clones share one sound.
#[derive(Clone)]
pub(super) struct CuePlayer(Rc<Inner>);

struct Inner {
    notices: Notices,
    /// Whether a session relies on the sound.
    needed: Rc<Cell<bool>>,
    sounder: RefCell<Option<Rc<Sounder>>>,
    /// How often it was unlocked.
    wanted: Cell<u32>,
    speaker: Speaker,
    /// How many utterances in a row no voice has said.
    silent: Cell<u8>,
    settings: RefCell<Settings>,
}

/// How much quieter a tone is under a voice than alone. Chosen by us: it marks the cue without
/// covering the first word.
const UNDER_VOICE: f32 = 0.5;
/// After so many utterances that nobody said, the tone is the cue: it sounds in full at once. The
/// voice is tried all the same, for it may come back. Chosen by us.
const VOICE_IS_ABSENT_AFTER: u8 = 2;
/// How long the sound test waits for a voice to begin. Chosen by us: a phone that loads its voice for
/// the first time takes a second or two.
const TEST_PATIENCE: Millis = Millis::from_secs(4);

/// Chosen by us: longer than the longest sentence.
const REST_AFTER_MS: u32 = 8_000;

impl CuePlayer {
    pub(super) fn new(notices: Notices) -> Self {
        Self(Rc::new(Inner {
            notices,
            needed: Rc::default(),
            sounder: RefCell::new(None),
            wanted: Cell::new(0),
            speaker: Speaker::default(),
            silent: Cell::new(0),
            settings: RefCell::default(),
        }))
    }

    /// A session begins to rely on the sound: from now on its loss is told.
    pub(super) fn begin(&self) {
        self.0.needed.set(true);
        self.unlock();
        // The browser gives no sound at all.
        if self.0.sounder.borrow().is_none() {
            self.0.notices.show(Notice::SoundInterrupted);
        }
    }

    /// Unlocks sound and voice; call inside a tap.
    pub(super) fn unlock(&self) {
        self.0.wanted.set(self.0.wanted.get().wrapping_add(1));
        if let Some(sounder) = &*self.0.sounder.borrow() {
            sounder.wake();
            return;
        }
        let notices = self.0.notices;
        let needed = Rc::clone(&self.0.needed);
        let sounder = Sounder::unlock(move |sounds| {
            if sounds {
                notices.dismiss(Notice::SoundInterrupted);
            } else if needed.get() {
                notices.show(Notice::SoundInterrupted);
            }
        });
        *self.0.sounder.borrow_mut() = sounder.map(Rc::new);
        self.0.speaker.unlock();
    }

    /// Brings sound back that a call or another app took; surest inside a tap.
    pub(super) fn wake(&self) {
        if let Some(sounder) = &*self.0.sounder.borrow() {
            sounder.wake();
        }
    }

    /// Lets sound go once what is being said is over, unless it is wanted again by then: a phone plays
    /// nothing else meanwhile.
    pub(super) fn rest(&self) {
        let player = self.clone();
        let wanted = self.0.wanted.get();
        Timeout::new(REST_AFTER_MS, move || {
            if !player.0.needed.get() && player.0.wanted.get() == wanted {
                *player.0.sounder.borrow_mut() = None;
            }
        })
        .forget();
    }

    /// Lets sound go.
    pub(super) fn release(&self) {
        self.0.needed.set(false);
        *self.0.sounder.borrow_mut() = None;
        self.0.speaker.hush();
        self.0.notices.dismiss(Notice::SoundInterrupted);
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
        // An alarm sounds at full strength whatever the voice does; so does every cue once the voice
        // has proved absent.
        let trusts_voice = self.0.silent.get() < VOICE_IS_ABSENT_AFTER;
        let under_voice = trusts_voice && !alarm;
        self.sound(cue.tone, alarm, if under_voice { UNDER_VOICE } else { 1.0 });
        let player = self.clone();
        let mut ended = Some(ended);
        let mut in_full = !under_voice;
        self.0.speaker.say(
            &words::sentence_on(self.0.settings.borrow().equipment, cue.kind),
            &self.manner(alarm),
            cue.expires.since(clock::mono_now()),
            move |outcome| {
                let unheard = matches!(outcome, Outcome::Late | Outcome::Silent);
                if unheard && !in_full {
                    in_full = true;
                    player.sound(cue.tone, false, 1.0);
                }
                player.note_voice(outcome);
                // A cue cut off by the next one has not ended: the next one is sounding.
                if matches!(outcome, Outcome::Said | Outcome::Silent)
                    && let Some(ended) = ended.take()
                {
                    ended();
                }
            },
        );
    }

    /// Remembers whether there is a voice at all.
    fn note_voice(&self, outcome: Outcome) {
        match outcome {
            Outcome::Said => self.0.silent.set(0),
            Outcome::Silent => self.0.silent.set(self.0.silent.get().saturating_add(1)),
            Outcome::Late | Outcome::CutOff => {}
        }
    }

    /// Plays the sound test: a tone, then the voice; `told` hears whether a voice spoke.
    pub(super) fn test(&self, told: impl FnOnce(bool) + 'static) {
        self.unlock();
        self.sound(Tone::Settled, false, 1.0);
        let player = self.clone();
        let mut told = Some(told);
        self.0.speaker.say(
            words::SOUND_TEST,
            &self.manner(false),
            TEST_PATIENCE,
            move |outcome| {
                player.note_voice(outcome);
                if outcome != Outcome::Late
                    && let Some(told) = told.take()
                {
                    told(outcome == Outcome::Said);
                }
            },
        );
    }

    /// Sounds `tone` alone, outside a session.
    pub(super) fn chime(&self, tone: Tone) {
        self.sound(tone, false, 1.0);
    }

    /// Sounds `tone` and says `sentence`, outside a session.
    pub(super) fn say(&self, tone: Tone, sentence: &str) {
        let trusts_voice = self.0.silent.get() < VOICE_IS_ABSENT_AFTER;
        self.sound(tone, false, if trusts_voice { UNDER_VOICE } else { 1.0 });
        let player = self.clone();
        self.0.speaker.say(
            sentence,
            &self.manner(false),
            TEST_PATIENCE,
            move |outcome| player.note_voice(outcome),
        );
    }

    fn sound(&self, tone: Tone, alarm: bool, share: f32) {
        let loudness = f32::from(self.volume(tone, alarm)) / 100.0 * share;
        let headset = self.0.settings.borrow().headset && tone != Tone::Siren;
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
            let shape = if headset { Shape::Soft } else { Shape::Bright };
            sounder.play(notes, shape, loudness);
        }
    }

    fn volume(&self, tone: Tone, alarm: bool) -> u16 {
        let settings = self.0.settings.borrow();
        if tone == Tone::Siren {
            // It calls people who are not in the room.
            100
        } else if alarm {
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
