// Runs every journey, two files at a time: they share a machine whose clock they measure.
//   node run.mjs            all
//   node run.mjs offline    those whose file name holds the word
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("journeys", import.meta.url));
const word = process.argv[2] ?? "";
const files = readdirSync(folder).filter((name) => name.endsWith(".test.mjs") && name.includes(word)).sort();
if (files.length === 0) {
  console.error(`no journey is called ${word}`);
  process.exit(1);
}

const results = run({ files: files.map((name) => join(folder, name)), concurrency: 2, timeout: 900_000 });
results.on("test:fail", () => { process.exitCode = 1; });
results.compose(new spec()).pipe(process.stdout);
