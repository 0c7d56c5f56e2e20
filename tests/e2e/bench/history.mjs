// What a long history costs in the built app, on the browser's real IndexedDB: ten thousand sessions
// with traces, twenty thousand check-ins, an entry for every day; and a thousand, for the growth.
import { openBrowser, openPage } from "../harness/browser.mjs";
import { fillDatabase, setClock, storedHistory } from "../harness/history.mjs";
import { appDrawn, byTestId } from "../harness/journey.mjs";
import { startServer } from "../harness/server.mjs";
import { repeat, row } from "./table.mjs";

const RUNS = 5;

/** The time from `begin` to the drawn end of what it causes: until `done` is true and a frame is out. */
const drawn = (page, begin, done) => page.evaluate(async ({ begin, done }) => {
  const act = new Function(begin);
  const isDone = new Function(`return ${done}`);
  const start = performance.now();
  act();
  while (!isDone()) {
    if (performance.now() - start > 30_000) throw new Error(`not drawn in 30 s: ${done}`);
    await new Promise((resolve) => { requestAnimationFrame(resolve); });
  }
  document.body.getBoundingClientRect();
  return performance.now() - start;
}, { begin, done });

/** The time between two marks of the app's own, the last of each. */
const between = (page, from, to) => page.evaluate(([from, to]) => {
  const last = (name) => performance.getEntriesByName(name).at(-1).startTime;
  return last(to) - last(from);
}, [from, to]);

async function measured(count) {
  const { rows, now } = storedHistory(count);
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, { origin: server.origin });
    page.setDefaultTimeout(60_000);
    await page.goto(server.url);
    await appDrawn(page);
    const begun = performance.now();
    await fillDatabase(page, rows);
    const filled = performance.now() - begun;
    await setClock(page, now);

    const loaded = await repeat(async () => {
      await page.goto(`${server.url}#/`);
      await page.reload();
      await byTestId(page, "history-item").first().waitFor();
      return between(page, "history-reading", "history-read");
    }, RUNS);
    const listed = await repeat(async () => {
      await page.evaluate(() => { location.hash = "#/settings"; });
      await page.waitForFunction(() => !document.querySelector('[data-testid="history-item"]'));
      return drawn(page, 'location.hash = "#/history"', `document.querySelectorAll('[data-testid="history-item"]').length >= ${Math.min(24, count)}`);
    }, RUNS);
    await page.evaluate(() => { location.hash = "#/insights"; });
    await page.locator("#period-3").click();
    const told = await repeat(async () => {
      await page.locator("#period-0").click();
      await page.locator('[data-testid="insights"] > [role="status"]').getByText("4 weeks").waitFor();
      // Every section is drawn in one go with the line that says what they are about.
      const told = `document.querySelector('[data-testid="insights"] > [role="status"]').textContent.includes("All")`;
      return drawn(page, 'document.querySelector("#period-3").click()', told);
    }, RUNS);
    const saved = await repeat(async () => {
      await page.evaluate(() => { location.hash = "#/history"; });
      await byTestId(page, "history-item").first().click();
      await byTestId(page, "delete").click();
      await byTestId(page, "delete-confirm").click();
      await byTestId(page, "undo").click();
      await byTestId(page, "undo").waitFor({ state: "detached" });
      await page.waitForFunction(() => {
        const last = (name) => performance.getEntriesByName(name).at(-1)?.startTime ?? 0;
        return last("session-saved") > last("session-saving");
      });
      return between(page, "session-saving", "session-saved");
    }, RUNS);
    return { filled, loaded, listed, told, saved };
  } finally {
    await browser.close();
    await server.kill();
  }
}

/** The rows of a long history, with the growth from a tenth of it; a trial of the bench may ask for less. */
export async function measure(count = 10_000) {
  const [short, long] = [await measured(count / 10), await measured(count)];
  const median = (values) => row("", values).median;
  const growth = (what) => row(`growth of ${what[0]} from 1,000 to 10,000 sessions`, [median(long[what[1]]) / median(short[what[1]])], { unit: "", bar: 10 });
  return [
    row("10,000 sessions with traces, 20,000 check-ins and a day's entry each put into IndexedDB by the bench", [long.filled]),
    row("summaries of 10,000 sessions loaded", long.loaded, { bar: 100, stretch: 50 }),
    row("History open and drawn, 10,000 sessions", long.listed, { bar: 150, stretch: 75 }),
    row("statistics of all time computed and drawn, 10,000 sessions loaded", long.told, { bar: 250, stretch: 125 }),
    row("one session with its trace saved among 10,000", long.saved, { bar: 30, stretch: 15 }),
    growth(["loading", "loaded"]),
    growth(["History", "listed"]),
    growth(["statistics", "told"]),
    growth(["saving", "saved"]),
  ];
}
