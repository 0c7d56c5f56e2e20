// A voice that can be heard by a test: what was said, in order, and every tone with its loudness.

/**
 * Gives the browser one English voice and listens to Web Audio; call it before the app loads.
 *
 * The voice takes 40 ms a character. `globalThis.voice` may be set to "silent" (never begins),
 * "endless" (begins and never ends), "failing" or "late" (begins after 600 ms).
 */
export const giveVoice = (page) => page.addInitScript(() => {
  globalThis.voice = "speaks";
  globalThis.said = [];
  globalThis.tones = [];
  globalThis.audioContexts = [];

  const named = (name, lang) => Object.defineProperties(Object.create(globalThis.SpeechSynthesisVoice.prototype), {
    name: { value: name }, lang: { value: lang }, localService: { value: true },
  });
  const voices = [named("Test Voice", "en-GB"), named("Other Voice", "en-GB"), named("Stimme", "de-DE")];

  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) { this.text = text; }
  };
  let now = null;
  const synthesis = {
    getVoices: () => voices,
    resume() {},
    cancel() {
      const cut = now;
      now = null;
      cut?.onerror?.(Object.assign(new Event("error"), { error: "interrupted" }));
    },
    speak(utterance) {
      if (utterance.text === "") return;
      now = utterance;
      const { text, volume, rate, voice } = utterance;
      const manner = globalThis.voice;
      const begin = () => {
        if (now !== utterance) return;
        globalThis.said.push({ text, volume, rate, voice: voice?.name, at: performance.now() });
        utterance.onstart?.(new Event("start"));
        if (manner !== "endless") setTimeout(end, (text.length * 40) / rate);
      };
      const end = () => {
        if (now !== utterance) return;
        now = null;
        utterance.onend?.(new Event("end"));
      };
      if (manner === "failing") {
        setTimeout(() => utterance.onerror?.(Object.assign(new Event("error"), { error: "synthesis-failed" })), 20);
      } else if (manner !== "silent") {
        setTimeout(begin, manner === "late" ? 600 : 20);
      }
    },
  };
  Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis });

  const Context = globalThis.AudioContext;
  globalThis.AudioContext = class extends Context {
    constructor(...options) {
      super(...options);
      globalThis.audioContexts.push(this);
    }
  };
  let loudness = 0;
  const ramp = AudioParam.prototype.linearRampToValueAtTime;
  AudioParam.prototype.linearRampToValueAtTime = function (value, ...when) {
    loudness = Math.max(loudness, value);
    return ramp.call(this, value, ...when);
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) {
    globalThis.tones.push({ hertz: this.frequency.value, loudness, at: performance.now() });
    loudness = 0;
    return start.apply(this, when);
  };
});

/** What was said so far, in order. */
export const said = (page) => page.evaluate(() => globalThis.said.map(({ text }) => text));

/** The tones sounded so far: hertz, loudness (0 to 1), and when, by the page's clock. */
export const tones = (page) => page.evaluate(() => globalThis.tones);
