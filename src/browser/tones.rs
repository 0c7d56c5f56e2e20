//! Tones made in code (Web Audio), audible even where no voice is installed.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AudioContext, AudioContextState, HtmlAudioElement, OscillatorType};

/// One note of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// Pitch in hertz.
    pub hertz: u16,
    /// Start after the pattern's start, milliseconds.
    pub at_ms: u16,
    /// Length in milliseconds.
    pub lasts_ms: u16,
}

/// How a note sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Rich in overtones, which a phone's small speaker carries.
    Bright,
    /// A pure tone that swells and fades: for a headset.
    Soft,
}

impl Shape {
    const fn wave(self) -> OscillatorType {
        match self {
            Self::Bright => OscillatorType::Triangle,
            Self::Soft => OscillatorType::Sine,
        }
    }

    /// Length of the ramp at both ends, in seconds: below ten milliseconds a speaker clicks.
    const fn ramp(self) -> f64 {
        match self {
            Self::Bright => 0.01,
            Self::Soft => 0.03,
        }
    }
}

/// The audio context, unlocked in a tap and let go when dropped.
pub struct Sounder {
    context: Rc<AudioContext>,
    /// Keeps iOS playing with the mute switch on; other platforms do not need it.
    silence: Option<HtmlAudioElement>,
    _state: EventListener,
}

/// A tenth of a second of silence as a WAV file: 8 kHz, 8 bit, mono, from the app's own origin.
const SILENCE: &str = "silence.wav";

/// A sound that was taken away is waited for this long; then the tone is dropped, for a late cue is a
/// wrong one. Product rule: cues come within 300 ms.
const RESUMES_WITHIN_MS: u32 = 300;

impl Sounder {
    /// Unlocks sound. Call inside a tap: browsers play nothing before one. `sounds` hears whenever the
    /// sound is taken away, as by a phone call (`false`), and when it is back. `None` without Web Audio.
    pub fn unlock(sounds: impl Fn(bool) + 'static) -> Option<Self> {
        ask_for_playback();
        let context = Rc::new(AudioContext::new().ok()?);
        let watched = Rc::clone(&context);
        let state = EventListener::new(&context, "statechange", move |_| {
            sounds(watched.state() == AudioContextState::Running);
        });
        let silence = HtmlAudioElement::new_with_src(SILENCE).ok();
        if let Some(silence) = &silence {
            silence.set_loop(true);
        }
        let sounder = Self {
            context,
            silence,
            _state: state,
        };
        sounder.play_silence();
        sounder.wake();
        Some(sounder)
    }

    /// Resumes a suspended context, as after a phone call.
    pub fn wake(&self) {
        if self.context.state() == AudioContextState::Running {
            return;
        }
        self.play_silence();
        if let Ok(resumed) = self.context.resume() {
            // Refused until the next tap or the end of the call; the state's event tells.
            spawn_local(async move { drop(JsFuture::from(resumed).await) });
        }
    }

    fn play_silence(&self) {
        if let Some(silence) = &self.silence
            && silence.paused()
            && let Ok(playing) = silence.play()
        {
            // Refused where no tap was made; the context then stays silent too and says so.
            spawn_local(async move { drop(JsFuture::from(playing).await) });
        }
    }

    /// Plays `notes` at `loudness`, 0..=1, now. Where the sound was taken away it is asked back, and the
    /// notes are dropped if it does not come at once: its clock stands still, and they would sound
    /// whenever it does.
    pub fn play(&self, notes: Vec<Note>, shape: Shape, loudness: f32) {
        if self.context.state() == AudioContextState::Running {
            play(&self.context, &notes, shape, loudness);
            return;
        }
        self.wake();
        let context = Rc::clone(&self.context);
        spawn_local(async move {
            for _ in 0..RESUMES_WITHIN_MS / 30 {
                TimeoutFuture::new(30).await;
                if context.state() == AudioContextState::Running {
                    play(&context, &notes, shape, loudness);
                    return;
                }
            }
        });
    }
}

fn play(context: &AudioContext, notes: &[Note], shape: Shape, loudness: f32) {
    for note in notes {
        // A note that cannot be made leaves the others; the screen shows the cue all the same.
        drop(play_note(context, *note, shape, loudness.clamp(0.0, 1.0)));
    }
}

fn play_note(
    context: &AudioContext,
    note: Note,
    shape: Shape,
    loudness: f32,
) -> Result<(), JsValue> {
    let starts = context.current_time() + f64::from(note.at_ms) / 1000.0;
    let ends = starts + f64::from(note.lasts_ms) / 1000.0;
    let ramp = shape.ramp();
    let oscillator = context.create_oscillator()?;
    oscillator.set_type(shape.wave());
    oscillator.frequency().set_value(f32::from(note.hertz));
    let gain = context.create_gain()?;
    gain.gain().set_value_at_time(0.0, starts)?;
    gain.gain()
        .linear_ramp_to_value_at_time(loudness, starts + ramp)?;
    gain.gain()
        .set_value_at_time(loudness, (ends - ramp).max(starts + ramp))?;
    gain.gain().linear_ramp_to_value_at_time(0.0, ends)?;
    oscillator.connect_with_audio_node(&gain)?;
    gain.connect_with_audio_node(&context.destination())?;
    oscillator.start_with_when(starts)?;
    oscillator.stop_with_when(ends)
}

impl Drop for Sounder {
    fn drop(&mut self) {
        if let Some(silence) = &self.silence {
            drop(silence.pause());
        }
        if let Ok(closed) = self.context.close() {
            spawn_local(async move { drop(JsFuture::from(closed).await) });
        }
    }
}

/// Declares the page as playback where the Audio Session API exists, so that the mute switch of an
/// iPhone does not silence an alarm.
fn ask_for_playback() {
    let session = web_sys::window()
        .and_then(|window| js_sys::Reflect::get(&window.navigator(), &"audioSession".into()).ok())
        .filter(|session| session.is_object());
    if let Some(session) = session {
        drop(js_sys::Reflect::set(
            session.unchecked_ref(),
            &"type".into(),
            &"playback".into(),
        ));
    }
}
