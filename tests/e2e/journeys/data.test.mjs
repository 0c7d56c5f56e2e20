// Everything that is kept: out as a file, erased, back again; and every file that must not come in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { devtools, openPage } from "../harness/browser.mjs";
import { fillStorage, limitStorage } from "../harness/faults.mjs";
import {
  choose, downloads, fileWith, folderOf, madeUpBackup, printed, rowsOf, sealed, statistics,
} from "../harness/files.mjs";
import { verdict } from "../harness/gate.mjs";
import { accessibilityViolations, inBothThemes, screenshot } from "../harness/inspect.mjs";
import { appDrawn, byTestId, setOut } from "../harness/journey.mjs";
import { startByHand } from "../harness/prepare.mjs";
import { everythingStored, forget, storeClearGate } from "../harness/stored.mjs";

const MADE_UP = madeUpBackup(40);

/** On the page of the data, with what a journey there needs. */
async function onData(t) {
  const journey = await setOut(t);
  const { page, server } = journey;
  await page.goto(`${server.url}#/data`);
  await held(page, "Nothing is recorded yet");
  return { ...journey, folder: folderOf(t), save: await downloads(t, page) };
}

/** Waits until the page says how much there is. */
const held = (page, text) => byTestId(page, "held").getByText(text).waitFor();

const choosing = (page) => () => byTestId(page, "choose-backup").click();

/** Chooses the backup at `path` and restores it. */
async function restore(page, path) {
  await choose(page, path, choosing(page));
  await byTestId(page, "restore").click();
  await byTestId(page, "restored").waitFor();
}

async function erase(page) {
  await byTestId(page, "erase-word").fill("erase");
  await byTestId(page, "erase").click();
  await byTestId(page, "erased").waitFor();
}

/** The records of a backup in an order of their own, without when it was written. */
const records = (text) => text.split("\n").slice(1, -2).map((line) => line.replace(/,$/, "")).sort();

test("backup, erase, restore: nothing is left in between, and everything is back", async (t) => {
  const { server, page, folder, save } = await onData(t);
  await restore(page, fileWith(folder, "made-up.json", MADE_UP));
  await held(page, /^40 sessions, \d+ check-ins, \d+ diary days$/);
  const first = await save(() => byTestId(page, "back-up").click());
  assert.match(first.name, /^plumbline-backup-\d{4}-\d{2}-\d{2}\.json$/);
  assert.deepEqual(records(first.text), records(MADE_UP), "every record, byte for byte");
  await byTestId(page, "backed-up").waitFor();

  await erase(page);
  const left = (await everythingStored(page)) ?? {};
  assert.deepEqual(Object.values(left).flatMap(Object.keys), [], "no record in any store");
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
  const caches = await page.evaluate(() => globalThis.caches.keys());
  assert.ok(caches.every((name) => name.startsWith(`plumbline ${server.url}`)), `only the app: ${caches}`);

  await page.goto(`${server.url}#/data`);
  await held(page, "Nothing is recorded yet");
  await restore(page, first.path);
  const second = await save(() => byTestId(page, "back-up").click());
  assert.deepEqual(records(second.text), records(first.text));
  assert.deepEqual(statistics(second.path), statistics(first.path));
  assert.deepEqual(page.problems, []);
});

test("a backup that is in the diary already changes nothing, and the page says so", async (t) => {
  const { page, folder } = await onData(t);
  const path = fileWith(folder, "made-up.json", MADE_UP);
  await restore(page, path);
  const before = await everythingStored(page);
  await choose(page, path, choosing(page));
  await byTestId(page, "offer").getByText("in your diary already").waitFor();
  assert.equal(await byTestId(page, "restore").isVisible(), false);
  await byTestId(page, "leave").click();
  await byTestId(page, "offer").waitFor({ state: "detached" });
  assert.deepEqual(await everythingStored(page), before);
});

test("every bad file is refused by name, and the diary stays as it is", async (t) => {
  const { page, folder } = await onData(t);
  await restore(page, fileWith(folder, "made-up.json", MADE_UP));
  const before = await everythingStored(page);
  const [head, one, ...rest] = MADE_UP.split("\n");
  const lines = (...lines) => lines.join("\n");
  const bad = {
    NotABackup: ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    "NotABackup ": ["nothing", ""],
    "NotABackup  ": ["ten megabytes of nesting", "[".repeat(10 << 20)],
    NewerFile: ["another version", MADE_UP.replace('"version":1', '"version":2')],
    CutShort: ["cut in half", MADE_UP.slice(0, MADE_UP.length / 2)],
    Damaged: ["one character changed", MADE_UP.replace('"sets_done":', '"sets_dona":')],
    "Damaged ": ["a number out of range", sealed(MADE_UP.replace(/"back_nrs":\d+/, '"back_nrs":11'))],
    "Damaged  ": ["a number beyond all numbers", sealed(MADE_UP.replace(/"duration_ms":\d+/, `"duration_ms":${"9".repeat(400)}`))],
    "Damaged   ": ["a record twice", sealed(lines(head, one, one, ...rest))],
    "Damaged    ": ["nesting in a record", sealed(lines(head, `{"session":${"[".repeat(1 << 20)},`, one, ...rest))],
    TooLarge: ["an endless line", lines(head, `{"session":"${"x".repeat(5 << 20)}`)],
  };
  for (const [problem, [what, content]] of Object.entries(bad)) {
    await choose(page, fileWith(folder, "bad.json", content), choosing(page));
    await page.locator(`[data-problem="${problem.trim()}"]`).waitFor();
    assert.match(await byTestId(page, "not-restored").innerText(), /Your diary is as it was/, what);
    assert.deepEqual(await everythingStored(page), before, what);
    // The next refusal is not taken for this one.
    await page.reload();
    await held(page, "40 sessions");
  }
  assert.deepEqual(page.problems, []);
});

test("without room a restore is taken back whole, and succeeds once there is room", async (t) => {
  const { server, page, folder } = await onData(t);
  const line = await devtools(page);
  await choose(page, fileWith(folder, "made-up.json", MADE_UP), choosing(page));
  await byTestId(page, "restore").waitFor();
  await fillStorage(page, line, server.origin);
  const before = await everythingStored(page);
  await byTestId(page, "restore").click();
  await page.locator('[data-problem="StorageFull"]').waitFor();
  assert.deepEqual(await everythingStored(page), before);
  await held(page, "Nothing is recorded yet");

  await limitStorage(line, server.origin);
  await restore(page, `${folder}/made-up.json`);
  await held(page, "40 sessions");
});

test("no file passes the gate: its questions are asked anew", async (t) => {
  const { server, page, save } = await onData(t);
  await storeClearGate(page);
  await byTestId(page, "keeping").waitFor();
  const backup = await save(() => byTestId(page, "back-up").click());
  await erase(page);
  await page.goto(`${server.url}#/data`);
  await choose(page, backup.path, choosing(page));
  await byTestId(page, "offer").getByText("asked anew").waitFor();
  await byTestId(page, "restore").click();
  await byTestId(page, "restored").waitFor();
  await page.goto(`${server.url}#/safety`);
  assert.notEqual(await verdict(page), "NothingFound");
  await page.goto(`${server.url}#/prepare`);
  await page.waitForURL(/#\/safety/);
});

test("while a session runs, nothing is erased; afterwards every open tab forgets", async (t) => {
  const { server, browser, page } = await setOut(t);
  await page.goto(server.url);
  await appDrawn(page);
  await storeClearGate(page);
  await byTestId(page, "gate-line").waitFor();
  await startByHand(page);

  const other = await openPage(browser, { origin: server.origin });
  await other.goto(`${server.url}#/data`);
  await byTestId(other, "erase-word").fill("ERASE");
  await byTestId(other, "erase").click();
  await byTestId(other, "not-erased").getByText("A session is running").waitFor();
  assert.notEqual((await everythingStored(other)).profile.profile, undefined);

  // A page that is closed lets its session go; its journal stays.
  await page.bringToFront();
  await page.goto("about:blank");
  await page.goto(`${server.url}#/history`);
  await appDrawn(page);
  await other.bringToFront();
  await erase(other);
  await page.bringToFront();
  await page.waitForURL(/#\/erased/);
  await byTestId(page, "erased").waitFor();
  const left = (await everythingStored(other)) ?? {};
  assert.deepEqual(Object.values(left).flatMap(Object.keys), []);
});

test("only the typed word erases", async (t) => {
  const { page } = await onData(t);
  const key = byTestId(page, "erase");
  assert.equal(await key.isDisabled(), true);
  await byTestId(page, "erase-word").fill("eras");
  assert.equal(await key.isDisabled(), true);
  await byTestId(page, "erase-word").fill(" Erase ");
  assert.equal(await key.isDisabled(), false);
});

test("the tables hold every record, and no note becomes a formula", async (t) => {
  const { page, folder, save } = await onData(t);
  const note = '"note":"=HYPERLINK(\\"http://x\\",\\"Rücken\\")"';
  await restore(page, fileWith(folder, "made-up.json", sealed(MADE_UP.replace(/"note":"[^"]*"/, note))));
  await held(page, "40 sessions");
  const counts = (await byTestId(page, "held").innerText()).match(/\d+/g).map(Number);

  const sessions = await save(() => byTestId(page, "save-sessions").click());
  assert.match(sessions.name, /^plumbline-sessions-.*\.csv$/);
  const rows = rowsOf(sessions.text);
  assert.equal(rows.length, counts[0]);
  assert.equal(rows[0].note, `'=HYPERLINK("http://x","Rücken")`);
  const made = JSON.parse(MADE_UP).records.filter(({ session }) => session).map(({ session }) => session);
  assert.deepEqual(rows.map(({ id }) => id), made.map(({ id }) => id));
  assert.deepEqual(rows.map(({ back_before }) => back_before), made.map(({ before }) => String(before?.back_nrs ?? "")));

  const checkIns = await save(() => byTestId(page, "save-check-ins").click());
  assert.equal(rowsOf(checkIns.text).length, counts[1]);
  const days = await save(() => byTestId(page, "save-days").click());
  assert.equal(rowsOf(days.text).length, counts[2]);
});

test("a session's trace is a table of its own", async (t) => {
  const { server, page, folder, save } = await onData(t);
  await restore(page, fileWith(folder, "made-up.json", MADE_UP));
  const made = JSON.parse(MADE_UP).records.find(({ session, trace }) => trace && session?.max_angle_centideg > 1500);
  await page.goto(`${server.url}#/history/${made.session.id}`);
  const trace = await save(() => byTestId(page, "save-trace").click());
  assert.match(trace.name, /^plumbline-trace-.*\.csv$/);
  const angles = rowsOf(trace.text).map(({ angle_deg }) => Number(angle_deg));
  // The made-up record's greatest angle was drawn beside its trace, a few degrees off it.
  const [shown, kept] = [Math.max(...angles), made.session.max_angle_centideg / 100];
  assert.ok(Math.abs(shown - kept) <= 4, `${shown} in the table, ${kept} in the record`);
});

test("the clinician's report is one page on paper, and holds the figures", async (t) => {
  const { server, page, folder } = await onData(t);
  const backup = fileWith(folder, "made-up.json", MADE_UP);
  await restore(page, backup);
  await page.goto(`${server.url}#/report`);
  await page.locator("#period-3").click();
  await byTestId(page, "sheet").getByText("Pain in the back").first().waitFor();
  const violations = [];
  await inBothThemes(page, async (theme) => {
    violations.push(...await accessibilityViolations(page));
    await screenshot(page, `report-${theme}`, { whole: true });
  });
  assert.deepEqual(violations, []);
  assert.doesNotMatch(await page.locator("#main").innerText(), /Ada Example/);
  await page.locator("#with-name").click();
  await byTestId(page, "name").fill("Ada Example");
  await byTestId(page, "questions").fill("May I go beyond 30 degrees?");

  // The figures of the command-line tool, written as the sheet writes them.
  const { sessions, adverse, back, angle_deg } = statistics(backup);
  const signed = (value) => `${value < 0 ? "\u2212" : "+"}${Math.abs(value).toFixed(1)}`;
  const { mean, interval: [low, high], n } = back.change_at_day1.mean;
  const figures = [
    `${sessions}, of which`, `${adverse.stopped.hits} of ${sessions}`, `${adverse.any.hits} of ${sessions}`,
    `${Number(angle_deg.median.toFixed(1))}°`, `${signed(mean)} (${signed(low)} to ${signed(high)}, ${n})`,
    "Ada Example", "May I go beyond 30 degrees?", "Not a trial", "Plan now",
  ];
  const line = await devtools(page);
  for (const [paper, size] of Object.entries({ a4: { paperWidth: 8.27, paperHeight: 11.69 }, letter: {} })) {
    const { data } = await line.send("Page.printToPDF", { ...size, preferCSSPageSize: false });
    const { pages, text } = printed(folder, Buffer.from(data, "base64"));
    assert.equal(pages, 1, paper);
    for (const figure of figures) assert.ok(text.includes(figure), `${paper} lacks ${figure}:\n${text}`);
    assert.doesNotMatch(text, /Print or save|Get help|Put a name/);
  }
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 703, height: 1032 });
  await screenshot(page, "report-print", { whole: true });
  assert.deepEqual(page.problems, []);
});

test("a diary of a newer version is named and left alone", async (t) => {
  const { server, page } = await onData(t);
  await page.goto("about:blank");
  await page.goto(`${server.url}icons/icon.svg`);
  await page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open("plumbline", 99);
    request.onsuccess = () => { request.result.close(); resolve(); };
    request.onerror = () => reject(request.error);
  }));
  await page.goto(`${server.url}#/data`);
  await page.locator('[data-notice="NewerData"]').waitFor();
  const [{ version }] = await page.evaluate(() => indexedDB.databases());
  assert.equal(version, 99);
});

test("Today reminds of what is not safe, until it is told not to", async (t) => {
  const { server, page, folder, save } = await onData(t);
  await restore(page, fileWith(folder, "made-up.json", MADE_UP));
  await page.goto(`${server.url}#/`);
  // This browser promises nothing, and was not asked yet.
  await byTestId(page, "keep").waitFor();
  await byTestId(page, "later").click();
  // The file that was restored is a backup of all there is.
  await byTestId(page, "reminder").waitFor({ state: "detached" });

  await forget(page, "settings", "care");
  await page.reload();
  await byTestId(page, "keep").click();
  await byTestId(page, "to-backup").click();
  await save(() => byTestId(page, "back-up").click());
  await byTestId(page, "last-backup").getByText("Last backup").waitFor();
  await page.goto(`${server.url}#/`);
  await byTestId(page, "start").waitFor();
  assert.equal(await byTestId(page, "reminder").count(), 0);
  await page.reload();
  await byTestId(page, "start").waitFor();
  assert.equal(await byTestId(page, "reminder").count(), 0, "kept beyond this visit");
});

test("a tab on an iPhone says what may happen there; a phone's share sheet takes the backup", async (t) => {
  const { server, page } = await setOut(t);
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "standalone", { get: () => false });
    Navigator.prototype.canShare = ({ files }) => files.length === 1;
    Navigator.prototype.share = async ({ files: [file] }) => {
      globalThis.sent = { name: file.name, type: file.type, text: await file.text() };
    };
  });
  await page.goto(`${server.url}#/data`);
  await byTestId(page, "ios-tab").waitFor();
  await byTestId(page, "back-up").click();
  await byTestId(page, "send-backup").click();
  await page.waitForFunction(() => globalThis.sent);
  const sent = await page.evaluate(() => globalThis.sent);
  assert.match(sent.name, /^plumbline-backup-.*\.json$/);
  assert.equal(JSON.parse(sent.text).format, "plumbline-backup");
});

test("the page is accessible at every step, and looks as it should", async (t) => {
  const { server, page, folder, save } = await onData(t);
  const violations = [];
  const look = (name) => inBothThemes(page, async (theme) => {
    violations.push(...(await accessibilityViolations(page)).map((found) => `${name}, ${theme}: ${found}`));
    await screenshot(page, `data-${name}-${theme}`, { whole: true });
  });
  await look("empty");
  const path = fileWith(folder, "made-up.json", MADE_UP);
  await choose(page, path, choosing(page));
  await byTestId(page, "offer").waitFor();
  await look("offer");
  await byTestId(page, "restore").click();
  await byTestId(page, "restored").waitFor();
  await look("restored");
  await save(() => byTestId(page, "back-up").click());
  await byTestId(page, "backed-up").waitFor();
  await page.locator("summary").first().click();
  await look("backed-up");
  await choose(page, fileWith(folder, "cut.json", MADE_UP.slice(0, 999)), choosing(page));
  await byTestId(page, "not-restored").waitFor();
  await look("refused");
  await page.goto(`${server.url}#/`);
  await byTestId(page, "reminder").waitFor();
  await look("reminder");
  assert.deepEqual(violations, []);
});
