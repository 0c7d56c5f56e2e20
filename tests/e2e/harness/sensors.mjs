// The browser's own motion sensors, overridden: the page gets trusted devicemotion events at 60 Hz.
import { setTimeout as pause } from "node:timers/promises";
import { FLAT, readings } from "./table.mjs";
import { virtualTime } from "./time.mjs";

const ALL = ["accelerometer", "linear-acceleration", "gyroscope"];
const FRAME_MS = 1000 / 60;

/**
 * Puts the phone on the table; call it before the page listens.
 *
 * A sensor left out of `sensors` is one the phone does not have.
 */
export async function strapPhone(devtools, { pose = FLAT, angle = 0, sensors = ALL } = {}) {
  for (const type of ALL) {
    const available = sensors.includes(type);
    await devtools.send("Emulation.setSensorOverrideEnabled", { enabled: true, type, metadata: { available } });
  }

  const set = (angle, rate) => show(readings(angle, rate, pose));

  /** Sets what each sensor reads: m/s² and radians a second along the phone's axes. */
  async function show(values) {
    await Promise.all(sensors.map((type) =>
      devtools.send("Emulation.setSensorOverrideReadings", { type, reading: { xyz: values[type] } })));
  }

  /** Moves in real time; `watch(time, angle)` is called about ten times a second and awaited. */
  async function move(movement, watch = async () => {}) {
    const start = performance.now();
    let looked = 0;
    for (;;) {
      const time = (performance.now() - start) / 1000;
      const { angle, rate } = movement.at(time);
      await set(angle, rate);
      if (time >= movement.seconds) return;
      if (time - looked >= 0.1) {
        looked = time;
        await watch(time, angle);
      }
      await pause(FRAME_MS);
    }
  }

  /**
   * Moves in the browser's virtual time, thirty times faster than life or so; `watch(time, angle)` is
   * called every `every` seconds.
   *
   * Time stands still afterwards, also for storage: call `flow` with the milliseconds to go on.
   */
  async function replay(movement, { every = 1, watch = async () => {} } = {}) {
    let looked = 0;
    for (let frame = 0; frame * FRAME_MS <= movement.seconds * 1000; frame += 1) {
      const time = frame * FRAME_MS / 1000;
      const { angle, rate } = movement.at(time);
      await set(angle, rate);
      await flow(FRAME_MS);
      if (time - looked >= every) {
        looked = time;
        await watch(time, angle);
      }
    }
  }

  /**
   * Plays recorded `rows` in the browser's virtual time; `watch(row, index)` is called after each
   * and awaited.
   *
   * A row is what `recording` reads from a file.
   */
  async function play(rows, watch) {
    let last = rows[0].ms - FRAME_MS;
    for (const [index, row] of rows.entries()) {
      await show(row.values);
      await flow(row.ms - last);
      last = row.ms;
      await watch(row, index);
    }
  }

  /** Lets `seconds` of virtual time pass with the table as it is; `watch` is called every `every`. */
  async function stay(seconds, { every = 1, watch = async () => {} } = {}) {
    for (let time = 0; time < seconds; time += every) {
      // In small steps, so that what is stored on the way is stored on the way.
      for (let step = 0; step < every * 4; step += 1) await flow(250);
      await watch(time);
    }
  }

  const flow = virtualTime(devtools);
  await set(angle, 0);
  return { set, show, move, replay, play, stay, flow };
}
