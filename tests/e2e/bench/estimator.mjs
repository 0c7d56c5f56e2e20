// What one reading costs the gauge in the browser's WASM, without page, events or painting.
//   node bench/estimator.mjs
import { fileURLToPath } from "node:url";
import { openBrowser, openPage } from "../harness/browser.mjs";
import { openEstimator } from "../harness/estimator.mjs";
import { markdown, row } from "./table.mjs";

const RUNS = 5;

/** The rows of this bench. */
export async function measure() {
  const browser = await openBrowser();
  try {
    const estimator = await openEstimator(await openPage(browser, {}));
    const values = new Map();
    for (let count = 0; count < RUNS; count += 1) {
      for (const { name, nanoseconds } of await estimator.cost()) {
        values.set(name, [...(values.get(name) ?? []), nanoseconds]);
      }
    }
    estimator.close();
    return [...values].map(([name, runs]) => row(`gauge, per reading, ${name}`, runs, { unit: "ns", bar: 600, stretch: 450 }));
  } finally {
    await browser.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(markdown(await measure()));
