// What a share of 730 sessions costs on a slow phone: making it, reading it, drawing its codes.
import { devtools, openBrowser, openPage } from "../harness/browser.mjs";
import { addHistory, generatedPayload } from "../harness/sharing.mjs";
import { byTestId } from "../harness/journey.mjs";
import { startServer } from "../harness/server.mjs";
import { row } from "./table.mjs";

const SESSIONS = 730;
const SLOWER = 4;
const RUNS = 7;

/** How long the work the app calls `name` took the last time, in milliseconds. */
const took = (page, name) => page.evaluate((name) => performance.getEntriesByName(name).at(-1).duration, name);

/** How often it did. */
const times = (page, name) => page.evaluate((name) => performance.getEntriesByName(name).length, name);

/** Rows for `make bench`. */
export async function measure() {
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, { origin: server.origin });
    page.setDefaultTimeout(60_000);
    await page.goto(server.url);
    await addHistory(page, server.url, generatedPayload(SESSIONS));
    await page.goto(`${server.url}#/share`);
    await page.locator("#period-3").click();
    await byTestId(page, "copy").waitFor();
    await (await devtools(page)).send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const values = { "share-encode": [], "share-decode": [], "share-draw": [] };
    for (let run = 0; run < RUNS; run += 1) {
      // Any change of the choice makes the share anew; the fourth period holds all sessions.
      const made = await times(page, "share-decode");
      await page.locator("#period-2").click();
      await page.locator("#period-3").click();
      await page.waitForFunction((made) => performance.getEntriesByName("share-decode").length >= made + 2, made);
      await byTestId(page, "share-span").getByText(`${SESSIONS} sessions`).waitFor();
      await byTestId(page, "show-code").click();
      await byTestId(page, "code").waitFor();
      for (const [name, taken] of Object.entries(values)) taken.push(await took(page, name));
      await byTestId(page, "put-codes-away").click();
    }
    const said = { "share-encode": "encode", "share-decode": "decode", "share-draw": "draw the codes of" };
    return Object.entries(values).map(([name, taken]) =>
      row(`${said[name]} ${SESSIONS} sessions, ${SLOWER} times slower CPU`, taken, { bar: 100 }));
  } finally {
    await browser.close();
    await server.kill();
  }
}
