// The way from Today to Armed, as a person walks it.
import { inPhase } from "./phase.mjs";
import { byTestId } from "./journey.mjs";

/** "None of these", and no pain anywhere. */
export async function answerTheDay(page) {
  await byTestId(page, "none-of-these").click();
  await page.locator("#pain-back-3").click();
  await page.locator("#pain-leg-0").click();
}

/** Plays the sound test and waits until its item can be confirmed. */
export async function playSound(page) {
  await byTestId(page, "sound-test").click();
  await page.locator('[data-testid="check-sound"]:enabled').waitFor();
}

/** Confirms whatever the checklist asks, each item by `confirm`. */
export async function confirmChecklist(page, confirm) {
  await playSound(page);
  const open = page.locator('.hold-key[aria-pressed="false"]');
  while (await open.count()) {
    const id = await open.first().getAttribute("data-testid");
    await confirm(byTestId(page, id));
    await page.locator(`[data-testid="${id}"][aria-pressed="true"]`).waitFor();
  }
  const companion = page.locator("#help-0");
  if (await companion.count()) await companion.click();
}

/** The two separate presses that equal holding; one where one is enough. */
export async function pressTwice(key) {
  await key.press("Enter");
  if ((await key.getAttribute("aria-pressed")) === "false") await key.press("Enter");
}

/** Holds a key until it is filled. */
export const hold = (key) => key.click({ delay: 900 });

/** From Today to Armed by clock and buttons. */
export async function startByHand(page) {
  await page.evaluate(() => { location.hash = "#/"; });
  await byTestId(page, "start").click();
  await answerTheDay(page);
  await confirmChecklist(page, pressTwice);
  await byTestId(page, "start-by-hand").click();
  await inPhase(page, "Armed");
}
