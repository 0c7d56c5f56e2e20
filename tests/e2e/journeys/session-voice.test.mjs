// What a person with shut eyes hears: the whole script in order, every alarm, and tones where no voice is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { devtools } from "../harness/browser.mjs";
import { byTestId } from "../harness/journey.mjs";
import { startByHand } from "../harness/prepare.mjs";
import { armed, onToday, phasesSeen, pressInside } from "../harness/session.mjs";
import { movement } from "../harness/table.mjs";
import { virtualTime } from "../harness/time.mjs";
import { giveVoice, said, tones } from "../harness/voice.mjs";

/** The alarm on the screen; `null` where there is none. */
const alarm = (page) =>
  page.evaluate(() => document.querySelector('[data-testid="alarm"] p')?.textContent ?? null);

test("two sets are spoken from the first word to the last, hands free", async (t) => {
  const plan = { angle: 25, hold: 40, sets: 2, rest: 30, final: 30 };
  const { page, sensors } = await armed(t, { plan, before: giveVoice });
  const { phases, watch } = phasesSeen(page);
  const look = { every: 0.5, watch };
  for (let set = 0; set < 2; set += 1) {
    await sensors.replay(movement(0, [[5, 25]]), look);
    await sensors.stay(43, look);
    await sensors.replay(movement(25, [[6, 0]]), look);
    await sensors.stay(31, look);
  }
  await sensors.replay(movement(0, [[4, -20]]), look);
  await sensors.stay(78, look);

  assert.deepEqual(phases, [
    "Armed", "Lowering", "AtAngle", "Returning", "Rest", "Lowering", "AtAngle", "Returning",
    "FinalHold", "UprightPause", "Seated", "CheckOut",
  ]);
  const set = ["Five degrees more.", "Hold here for forty seconds. Breathe steadily.", "Halfway.", "Ten seconds.", "Come up slowly."];
  const heard = await said(page);
  // Before it there was the checklist's sound test.
  assert.deepEqual(heard.slice(heard.findIndex((words) => words.startsWith("Ready."))), [
    "Ready. Lower yourself slowly when you want to begin.",
    ...set,
    "Stop here. Rest flat for thirty seconds.",
    "The rest is over. Lower yourself slowly when you are ready.",
    ...set,
    "Stop here. Stay flat for thirty seconds.",
    "Now come up a little, about fifteen degrees, and pause there.",
    "You can sit up now. Sit for a minute.",
    "The session is over. A few questions are on the screen.",
  ]);
  assert.deepEqual(page.problems, []);
});

test("too fast, too far, too long and stuck are each heard and seen", async (t) => {
  const { page, sensors } = await armed(t, { plan: { angle: 25, hold: 30 }, before: giveVoice });
  const alarms = [];
  const look = {
    every: 0.1,
    async watch() {
      const words = await alarm(page);
      if (words !== alarms.at(-1)) alarms.push(words);
    },
  };
  await sensors.replay(movement(0, [[1.2, 25], [4, 25], [2, 33], [2, 33]]), look);
  // The clock that goes on and the way out stay in sight of an alarm.
  for (const id of ["left", "stop"]) {
    const inSight = await page.evaluate((id) => {
      const element = document.querySelector(`[data-testid="${id}"]`);
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }, id);
    assert.ok(inSight, `${id} is hidden by the alarm`);
  }
  await sensors.replay(movement(33, [[2, 25], [2, 25]]), look);
  await sensors.stay(100, { every: 1, watch: look.watch });
  await sensors.replay(movement(25, [[0.6, 0], [2, 0]]), look);

  assert.deepEqual(alarms.filter((words) => words !== null), [
    "SLOWER", "TOO FAR DOWN", "HOLD IS OVER", "HELP NEEDED", "MUCH TOO FAST",
  ]);
  assert.equal(alarms.at(-1), null, "every alarm ends");
  const heard = await said(page);
  const order = [
    "Slower.",
    "Too far down. Come up a little, slowly.",
    "Your hold is over. Come up slowly.",
    "You are well past the end of your hold. Come up now, slowly.",
    "Help is needed at the inversion table. Arms to your sides, bend your knees, keep your head on the bed. Do not sit up.",
    "Much too fast. Slow the table down.",
  ].map((words) => heard.indexOf(words));
  assert.ok(order.every((place) => place >= 0), `not all were spoken: ${heard.join(" | ")}`);
  assert.deepEqual(order, order.toSorted((a, b) => a - b));
  const sounded = await tones(page);
  assert.ok(sounded.some(({ hertz, loudness }) => hertz === 1320 && loudness === 1), "no siren");
  assert.ok(sounded.some(({ hertz }) => hertz === 988), "no alarm tone");
});

test("where the voice is silent, late, broken or endless, a tone in full comes within 300 ms", async (t) => {
  const { page } = await onToday(t, { before: giveVoice });
  await startByHand(page);
  const flow = virtualTime(await devtools(page));
  await flow(9_000);
  await pressInside(page, "next");
  const full = 0.8;

  /** Presses the next step with the voice as `manner`, and gives the tones of the next second. */
  async function step(manner) {
    const before = (await tones(page)).length;
    const now = await page.evaluate((manner) => {
      globalThis.voice = manner;
      return performance.now();
    }, manner);
    await pressInside(page, "next");
    await flow(1_000);
    const heard = (await tones(page)).slice(before);
    return heard.map(({ loudness, at }) => ({ loudness, after: at - now }));
  }

  for (const manner of ["silent", "late", "failing"]) {
    const heard = await step(manner);
    assert.ok(heard[0]?.after <= 50, `${manner}: the first tone`);
    const inFull = heard.find(({ loudness }) => Math.abs(loudness - full) < 0.01);
    assert.ok(inFull && inFull.after <= 300, `${manner}: ${JSON.stringify(heard)}`);
    // What waits for a voice that does not come, waits no longer than the cue is true.
    await flow(9_000);
  }
  assert.deepEqual((await said(page)).at(-1), "Come up slowly.", "a late voice is heard all the same");

  // A second failure in a row: from now on the tone is the cue, at once.
  await step("failing");
  await flow(30_000);
  const heard = await step("endless");
  assert.ok(heard[0].after <= 50 && Math.abs(heard[0].loudness - full) < 0.01, JSON.stringify(heard));
});

test("a call that takes the sound is told; no tone comes late, and a tap brings it back", async (t) => {
  const { page } = await onToday(t, { before: giveVoice });
  await startByHand(page);
  await page.waitForFunction(() => globalThis.audioContexts.at(-1)?.state === "running");
  await page.evaluate(async () => {
    const context = globalThis.audioContexts.at(-1);
    // During a call the browser gives no sound back.
    context.resume = () => Promise.reject(new DOMException("interrupted", "InvalidStateError"));
    await context.suspend();
  });
  await page.locator('[data-notice="SoundInterrupted"]').waitFor();
  const before = (await tones(page)).length;
  await byTestId(page, "next").click();
  await byTestId(page, "next").click();
  await page.waitForFunction(() => globalThis.said.at(-1).text.startsWith("Hold here"));
  // A sound that came back at once would still be in time.
  await page.waitForFunction(() => performance.now() > globalThis.said.at(-1).at + 400);

  await page.evaluate(() => { delete globalThis.audioContexts.at(-1).resume; });
  await page.locator(".session__dial").click();
  await page.waitForFunction(() => globalThis.audioContexts.at(-1).state === "running");
  await page.locator('[data-notice="SoundInterrupted"]').waitFor({ state: "detached" });
  assert.equal((await tones(page)).length, before, "what was meant for then sounds now");
  await byTestId(page, "next").click();
  await page.waitForFunction((before) => globalThis.tones.length > before, before);
  assert.deepEqual(page.problems, []);
});
