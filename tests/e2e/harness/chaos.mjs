// Sessions under random faults, and a ledger of what the app said it has kept.
//
// One seed gives one course of events, but for the timing of the machine. What the app acknowledges is
// read from the screen, as a person would: the page of a session that has been saved.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { choosePlan } from "./app.mjs";
import { devtools, openBrowser, openPage } from "./browser.mjs";
import { fillStorage, limitStorage } from "./faults.mjs";
import { appDrawn, byTestId, offlineReady } from "./journey.mjs";
import { answerTheDay, confirmChecklist, pressTwice } from "./prepare.mjs";
import { strapPhone } from "./sensors.mjs";
import { startServer } from "./server.mjs";
import { storeClearGate } from "./stored.mjs";
import { shiftableClock } from "./time.mjs";

/** Numbers from 0 up to 1 that depend on `seed` alone (mulberry32, by Tommy Ettinger; public domain). */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const HOUR = 3_600_000;

/** Every key of the app's store of sessions. */
const storedSessions = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open("plumbline");
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const keys = request.result.transaction("sessions").objectStore("sessions").getAllKeys();
    keys.onerror = () => reject(keys.error);
    keys.onsuccess = () => { request.result.close(); resolve(keys.result); };
  };
}));

/**
 * Runs `sessions` short sessions under faults drawn from `seed`.
 *
 * Returns what happened: `acknowledged` and `stored` ids, how many sessions were `begun`, and how often
 * each fault struck. `say` is told of each session.
 */
export async function runChaos({ seed, sessions, say = () => {} }) {
  const roll = dice(seed);
  const oneOf = (list) => list[Math.floor(roll() * list.length)];
  const struck = {};
  const strike = (fault) => { struck[fault] = (struck[fault] ?? 0) + 1; };

  let server = await startServer();
  const { port, url, origin } = server;
  let browser = await openBrowser();
  const profile = browser.profile;
  const acknowledged = new Set();
  let shift = 0;
  let page;
  let line;

  async function openApp() {
    page = await openPage(browser, { origin });
    page.setDefaultTimeout(20_000);
    await page.addInitScript(shiftableClock, shift);
    line = await devtools(page);
    await strapPhone(line);
    await page.goto(url);
    await appDrawn(page);
    await page.locator('[data-testid="gate-line"]:not([hidden]), [data-testid="blocked"]').first().waitFor();
  }

  const phase = async () => (await byTestId(page, "phase").textContent({ timeout: 5000 })).trim();

  /** One press of "next", to the phase after. */
  async function goOn() {
    const before = await phase();
    await byTestId(page, "next").click();
    await page.waitForFunction(
      (before) => document.querySelector('[data-testid="phase"]')?.textContent.trim() !== before, before);
  }

  /** The page of the saved session is there: the app says that it has it. */
  async function acknowledge() {
    await page.waitForURL(/#\/history\/[0-9a-f]{16}$/);
    await byTestId(page, "delete").waitFor();
    acknowledged.add(page.url().match(/[0-9a-f]{16}$/)[0]);
  }

  /** What was cut short is offered, and kept; `may` it be missing because nothing was shown as saved? */
  async function takeUpInterrupted() {
    const before = (await storedSessions(page)).length;
    await byTestId(page, "interrupted").waitFor();
    await byTestId(page, "keep-interrupted").click();
    await byTestId(page, "interrupted").waitFor({ state: "detached" });
    // Kept means stored, at the latest when the card has gone.
    const after = await storedSessions(page);
    assert.equal(after.length, before + 1, "an interrupted session that was kept");
    acknowledged.add(after.find((id) => !acknowledged.has(id)) ?? after.at(-1));
  }

  async function begin() {
    await page.evaluate(() => { location.hash = "#/"; });
    await byTestId(page, "start").click();
    await answerTheDay(page);
    await confirmChecklist(page, pressTwice);
    await byTestId(page, "start-by-hand").click();
    await page.waitForFunction(() => document.querySelector('[data-testid="phase"]')?.textContent.trim() === "Armed");
  }

  async function save() {
    for (let steps = 0; steps < 20 && (await phase()) !== "CheckOut"; steps += 1) await goOn();
    await byTestId(page, "no-symptom").click();
    await byTestId(page, "save").click();
  }

  /** A few steps into the session, and long enough that its journal counts. */
  async function walkIn() {
    const steps = Math.floor(roll() * 4);
    for (let step = 0; step < steps && (await phase()) !== "CheckOut"; step += 1) await goOn();
    await pause(1100);
  }

  const faults = {
    async none() { await save(); await acknowledge(); },
    async kill() {
      await walkIn();
      await browser.kill();
      browser = await openBrowser({ profile });
      await openApp();
      await takeUpInterrupted();
    },
    async reload() {
      await walkIn();
      await page.reload();
      await byTestId(page, "gate-line").waitFor();
      await takeUpInterrupted();
    },
    async crash() {
      await walkIn();
      line.send("Page.crash").catch(() => { /* the page is gone before it can answer */ });
      await pause(300);
      await page.close().catch(() => {});
      await openApp();
      await takeUpInterrupted();
    },
    async killWhileSaving() {
      const before = await storedSessions(page);
      await pause(1100);
      for (let steps = 0; steps < 20 && (await phase()) !== "CheckOut"; steps += 1) await goOn();
      await byTestId(page, "save").click({ noWaitAfter: true });
      await pause(roll() * 60);
      await browser.kill();
      browser = await openBrowser({ profile });
      await openApp();
      const after = await storedSessions(page);
      // Either it was saved, or it is offered: never neither, and never both.
      if (after.length === before.length) await takeUpInterrupted();
      else assert.equal(await byTestId(page, "interrupted").count(), 0, "saved and offered again");
    },
    async offline() {
      await server.kill();
      await page.reload();
      await byTestId(page, "gate-line").waitFor();
      await takeUpInterrupted();
      await begin();
      await save();
      await acknowledge();
      server = await startServer({ port });
    },
    async fullStorage() {
      await fillStorage(page, line, origin);
      await save();
      await page.locator('[data-notice="RecordUnsaved"]').waitFor();
      await limitStorage(line, origin);
      await page.locator('[data-notice="RecordUnsaved"]').getByRole("button", { name: "Try again" }).click();
      await acknowledge();
      await emptyBallast();
    },
    async clockJump() {
      await walkIn();
      const jump = (roll() < 0.5 ? -1 : 1) * Math.ceil(roll() * 12) * HOUR;
      await page.evaluate((shift) => { globalThis.clockShift = shift; }, shift + jump);
      await save();
      await acknowledge();
      // Before its newest record the app waits for the clock to be set right, and so it is.
      shift += Math.max(jump, 0);
      const setClock = (shift) => { globalThis.clockShift = shift; };
      await page.evaluate(setClock, shift);
      await page.addInitScript(setClock, shift);
    },
    async sensorLoss() {
      // By hand the sensors are not needed; their going must not touch the session.
      for (const type of ["accelerometer", "linear-acceleration", "gyroscope"]) {
        await line.send("Emulation.setSensorOverrideEnabled", { enabled: false, type });
      }
      await save();
      await acknowledge();
    },
    async twoTabs() {
      const other = await openPage(browser, { origin });
      await other.addInitScript(shiftableClock, shift);
      await other.goto(`${url}#/history`);
      await other.locator("#main h1").waitFor();
      await page.bringToFront();
      await save();
      await acknowledge();
      const [newest] = [...acknowledged].slice(-1);
      await other.bringToFront();
      await other.locator(`[href="#/history/${newest}"]`).first().waitFor();
      await other.close();
      await page.bringToFront();
    },
  };

  async function emptyBallast() {
    await page.evaluate(() => new Promise((resolve, reject) => {
      const request = indexedDB.open("plumbline");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const write = request.result.transaction("settings", "readwrite");
        write.objectStore("settings").delete(IDBKeyRange.bound("ballast-", "ballast-\uffff"));
        write.oncomplete = () => { request.result.close(); resolve(); };
        write.onabort = () => reject(write.error);
      };
    }));
  }

  try {
    await openApp();
    await storeClearGate(page);
    await byTestId(page, "gate-line").waitFor();
    await offlineReady(page);
    // The ladder permits one or two sessions a day; one's own plan is bound by the time at angle alone.
    await choosePlan(page, url, { angle: 20 });
    let begun = 0;
    const names = Object.keys(faults);
    for (let number = 1; number <= sessions; number += 1) {
      // Each fault once first, then as they fall.
      const fault = number <= names.length ? names[number - 1] : oneOf(names);
      say(`${number} of ${sessions}: ${fault}`);
      await begin();
      begun += fault === "offline" ? 2 : 1;
      strike(fault);
      await faults[fault]();
    }
    await page.evaluate(() => { location.hash = "#/history"; });
    await page.locator("#main h1").waitFor();
    return { begun, acknowledged: [...acknowledged].sort(), stored: (await storedSessions(page)).sort(), struck };
  } catch (error) {
    // What a person would have seen.
    const seen = await page.evaluate(() => `${location.hash}: ${document.querySelector("#main")?.innerText}`).catch(() => "nothing");
    throw new Error(`seed ${seed}: ${error.message}\non the screen: ${seen}`, { cause: error });
  } finally {
    await browser.close();
    await server.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** The ledger and the database agree: nothing acknowledged is missing, nothing begun has vanished. */
export function assertNothingLost({ begun, acknowledged, stored }) {
  assert.deepEqual(acknowledged.filter((id) => !stored.includes(id)), [], "acknowledged, and not in the database");
  assert.equal(stored.length, begun, "sessions begun, and sessions in the database");
}
