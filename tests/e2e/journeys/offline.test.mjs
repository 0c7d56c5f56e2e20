// After the first visit the network may go for good; a new version comes whole or not at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { copyOfBuild } from "../harness/builds.mjs";
import { devtools, openBrowser, openPage } from "../harness/browser.mjs";
import { appDrawn, offlineReady, setOut } from "../harness/journey.mjs";
import { startServer } from "../harness/server.mjs";

const cacheNames = (page) => page.evaluate(() => caches.keys());

/** A build of its own behind a server, and a page that has it offline. */
async function installed(t, options) {
  const build = copyOfBuild();
  t.after(build.remove);
  const journey = await setOut(t, { server: { dist: build.folder, ...options } });
  await journey.page.goto(journey.server.url);
  await offlineReady(journey.page);
  return { build, ...journey };
}

/** Asks for an update and waits until a new worker has come to `state`. */
const update = (page, state) => page.evaluate((state) => new Promise((resolve, reject) => {
  navigator.serviceWorker.getRegistration().then((registration) => {
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker.addEventListener("statechange", () => { if (worker.state === state) resolve(); });
    });
    return registration.update();
  }).catch(reject);
}), state);

test("with the server dead, the app starts again, also in a new browser", async (t) => {
  const { server, browser, page } = await setOut(t);
  await page.goto(server.url);
  await appDrawn(page);
  await offlineReady(page);
  await server.kill();

  await page.reload();
  await appDrawn(page);
  assert.deepEqual(page.problems, []);

  await browser.kill();
  const again = await openBrowser({ profile: browser.profile });
  t.after(() => again.close());
  const reopened = await openPage(again, { origin: server.origin });
  await reopened.goto(`${server.url}#/history`);
  await appDrawn(reopened);
  assert.deepEqual(reopened.problems, []);
});

test("the app works below the root of a site", async (t) => {
  const { server, page } = await setOut(t, { server: { base: "/plumbline/" } });
  await page.goto(server.url);
  await appDrawn(page);
  await offlineReady(page);
  await server.kill();
  await page.reload();
  await appDrawn(page);
  assert.deepEqual(page.problems, []);
});

test("nothing of the app is asked of another origin, and nothing breaks the policy", async (t) => {
  const { server, page } = await setOut(t);
  const response = await page.goto(server.url);
  await appDrawn(page);
  await offlineReady(page);
  assert.match(response.headers()["content-security-policy"], /script-src 'self' 'wasm-unsafe-eval';/);
  assert.deepEqual(page.problems, []);
});

test("a new version waits for the person's word, then replaces the old one whole", async (t) => {
  const { build, page } = await installed(t);
  const before = await cacheNames(page);

  build.release("Next");
  await update(page, "installed");
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-update"));
  await page.reload();
  assert.equal(await page.title(), "Plumbline", "a reload alone must not bring it");

  await page.waitForFunction(() => document.documentElement.hasAttribute("data-update"));
  await Promise.all([
    page.waitForEvent("load"),
    page.evaluate(() => dispatchEvent(new CustomEvent("plumbline:apply-update"))),
  ]);
  assert.equal(await page.title(), "Next");
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
  assert.notDeepEqual(await cacheNames(page), before);
});

test("a deploy that lacks a file leaves the old version working", async (t) => {
  const { build, server, page } = await installed(t);
  const before = await cacheNames(page);

  build.release("Broken");
  build.lose("manifest.webmanifest");
  await update(page, "redundant");
  assert.deepEqual(await cacheNames(page), before, "the half-filled cache is gone");

  await server.kill();
  await page.reload();
  await appDrawn(page);
  assert.equal(await page.title(), "Plumbline");
});

test("a file that is not what was built is never kept offline", async (t) => {
  const { build, page } = await installed(t);
  const before = await cacheNames(page);

  build.release("Tampered");
  build.tamper("icons/icon.svg");
  await update(page, "redundant");
  assert.deepEqual(await cacheNames(page), before);
  assert.equal(await page.title(), "Plumbline");
});

test("an app that is not what was built does not start, and says so", async (t) => {
  const build = copyOfBuild();
  t.after(build.remove);
  build.tamper(build.find(".wasm"));
  const { server, page } = await setOut(t, { server: { dist: build.folder } });
  await page.goto(server.url);
  await page.locator("#failed").waitFor();
  assert.match(await page.locator("#failed").innerText(), /What you have recorded on this device is untouched/);
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-offline-failed"));
});

test("a browser without WebAssembly is told what it needs", async (t) => {
  const { server, page } = await setOut(t);
  await page.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto(server.url);
  await page.locator("#failed").waitFor();
  assert.match(await page.locator("#failed").innerText(), /no WebAssembly/);
});

test("without JavaScript the page says what it needs", async (t) => {
  const { server, page } = await setOut(t);
  await (await devtools(page)).send("Emulation.setScriptExecutionDisabled", { value: true });
  await page.goto(server.url);
  assert.match(await page.locator("noscript").innerText(), /needs JavaScript/);
});

test("a phone may install it", async (t) => {
  const { server, page } = await setOut(t);
  await page.goto(server.url);
  await offlineReady(page);
  const line = await devtools(page);
  assert.deepEqual((await line.send("Page.getInstallabilityErrors")).installabilityErrors, []);
  assert.deepEqual((await line.send("Page.getAppManifest")).errors, []);
});

test("a server that was never reached is no reason to lose an installed app", async (t) => {
  const { server, page } = await setOut(t);
  await page.goto(server.url);
  await offlineReady(page);
  await server.kill();
  const stranger = await startServer({ port: server.port, base: "/elsewhere/" });
  t.after(() => stranger.kill());
  await page.reload();
  await appDrawn(page);
});
