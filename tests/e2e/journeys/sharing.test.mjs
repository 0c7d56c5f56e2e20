// A history goes from one phone to another, with the server dead on both sides.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openBrowser, openPage } from "../harness/browser.mjs";
import { readCodes } from "../harness/codes.mjs";
import { choose, downloads, fileWith, folderOf } from "../harness/files.mjs";
import { addHistory, generatedPayload } from "../harness/sharing.mjs";
import { accessibilityViolations, inBothThemes, screenshot } from "../harness/inspect.mjs";
import { appDrawn, byTestId, offlineReady, setOut } from "../harness/journey.mjs";

const SESSIONS = 120;
/** So many that one code does not hold them. */
const MANY = 730;
const payload = generatedPayload(SESSIONS);
const digits = (text) => text.match(/#\/s\/(\d+)$/)?.[1];

/** Two phones that have the app; the first has a diary. The server is dead. */
async function twoPhones(t, history = payload) {
  const { server, browser, page } = await setOut(t);
  await page.goto(server.url);
  await offlineReady(page);
  await addHistory(page, server.url, history);
  const other = await openBrowser();
  t.after(() => other.close());
  const theirs = await openPage(other, { origin: server.origin });
  await theirs.goto(server.url);
  await offlineReady(theirs);
  await server.kill();
  return { url: server.url, browser, mine: page, theirs };
}

/** The share page with everything chosen, once it is ready. */
async function shareAll(page, url, sessions = SESSIONS) {
  await page.goto(`${url}#/share`);
  await page.locator("#period-3").click();
  await byTestId(page, "share-span").getByText(`${sessions} sessions`).waitFor();
  await byTestId(page, "copy").waitFor();
}

/** The link that "Copy the link" puts where it can be pasted from. */
async function copiedLink(page) {
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => { globalThis.copied = text; };
  });
  await byTestId(page, "copy").click();
  await byTestId(page, "handed-over").getByText("The link is copied.").waitFor();
  return page.evaluate(() => globalThis.copied);
}

/** What the statistics say, word for word. */
const statistics = (page) => byTestId(page, "insights").innerText();

const fault = async (page) => {
  const shown = byTestId(page, "shared-fault");
  await shown.waitFor();
  return shown.getAttribute("data-fault");
};

async function paste(page, url, link) {
  await page.goto(`${url}#/s`);
  const close = byTestId(page, "close-shared");
  if (await close.count()) await close.first().click();
  await page.locator("#paste").fill(link);
  await byTestId(page, "open-link").click();
}

test("a link made on one phone says the same on another, with no server", async (t) => {
  const { url, mine, theirs } = await twoPhones(t);
  await shareAll(mine, url);
  const link = await copiedLink(mine);
  assert.ok(link.startsWith(`${url}#/s/`), link.slice(0, 60));

  await theirs.goto(link);
  await byTestId(theirs, "shared-span").getByText(`${SESSIONS} sessions`).waitFor();
  assert.equal(new URL(theirs.url()).hash, "#/s", "the data is taken out of the address");
  await theirs.goBack();
  assert.ok(!theirs.url().includes("#/s/"), "and out of the history");
  await theirs.goForward();

  // The same code tells the sender's own history, and tells the same below the line that names it.
  const told = await statistics(theirs);
  await mine.goto(`${url}#/insights`);
  await mine.locator("#period-3").click();
  await mine.waitForFunction(
    (told) => document.querySelector('[data-testid="insights"]')?.innerText.endsWith(`\n${told}`), told);
  assert.deepEqual([...mine.problems, ...theirs.problems], []);
});

test("what is looked at is not kept, and adding it twice changes nothing", async (t) => {
  const { url, theirs } = await twoPhones(t);
  await theirs.goto(`${url}#/s/${payload}`);
  await byTestId(theirs, "read-only").waitFor();
  await theirs.goto(`${url}#/history`);
  await theirs.getByText("No sessions yet").waitFor();

  await theirs.goto(`${url}#/s/${payload}`);
  await byTestId(theirs, "look-at-adding").click();
  await byTestId(theirs, "changes").getByText(`${SESSIONS} sessions you do not have`).waitFor();
  await byTestId(theirs, "add-now").click();
  await byTestId(theirs, "added").waitFor();
  await theirs.goto(`${url}#/history`);
  await byTestId(theirs, "history-item").first().waitFor();

  await theirs.goto(`${url}#/s/${payload}`);
  await byTestId(theirs, "look-at-adding").click();
  await byTestId(theirs, "no-change").waitFor();
  await theirs.reload();
  await appDrawn(theirs);
  await theirs.goto(`${url}#/s/${payload}`);
  await byTestId(theirs, "look-at-adding").click();
  await byTestId(theirs, "no-change").waitFor();
  assert.deepEqual(theirs.problems, []);
});

test("a passphrase opens it, and another does not", async (t) => {
  const { url, mine, theirs } = await twoPhones(t);
  await shareAll(mine, url);
  await mine.locator("#share-lock").click();
  await mine.locator("#share-passphrase").fill("short");
  await byTestId(mine, "lock").click();
  await mine.getByText("shorter than 8 characters").waitFor();
  assert.equal(await byTestId(mine, "copy").count(), 0, "nothing unlocked can be handed over");
  await mine.locator("#share-passphrase").fill("blue stair honest lamp");
  await byTestId(mine, "lock").click();
  await byTestId(mine, "lock-state").getByText("Locked.").waitFor();
  assert.equal(await byTestId(mine, "anyone").isVisible(), false, "not anyone with the link can read it");
  // Another passphrase takes the lock away; the old one would open what looks locked anew.
  await mine.locator("#share-passphrase").fill("blue stair honest lantern");
  await byTestId(mine, "anyone").waitFor();
  await mine.locator("#share-passphrase").fill("blue stair honest lamp");
  await byTestId(mine, "lock").click();
  await byTestId(mine, "lock-state").getByText("Locked.").waitFor();
  const link = await copiedLink(mine);

  await theirs.goto(link);
  await theirs.locator("#passphrase").fill("blue stair honest lamb");
  await byTestId(theirs, "unlock").click();
  assert.equal(await fault(theirs), "WrongPassphrase");
  await theirs.locator("#passphrase").fill(" blue stair honest lamp ");
  await byTestId(theirs, "unlock").click();
  await byTestId(theirs, "shared-span").getByText(`${SESSIONS} sessions`).waitFor();
  assert.deepEqual([...mine.problems, ...theirs.problems], []);
});

test("a code on the screen is what an independent decoder reads", async (t) => {
  const { url, mine, theirs } = await twoPhones(t);
  await shareAll(mine, url);
  await byTestId(mine, "show-code").click();
  const [link] = readCodes(await byTestId(mine, "code").screenshot());
  assert.ok(digits(link), "the code holds digits");

  await theirs.goto(link);
  await byTestId(theirs, "shared-span").getByText(`${SESSIONS} sessions`).waitFor();
  assert.deepEqual([...mine.problems, ...theirs.problems], []);
});

test("a set of codes, photographed in any order, is collected in the app", async (t) => {
  const { url, mine, theirs } = await twoPhones(t, generatedPayload(MANY));
  await shareAll(mine, url, MANY);
  await byTestId(mine, "show-code").click();
  const of = byTestId(mine, "code-of");
  const total = Number((await of.textContent()).match(/of (\d+)/)[1]);
  assert.ok(total > 1, `${total} codes`);
  await byTestId(mine, "code-turns").click();

  const pictures = [];
  for (let code = 0; code < total; code += 1) {
    pictures.push(await byTestId(mine, "code").screenshot());
    assert.equal(readCodes(pictures.at(-1)).length, 1, `code ${code + 1} is read by zbar`);
    await byTestId(mine, "code-before").click();
  }
  await theirs.goto(`${url}#/s`);
  const files = pictures.map((buffer, index) => ({ name: `code-${index}.png`, mimeType: "image/png", buffer }));
  await choose(theirs, files.slice(1), () => byTestId(theirs, "choose-file").click());
  await byTestId(theirs, "pages").getByText(`${total - 1} of ${total} codes read`).waitFor();
  await choose(theirs, files.slice(0, 1), () => byTestId(theirs, "choose-file").click());
  await byTestId(theirs, "shared-span").getByText(`${MANY} sessions`).waitFor();
  assert.deepEqual([...mine.problems, ...theirs.problems], []);
});

test("codes that change before the camera are collected as they come", async (t) => {
  const { server, page } = await setOut(t);
  await page.goto(server.url);
  await addHistory(page, server.url, generatedPayload(MANY));
  // As large on the screen as on a phone held near it.
  await page.setViewportSize({ width: 720, height: 1600 });
  await shareAll(page, server.url, MANY);
  await byTestId(page, "show-code").click();
  const total = Number((await byTestId(page, "code-of").textContent()).match(/of (\d+)/)[1]);
  await byTestId(page, "code-turns").click();
  await byTestId(page, "code").scrollIntoViewIfNeeded();
  const film = [];
  for (let code = 0; code < total; code += 1) {
    // The film's sides must be even.
    const { x, y, width } = await byTestId(page, "code").boundingBox();
    const side = 2 * Math.floor(width / 2);
    const frame = await page.screenshot({ type: "jpeg", quality: 92, clip: { x, y, width: side, height: side } });
    // At thirty frames a second each code stands for a quarter of one.
    film.push(...Array(8).fill(frame));
    await byTestId(page, "code-next").click();
  }
  const path = fileWith(folderOf(t), "codes.mjpeg", Buffer.concat(film));
  const other = await openBrowser({
    flags: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${path}`],
  });
  t.after(() => other.close());
  const theirs = await openPage(other, { origin: server.origin });
  await theirs.goto(`${server.url}#/s`);
  await byTestId(theirs, "camera").click();
  await byTestId(theirs, "shared-span").getByText(`${MANY} sessions`).waitFor({ timeout: 60_000 });
  assert.equal(await theirs.locator("video").count(), 0, "the camera is off again");
  assert.deepEqual([...page.problems, ...theirs.problems], []);
});

test("a saved file opens on another phone", async (t) => {
  const { url, mine, theirs } = await twoPhones(t);
  await shareAll(mine, url);
  const save = await downloads(t, mine);
  const saved = await save(() => byTestId(mine, "save-file").click());
  assert.match(saved.name, /^plumbline-\d{4}-\d\d-\d\d\.plumbline$/);
  const buffer = readFileSync(saved.path);
  await theirs.goto(`${url}#/s`);
  await choose(theirs, { name: saved.name, mimeType: "application/octet-stream", buffer },
    () => byTestId(theirs, "choose-file").click());
  await byTestId(theirs, "shared-span").getByText(`${SESSIONS} sessions`).waitFor();
  assert.deepEqual(theirs.problems, []);
});

test("only totals leave when only totals are chosen", async (t) => {
  const { url, mine, theirs } = await twoPhones(t);
  await shareAll(mine, url);
  await mine.locator("#depth-1").click();
  await byTestId(mine, "share-span").waitFor({ state: "detached" });
  const link = await copiedLink(mine);
  await theirs.goto(link);
  await theirs.getByText("Only totals were shared").waitFor();
  assert.equal(await byTestId(theirs, "look-at-adding").count(), 0);
  assert.deepEqual([...mine.problems, ...theirs.problems], []);
});

test("whatever is not a whole history is named, and nothing is written", async (t) => {
  const { server, page } = await setOut(t);
  await page.goto(server.url);
  await appDrawn(page);
  const flipped = payload.slice(0, 60) + (payload[60] === "A" ? "B" : "A") + payload.slice(61);
  const cases = [
    [`${server.url}#/s/${payload.slice(0, 4 * Math.floor((payload.length - 40) / 4))}`, "CutShort"],
    [`${server.url}#/s/${flipped}`, "Damaged"],
    [`${server.url}#/s/${"A".repeat(70_000)}`, "TooLong"],
    ["https://example.org/recipes", "NotOurs"],
    [`${server.url}#/s/_${payload.slice(1)}`, "NotOurs"],
    [`${server.url}#/s/ny${payload.slice(2)}`, "NewerVersion"],
  ];
  for (const [link, name] of cases) {
    await paste(page, server.url, link);
    await page.waitForFunction(
      (name) => document.querySelector('[data-testid="shared-fault"]')?.dataset.fault === name, name);
  }
  await page.goto(`${server.url}#/s/${flipped}`);
  assert.equal(await fault(page), "Damaged");
  await page.goto(`${server.url}#/history`);
  await page.getByText("No sessions yet").waitFor();
  assert.deepEqual(page.problems, []);
});

test("a file another app sent is opened at the start, once", async (t) => {
  const { server, page } = await setOut(t);
  // Put aside while the app is not open, as the worker does.
  await page.goto(`${server.url}icons/icon.svg`);
  await page.evaluate(async (payload) => {
    const text = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    await (await caches.open("plumbline-inbox")).put("../shared-file", new Response(bytes));
  }, payload);
  await page.goto(server.url);
  await byTestId(page, "shared-span").getByText(`${SESSIONS} sessions`).waitFor();
  await page.goto(`${server.url}#/history`);
  await page.reload();
  await page.getByText("No sessions yet").waitFor();
  assert.equal(await page.evaluate(() => caches.has("plumbline-inbox")), false);
});

test("a refused camera is said, and the other ways stay", async (t) => {
  const { server, page } = await setOut(t);
  await page.goto(`${server.url}#/s`);
  await byTestId(page, "camera").click();
  await byTestId(page, "scan-fault").waitFor();
  assert.ok(await byTestId(page, "choose-file").isVisible());
});

test("a tab beside an installed app says where the diary is", async (t) => {
  const { server, page } = await setOut(t);
  await page.addInitScript(() => { Object.defineProperty(navigator, "standalone", { value: false }); });
  await page.goto(`${server.url}#/s/${payload}`);
  await byTestId(page, "beside-app").waitFor();
  await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }; });
  await byTestId(page, "copy-opened").click();
  await byTestId(page, "beside-app").getByText("The link is copied.").waitFor();
  assert.equal(await page.evaluate(() => globalThis.copied), `${server.url}#/s/${payload}`);
});

test("no screen of sharing has an accessibility violation or is too wide", async (t) => {
  const { server, page } = await setOut(t);
  await page.goto(server.url);
  await addHistory(page, server.url, payload);
  const found = [];
  const look = async (name, whole = true) => {
    await inBothThemes(page, async (theme) => {
      found.push(...(await accessibilityViolations(page)).map((violation) => `${name}, ${theme}: ${violation}`));
      await screenshot(page, `sharing-${name}-${theme}`, { whole });
    });
    for (const [width, text] of [[360, "100%"], [390, "200%"]]) {
      await page.setViewportSize({ width, height: 844 });
      await page.evaluate((text) => { document.documentElement.style.fontSize = text; }, text);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.push(`${name} at ${width} px, text ${text}: ${over} px too wide`);
      await screenshot(page, `sharing-${name}-${width}-${parseInt(text, 10)}`, { whole });
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  };
  await shareAll(page, server.url);
  await byTestId(page, "list-sessions").click();
  await byTestId(page, "show-code").click();
  await byTestId(page, "code").waitFor();
  await look("share");
  await page.locator("#depth-1").click();
  await page.getByText("Totals are counts").waitFor();
  await page.locator("#share-lock").click();
  await look("totals");
  await page.goto(`${server.url}#/s`);
  await byTestId(page, "close-shared").click();
  await look("open");
  await page.goto(`${server.url}#/s/${payload}`);
  await byTestId(page, "look-at-adding").click();
  await byTestId(page, "no-change").waitFor();
  await look("shared");
  assert.deepEqual(found, []);
  assert.deepEqual(page.problems, []);
});
