// The angle on the screen against the angle of the table.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setLevel, shownAngle } from "../harness/app.mjs";
import { devtools } from "../harness/browser.mjs";
import { motionPermission } from "../harness/faults.mjs";
import { setOut } from "../harness/journey.mjs";
import { strapPhone } from "../harness/sensors.mjs";
import { movement } from "../harness/table.mjs";

/** Degrees by which the screen may differ from a table at rest. */
const TOLERANCE = 1;

/** Sets level, lowers to 25 degrees in 4 s, and returns the largest error over a 6 s hold. */
async function largestErrorOfAHold(t, phone) {
  const { server, page } = await setOut(t);
  const sensors = await strapPhone(await devtools(page), phone);
  await setLevel(page, server.url);
  await sensors.move(movement(0, [[4, 25], [1, 25]]));
  let largest = 0;
  await sensors.move(movement(25, [[6, 25]]), async (_, angle) => {
    const shown = await shownAngle(page);
    assert.notEqual(shown, null, "the angle was lost");
    largest = Math.max(largest, Math.abs(Math.abs(shown) - angle));
  });
  assert.deepEqual(page.problems, []);
  return largest;
}

test("a hold at 25 degrees is shown within a degree", async (t) => {
  const error = await largestErrorOfAHold(t, {});
  assert.ok(error <= TOLERANCE, `off by ${error.toFixed(1)} degrees`);
});

test("a phone strapped on askew shows the same angle", async (t) => {
  const error = await largestErrorOfAHold(t, { pose: { x: 20, y: -35, z: 70 } });
  assert.ok(error <= TOLERANCE, `off by ${error.toFixed(1)} degrees`);
});

test("a phone without a gyroscope shows the same angle", async (t) => {
  const error = await largestErrorOfAHold(t, { sensors: ["accelerometer", "linear-acceleration"] });
  assert.ok(error <= TOLERANCE, `off by ${error.toFixed(1)} degrees`);
});

test("a refused permission shows no number and says what to do", async (t) => {
  const { server, page } = await setOut(t);
  await motionPermission(await devtools(page), server.origin, "denied");
  await page.goto(`${server.url}#/settings/gauge`);
  await page.getByRole("button", { name: "Turn the gauge on" }).click();
  await page.getByText("What to do").waitFor();
  assert.equal(await shownAngle(page), null);
});

test("a computer without sensors shows no number and says what to do", async (t) => {
  const { server, page } = await setOut(t);
  await page.goto(`${server.url}#/settings/gauge`);
  await page.getByRole("button", { name: "Turn the gauge on" }).click();
  await page.getByText("What to do").waitFor();
  assert.equal(await shownAngle(page), null);
});
