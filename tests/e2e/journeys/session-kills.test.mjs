// Twenty times the browser is killed like a phone that loses power, in every phase of a session.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choosePlan, inPhase, prepareAndArm, setLevel } from "../harness/app.mjs";
import { devtools, openBrowser, openPage } from "../harness/browser.mjs";
import { journal } from "../harness/journal.mjs";
import { appDrawn, byTestId } from "../harness/journey.mjs";
import { onToday } from "../harness/session.mjs";
import { strapPhone } from "../harness/sensors.mjs";

/** Where each kill comes: the name of the phase, and how many steps of the script lead there. */
const WAY = ["Armed", "Lowering", "AtAngle", "Returning", "Rest", "Lowering", "AtAngle", "Returning", "FinalHold", "UprightPause", "Seated", "CheckOut"];
const KILLS = [...WAY.keys(), 0, 1, 2, 3, 4, 8, 9, 10];
const PLAN = { angle: 25, hold: 60, sets: 2 };

/** Goes `steps` of the script's steps by its buttons. */
async function goTo(page, steps) {
  for (const phase of WAY.slice(1, steps + 1)) {
    await byTestId(page, "next").click();
    await inPhase(page, phase);
  }
}

/** Milliseconds since the session began, and a second and a half of life in its phase. */
async function liveOn(page, began) {
  await page.waitForFunction((until) => performance.now() > until, await page.evaluate(() => performance.now() + 1_500));
  return page.evaluate((began) => performance.now() - began, began);
}

test("twenty kills in every phase lose no session and at most a second of it", { timeout: 290_000 }, async (t) => {
  const journey = await onToday(t, { before: async (page) => strapPhone(await devtools(page)) });
  const { server } = journey;
  let { browser, page } = journey;
  // The angle is measured and recorded, and the buttons lead: so every phase can be waited in.
  await page.goto(`${server.url}#/settings`);
  await page.locator("#motion-control").click();
  await choosePlan(page, server.url, PLAN);
  await setLevel(page, server.url);
  const wrong = [];
  for (const [round, steps] of KILLS.entries()) {
    await prepareAndArm(page, server.url);
    const began = await page.evaluate(() => performance.now());
    await goTo(page, steps);
    const lived = await liveOn(page, began);
    await browser.kill();

    browser = await openBrowser({ profile: browser.profile });
    const opened = browser;
    t.after(() => opened.close());
    page = await openPage(browser, { origin: server.origin });
    await strapPhone(await devtools(page));
    await page.goto(server.url);
    await appDrawn(page);
    await byTestId(page, "interrupted").waitFor();
    const entries = await journal(page);
    const phase = entries.findLast(({ kind }) => kind === "Phase").phase;
    const lost = lived - entries.at(-1).at;
    const what = `kill ${round + 1} in ${WAY[steps]}`;
    if (phase !== WAY[steps]) wrong.push(`${what}: found in ${phase}`);
    // The questions are answered in one's own time; nothing is measured then.
    if (phase !== "CheckOut" && lost > 1_100) wrong.push(`${what}: ${Math.round(lost)} ms lost`);
    await byTestId(page, "keep-interrupted").click();
    await byTestId(page, "interrupted").waitFor({ state: "detached" });
  }
  assert.deepEqual(wrong, []);
  await page.goto(`${server.url}#/history`);
  await byTestId(page, "history-item").first().waitFor();
  assert.equal(await byTestId(page, "history-item").count(), KILLS.length);
});
