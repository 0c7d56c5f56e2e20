// A session about to begin, for tests of what happens in it.
import { choosePlan, prepareAndArm, setLevel } from "./app.mjs";
import { devtools } from "./browser.mjs";
import { appDrawn, byTestId, setOut } from "./journey.mjs";
import { strapPhone } from "./sensors.mjs";
import { storeClearGate } from "./stored.mjs";

/** A journey of a person whose gate is passed, on Today; `before(page)` runs before the app loads. */
export async function onToday(t, { before = async () => {}, ...options } = {}) {
  const journey = await setOut(t, options);
  const { page, server } = journey;
  const prepared = await before(page);
  await page.goto(server.url);
  await appDrawn(page);
  await storeClearGate(page);
  await byTestId(page, "gate-line").waitFor();
  return { ...journey, prepared };
}

/**
 * A journey whose phone lies on a level table that is set as zero, with a session of `plan` armed.
 *
 * The sensor dies while `globalThis.sensorDied` is true in the page.
 */
export async function armed(t, { plan = { angle: 25 }, before = async () => {}, ...options } = {}) {
  const journey = await onToday(t, {
    ...options,
    async before(page) {
      const sensors = await strapPhone(await devtools(page));
      // Heard before the app's own listener.
      await page.addInitScript(() => addEventListener("devicemotion", (event) => {
        if (globalThis.sensorDied) event.stopImmediatePropagation();
      }, { capture: true }));
      await before(page);
      return sensors;
    },
  });
  const { page, server, prepared: sensors } = journey;
  await choosePlan(page, server.url, plan);
  await setLevel(page, server.url);
  await prepareAndArm(page, server.url);
  return { ...journey, sensors };
}

/** The phases shown while `watch` is called, each once in a row. */
export function phasesSeen(page) {
  const phases = [];
  async function watch() {
    const phase = (await byTestId(page, "phase").textContent()).trim();
    if (phases.at(-1) !== phase) phases.push(phase);
  }
  return { phases, watch };
}

/** Presses the button `id` from within the page: also while its time stands still. */
export const pressInside = (page, id) =>
  page.evaluate((id) => document.querySelector(`[data-testid="${id}"]`).click(), id);
