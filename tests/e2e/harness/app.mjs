// The app as a person meets it: what is read from the screen, and the ways that take several taps.
import { byTestId } from "./journey.mjs";
import { inPhase } from "./phase.mjs";
import { answerTheDay, confirmChecklist, pressTwice } from "./prepare.mjs";

/** The angle on the screen in degrees; `null` while it says "lost". */
export async function shownAngle(page) {
  const text = (await byTestId(page, "angle").first().textContent()).replace("\u2212", "-");
  return text === "lost" ? null : Number(text);
}

/** The phase on the screen, by its name in the product's own words. */
export const shownPhase = async (page) => (await byTestId(page, "phase").textContent()).trim();

export { inPhase } from "./phase.mjs";

/** The time at angle on the screen, in seconds. */
export async function shownClock(page) {
  const [minutes, seconds] = (await byTestId(page, "clock").first().textContent()).match(/\d+/g).map(Number);
  return minutes * 60 + seconds;
}

/** Sets level with the table as it is, and waits until the gauge has it; `move` keeps readings coming. */
export async function setLevel(page, url) {
  await page.goto(`${url}#/settings/gauge`);
  const turnOn = page.getByRole("button", { name: "Turn the gauge on" });
  if (await turnOn.isVisible()) await turnOn.click();
  await byTestId(page, "zero").click();
  await page.waitForFunction(() => document.querySelector('[data-testid="zero-progress"]')?.textContent === "Done");
}

/** The kinds of a session of one's own, as the plan page offers them. */
export const KIND = { plain: 0, oscillation: 1, staircase: 2 };

/** Makes a session of one's own the next one: `sets` holds at `angle` degrees; times in seconds. */
export async function choosePlan(page, url, { angle, hold = 60, kind = KIND.plain, sets = 1, rest, final }) {
  await page.goto(`${url}#/plan`);
  await page.locator("#way-2").click();
  await page.locator(`#own-kind-${kind}`).click();
  await page.locator(`#own-sets-${sets - 1}`).click();
  await byTestId(page, "own-angle").fill(String(angle));
  await byTestId(page, "own-hold").fill(String(hold));
  if (rest !== undefined) await byTestId(page, "own-rest").fill(String(rest));
  if (final !== undefined) await byTestId(page, "own-final").fill(String(final));
  await byTestId(page, "use-plan").click();
  await byTestId(page, "next-plan").getByText(`${angle}°`).waitFor();
}

/** From Today to Armed by the sensors, as a person walks it. */
export async function prepareAndArm(page, url) {
  await page.goto(`${url}#/`);
  await byTestId(page, "start").click();
  await answerTheDay(page);
  await confirmChecklist(page, pressTwice);
  await byTestId(page, "arm").click();
  await inPhase(page, "Armed");
}

/** Presses "next" through every step that is left, to the questions. */
export async function goOnToQuestions(page) {
  const phase = byTestId(page, "phase");
  for (let steps = 0; steps < 10 && (await shownPhase(page)) !== "CheckOut"; steps += 1) {
    const before = await phase.textContent();
    await byTestId(page, "next").click();
    await page.waitForFunction(
      (before) => document.querySelector('[data-testid="phase"]')?.textContent !== before, before);
  }
}

/** The newest session of the history, opened. */
export async function openNewestSession(page, url) {
  await page.goto(`${url}#/history`);
  const item = byTestId(page, "history-item").first();
  const link = item.getByRole("link");
  await ((await link.count()) ? link.first() : item).click();
}
