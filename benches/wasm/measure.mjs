// What the gauge costs as WASM: nanoseconds a reading in V8, and the compressed bytes it adds.
//   node benches/wasm/measure.mjs      needs the wasm32 target, and wasm-bindgen from `make setup`
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { build, root } from "./build.mjs";
import { quickest, traces } from "./time.mjs";

function packed(folder) {
  const bytes = readFileSync(join(folder, "plumbline_gauge_bg.wasm"));
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

const absent = build("nodejs", "--features", "absent");
const gauge = build("nodejs");
const added = packed(gauge) - packed(absent);
console.log(`gauge: ${(added / 1024).toFixed(1)} KB compressed (brotli 11), ${added} bytes`);

const { Recording } = createRequire(import.meta.url)(join(gauge, "plumbline_gauge.js"));
for (const { name, rows } of traces(root)) {
  console.log(`gauge: ${quickest(Recording, rows, 200).toFixed(0)} ns a reading (${name})`);
}
