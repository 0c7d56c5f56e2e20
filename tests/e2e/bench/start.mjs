// How long a phone waits until the app can be used: the first visit over a slow network, and every later
// one without any.
import { setTimeout as pause } from "node:timers/promises";
import { devtools, openBrowser, openPage } from "../harness/browser.mjs";
import { offlineReady } from "../harness/journey.mjs";
import { startServer } from "../harness/server.mjs";
import { repeat, row } from "./table.mjs";

const RUNS = 7;
// A slow phone on a slow network: 1.6 Mbit/s down, 150 ms there and back.
const CPU = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/**
 * Notes when the app can be used: Today is there with what profile and history say, has been painted, and
 * the page is free to answer a tap.
 */
function watchForUse() {
  const look = () => {
    if (!document.querySelector(':root:not([data-reading]) #app :is([data-testid="gate-line"], [data-testid="blocked"]):not([hidden])')) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => globalThis.noteUse(String(performance.now()))));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { attributes: true, childList: true, subtree: true });
}

/**
 * Opens the app in `page`; milliseconds to the first paint and until it can be used, from the navigation on.
 *
 * The page calls back by itself: asking it would load the asker's own script into it, at its expense.
 */
async function open({ page, line }, url) {
  await page.addInitScript(watchForUse);
  await line.send("Runtime.enable");
  await line.send("Runtime.addBinding", { name: "noteUse" });
  const used = new Promise((resolve) => { line.once("Runtime.bindingCalled", resolve); });
  await page.goto(url, { waitUntil: "commit" });
  const { payload } = await Promise.race([used, pause(60_000, undefined, { ref: false })])
    ?? (() => { throw new Error("the app was not there within 60 s"); })();
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  return { painted, usable: Number(payload) };
}

async function slowed(browser, server) {
  const page = await openPage(browser, { origin: server.origin });
  const line = await devtools(page);
  await line.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  return { page, line };
}

/** A first visit, with a browser that has never been there. */
async function firstVisit(server) {
  const browser = await openBrowser();
  try {
    const { page, line } = await slowed(browser, server);
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", NETWORK);
    let bytes = 0;
    line.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
    const times = await open({ page, line }, server.url);
    return { ...times, kilobytes: bytes / 1000 };
  } finally {
    await browser.close();
  }
}

/** A later start with the server dead and the worker asleep. */
async function laterStart(browser, server, first) {
  const { page, line } = await slowed(browser, server);
  const workers = await devtools(first);
  await workers.send("ServiceWorker.enable");
  await workers.send("ServiceWorker.stopAllWorkers");
  const times = await open({ page, line }, server.url);
  await line.detach();
  await page.close();
  return times;
}

export async function measure() {
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const cold = await repeat(() => firstVisit(server), RUNS);
    const first = await openPage(browser, { origin: server.origin });
    await first.goto(server.url);
    await offlineReady(first);
    await server.kill();
    const warm = await repeat(() => laterStart(browser, server, first), RUNS);

    const slow = "4x CPU, 1.6 Mbit/s, 150 ms, cold";
    const offline = "4x CPU, network off, from the worker";
    return [
      row("first load, transferred until usable", cold.map(({ kilobytes }) => kilobytes), { unit: "KB", bar: 320, stretch: 220 }),
      row(`first paint; ${slow}`, cold.map(({ painted }) => painted), { bar: 800, stretch: 500 }),
      row(`usable; ${slow}`, cold.map(({ usable }) => usable), { bar: 3500, stretch: 2500 }),
      row(`usable; ${offline}`, warm.map(({ usable }) => usable), { bar: 600, stretch: 300 }),
    ];
  } finally {
    await browser.close();
    await server.kill();
  }
}
