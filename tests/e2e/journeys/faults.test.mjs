// Faults of the phone: storage that is full, a page that is hidden.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
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

test("a diary that the browser closes is opened again, and written to", async (t) => {
  const { server, page } = await setOut(t);
  await page.goto(`${server.url}#/settings`);
  await page.locator("#vibration").waitFor();
  const before = await page.locator("#vibration").isChecked();
  // As phones do to an app they put aside, but that these also take the data.
  const line = await devtools(page);
  await line.send("Storage.clearDataForOrigin", { origin: server.origin, storageTypes: "indexeddb" });
  await pause(1000);
  await page.evaluate(() => document.querySelector("#vibration").click());
  await pause(500);
  assert.equal(await page.locator('[data-notice="StorageClosed"]').count(), 0);
  await page.reload();
  await page.locator("#vibration").waitFor();
  await page.waitForFunction((before) => document.querySelector("#vibration").checked === !before, before, { polling: 100 });
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
