// Two tabs of one diary: nothing that one does is lost by the other, and each shows it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inPhase } from "../harness/app.mjs";
import { openPage } from "../harness/browser.mjs";
import { appDrawn, byTestId, setOut } from "../harness/journey.mjs";
import { answerTheDay, confirmChecklist, pressTwice, startByHand } from "../harness/prepare.mjs";
import { onToday } from "../harness/session.mjs";

/** A second tab of the app at `route`. */
async function tab({ browser, server }, route = "#/") {
  const other = await openPage(browser, { origin: server.origin });
  await other.goto(server.url + route);
  await appDrawn(other);
  return other;
}

test("a session whose tab is gone is offered before the next one takes its place", async (t) => {
  const journey = await onToday(t);
  const { page, server } = journey;
  const other = await tab(journey);
  await byTestId(other, "gate-line").waitFor();
  await page.bringToFront();
  await startByHand(page);
  await byTestId(page, "next").click();
  await inPhase(page, "Lowering");
  await page.close();

  await byTestId(other, "start").click();
  await answerTheDay(other);
  await confirmChecklist(other, pressTwice);
  await byTestId(other, "start-by-hand").click();
  await byTestId(other, "interrupted").waitFor();
  assert.equal(await byTestId(other, "start").count(), 0, "what it used of the day counts first");
  await other.goto(`${server.url}#/prepare`);
  await byTestId(other, "interrupted").waitFor();
  await byTestId(other, "keep-interrupted").click();
  await byTestId(other, "start").waitFor();
  await other.goto(`${server.url}#/history`);
  await byTestId(other, "history-item").first().waitFor();
  assert.equal(await byTestId(other, "history-item").count(), 1);
});

test("a session cut short that is kept in one tab is offered no longer in another", async (t) => {
  const journey = await onToday(t);
  const { page, server } = journey;
  await startByHand(page);
  await page.reload();
  await byTestId(page, "interrupted").waitFor();
  const other = await tab(journey);
  const card = byTestId(other, "interrupted");
  await card.locator("summary").click();
  await card.locator("#pain-back-3").click();
  await card.locator("#pain-leg-0").click();
  await byTestId(other, "keep-interrupted").click();
  await byTestId(page, "interrupted").waitFor({ state: "detached" });
  await page.goto(`${server.url}#/history`);
  await byTestId(page, "history-item").first().waitFor();
  assert.equal(await byTestId(page, "history-item").count(), 1);
});

test("an exercise that one tab adds is on the list of the other", async (t) => {
  const journey = await setOut(t);
  const { page, server } = journey;
  await page.goto(`${server.url}#/balance`);
  await byTestId(page, "starters").waitFor();
  const other = await tab(journey, "#/balance");
  await byTestId(other, "own-exercise").locator("> summary").click();
  await other.locator("#own-name").fill("Balance on one leg");
  await other.locator("#own-number").fill("20");
  await byTestId(other, "add-own").click();
  await byTestId(other, "exercises").getByText("Balance on one leg").waitFor();
  await byTestId(page, "exercises").getByText("Balance on one leg").waitFor();
});

test("two tabs that each change a setting undo nothing of the other's", async (t) => {
  const journey = await setOut(t);
  const { page, server } = journey;
  await page.goto(`${server.url}#/settings`);
  await page.locator("#vibration").waitFor();
  const other = await tab(journey, "#/settings");
  const [vibration, headset] = [await page.locator("#vibration").isChecked(), await page.locator("#headset").isChecked()];
  // One of the two is always out of sight: it is pressed from within, and looked at by the clock.
  const turned = (page, id, before) =>
    page.waitForFunction(([id, before]) => document.querySelector(id)?.checked === !before, [id, before], { polling: 100 });
  const turn = (page, id) => page.evaluate((id) => document.querySelector(id).click(), id);
  await turn(page, "#vibration");
  await turned(other, "#vibration", vibration);
  await turn(other, "#headset");
  await turned(page, "#headset", headset);
  await page.reload();
  await turned(page, "#vibration", vibration);
  await turned(page, "#headset", headset);
});
