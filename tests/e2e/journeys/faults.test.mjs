// Faults of the phone: storage that is full, a page that is hidden.
import assert from "node:assert/strict";
import { test } from "node:test";
import { devtools } from "../harness/browser.mjs";
import { hidden, limitStorage } from "../harness/faults.mjs";
import { appDrawn, setOut } from "../harness/journey.mjs";

test("with no room for the offline copy the app still starts, and does not claim to be offline-ready", async (t) => {
  const { server, page } = await setOut(t);
  await limitStorage(await devtools(page), server.origin, 20_000);
  await page.goto(server.url);
  await appDrawn(page);
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-offline-failed"));
  assert.equal(await page.evaluate(() => document.documentElement.hasAttribute("data-offline")), false);
  assert.deepEqual(await page.evaluate(() => caches.keys()), [], "no half-filled cache");
});

test("a page hidden behind another one comes back as it was", async (t) => {
  const { server, page } = await setOut(t);
  await page.goto(`${server.url}#/settings`);
  await appDrawn(page);
  const before = await page.locator("#app").innerText();
  await hidden(page, () => page.evaluate(() => document.visibilityState));
  assert.equal(await page.locator("#app").innerText(), before);
  assert.deepEqual(page.problems, []);
});
