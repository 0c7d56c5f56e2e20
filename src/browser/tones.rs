//! Tones made in code (Web Audio), audible even where no voice is installed.

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

/// The audio context, unlocked in a tap and let go when dropped.
pub struct Sounder {
    context: AudioContext,
    /// Keeps iOS playing with the mute switch on; other platforms do not need it.
    silence: Option<HtmlAudioElement>,
}

/// A tenth of a second of silence as a WAV file: 8 kHz, 8 bit, mono, from the app's own origin.
const SILENCE: &str = "silence.wav";

impl Sounder {
    /// Unlocks sound. Call inside a tap: browsers play nothing before one. `None` without Web Audio.
    pub fn unlock() -> Option<Self> {
        let context = AudioContext::new().ok()?;
        ask_for_playback();
        let silence = HtmlAudioElement::new_with_src(SILENCE).ok();
        if let Some(silence) = &silence {
            silence.set_loop(true);
            if let Ok(playing) = silence.play() {
                // Refused where no tap was made; the context then stays silent too and says so.
                spawn_local(async move { drop(JsFuture::from(playing).await) });
            }
        }
        let sounder = Self { context, silence };
        sounder.wake();
        Some(sounder)
    }

    /// Whether tones are heard now; a call or another app may have suspended them.
    pub fn is_running(&self) -> bool {
        self.context.state() == AudioContextState::Running
    }

    /// Resumes a suspended context, as after a phone call.
    pub fn wake(&self) {
        if self.context.state() != AudioContextState::Running
            && let Ok(resumed) = self.context.resume()
        {
            // It stays suspended until the next tap or the end of a call; `is_running` tells.
            spawn_local(async move { drop(JsFuture::from(resumed).await) });
        }
    }

    /// Plays `notes` at `loudness`, 0..=1, starting now.
    pub fn play(&self, notes: &[Note], loudness: f32) {
        self.wake();
        for note in notes {
            // A note that cannot be made leaves the others; the screen shows the cue all the same.
            drop(self.play_note(*note, loudness.clamp(0.0, 1.0)));
        }
    }

    fn play_note(&self, note: Note, loudness: f32) -> Result<(), JsValue> {
        let starts = self.context.current_time() + f64::from(note.at_ms) / 1000.0;
        let ends = starts + f64::from(note.lasts_ms) / 1000.0;
        let oscillator = self.context.create_oscillator()?;
        oscillator.set_type(OscillatorType::Triangle);
        oscillator.frequency().set_value(f32::from(note.hertz));
        let gain = self.context.create_gain()?;
        // Ten milliseconds of ramp at both ends, or the speaker clicks.
        gain.gain().set_value_at_time(0.0, starts)?;
        gain.gain()
            .linear_ramp_to_value_at_time(loudness, starts + 0.01)?;
        gain.gain()
            .set_value_at_time(loudness, (ends - 0.01).max(starts + 0.01))?;
        gain.gain().linear_ramp_to_value_at_time(0.0, ends)?;
        oscillator.connect_with_audio_node(&gain)?;
        gain.connect_with_audio_node(&self.context.destination())?;
        oscillator.start_with_when(starts)?;
        oscillator.stop_with_when(ends)
    }
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
