// Builds the gauge alone as WASM, as the app is built.
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "../..");
const target = join(root, "target/gauge-wasm");

function run(command, ...words) {
  const path = `${join(root, ".tools/bin")}:${process.env.PATH}`;
  execFileSync(command, words, { cwd: here, env: { ...process.env, PATH: path }, stdio: ["ignore", "ignore", "inherit"] });
}

/** The folder that holds the module, `plumbline_gauge.js`, for `platform` ("nodejs" or "web"). */
export function build(platform, ...features) {
  run("cargo", "build", "-q", "--release", "--target", "wasm32-unknown-unknown", "--target-dir", target, ...features);
  const folder = join(target, [platform, ...features].join("-"));
  run("wasm-bindgen", "--target", platform, "--out-dir", folder, join(target, "wasm32-unknown-unknown/release/plumbline_gauge.wasm"));
  return folder;
}
