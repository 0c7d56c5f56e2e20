// Runs every journey, two files at a time: they share a machine whose clock they measure. A file in which
// a test fails runs once more, alone; what fails then too has failed.
//   node run.mjs            all
//   node run.mjs offline    those whose file name holds the word
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
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

/** Runs `paths`, so many at a time; the files in which a test failed. */
async function failedOf(paths, concurrency) {
  const failed = new Set();
  const results = run({ files: paths, concurrency, timeout: 900_000 });
  results.on("test:fail", ({ file, name, todo }) => {
    if (!todo) failed.add(file ?? name);
  });
  const report = results.compose(new spec());
  report.pipe(process.stdout, { end: false });
  await once(report, "end");
  return [...failed];
}

const failed = await failedOf(files.map((name) => join(folder, name)), 2);
if (failed.length > 0) {
  // A browser can stall on a busy machine. What fails again with the machine to itself has failed.
  console.log(`\nonce more, alone: ${failed.map((path) => basename(path)).join(", ")}\n`);
  const again = await failedOf(failed, 1);
  if (again.length > 0) process.exitCode = 1;
}
