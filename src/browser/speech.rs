//! Spoken cues (speechSynthesis). A voice that is absent, fails, comes late or never ends is told as
//! such, so that a tone can take its place in time.

use std::{cell::Cell, rc::Rc};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use crate::domain::units::Millis;

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

/// What becomes of an utterance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It has not begun yet and still may; everything else is the last word.
    Late,
    /// Said to its end.
    Said,
    /// Cut off by a later utterance.
    CutOff,
    /// No voice said it: none installed, the platform failed, it did not begin before it was too late,
    /// or it never ended.
    Silent,
}

/// A voice that has not begun by then is [`Outcome::Late`] (product rule: tones within 300 ms).
const LATE_AFTER_MS: u32 = 250;

/// Longer than this for a character, and [`ENDS_AFTER_MS`] more, is no speech. Chosen by us: twice a
/// calm reader's time; a voice of half that rate is given twice as long.
const MS_PER_CHARACTER: u32 = 150;
const ENDS_AFTER_MS: u32 = 2_000;

/// The one mouth of the page. Clones share it: what is said later cuts off what is being said.
#[derive(Debug, Clone, Default)]
pub struct Speaker {
    /// Counts utterances, so that the watch of an earlier one leaves the present one alone.
    newest: Rc<Cell<u32>>,
}

impl Speaker {
    /// Lets the page speak later, outside a tap. Call inside one: iOS asks for that.
    pub fn unlock(&self) {
        if let Some(synthesis) = synthesis()
            && let Ok(nothing) = SpeechSynthesisUtterance::new_with_text("")
        {
            nothing.set_volume(0.0);
            synthesis.speak(&nothing);
        }
    }

    /// Says `text`; `told` hears what becomes of it. Whatever is being said is cut off. It is given up
    /// if it has not begun after `patience`.
    pub fn say(
        &self,
        text: &str,
        manner: &Manner,
        patience: Millis,
        mut told: impl FnMut(Outcome) + 'static,
    ) {
        let number = self.newest.get().wrapping_add(1);
        self.newest.set(number);
        let Some((synthesis, utterance)) = prepare(text, manner) else {
            told(Outcome::Silent);
            return;
        };
        synthesis.cancel();
        // After a phone call some engines stay paused for ever.
        synthesis.resume();
        let said = Saying {
            newest: Rc::clone(&self.newest),
            number,
            begun: Rc::default(),
            told: Rc::new(Cell::new(Some(Box::new(told)))),
        };
        let heard = Closures::new(&said);
        utterance.set_onstart(Some(heard.start.as_ref().unchecked_ref()));
        utterance.set_onend(Some(heard.end.as_ref().unchecked_ref()));
        utterance.set_onerror(Some(heard.error.as_ref().unchecked_ref()));
        synthesis.speak(&utterance);
        said.watch(
            u32::try_from(patience.0).unwrap_or(u32::MAX),
            longest_ms(text, manner.rate),
            (heard, utterance),
        );
    }

    /// Cuts off whatever is being said.
    pub fn hush(&self) {
        self.newest.set(self.newest.get().wrapping_add(1));
        if let Some(synthesis) = synthesis() {
            synthesis.cancel();
        }
    }
}

/// The longest `text` can take at `rate`, in milliseconds.
fn longest_ms(text: &str, rate: f32) -> u32 {
    let characters = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let at_own_rate = characters.saturating_mul(MS_PER_CHARACTER);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "below a minute for any cue; a float beyond u32 becomes its edge"
    )]
    let at_this_rate = (at_own_rate as f32 / rate.max(0.1)) as u32;
    at_this_rate.saturating_add(ENDS_AFTER_MS)
}

type Told = Box<dyn FnMut(Outcome)>;

/// An utterance on its way.
#[derive(Clone)]
struct Saying {
    newest: Rc<Cell<u32>>,
    number: u32,
    begun: Rc<Cell<bool>>,
    told: Rc<Cell<Option<Told>>>,
}

impl Saying {
    /// The last word; later ones are not heard.
    fn last_word(&self, outcome: Outcome) {
        if let Some(mut told) = self.told.take() {
            told(outcome);
        }
    }

    fn is_over(&self) -> bool {
        let told = self.told.take();
        let over = told.is_none();
        self.told.set(told);
        over
    }

    fn late(&self) {
        if let Some(mut told) = self.told.take() {
            told(Outcome::Late);
            self.told.set(Some(told));
        }
    }

    /// Gives it up: what has not been heard by now would come too late, or never end.
    fn give_up(&self) {
        if self.is_over() {
            return;
        }
        if self.newest.get() == self.number
            && let Some(synthesis) = synthesis()
        {
            synthesis.cancel();
        }
        self.last_word(Outcome::Silent);
    }

    /// Looks whether it begins in time and ends at all. Some engines never call a handler, and some
    /// call it on an utterance that nobody holds any more: the watch keeps `alive` to the end.
    fn watch(self, patience_ms: u32, longest_ms: u32, alive: (Closures, SpeechSynthesisUtterance)) {
        let saying = self.clone();
        Timeout::new(LATE_AFTER_MS, move || {
            if !saying.begun.get() {
                saying.late();
            }
        })
        .forget();
        let saying = self.clone();
        Timeout::new(patience_ms, move || {
            if !saying.begun.get() {
                saying.give_up();
            }
        })
        .forget();
        Timeout::new(patience_ms.saturating_add(longest_ms), move || {
            self.give_up();
            drop(alive);
        })
        .forget();
    }
}

/// What the engine calls.
struct Closures {
    start: Closure<dyn FnMut()>,
    end: Closure<dyn FnMut()>,
    error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Closures {
    fn new(saying: &Saying) -> Self {
        let (begun, ended, failed) = (saying.clone(), saying.clone(), saying.clone());
        Self {
            start: Closure::new(move || begun.begun.set(true)),
            end: Closure::new(move || ended.last_word(Outcome::Said)),
            error: Closure::new(move |event: web_sys::Event| {
                let why = js_sys::Reflect::get(&event, &"error".into())
                    .ok()
                    .and_then(|why| why.as_string());
                failed.last_word(match why.as_deref() {
                    Some("interrupted" | "canceled") => Outcome::CutOff,
                    _ => Outcome::Silent,
                });
            }),
        }
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

/// Calls `changed` when the browser has loaded its voices, until the handle is dropped.
#[must_use = "dropping the listener stops it"]
pub fn on_voices(mut changed: impl FnMut() + 'static) -> Option<EventListener> {
    let synthesis = synthesis()?;
    // Not an event target in every engine that has voices.
    let target: &web_sys::EventTarget = synthesis.dyn_ref()?;
    Some(EventListener::new(target, "voiceschanged", move |_| {
        changed();
    }))
}

fn prepare(text: &str, manner: &Manner) -> Option<(SpeechSynthesis, SpeechSynthesisUtterance)> {
    let synthesis = synthesis()?;
    let utterance = SpeechSynthesisUtterance::new_with_text(text).ok()?;
    utterance.set_lang(manner.language);
    utterance.set_rate(manner.rate);
    utterance.set_volume(manner.volume);
    utterance.set_voice(choose(&synthesis, manner).as_ref());
    Some((synthesis, utterance))
}

/// The wanted voice, or the best of the language where it is gone, as after a change of phone.
fn choose(synthesis: &SpeechSynthesis, manner: &Manner) -> Option<SpeechSynthesisVoice> {
    let mut voices = fitting(synthesis, manner.language);
    let best = voices.next()?;
    match &manner.voice {
        Some(wanted) if *wanted != best.name() => {
            Some(voices.find(|voice| *wanted == voice.name()).unwrap_or(best))
        }
        _ => Some(best),
    }
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
