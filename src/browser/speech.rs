//! Spoken cues (speechSynthesis). A voice that is absent, fails or never starts is told as such, so
//! that a tone can take its place in time.

use std::{cell::Cell, rc::Rc};

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// How something is said.
#[derive(Debug, Clone, PartialEq)]
pub struct Manner {
    /// Language tag (BCP 47).
    pub language: &'static str,
    /// The voice's name as the browser lists it; the first that fits the language otherwise.
    pub voice: Option<String>,
    /// 1 is the voice's own rate.
    pub rate: f32,
    /// 0..=1.
    pub volume: f32,
}

/// What became of an utterance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Said to its end.
    Said,
    /// Cut off by a later utterance.
    CutOff,
    /// No voice said it: none installed, the platform failed, or it never started.
    Silent,
}

/// A voice must start within this long, or it counts as absent (product rule: tones within 300 ms).
const STARTS_WITHIN_MS: u32 = 250;

/// Says `text`; `told` hears once what became of it. Whatever is being said is cut off.
pub fn say(text: &str, manner: &Manner, told: impl FnOnce(Outcome) + 'static) {
    let Some((synthesis, utterance)) = prepare(text, manner) else {
        told(Outcome::Silent);
        return;
    };
    synthesis.cancel();
    let started = Rc::new(Cell::new(false));
    let told = Rc::new(Cell::new(Some(told)));
    let tell = move |outcome| {
        if let Some(told) = told.take() {
            told(outcome);
        }
    };

    let begun = Rc::clone(&started);
    let on_start = Closure::<dyn FnMut()>::new(move || begun.set(true));
    let tell_end = tell.clone();
    let on_end = Closure::<dyn FnMut()>::new(move || tell_end(Outcome::Said));
    let tell_error = tell.clone();
    let on_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        let why = js_sys::Reflect::get(&event, &"error".into())
            .ok()
            .and_then(|why| why.as_string());
        tell_error(match why.as_deref() {
            Some("interrupted" | "canceled") => Outcome::CutOff,
            _ => Outcome::Silent,
        });
    });
    utterance.set_onstart(Some(on_start.as_ref().unchecked_ref()));
    utterance.set_onend(Some(on_end.as_ref().unchecked_ref()));
    utterance.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    synthesis.speak(&utterance);

    // The closures live as long as the utterance may call them: some engines never call any, so
    // the watch keeps them and drops them a minute later, longer than any cue.
    Timeout::new(STARTS_WITHIN_MS, move || {
        if !started.get() {
            tell(Outcome::Silent);
        }
        Timeout::new(60_000, move || {
            drop((on_start, on_end, on_error, utterance));
        })
        .forget();
    })
    .forget();
}

/// Cuts off whatever is being said.
pub fn hush() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}

/// The names of the voices for `language`, best first; empty while they load or where none is.
pub fn voices(language: &str) -> Vec<String> {
    synthesis().map_or_else(Vec::new, |synthesis| {
        fitting(&synthesis, language)
            .map(|voice| voice.name())
            .collect()
    })
}

fn prepare(text: &str, manner: &Manner) -> Option<(SpeechSynthesis, SpeechSynthesisUtterance)> {
    let synthesis = synthesis()?;
    let utterance = SpeechSynthesisUtterance::new_with_text(text).ok()?;
    utterance.set_lang(manner.language);
    utterance.set_rate(manner.rate);
    utterance.set_volume(manner.volume);
    let voice = fitting(&synthesis, manner.language).find(|voice| {
        manner
            .voice
            .as_ref()
            .is_none_or(|wanted| *wanted == voice.name())
    });
    utterance.set_voice(voice.as_ref());
    Some((synthesis, utterance))
}

/// The voices whose language begins as `language` does, those on the device first: they speak
/// without a network.
fn fitting(
    synthesis: &SpeechSynthesis,
    language: &str,
) -> impl Iterator<Item = SpeechSynthesisVoice> + use<> {
    let wanted = language.to_ascii_lowercase();
    let mut voices: Vec<SpeechSynthesisVoice> = synthesis
        .get_voices()
        .iter()
        .filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok())
        .filter(|voice| {
            // Android writes "en_GB".
            voice
                .lang()
                .to_ascii_lowercase()
                .replace('_', "-")
                .starts_with(&wanted)
        })
        .collect();
    voices.sort_by_key(|voice| !voice.local_service());
    voices.into_iter()
}

fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    let present = js_sys::Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    present.is_object().then(|| present.unchecked_into())
}
