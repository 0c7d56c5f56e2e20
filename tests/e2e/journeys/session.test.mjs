// The main job end to end: one measured session, kept offline, and not lost in a crash.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goOnToQuestions, openNewestSession, shownAngle, shownClock, shownPhase } from "../harness/app.mjs";
import { openBrowser, openPage } from "../harness/browser.mjs";
import { appDrawn, byTestId, offlineReady } from "../harness/journey.mjs";
import { armed } from "../harness/session.mjs";
import { movement } from "../harness/table.mjs";

test("a session at 25 degrees is measured, recorded, and there with the server dead", async (t) => {
  const { server, page, sensors } = await armed(t);
  await offlineReady(page);
  const phases = [];
  const errors = [];
  const watch = async (_, angle) => {
    const phase = await shownPhase(page);
    if (phases.at(-1) !== phase) phases.push(phase);
    if (phase === "AtAngle" && angle === 25) errors.push(Math.abs(Math.abs(await shownAngle(page)) - angle));
  };

  await sensors.move(movement(0, [[4, 25], [10, 25], [4, 0], [2, 0]]), watch);

  assert.deepEqual(phases, ["Armed", "Lowering", "AtAngle", "Returning", "FinalHold"]);
  assert.ok(errors.length >= 50, `only ${errors.length} looks at the held angle`);
  assert.ok(Math.max(...errors) <= 1, `off by ${Math.max(...errors).toFixed(1)} degrees`);

  await goOnToQuestions(page);
  await byTestId(page, "no-symptom").click();
  await byTestId(page, "save").click();
  await byTestId(page, "trace").waitFor();

  await server.kill();
  await page.reload();
  await appDrawn(page);
  await openNewestSession(page, server.url);
  await byTestId(page, "trace").waitFor();
  const held = await shownClock(page);
  // Lowering and returning pass through the band too, for less than a second each.
  assert.ok(Math.abs(held - 10) <= 1, `${held} s at angle`);
  assert.deepEqual(page.problems, []);
});

test("a browser killed during a hold offers the session with at most a second lost", async (t) => {
  const { server, browser, page, sensors } = await armed(t);
  await sensors.move(movement(0, [[4, 25], [8, 25]]));
  assert.equal(await shownPhase(page), "AtAngle");
  const held = await shownClock(page);
  await browser.kill();

  const again = await openBrowser({ profile: browser.profile });
  t.after(() => again.close());
  const reopened = await openPage(again, { origin: server.origin });
  await reopened.goto(server.url);
  await byTestId(reopened, "interrupted").waitFor();
  await byTestId(reopened, "keep-interrupted").click();
  await openNewestSession(reopened, server.url);
  await byTestId(reopened, "trace").waitFor();
  const kept = await shownClock(reopened);
  assert.ok(held - kept <= 1, `${held} s were on the screen, ${kept} s are kept`);
});

test("silence of the sensor shows the angle as lost, never an old number", async (t) => {
  const { page, sensors } = await armed(t);
  await sensors.move(movement(0, [[4, 25], [3, 25]]));
  await page.evaluate(() => { globalThis.sensorDied = true; });
  await page.waitForFunction(() => document.querySelector('[data-testid="angle"]').textContent === "lost", null, { timeout: 3000 });
  await byTestId(page, "alarm").getByText("ANGLE LOST").waitFor();
  // The clock of the session goes on, and so does the way out.
  assert.equal(await byTestId(page, "stop").isEnabled(), true);

  await page.evaluate(() => { globalThis.sensorDied = false; });
  await sensors.move(movement(25, [[1, 25]]));
  assert.ok(Math.abs((await shownAngle(page)) - 25) <= 1);
});
