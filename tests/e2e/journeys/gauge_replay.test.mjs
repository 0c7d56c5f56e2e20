// A recorded table replayed through the browser's own sensors: the angle on the screen against the truth.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shownAngle } from "../harness/app.mjs";
import { devtools, openBrowser, openPage } from "../harness/browser.mjs";
import { openEstimator } from "../harness/estimator.mjs";
import { byTestId, setOut } from "../harness/journey.mjs";
import { recording } from "../harness/recording.mjs";
import { strapPhone } from "../harness/sensors.mjs";

/** Degrees rms by which the screen may differ from the table while it holds. */
const TOLERANCE = 0.5;
/** Rows of the trace from one look at the screen to the next: a fifth of a second. */
const LOOK_EVERY = 12;
/** Rows of a hold that do not count: what the screen shows is drawn by wall time, not the trace's. */
const ARRIVAL = 60;
/** Row before which the zero must have been taken: the table begins to tilt. */
const TILTS = 590;

const rootMeanSquare = (errors) => Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);

/** Takes the zero in the rest that the trace begins with, replays it, and gives the errors of its hold. */
async function errorsOfTheHold(t, { available, negated } = {}) {
  const { server, page } = await setOut(t);
  const sensors = await strapPhone(await devtools(page), { sensors: available });
  const rows = recording("brief", { negated });
  await sensors.show(rows[0].values);
  await page.goto(`${server.url}#/settings/gauge`);
  await page.getByRole("button", { name: "Turn the gauge on" }).click();
  await byTestId(page, "zero").click();
  const errors = [];
  let held = 0;
  await sensors.play(rows, async ({ angle, phase }, index) => {
    if (index === TILTS) assert.equal(await byTestId(page, "zero-progress").textContent(), "Done");
    held = phase === "hold" ? held + 1 : 0;
    if (held <= ARRIVAL || index % LOOK_EVERY !== 0) return;
    const shown = await shownAngle(page);
    assert.notEqual(shown, null, "the angle was lost");
    errors.push(shown - angle);
  });
  assert.ok(errors.length > 50, "too few looks at the hold");
  assert.deepEqual(page.problems, []);
  return errors;
}

async function holds(t, phone) {
  const errors = await errorsOfTheHold(t, phone);
  const error = rootMeanSquare(errors);
  t.diagnostic(`the screen differs from the table by ${error.toFixed(2)} degrees rms over ${errors.length} looks`);
  assert.ok(error <= TOLERANCE, `off by ${error.toFixed(2)} degrees rms`);
}

test("a recorded hold is shown as it was", (t) => holds(t));

test("a recorded hold is shown as it was on a phone without gyroscope", (t) =>
  holds(t, { available: ["accelerometer", "linear-acceleration"] }));

test("a recorded hold is shown as it was where acceleration is negated", (t) => holds(t, { negated: true }));

test("what a reading costs the gauge in this browser", async (t) => {
  const browser = await openBrowser();
  t.after(() => browser.close());
  const estimator = await openEstimator(await openPage(browser, {}));
  t.after(() => estimator.close());
  for (const { name, nanoseconds } of await estimator.cost()) {
    t.diagnostic(`${nanoseconds.toFixed(0)} ns a reading ${name}`);
    // The bench holds the bar; here the machine may be busy with other journeys.
    assert.ok(nanoseconds > 0 && nanoseconds < 20_000, `${nanoseconds} ns ${name}`);
  }
});
