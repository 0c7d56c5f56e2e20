// How long the gauge takes over a recorded trace; runs in Node and, as text, in a page.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The traces that are timed: rows of `t_ms,ax,ay,az,gx,gy,gz`, `null` where a field is absent. */
export function traces(root) {
  const files = { "with gyroscope": "jitter_loss", "without gyroscope": "no_gyro" };
  return Object.entries(files).map(([name, file]) => {
    const [, ...lines] = readFileSync(join(root, `tests/fixtures/tilt/${file}.csv`), "utf8").trim().split("\n");
    const rows = lines.map((line) => line.split(",").slice(0, 7).map((field) => (field === "" ? null : Number(field))));
    return { name, rows };
  });
}

/**
 * Nanoseconds a reading, the quickest of so many `rounds`: whatever else the machine does only adds.
 *
 * Uses nothing but its arguments, so that it can be sent to a page.
 */
export function quickest(Recording, rows, rounds) {
  const recording = new Recording();
  for (const row of rows) recording.add(...row.map((field) => field ?? NaN));
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    recording.run();
    best = Math.min(best, ((performance.now() - start) * 1e6) / rows.length);
  }
  return best;
}
