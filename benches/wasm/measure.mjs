// What the gauge costs as WASM: nanoseconds a reading in V8, and the compressed bytes it adds.
//   node benches/wasm/measure.mjs      needs the wasm32 target, and wasm-bindgen from `make setup`
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const target = join(root, "target/gauge-wasm");
const path = `${join(root, ".tools/bin")}:${process.env.PATH}`;
const run = (command, ...words) =>
  execFileSync(command, words, { cwd: here, env: { ...process.env, PATH: path }, stdio: ["ignore", "ignore", "inherit"] });

function build(name, ...features) {
  run("cargo", "build", "-q", "--release", "--target", "wasm32-unknown-unknown", "--target-dir", target, ...features);
  const folder = join(target, name);
  run("wasm-bindgen", "--target", "nodejs", "--out-dir", folder, join(target, "wasm32-unknown-unknown/release/plumbline_gauge.wasm"));
  const bytes = readFileSync(join(folder, "plumbline_gauge_bg.wasm"));
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { module: join(folder, "plumbline_gauge.js"), size: packed.length };
}

const absent = build("absent", "--features", "absent");
const gauge = build("gauge");
console.log(`gauge: ${((gauge.size - absent.size) / 1024).toFixed(1)} KB compressed (brotli 11), sines and tangents included`);

const { Recording } = createRequire(import.meta.url)(gauge.module);
for (const name of ["jitter_loss", "no_gyro"]) {
  const rows = readFileSync(join(root, `tests/fixtures/tilt/${name}.csv`), "utf8").trim().split("\n").slice(1);
  const recording = new Recording();
  for (const row of rows) recording.add(...row.split(",").slice(0, 7).map((field) => (field === "" ? NaN : Number(field))));
  let best = Infinity;
  // The quickest of many: whatever else the machine does only adds.
  for (let round = 0; round < 200; round += 1) {
    const start = performance.now();
    recording.run();
    best = Math.min(best, ((performance.now() - start) * 1e6) / rows.length);
  }
  console.log(`gauge: ${best.toFixed(0)} ns a reading (${name})`);
}
