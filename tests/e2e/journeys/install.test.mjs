// The app as a part of the phone: installed, handed a file, opened by a shortcut.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { devtools, openPage } from "../harness/browser.mjs";
import { appDrawn, byTestId, heading, offlineReady, setOut } from "../harness/journey.mjs";
import { DIST } from "../harness/server.mjs";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
const FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0";

/** What is put aside for the app: the file's name and text; `null` where nothing is. */
const inbox = (page) => page.evaluate(async () => {
  const kept = await (await caches.open("plumbline-inbox")).match("shared-file");
  return kept ? { name: decodeURIComponent(kept.headers.get("x-file-name")), text: await kept.text() } : null;
});

/** Keeps the browser's own offer away: a test makes its own, or has none. */
const withoutRealOffers = (page) => page.addInitScript(() => {
  addEventListener("beforeinstallprompt", (event) => { if (event.isTrusted) event.stopImmediatePropagation(); }, { capture: true });
});

test("the manifest names only what is there, and the browser finds no fault with it", async (t) => {
  const manifest = JSON.parse(readFileSync(`${DIST}/manifest.webmanifest`, "utf8"));
  const { server, page } = await setOut(t);
  await page.goto(server.url);
  await offlineReady(page);
  const line = await devtools(page);
  assert.deepEqual((await line.send("Page.getInstallabilityErrors")).installabilityErrors, []);
  assert.deepEqual((await line.send("Page.getAppManifest")).errors, []);

  const pictures = [manifest.icons, manifest.screenshots ?? [], ...manifest.shortcuts.map(({ icons }) => icons)].flat();
  const starts = await page.locator('link[rel="apple-touch-startup-image"]').evaluateAll((links) => links.map(({ href }) => href));
  assert.ok(starts.length >= 10);
  for (const address of [...pictures.map(({ src }) => server.url + src), ...starts]) {
    const answer = await page.request.get(address);
    assert.equal(answer.status(), 200, address);
    assert.match(answer.headers()["content-type"], /^image\//, address);
  }
  for (const { url } of manifest.shortcuts) {
    await page.goto(new URL(url, server.url).href);
    await appDrawn(page);
    assert.notEqual(await heading(page), "This page does not exist", url);
  }
});

test("where the browser offers to install, one tap takes the offer", async (t) => {
  const { server, page } = await setOut(t);
  await withoutRealOffers(page);
  await page.goto(server.url);
  await byTestId(page, "start").waitFor();
  assert.equal(await byTestId(page, "install").count(), 0, "nothing is asked where nothing is offered");
  await page.evaluate(() => {
    const offer = new Event("beforeinstallprompt", { cancelable: true });
    offer.prompt = () => { globalThis.asked = (globalThis.asked ?? 0) + 1; };
    dispatchEvent(offer);
    globalThis.keptBack = offer.defaultPrevented;
  });
  assert.equal(await page.evaluate(() => globalThis.keptBack), true, "the browser's own banner is kept back");
  await byTestId(page, "install").click();
  await byTestId(page, "install-now").click();
  assert.equal(await page.evaluate(() => globalThis.asked), 1);
  await page.evaluate(() => dispatchEvent(new Event("appinstalled")));
  await byTestId(page, "installed").getByText("Open it like any other app").waitFor();
  await page.goto(`${server.url}#/`);
  await byTestId(page, "start").waitFor();
  assert.equal(await byTestId(page, "install").count(), 0);
});

for (const [name, userAgent, step] of [["an iPhone", IPHONE, /Add to Home Screen/], ["Firefox on Android", FIREFOX, /Add app to Home screen/]]) {
  test(`on ${name} the steps are drawn`, async (t) => {
    const { server, page } = await setOut(t);
    await withoutRealOffers(page);
    await (await devtools(page)).send("Emulation.setUserAgentOverride", { userAgent });
    await page.goto(server.url);
    await byTestId(page, "install").click();
    const steps = byTestId(page, "install-steps");
    await steps.waitFor();
    assert.match(await steps.innerText(), step);
    assert.ok(await steps.locator("svg path").count() >= 1);
  });
}

test("an installed app says so and offers nothing", async (t) => {
  const { server, page } = await setOut(t);
  await page.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: true }));
  await page.goto(`${server.url}#/settings/install`);
  await byTestId(page, "installed").waitFor();
});

test("a file shared to the app is opened by it, also with the server dead", async (t) => {
  const { server, browser, page } = await setOut(t);
  await page.goto(server.url);
  await offlineReady(page);
  await server.kill();

  // The system posts the form; a page of no origin does it here.
  const system = await openPage(browser);
  await system.setContent(`<form method="post" enctype="multipart/form-data" action="${server.url}share-target">
    <input type="file" name="file"><button>Share</button></form>`);
  await system.locator("input").setInputFiles({
    name: "märz.plumbline", mimeType: "application/octet-stream", buffer: Buffer.from("shared"),
  });
  await Promise.all([system.waitForURL(`${server.url}#/s`), system.locator("button").click()]);
  // It is none of the app's own, which only whoever has read it can say.
  await byTestId(system, "shared-fault").waitFor();
  assert.equal(await inbox(page), null);
});

test("a file that was put aside and cannot be read is not lost without a word", async (t) => {
  const { server, page } = await setOut(t);
  // Put aside while the app is not open, as the worker does.
  await page.goto(`${server.url}icons/icon.svg`);
  await page.evaluate(async () => {
    await (await caches.open("plumbline-inbox")).put("../shared-file", new Response(new Uint8Array([1])));
  });
  await page.addInitScript(() => { Response.prototype.arrayBuffer = () => Promise.reject(new Error("gone")); });
  await page.goto(server.url);
  await page.locator('[data-notice="FileNotTaken"]').waitFor();
});

test("a file that finds no room is not lost without a word", async (t) => {
  const { server, browser, page } = await setOut(t);
  await page.goto(server.url);
  await offlineReady(page);
  await (await devtools(page)).send("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: 1 });
  const system = await openPage(browser);
  await system.setContent(`<form method="post" enctype="multipart/form-data" action="${server.url}share-target">
    <input type="file" name="file"><button>Share</button></form>`);
  await system.locator("input").setInputFiles({
    name: "a.plumbline", mimeType: "application/octet-stream", buffer: Buffer.alloc(200_000),
  });
  await system.locator("button").click();
  await system.getByRole("heading", { name: "The file could not be taken over" }).waitFor();
  assert.equal(await inbox(page), null);
});

test("the open app goes where a shortcut leads, without a reload", async (t) => {
  const { server, page } = await setOut(t);
  await page.addInitScript(() => {
    const launchQueue = { setConsumer(consumer) { globalThis.launch = consumer; } };
    Object.defineProperty(globalThis, "launchQueue", { value: launchQueue });
  });
  await page.goto(server.url);
  await appDrawn(page);
  await page.evaluate((url) => { globalThis.stayed = true; return globalThis.launch({ targetURL: url }); }, `${server.url}#/share`);
  await page.waitForURL(`${server.url}#/share`);
  assert.equal(await page.evaluate(() => globalThis.stayed), true);
  await page.evaluate((url) => globalThis.launch({ targetURL: url }), server.url);
  assert.equal(new URL(page.url()).hash, "#/share", "coming to the front changes nothing");
});

test("Settings say which version and build this is", async (t) => {
  const { server, page } = await setOut(t);
  await page.goto(`${server.url}#/settings`);
  const build = await page.locator('meta[name="app-build"]').getAttribute("content");
  assert.match(build, /^[0-9a-f]{12}$/);
  assert.match(await byTestId(page, "version").innerText(), new RegExp(`^Version \\d+\\.\\d+\\.\\d+, build ${build}$`));
});
