// What may go wrong around a session: full storage, a second tab, a page out of sight.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { choosePlan, goOnToQuestions, prepareAndArm, setLevel } from "../harness/app.mjs";
import { devtools, openPage } from "../harness/browser.mjs";
import { fillStorage, hidden, limitStorage } from "../harness/faults.mjs";
import { appDrawn, byTestId, setOut } from "../harness/journey.mjs";
import { answerTheDay, confirmChecklist, pressTwice, startByHand } from "../harness/prepare.mjs";
import { strapPhone } from "../harness/sensors.mjs";
import { storeClearGate } from "../harness/stored.mjs";
import { movement } from "../harness/table.mjs";

/** A journey of a person whose gate is passed, on Today. */
async function onToday(t, before = async () => {}) {
  const journey = await setOut(t);
  const { page, server } = journey;
  const prepared = await before(page);
  await page.goto(server.url);
  await appDrawn(page);
  await storeClearGate(page);
  await byTestId(page, "gate-line").waitFor();
  return { ...journey, prepared };
}

const notice = (page, name) => page.locator(`[data-notice="${name}"]`);

test("with storage full, the session goes on and is saved once there is room", async (t) => {
  const { server, page } = await onToday(t);
  const line = await devtools(page);
  await startByHand(page);
  await fillStorage(page, line, server.origin);
  await goOnToQuestions(page);
  await byTestId(page, "no-symptom").click();
  await byTestId(page, "save").click();
  await notice(page, "RecordUnsaved").waitFor();
  assert.equal(await notice(page, "RecordUnsaved").getByRole("button", { name: "Save as a file" }).count(), 1);

  await limitStorage(line, server.origin);
  await notice(page, "RecordUnsaved").getByRole("button", { name: "Try again" }).click();
  await byTestId(page, "delete").waitFor();
  await page.goto(`${server.url}#/history`);
  await byTestId(page, "history-item").waitFor();
  assert.equal(await byTestId(page, "history-item").count(), 1);
});

test("while one tab runs a session, another neither starts one nor takes its journal", async (t) => {
  const { server, browser, page } = await onToday(t);
  await startByHand(page);

  const other = await openPage(browser, { origin: server.origin });
  await other.goto(server.url);
  await byTestId(other, "gate-line").waitFor();
  assert.equal(await byTestId(other, "interrupted").count(), 0, "a running session is not an interrupted one");
  await byTestId(other, "start").click();
  await answerTheDay(other);
  await confirmChecklist(other, pressTwice);
  await byTestId(other, "start-by-hand").click();
  await notice(other, "SessionElsewhere").waitFor();
  await other.close();

  await page.bringToFront();
  await goOnToQuestions(page);
  await byTestId(page, "save").click();
  await byTestId(page, "delete").waitFor();
});

test("time out of sight is a gap of the record, not a guess", async (t) => {
  const { server, page, prepared: sensors } = await onToday(t, async (page) => strapPhone(await devtools(page)));
  await choosePlan(page, server.url, { angle: 25 });
  await setLevel(page, server.url);
  await prepareAndArm(page, server.url);
  await sensors.move(movement(0, [[3, 25], [4, 25]]));
  await hidden(page, () => pause(4000));
  await sensors.move(movement(25, [[2, 25], [3, 0], [2, 0]]));
  await goOnToQuestions(page);
  await byTestId(page, "save").click();
  await byTestId(page, "trace").waitFor();
  assert.match(await page.locator("#main").innerText(), /Angle not seen\s+0:0[345]/);
});
