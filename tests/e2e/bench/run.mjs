// Runs every bench of this folder and prints one table; fails if a bar is not held.
//   node bench/run.mjs          all
//   node bench/run.mjs start    those whose file name holds the word
import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { executable } from "../harness/browser.mjs";
import { PROJECT } from "../harness/server.mjs";
import { holds, markdown } from "./table.mjs";

const folder = new URL("./", import.meta.url);
const word = process.argv[2] ?? "";
const names = readdirSync(fileURLToPath(folder))
  .filter((name) => name.endsWith(".mjs") && !["run.mjs", "table.mjs"].includes(name) && name.includes(word))
  .sort();
if (names.length === 0) {
  console.error(`no bench is called ${word}`);
  process.exit(1);
}

const rows = [];
for (const name of names) {
  console.error(`==> ${name}`);
  const { measure } = await import(new URL(name, folder));
  const measured = await measure();
  rows.push(...measured);
  console.error(markdown(measured));
}

const browser = execFileSync(executable(), ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
const machine = `${new Date().toISOString().slice(0, 10)}, ${browser}, ${cpus().length} cores of ${cpus()[0].model.trim()}`;
const table = `Measured ${machine}; median of at least five runs.\n\n${markdown(rows)}\n`;
console.log(`\n${table}`);
// Only a whole run is worth keeping.
if (word === "") writeFileSync(`${PROJECT}target/bench.md`, table);

const broken = rows.filter((row) => !holds(row));
for (const { name } of broken) console.error(`over the bar: ${name}`);
if (broken.length > 0) process.exitCode = 1;
