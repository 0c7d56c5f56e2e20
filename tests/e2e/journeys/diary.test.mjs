// The diary: check-ins in their windows, a day's entry, what the history says, corrections.
import assert from "node:assert/strict";
import { test } from "node:test";
import { devtools } from "../harness/browser.mjs";
import { fillDatabase, setClock, statisticsOf, storedHistory } from "../harness/history.mjs";
import { accessibilityViolations, inBothThemes, screenshot } from "../harness/inspect.mjs";
import { appDrawn, byTestId, setOut } from "../harness/journey.mjs";
import { everythingStored } from "../harness/stored.mjs";

const HOUR = 3_600_000;

/** A journey whose diary holds a made-up history of `count` sessions; the clock is an hour after the last. */
async function withHistory(t, count, { answered = true } = {}) {
  const journey = await setOut(t);
  const { page, server } = journey;
  const { rows, now } = storedHistory(count);
  await page.addInitScript(() => {
    globalThis.badges = [];
    navigator.setAppBadge = async (count) => { globalThis.badges.push(count); };
    const create = URL.createObjectURL.bind(URL);
    globalThis.files = [];
    URL.createObjectURL = (blob) => { globalThis.files.push(blob.text()); return create(blob); };
  });
  await page.goto(server.url);
  await appDrawn(page);
  await fillDatabase(page, answered ? rows : rows.filter(([store]) => store !== "check_ins"));
  const at = async (moment, address = "#/") => {
    await setClock(page, moment);
    await page.goto(server.url + address);
    await page.reload();
    await appDrawn(page);
  };
  await at(now);
  return { ...journey, now, at };
}

/** The page at `address` without loading the app anew. */
const turnTo = (page, address) => page.evaluate((address) => { location.hash = address; }, address);

async function answerCheckIn(page, back, leg) {
  await page.locator(`#check-in-back-${back}`).click();
  await page.locator(`#check-in-leg-${leg}`).click();
  await byTestId(page, "check-in-no-symptom").click();
  await byTestId(page, "keep-check-in").click();
}

/** What had the focus went away: it is not lost, but on the page's heading. */
const headingHasFocus = (page) => page.waitForFunction(
  () => document.activeElement === document.querySelector("main h1"), null, { polling: 50 });

test("a day and two days after a session its check-ins are due, each in its window", async (t) => {
  const { page, now, at } = await withHistory(t, 1, { answered: false });
  const start = now - HOUR;
  await byTestId(page, "history-item").waitFor();
  assert.equal(await byTestId(page, "check-in").count(), 0, "an hour after, nothing is due");

  await at(start + 24 * HOUR);
  await byTestId(page, "check-in").getByText("Check-in, one day after").waitFor();
  assert.equal(await page.evaluate(() => globalThis.badges.at(-1)), 1);
  assert.equal(await byTestId(page, "keep-check-in").isEnabled(), false, "nothing is answered yet");
  await byTestId(page, "check-in-symptoms").click();
  await inBothThemes(page, async (theme) => {
    assert.deepEqual(await accessibilityViolations(page), []);
    await tall(page, `check-in-${theme}`);
  });
  assert.equal(await byTestId(page, "keep-check-in").isEnabled(), false, "some is no answer until one is named");
  await answerCheckIn(page, 2, 0);
  await byTestId(page, "check-in").waitFor({ state: "detached" });
  await headingHasFocus(page);
  assert.equal(await page.evaluate(() => globalThis.badges.at(-1)), 0);

  await at(start + 50 * HOUR);
  await byTestId(page, "check-in").getByText("Check-in, two days after").waitFor();
  await answerCheckIn(page, 3, 1);
  await byTestId(page, "check-in").waitFor({ state: "detached" });

  await turnTo(page, "#/history");
  await byTestId(page, "history-item").click();
  const shown = await byTestId(page, "check-ins").textContent();
  assert.match(shown, /back 2, leg 0 · on time/);
  assert.match(shown, /back 3, leg 1 · 2 hours late/);
  assert.deepEqual(page.problems, []);
});

test("a check-in whose time is over stays missing and cannot be filled in", async (t) => {
  const { page, now, at } = await withHistory(t, 1, { answered: false });
  await at(now - HOUR + 37 * HOUR);
  await byTestId(page, "check-in").getByText("Check-in, two days after").waitFor();
  await turnTo(page, "#/history");
  await byTestId(page, "history-item").click();
  await byTestId(page, "check-ins").getByText("not answered in its time").waitFor();

  // Open while its window closes: the answer is refused, and said so.
  await at(now - HOUR + 71 * HOUR);
  await byTestId(page, "check-in").waitFor();
  await page.locator("#check-in-back-1").click();
  await page.locator("#check-in-leg-1").click();
  await byTestId(page, "check-in-no-symptom").click();
  await page.evaluate((ahead) => {
    const Shown = Date;
    globalThis.Date = class extends Shown {
      constructor(...parts) { if (parts.length === 0) super(Shown.now() + ahead); else super(...parts); }
    };
  }, 2 * HOUR);
  await byTestId(page, "keep-check-in").click();
  const closed = page.locator('[data-notice="CheckInClosed"]');
  await closed.waitFor();
  await closed.getByRole("button").click();
  await closed.waitFor({ state: "detached" });
  await headingHasFocus(page);
});

test("a calendar file reminds of both check-ins and does not say of what", async (t) => {
  const { page } = await withHistory(t, 1, { answered: false });
  await byTestId(page, "remind").click();
  await page.waitForFunction(() => globalThis.files.length === 1);
  const file = await page.evaluate(() => globalThis.files[0]);
  assert.equal(file.match(/BEGIN:VEVENT/g).length, 2);
  assert.equal(file.match(/BEGIN:VALARM/g).length, 2);
  assert.match(file, /SUMMARY:Check-in\r\n/);
  assert.doesNotMatch(file, /invers|pain|back/i);
});

test("a day is written by finger and keyboard, and is there after a reload and on its own day", async (t) => {
  const { page, now, at } = await withHistory(t, 1);
  await at(now + 24 * HOUR);
  await byTestId(page, "diary").click();
  await page.locator("#day-back-4").click();
  await page.getByText("Now the leg").waitFor();
  await page.locator("#day-leg-0").click();
  await page.locator("#site-1").focus();
  await page.keyboard.press("Space");
  await page.locator("#activity-1").click();
  await byTestId(page, "written").getByText("Kept. Last written").waitFor();
  await byTestId(page, "body-map").getByText("Lower back", { exact: true }).last().waitFor();
  await byTestId(page, "day-note").fill("Stiff in the morning");
  await byTestId(page, "day-note").blur();
  // A reload in the very moment of the blur would be faster than the disk.
  const note = [...Buffer.from("Stiff in the morning")].join(" ");
  const kept = async () => JSON.stringify((await everythingStored(page)).diary).includes(note);
  for (let looks = 0; !(await kept()); looks += 1) assert.ok(looks < 500, "the note is kept");

  await page.reload();
  await page.locator("#day-back-4:checked").waitFor();
  assert.equal(await byTestId(page, "day-note").inputValue(), "Stiff in the morning");
  assert.equal(await page.locator("#site-1").isChecked(), true);
  assert.equal(await page.locator("#activity-1").isChecked(), true);

  await byTestId(page, "day-before").click();
  await page.locator("#activity-1:checked").waitFor();
  assert.equal(await byTestId(page, "day-note").inputValue(), "", "the day before has its own note");

  await at(now + 48 * HOUR);
  await byTestId(page, "diary").getByText("Nothing written today").waitFor();
  assert.deepEqual(page.problems, []);
});

/** As `formatting` writes it: one decimal, rounded half away from zero, with a real minus sign. */
function signed(value) {
  const tenths = Math.sign(value) * Math.round(Math.abs(value) * 10);
  const sign = tenths < 0 ? "−" : tenths > 0 ? "+" : "";
  return `${sign}${Math.floor(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}`;
}

const number = (value) => String(Math.round(value * 10) / 10);

test("the figures of the page are those of examples/stats for the same records", async (t) => {
  const { page } = await withHistory(t, 80);
  const stats = statisticsOf(80);
  await turnTo(page, "#/insights");
  await page.locator("#period-3").click();
  await byTestId(page, "insights").waitFor();
  for (const [index, place] of ["back", "leg"].entries()) {
    await page.locator(`#place-${index}`).click();
    const cells = await page.locator('[data-topic="figures"] tbody tr').evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent)));
    const figures = stats[place];
    const scores = (name, { scores, missing }) =>
      [name, missing ? `${scores.n}, ${missing} missing` : String(scores.n), number(scores.median), `${scores.least} to ${scores.most}`];
    const change = (name, { mean: { n, mean, interval } }) =>
      [name, String(n), signed(mean), `${signed(interval[0])} to ${signed(interval[1])}`];
    assert.deepEqual(cells.slice(0, 2), [scores("Before", figures.before), scores("Right after", figures.after)]);
    assert.deepEqual(cells.slice(4, 7), [
      change("Right after", figures.change_at_once),
      change("24 h after", figures.change_at_day1),
      change("48 h after", figures.change_at_day2),
    ]);
    const clearly = figures.change_at_day1.clearly_less;
    assert.ok(cells[8][1].startsWith(`${clearly.hits} of ${clearly.n} (`), cells[8][1]);
  }
  const adverse = await page.locator('[data-topic="adverse"] tbody tr').first().textContent();
  assert.ok(adverse.includes(`${stats.adverse.stopped.hits} of ${stats.adverse.stopped.n}`), adverse);
  assert.equal(stats.sessions, 80);
  assert.deepEqual(page.problems, []);
});

test("a correction is kept beside what was said before, and the trace stays", async (t) => {
  const { page } = await withHistory(t, 3);
  await turnTo(page, "#/history");
  await byTestId(page, "history-item").first().click();
  await byTestId(page, "correct").locator("summary").click();
  await page.locator("#after-back-9").click();
  await page.locator("#after-leg-1").click();
  await byTestId(page, "correct").locator("textarea").fill("Was worse than I said");
  await byTestId(page, "keep-correction").click();
  const edits = byTestId(page, "edits");
  await edits.waitFor();
  assert.match(await edits.textContent(), /Pain right after: “.*” became “back 9, leg 1”/);
  assert.match(await edits.textContent(), /Note: “.*” became “Was worse than I said”/);
  assert.equal(await edits.locator("li").count(), 2, "what was not changed is no correction");
  await page.reload();
  await edits.waitFor();
});

test("a deleted session takes its check-ins with it, and undo brings all of it back", async (t) => {
  const { page } = await withHistory(t, 3);
  await turnTo(page, "#/history");
  const before = await byTestId(page, "count").textContent();
  await byTestId(page, "history-item").first().click();
  const checkIns = await byTestId(page, "check-ins").textContent();
  const focused = () => page.evaluate(() => document.activeElement?.id);
  await byTestId(page, "delete").click();
  await page.waitForFunction(() => document.activeElement?.id === "delete-ask");
  await page.locator("#delete-ask").getByRole("button", { name: "Keep it" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "delete-session", null, { timeout: 5_000 })
    .catch(async () => assert.fail(`the focus is on "${await focused()}"`));
  await byTestId(page, "delete").click();
  await byTestId(page, "delete-confirm").click();
  await byTestId(page, "count").getByText("2 sessions").waitFor();
  await byTestId(page, "undo").click();
  await byTestId(page, "count").getByText(before).waitFor();
  await byTestId(page, "history-item").first().click();
  assert.equal(await byTestId(page, "check-ins").textContent(), checkIns);
});

test("a long history shows its newest page and is narrowed by period", async (t) => {
  const { page } = await withHistory(t, 400);
  await turnTo(page, "#/history");
  await byTestId(page, "count").getByText("400 sessions").waitFor();
  assert.equal(await byTestId(page, "history-item").count(), 24);
  await page.locator("#period-0").click();
  await page.waitForFunction(() => !document.querySelector('[data-testid="count"]').textContent.startsWith("400"));
  const within = parseInt(await byTestId(page, "count").textContent(), 10);
  assert.ok(within > 10 && within <= 28 * 3, `${within} in four weeks`);
});

test("diary, statistics and one session are accessible and fit, in both themes", async (t) => {
  const { page, server } = await withHistory(t, 120, { answered: true });
  await page.setViewportSize({ width: 390, height: 844 });
  const violations = [];
  const look = async (name) => {
    await inBothThemes(page, async (theme) => {
      const found = await accessibilityViolations(page);
      violations.push(...found.map((violation) => `${name}, ${theme}: ${violation}`));
      await tall(page, `${name}-${theme}`);
    });
    await page.emulateMedia({ colorScheme: "light" });
    const line = await devtools(page);
    await line.send("Emulation.setEmulatedVisionDeficiency", { type: "achromatopsia" });
    await tall(page, `${name}-grey`);
    await line.send("Emulation.setEmulatedVisionDeficiency", { type: "none" });
    await page.emulateMedia({ media: "print" });
    await tall(page, `${name}-print`);
    await page.emulateMedia({ media: "screen" });
  };
  for (const [name, address] of [["today-diary", "#/"], ["diary", "#/diary"], ["statistics", "#/insights"], ["history-list", "#/history"]]) {
    await turnTo(page, address);
    await page.locator("h1").first().waitFor();
    if (name === "statistics") {
      await page.locator("#period-3").click();
      await page.locator('[data-topic="dose"]').waitFor();
    }
    await look(name);
  }
  await byTestId(page, "history-item").nth(3).click();
  await byTestId(page, "check-ins").waitFor();
  await look("session-record");
  assert.deepEqual(violations, []);

  const wide = [];
  for (const [width, text] of [[320, "100%"], [360, "100%"], [390, "200%"]]) {
    await page.setViewportSize({ width, height: 844 });
    for (const address of ["#/diary", "#/insights", "#/history"]) {
      await page.goto(server.url + address);
      await appDrawn(page);
      await page.locator("h1").first().waitFor();
      await page.evaluate((text) => { document.documentElement.style.fontSize = text; }, text);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) wide.push(`${address} at ${width} px, text ${text}: ${overflow} px too wide`);
      if (text === "200%") await tall(page, `${address.slice(2)}-200`);
    }
  }
  assert.deepEqual(wide, []);
  assert.deepEqual(page.problems, []);
});

/** A picture of the whole page, however long. */
async function tall(page, name) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, Math.min(height, 6_000)) });
  await screenshot(page, name);
  await page.setViewportSize(size);
}
