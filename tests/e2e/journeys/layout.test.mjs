// Nothing moves from under a finger: how far a page shifts while it is drawn (layout-shift, as CLS counts it).
import assert from "node:assert/strict";
import { test } from "node:test";
import { devtools } from "../harness/browser.mjs";
import { fillDatabase, setClock, storedHistory } from "../harness/history.mjs";
import { appDrawn, byTestId, setOut } from "../harness/journey.mjs";
import { ROUTES } from "../harness/routes.mjs";
import { openScreen, SAMPLE } from "../harness/sample.mjs";
import { storeClearGate } from "../harness/stored.mjs";

// "Good" is below .1 (web.dev/cls); chosen by us: a fifth of that.
const MOST = 0.02;
// So slow that each step of a start is a frame of its own.
const CPU = 4;
const HOUR = 3_600_000;

async function slowPhone(t) {
  const journey = await setOut(t);
  const { page } = journey;
  await (await devtools(page)).send("Emulation.setCPUThrottlingRate", { rate: CPU });
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (!hadRecentInput) globalThis.shifts.push({ value, what: sources.map(({ node }) => node?.className ?? node?.nodeName) });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return journey;
}

/** What moved since the page was loaded, once nothing has been drawn for half a second. */
async function shifted(page) {
  const shifts = await page.evaluate(() => new Promise((resolve) => {
    let waiting = setTimeout(done, 500);
    const watch = new MutationObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(done, 500);
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    function done() {
      watch.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(globalThis.shifts)));
    }
  }));
  return { sum: shifts.reduce((sum, { value }) => sum + value, 0), what: JSON.stringify(shifts) };
}

test("Today stands still while it is drawn: for a newcomer, with a diary, and with a check-in due", async (t) => {
  const { page, server } = await slowPhone(t);
  const still = async (who) => {
    const { sum, what } = await shifted(page);
    t.diagnostic(`${who}: ${sum.toFixed(4)}`);
    assert.ok(sum <= MOST, `${who}: ${sum} by ${what}`);
  };
  await page.goto(server.url);
  await byTestId(page, "welcome").waitFor();
  await still("newcomer");

  const { rows, now } = storedHistory(40);
  await fillDatabase(page, rows.filter(([store]) => store !== "check_ins"));
  await setClock(page, now);
  await page.reload();
  await byTestId(page, "history-item").waitFor();
  await still("diary");

  await setClock(page, now + 23 * HOUR);
  await storeClearGate(page);
  await byTestId(page, "check-in").waitFor();
  await still("check-in due");
});

test("every page stands still while it is drawn", async (t) => {
  const { page, server } = await slowPhone(t);
  const moved = [];
  for (const [name, address] of Object.entries(ROUTES)) {
    await page.goto("about:blank");
    await openScreen(page, server.url, address, SAMPLE);
    await appDrawn(page);
    const { sum, what } = await shifted(page);
    if (sum > MOST) moved.push(`${name}: ${sum.toFixed(3)} by ${what}`);
  }
  assert.deepEqual(moved, []);
});
