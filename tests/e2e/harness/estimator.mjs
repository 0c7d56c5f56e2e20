// The gauge alone, in the browser: what one reading costs there.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "../../../benches/wasm/build.mjs";
import { quickest, traces } from "../../../benches/wasm/time.mjs";
import { PROJECT } from "./server.mjs";

const TYPES = { js: "text/javascript", wasm: "application/wasm" };
/** Enough to be quick once: a busy machine only adds. */
const ROUNDS = 60;

/** Serves the module and an empty page beside it. */
async function serveModule() {
  const folder = build("web");
  const files = { "/gauge.js": "plumbline_gauge.js", "/plumbline_gauge_bg.wasm": "plumbline_gauge_bg.wasm" };
  const server = createServer(async (request, response) => {
    const file = files[request.url];
    if (!file) return response.setHeader("content-type", "text/html").end("<!doctype html><title>Gauge</title>");
    response.setHeader("content-type", TYPES[file.split(".").pop()]).end(await readFile(join(folder, file)));
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Opens the module on `page`; `cost()` gives `{ name, nanoseconds }` for each trace. */
export async function openEstimator(page) {
  const server = await serveModule();
  await page.goto(server.url);
  async function cost() {
    const costs = [];
    for (const { name, rows } of traces(PROJECT)) {
      const nanoseconds = await page.evaluate(async ({ source, rows, rounds }) => {
        const { default: load, Recording } = await import("/gauge.js");
        await load({ module_or_path: "/plumbline_gauge_bg.wasm" });
        const quickest = new Function(`return ${source}`)();
        return quickest(Recording, rows, rounds);
      }, { source: quickest.toString(), rows, rounds: ROUNDS });
      costs.push({ name, nanoseconds });
    }
    return costs;
  }
  return { cost, close: server.close };
}
