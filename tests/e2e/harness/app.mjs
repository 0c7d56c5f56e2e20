// The app as a person meets it: what is read from the screen, and the ways that take several taps.
import { byTestId } from "./journey.mjs";

/** The angle on the screen in degrees; `null` while it says "lost". */
export async function shownAngle(page) {
  const text = (await byTestId(page, "angle").first().textContent()).replace("\u2212", "-");
  return text === "lost" ? null : Number(text);
}

/** The phase on the screen, by its name in the product's own words. */
export const shownPhase = async (page) => (await byTestId(page, "phase").textContent()).trim();

export const inPhase = (page, name, options) =>
  page.waitForFunction((name) =>
    document.querySelector('[data-testid="phase"]')?.textContent.trim() === name, name, options);

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

/**
 * From Today to Armed: answers whatever stands between with "no", "none" and "done".
 *
 * Every step on that way carries one of these test ids.
 */
export async function prepareAndArm(page, url) {
  await page.goto(`${url}#/`);
  await byTestId(page, "start").click();
  const steps = page.locator(
    ["gate-no", "today-none", "pain-0", "confirm", "begin"].map((id) => `[data-testid="${id}"]:enabled`).join(", "),
  );
  const phase = byTestId(page, "phase");
  for (let taps = 0; taps < 120; taps += 1) {
    await steps.or(phase).first().waitFor({ state: "attached" });
    if (await phase.count()) break;
    // Long enough for what must be held to be confirmed.
    await steps.first().click({ delay: 1200 });
  }
  await inPhase(page, "Armed");
}

/** The newest session of the history, opened. */
export async function openNewestSession(page, url) {
  await page.goto(`${url}#/history`);
  const item = byTestId(page, "history-item").first();
  const link = item.getByRole("link");
  await ((await link.count()) ? link.first() : item).click();
}
