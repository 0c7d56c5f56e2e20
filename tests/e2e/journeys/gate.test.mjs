// Nobody hangs head-down without the questions, and what they find holds on every way in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { devtools, openPage, PHONE } from "../harness/browser.mjs";
import { fillStorage, hidden, limitStorage } from "../harness/faults.mjs";
import {
  ANSWER, answerPage, beginGate, gateSays, ITEM, nextPage, passGate, verdict,
} from "../harness/gate.mjs";
import { accessibilityViolations, inBothThemes, screenshot } from "../harness/inspect.mjs";
import { appDrawn, byTestId, heading, setOut } from "../harness/journey.mjs";

const QUESTIONS = 33;
const PAGES = 8;

/** A page at `fragment` of the app, drawn. */
async function opened(t, fragment = "#/safety") {
  const journey = await setOut(t);
  await journey.page.goto(`${journey.server.url}${fragment}`);
  await appDrawn(journey.page);
  return journey;
}

/** A finger: taps the middle of an element through the browser's own touch input. */
async function finger(page) {
  const line = await devtools(page);
  await line.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  return async (locator) => {
    await locator.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const { x, y, width, height } = await locator.boundingBox();
    const touchPoints = [{ x: x + width / 2, y: y + height / 2 }];
    await line.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await line.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
}

async function looked(page, name) {
  assert.deepEqual(await accessibilityViolations(page), [], name);
  await inBothThemes(page, (theme) => screenshot(page, `gate-${name}-${theme}`));
}

test("by touch only, a first run finds nothing in under three minutes of taps", async (t) => {
  const { page } = await opened(t);
  const touch = await finger(page);
  let taps = 0;
  const tap = async (locator) => { taps += 1; await touch(locator); };

  await gateSays(page, "NeverAsked");
  await looked(page, "never-asked");
  await tap(byTestId(page, "gate-begin"));
  for (let shown = 1; shown <= PAGES; shown += 1) {
    await page.getByText(`Page ${shown} of ${PAGES}`).waitFor();
    if (shown === 1) await looked(page, "questions");
    const rest = byTestId(page, "gate-no-to-rest");
    if (await rest.isVisible()) {
      await tap(rest);
    } else {
      const items = await page.locator("[data-gate-item]").all();
      for (const item of items) await tap(item.locator("input").first());
    }
    await tap(byTestId(page, "gate-next"));
  }
  await page.getByText("33 no, 0 yes, 0 not sure").waitFor();
  assert.equal(await page.locator("dd").count(), QUESTIONS, "every answer is shown before it counts");
  await looked(page, "check");
  await tap(byTestId(page, "gate-confirm"));
  await gateSays(page, "NothingFound");
  await page.getByRole("heading", { name: "No listed reason found. This is not a clearance." }).waitFor();
  await looked(page, "nothing-found");
  // 15 questions that stop sessions, 4 pages answered at once, 8 times next, begin and confirm.
  assert.equal(taps, 29);
  assert.deepEqual(page.problems, []);
});

test("by keyboard only, a first run finds nothing", async (t) => {
  const { page } = await opened(t);
  await gateSays(page, "NeverAsked");
  const press = (key) => page.keyboard.press(key);
  /** Tabs to the element that `selector` names. */
  async function tabTo(selector) {
    for (let tries = 0; tries < 60; tries += 1) {
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
      await press("Tab");
    }
    assert.fail(`${selector} cannot be reached by Tab`);
  }
  const focused = () => page.evaluate(() => document.activeElement?.textContent);

  await tabTo('[data-testid="gate-begin"]');
  await press("Enter");
  for (let shown = 1; shown <= PAGES; shown += 1) {
    await page.getByText(`Page ${shown} of ${PAGES}`).waitFor();
    const title = await heading(page);
    await page.waitForFunction((title) => document.activeElement?.textContent === title, title);
    const items = await page.locator("[data-gate-item]").evaluateAll((all) => all.map((one) => one.dataset.gateItem));
    for (const item of items) {
      await tabTo(`[name="gate-${item}"]`);
      await press("Space");
    }
    await tabTo('[data-testid="gate-next"]');
    await press("Enter");
  }
  await page.getByText("33 no, 0 yes, 0 not sure").waitFor();
  await tabTo('[data-testid="gate-confirm"]');
  await press("Enter");
  await gateSays(page, "NothingFound");
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  assert.equal(await focused(), "No listed reason found. This is not a clearance.");
  assert.deepEqual(page.problems, []);
});

test("going on without an answer names what is missing and leads there", async (t) => {
  const { page } = await opened(t);
  await beginGate(page);
  await page.locator(`#gate-${ITEM.emergencySign}-${ANSWER.no}`).click();
  await byTestId(page, "gate-next").click();

  const summary = page.locator("#gate-missing");
  await summary.waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "gate-missing");
  assert.equal(await summary.getByRole("link").count(), 1);
  await looked(page, "missing");
  await summary.getByRole("link").click();
  await page.waitForFunction(() => document.activeElement?.id === "gate-9-0");
  await page.keyboard.press("Space");
  await summary.waitFor({ state: "hidden" });
  await nextPage(page);
  await page.getByText("Page 2 of 8").waitFor();
});

test("an answer can be changed in the check, and a reload goes on where it stopped", async (t) => {
  const { page } = await opened(t);
  await beginGate(page);
  await answerPage(page);
  await nextPage(page);
  await page.locator(`#gate-${ITEM.under18}-${ANSWER.no}`).click();
  await page.getByText("3 of 33 answered").waitFor();

  await page.reload();
  await page.getByText("Page 2 of 8").waitFor();
  await page.getByText("3 of 33 answered").waitFor();
  assert.ok(await page.locator(`#gate-${ITEM.under18}-${ANSWER.no}`).isChecked());
  assert.ok(!await page.locator(`#gate-${ITEM.glaucoma}-${ANSWER.no}`).isChecked());

  while (await byTestId(page, "gate-next").isVisible()) {
    await answerPage(page);
    await nextPage(page);
  }
  await page.getByRole("button", { name: "Change Breathing, weight, alertness and age" }).click();
  await page.locator(`#gate-${ITEM.age65}-${ANSWER.yes}`).click();
  await nextPage(page);
  await page.getByText("32 no, 1 yes, 0 not sure").waitFor();
  await byTestId(page, "gate-confirm").click();
  await gateSays(page, "ClearanceNeeded");
});

test("a stop item blocks every way in, says why, and leaves the diary open", async (t) => {
  const { server, page } = await opened(t);
  assert.equal(await passGate(page, { [ITEM.glaucoma]: ANSWER.yes }), "Stop");
  await page.getByRole("heading", { name: "Glaucoma or high eye pressure" }).waitFor();
  await looked(page, "stop");

  for (const way of ["#/prepare", "#/session"]) {
    await page.goto("about:blank");
    await page.goto(`${server.url}${way}`);
    await page.waitForURL(/#\/safety$/);
    await gateSays(page, "Stop");
  }
  await page.getByRole("link", { name: "Diary and export" }).click();
  await page.waitForURL(/#\/history$/);

  // A yes changed to a no counts after 24 hours.
  await page.goto(`${server.url}#/safety`);
  assert.equal(await passGate(page), "Stop");
  await page.getByText("The change counts in 24 hours.").waitFor();
  await looked(page, "waiting");
});

test("without answers, deep links to a session lead to the gate", async (t) => {
  const { server, page } = await opened(t, "#/session");
  await page.waitForURL(/#\/safety$/);
  assert.equal(await verdict(page), "NeverAsked");
  await page.goto(`${server.url}#/prepare`);
  await page.waitForURL(/#\/safety$/);
});

test("an emergency sign is met with help at once", async (t) => {
  const { page } = await opened(t);
  await beginGate(page);
  await page.locator(`#gate-${ITEM.emergencySign}-${ANSWER.yes}`).click();
  const help = byTestId(page, "gate-emergency");
  await help.waitFor();
  assert.match(await byTestId(page, "emergency-call").getAttribute("href"), /^tel:\d{3}$/);
  await looked(page, "emergency");
  await help.getByRole("link", { name: "When to get help" }).click();
  await page.getByRole("heading", { name: "Call emergency services now" }).waitFor();
  await looked(page, "warning-signs");
});

test("a clearance is recorded with its limits, and what is wrong with it is named", async (t) => {
  const { page } = await opened(t);
  assert.equal(await passGate(page, { [ITEM.treatedPressure]: ANSWER.yes }), "ClearanceNeeded");
  await looked(page, "clearance-needed");

  await page.locator("#clearance-angle").fill("500");
  await page.locator("#clearance-minutes").fill("0");
  await byTestId(page, "clearance-record").click();
  await page.waitForFunction(() => document.activeElement?.id === "clearance-faults");
  assert.equal(await page.locator("#clearance-faults").getByRole("link").count(), 4);
  await looked(page, "clearance-faults");

  await page.locator("#clearance-by").fill("Dr Osei");
  await page.locator("#clearance-given").fill(await page.evaluate(() => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }));
  await page.locator("#clearance-angle").fill("20");
  await page.locator("#clearance-minutes").fill("5");
  await byTestId(page, "clearance-record").click();
  await gateSays(page, "Cleared");
  const card = byTestId(page, "gate-clearance");
  await card.getByText("Recorded: Dr Osei.").waitFor();
  await card.getByText("Highest angle: 20°").waitFor();
  await card.getByText("Most time at angle in a day: 5 minutes").waitFor();
  await looked(page, "cleared");

  // A second one of the same day takes the first one's place on the page, too.
  await page.locator("summary", { hasText: "Record a newer clearance" }).click();
  const today = await page.evaluate(() => new Date().toLocaleDateString("sv"));
  await page.locator("#clearance-by").fill("Dr Osei");
  await page.locator("#clearance-given").fill(today);
  await page.locator("#clearance-angle").fill("15");
  await byTestId(page, "clearance-record").click();
  await card.getByText("Highest angle: 15°").waitFor();

  await page.reload();
  await gateSays(page, "Cleared");
});

test("a stop item answered in a second tab blocks the first at once", async (t) => {
  const { server, browser, page } = await opened(t);
  assert.equal(await passGate(page), "NothingFound");
  const second = await openPage(browser, { origin: server.origin });
  await second.goto(`${server.url}#/safety`);
  await gateSays(second, "NothingFound");
  assert.equal(await passGate(second, { [ITEM.pregnancy]: ANSWER.yes }), "Stop");

  await gateSays(page, "Stop");
  await page.bringToFront();
  await page.evaluate(() => { location.hash = "#/prepare"; });
  await page.waitForURL(/#\/safety$/);
  assert.deepEqual(page.problems, []);
});

test("a stop that storage would not take holds all the same, whatever is read again", async (t) => {
  const { server, page } = await opened(t);
  assert.equal(await passGate(page), "NothingFound");
  const line = await devtools(page);
  await fillStorage(page, line, server.origin);
  assert.equal(await passGate(page, { [ITEM.pregnancy]: ANSWER.yes }), "Stop");
  await page.locator('[data-notice="StorageFull"]').first().waitFor();
  await hidden(page, () => pause(500));
  await pause(1000);
  assert.equal(await verdict(page), "Stop");

  // With room again, the next answer takes the refused ones with it.
  await limitStorage(line, server.origin);
  await passGate(page, { [ITEM.pregnancy]: ANSWER.yes });
  await pause(500);
  await page.reload();
  await gateSays(page, "Stop");
});

test("a tab that heard nothing cannot undo what another tab answered", async (t) => {
  const { server, browser, page } = await opened(t);
  assert.equal(await passGate(page), "NothingFound");
  // As if frozen by the system: no word from other tabs, no news of being seen again.
  const frozen = await openPage(browser, { origin: server.origin });
  await frozen.addInitScript(() => {
    BroadcastChannel.prototype.addEventListener = () => {};
    Object.defineProperty(BroadcastChannel.prototype, "onmessage", { set() {} });
    document.addEventListener("visibilitychange", (event) => event.stopImmediatePropagation(), true);
  });
  await frozen.goto(`${server.url}#/safety`);
  await gateSays(frozen, "NothingFound");
  await page.bringToFront();
  assert.equal(await passGate(page, { [ITEM.pregnancy]: ANSWER.yes }), "Stop");

  await frozen.bringToFront();
  assert.equal(await verdict(frozen), "NothingFound", "it has heard nothing");
  assert.equal(await passGate(frozen), "Stop", "the other tab's yes still counts for 24 hours");
  await byTestId(frozen, "gate-waiting").waitFor();
});

test("a clock set back starts nothing and says so", async (t) => {
  const { server, browser, page } = await opened(t);
  assert.equal(await passGate(page), "NothingFound");
  const early = await openPage(browser, { origin: server.origin });
  await early.addInitScript(() => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...parts) { super(...(parts.length ? parts : [Real.now() - 3 * 24 * 3600 * 1000])); }
    };
  });
  await early.goto(`${server.url}#/safety`);
  await gateSays(early, "ClockSetBack");
  await looked(early, "clock-set-back");
});

test("at 360 by 640 with text twice as large nothing is cut off", async (t) => {
  const { page } = await opened(t);
  await page.setViewportSize({ width: 360, height: 640 });
  await page.evaluate(() => document.documentElement.style.setProperty("--text-scale", "2"));
  await beginGate(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
  await looked(page, "large-text");
  await page.setViewportSize(PHONE);
});
