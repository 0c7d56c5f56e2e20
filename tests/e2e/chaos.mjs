// `make chaos`: 200 sessions under random faults; nothing the app said it has kept may be missing.
//   node chaos.mjs [--seed N] [--sessions N]
import { parseArgs } from "node:util";
import { assertNothingLost, runChaos } from "./harness/chaos.mjs";

const { values } = parseArgs({ options: { seed: { type: "string" }, sessions: { type: "string", default: "200" } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
console.log(`seed ${seed}: repeat with --seed ${seed}`);
const begin = performance.now();
const ledger = await runChaos({ seed, sessions: Number(values.sessions), say: console.log });
const { begun, acknowledged, stored, struck } = ledger;
console.log(Object.entries(struck).map(([fault, times]) => `${fault} ${times}`).join(", "));
console.log(`${begun} sessions begun, ${acknowledged.length} acknowledged, ${stored.length} in the database, `
  + `${acknowledged.filter((id) => !stored.includes(id)).length} acknowledged and lost; `
  + `${Math.round((performance.now() - begin) / 1000)} s`);
assertNothingLost(ledger);
