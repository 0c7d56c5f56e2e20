// Recorded motion of a table, with the truth beside it (tests/fixtures/tilt).
import { readFileSync } from "node:fs";
import { PROJECT } from "./server.mjs";

/**
 * The rows of a trace as `{ ms, angle, phase, values }`: the time, how the table truly stood, and what the
 * sensors read. `negated`: as WebKit reports acceleration.
 */
export function recording(name, { negated = false } = {}) {
  const [header, ...lines] = readFileSync(`${PROJECT}tests/fixtures/tilt/${name}.csv`, "utf8").trim().split("\n");
  const columns = header.split(",");
  return lines.map((line) => {
    const fields = line.split(",");
    const text = (column) => fields[columns.indexOf(column)];
    const vector = (x, y, z, unit) => ({ x: unit * text(x), y: unit * text(y), z: unit * text(z) });
    return {
      ms: Number(text("t_ms")),
      angle: Number(text("angle_deg")),
      phase: text("phase"),
      values: {
        accelerometer: vector("ax", "ay", "az", negated ? -1 : 1),
        "linear-acceleration": { x: 0, y: 0, z: 0 },
        gyroscope: vector("gx", "gy", "gz", Math.PI / 180),
      },
    };
  });
}
