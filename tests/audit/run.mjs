// Runs the audit's tests one after another: they measure, and share a machine.
//   node run.mjs               all
//   node run.mjs lighthouse    those whose file name holds the word
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const word = process.argv[2] ?? "";
const files = readdirSync(folder).filter((name) => name.endsWith(".test.mjs") && name.includes(word)).sort();
if (files.length === 0) {
  console.error(`no part of the audit is called ${word}`);
  process.exit(1);
}

const results = run({ files: files.map((name) => join(folder, name)), concurrency: 1, timeout: 600_000 });
results.on("test:fail", () => { process.exitCode = 1; });
results.compose(new spec()).pipe(process.stdout);
