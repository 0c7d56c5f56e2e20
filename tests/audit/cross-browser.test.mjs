// The main journey with the server dead, in the two engines that the end-to-end tests do not have.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startServer } from "../e2e/harness/server.mjs";
import * as firefox from "./cross-browser/firefox.mjs";
import { offlineReady, openEveryPage, passGate, runSession, sessionsShown } from "./cross-browser/journey.mjs";
import * as webkit from "./cross-browser/webkit.mjs";

const PAGES = ["#/safety", "#/plan", "#/history", "#/insights", "#/learn", "#/share", "#/settings", "#/settings/gauge",
  "#/settings/install", "#/warning-signs", "#/"];
const PICTURES = fileURLToPath(new URL("../e2e/artifacts/", import.meta.url));

for (const engine of [firefox, webkit]) {
  test(`${engine.name}: after one visit the whole journey works with the server dead`, async (t) => {
    const server = await startServer({ base: "/plumbline/" });
    t.after(() => server.kill());
    const browser = await engine.open();
    t.after(() => browser.close());
    t.diagnostic(await browser.version());

    await browser.goto(server.url);
    await offlineReady(browser);
    await server.kill();
    await browser.goto(`${server.url}?again`);
    await offlineReady(browser);

    assert.equal(await passGate(browser), "NothingFound");
    const phases = await runSession(browser);
    assert.equal(phases[0], "Armed");
    assert.equal(phases.at(-1), "CheckOut");
    assert.equal(await sessionsShown(browser), 1);
    assert.deepEqual(await openEveryPage(browser, PAGES), []);

    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(`${PICTURES}today-${engine.name.toLowerCase()}.png`, await browser.picture());
    // The diary is there after another cold start too.
    await browser.goto(`${server.url}?once-more`);
    await offlineReady(browser);
    assert.equal(await sessionsShown(browser), 1);

    const left = (await browser.requests).filter((url) => url.startsWith("http") && !url.startsWith(server.origin));
    assert.deepEqual(left, [], "requests that left the origin");
    assert.deepEqual(browser.problems, []);
  });
}
