// What a sensor event costs on a slow phone, from the event to the painted frame: the session's screen
// beside a page in plain JavaScript that only draws the same gauge, in one run.
//   node bench/gauge.mjs
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { choosePlan, inPhase, prepareAndArm, setLevel } from "../harness/app.mjs";
import { devtools, openBrowser, openPage } from "../harness/browser.mjs";
import { appDrawn, byTestId } from "../harness/journey.mjs";
import { strapPhone } from "../harness/sensors.mjs";
import { startServer } from "../harness/server.mjs";
import { storeClearGate } from "../harness/stored.mjs";
import { markdown, row } from "./table.mjs";

/** As slow as a cheap phone beside this machine. */
const THROTTLE = 4;
const RUNS = 11;
const SECONDS = 4;

/** Listens beside the page: counts sensor events, and times each to the frame that shows it. */
function listen() {
  globalThis.heard = { events: 0, frames: [] };
  const afterPaint = new MessageChannel();
  let waiting = [];
  afterPaint.port1.onmessage = () => {
    const now = performance.now();
    globalThis.heard.frames.push(...waiting.map((at) => now - at));
    waiting = [];
  };
  let asked = false;
  addEventListener("devicemotion", (event) => {
    globalThis.heard.events += 1;
    waiting.push(event.timeStamp);
    if (asked) return;
    asked = true;
    // The first message after a frame's callbacks is handled once the frame is painted.
    requestAnimationFrame(() => {
      asked = false;
      afterPaint.port2.postMessage(null);
    });
  });
}

/** A sway about 25 degrees that stays in the band and gives no two events alike. */
const sway = {
  seconds: SECONDS,
  at(time) {
    const turn = 2 * Math.PI * 0.6 * time;
    return { angle: 25 + 2.5 * Math.sin(turn), rate: 2.5 * 2 * Math.PI * 0.6 * Math.cos(turn) };
  },
};

async function scriptSeconds(line) {
  const { metrics } = await line.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration").value;
}

/** One run on the page in front: script milliseconds an event, and the 95th percentile to the frame. */
async function run({ page, line, sensors }) {
  await page.bringToFront();
  await page.waitForFunction(() => document.visibilityState === "visible");
  // What the page was told while it was hidden is over by then.
  await sensors.move({ ...sway, seconds: 2 });
  await page.evaluate(() => { globalThis.heard = { events: 0, frames: [] }; });
  const before = await scriptSeconds(line);
  await sensors.move(sway);
  const spent = await scriptSeconds(line) - before;
  const { events, frames } = await page.evaluate(() => globalThis.heard);
  // A slow or busy machine delivers fewer; too few say nothing.
  if (events < SECONDS * 5) throw new Error(`only ${events} sensor events in ${SECONDS} s`);
  frames.sort((a, b) => a - b);
  return { script: (spent * 1000) / events, painted: frames[Math.floor(frames.length * 0.95)] };
}

async function opened(browser, origin, prepare) {
  const page = await openPage(browser, { origin });
  const line = await devtools(page);
  const sensors = await strapPhone(line);
  await page.addInitScript(listen);
  await prepare(page, sensors);
  await line.send("Performance.enable");
  await line.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  return { page, line, sensors };
}

/** The plain page, from a server of its own. */
async function servePlain() {
  const html = readFileSync(fileURLToPath(new URL("plain-gauge.html", import.meta.url)));
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** The rows of this bench. */
export async function measure() {
  const server = await startServer();
  const plainServer = await servePlain();
  const browser = await openBrowser();
  try {
    const app = await opened(browser, server.origin, async (page, sensors) => {
      await page.goto(server.url);
      await appDrawn(page);
      await storeClearGate(page);
      await byTestId(page, "gate-line").waitFor();
      await choosePlan(page, server.url, { angle: 25, hold: 300 });
      await setLevel(page, server.url);
      await prepareAndArm(page, server.url);
      await sensors.set(25, 0);
      await inPhase(page, "AtAngle");
    });
    const plain = await opened(browser, undefined, async (page, sensors) => {
      await page.goto(plainServer.url);
      await sensors.set(25, 0);
    });
    const runs = { app: [], plain: [await run(plain)] };
    for (let count = 0; count < RUNS; count += 1) {
      runs.app.push(await run(app));
      runs.plain.push(await run(plain));
    }
    const conditions = `${THROTTLE}x CPU`;
    // Each run of the session stands between two of the plain page: a machine that grows slower or faster
    // meanwhile does not count.
    const ratio = runs.app.map(({ script }, index) =>
      (2 * script) / (runs.plain[index].script + runs.plain[index + 1].script));
    return [
      row(`script per sensor event, session, ${conditions}`, runs.app.map(({ script }) => script)),
      row(`script per sensor event, plain JavaScript, ${conditions}`, runs.plain.map(({ script }) => script)),
      row("session against plain JavaScript", ratio, { unit: "", bar: 2, stretch: 1.5 }),
      row(`sensor event to painted frame, p95, session, ${conditions}`, runs.app.map(({ painted }) => painted), { bar: 33, stretch: 17 }),
      row(`sensor event to painted frame, p95, plain JavaScript, ${conditions}`, runs.plain.map(({ painted }) => painted)),
    ];
  } finally {
    await browser.close();
    plainServer.close();
    await server.kill();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(markdown(await measure()));
