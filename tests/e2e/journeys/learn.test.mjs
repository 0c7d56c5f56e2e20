// Learn and the consultation: found without a network, honest about where its links lead, and on one sheet of paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { devtools } from "../harness/browser.mjs";
import { ANSWER, ITEM, passGate } from "../harness/gate.mjs";
import { accessibilityViolations, inBothThemes, screenshot } from "../harness/inspect.mjs";
import { appDrawn, byTestId, heading, offlineReady, setOut } from "../harness/journey.mjs";
import { storeClearGate } from "../harness/stored.mjs";

async function onLearn(t, address = "#/learn") {
  const journey = await setOut(t);
  await journey.page.goto(journey.server.url + address);
  await appDrawn(journey.page);
  return journey;
}

/** The addresses of every page in the list. */
const topicAddresses = (page) =>
  page.locator("nav .topics__link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));

/** Every topic page, one after the other, drawn. */
async function eachTopic({ server, page }, look) {
  await page.locator("nav .topics__link").first().waitFor();
  for (const address of await topicAddresses(page)) {
    await page.goto(server.url + address);
    await byTestId(page, "learn-page").waitFor();
    await look(address.replace("#/learn/", ""));
  }
}

test("what is looked for is found without a network, and how much is announced", async (t) => {
  const { server, page } = await onLearn(t, "");
  await offlineReady(page);
  await server.kill();
  await page.goto(`${server.url}#/learn`);
  const field = page.getByLabel("Search in Learn");
  const found = byTestId(page, "learn-found");

  await field.fill("glaucoma");
  await found.getByText(/places? found$/).waitFor();
  assert.equal(await found.getAttribute("role"), "status");
  assert.equal(await page.locator("nav .topics").isVisible(), false, "the list of pages makes room");
  const hits = byTestId(page, "learn-hits").locator("li");
  assert.equal(await hits.count(), Number((await found.textContent()).match(/\d+/)[0]));
  await screenshot(page, "learn-search");

  await field.fill("zebra");
  await found.getByText(/^Nothing found/).waitFor();
  assert.equal(await hits.count(), 0);

  await field.fill("SCIATICA");
  await found.getByText(/found$/).waitFor();
  await hits.first().getByRole("link").click();
  await page.getByRole("heading", { name: "Does it help with sciatica?" }).waitFor();
  assert.equal(await heading(page), "Questions people ask");
  assert.deepEqual(page.problems, []);
});

test("a page that does not exist says so and leads back", async (t) => {
  const { page } = await onLearn(t, "#/learn/nothing");
  await page.getByText("Learn has no page of this name.").waitFor();
  await page.getByRole("link", { name: "All pages of Learn" }).click();
  await page.locator("nav .topics__link").first().waitFor();
});

test("the share of weight is the sine of the angle, drawn and said", async (t) => {
  const { page } = await onLearn(t, "#/learn/pull");
  const slider = page.getByLabel("Angle, head below level");
  const share = byTestId(page, "pull-share");
  for (const [degrees, percent] of [["30", "50"], ["0", "0"], ["90", "100"], ["15", "26"], ["60", "87"]]) {
    await slider.fill(degrees);
    await share.getByText(`At ${degrees}°, ${percent} % of your weight points along the bed`).waitFor();
    assert.equal(await slider.getAttribute("aria-valuetext"), `${degrees}°`);
    const tilt = await page.locator(".table-figure__turning").evaluate((figure) => figure.style.getPropertyValue("--tilt"));
    assert.equal(tilt, `${degrees}.0deg`);
  }
  await page.getByText(/rubs on the bed/).waitFor();
  await page.getByText(/felt at the ankles/).waitFor();
});

test("every link that leaves the app opens outside it, and nothing is fetched from there", async (t) => {
  const journey = await onLearn(t);
  const { page } = journey;
  const outside = new Set();
  await eachTopic(journey, async (name) => {
    const links = await page.locator("#main a[href^='http']").evaluateAll((all) => all.map(({ href, target, rel }) => ({ href, target, rel })));
    for (const { href, target, rel } of links) {
      assert.equal(target, "_blank", `${name}: ${href}`);
      assert.equal(rel, "noopener noreferrer external", `${name}: ${href}`);
      assert.match(href, /^https:/);
      outside.add(href);
    }
    // Every number in the text stands in the list at the end.
    const most = await page.locator(".cite").evaluateAll((all) => Math.max(0, ...all.flatMap((cite) => cite.textContent.match(/\d+/g).map(Number))));
    assert.equal(await page.locator(".article__sources > ol > li").count(), most, name);
  });
  assert.ok(outside.size > 40, `${outside.size} sources`);
  assert.deepEqual(page.problems, []);
});

test("every page of Learn is accessible in both themes, and fits a small phone with large text", async (t) => {
  const journey = await onLearn(t);
  const { page } = journey;
  const violations = [];
  const wide = [];
  const look = async (name) => {
    await inBothThemes(page, async (theme) => {
      violations.push(...(await accessibilityViolations(page)).map((line) => `${name}, ${theme}: ${line}`));
      await screenshot(page, `learn-${name}-${theme}`);
    });
    for (const [width, height, text] of [[360, 640, "100%"], [320, 640, "100%"], [390, 844, "200%"]]) {
      await page.setViewportSize({ width, height });
      await page.evaluate((text) => { document.documentElement.style.fontSize = text; }, text);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) wide.push(`${name} at ${width} px, text ${text}: ${overflow} px too wide`);
      await screenshot(page, `learn-${name}-${width}-${text.replace("%", "")}`);
    }
    await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
    await page.setViewportSize({ width: 390, height: 844 });
  };
  await look("index");
  await eachTopic(journey, look);
  await page.goto(`${journey.server.url}#/consultation`);
  await byTestId(page, "questions").waitFor();
  await look("consultation");
  assert.deepEqual(violations, []);
  assert.deepEqual(wide, []);
});

test("the questions come from the answers, and a limit that was given is the ceiling at once", async (t) => {
  const { server, page } = await onLearn(t, "");
  const state = await passGate(page, { [ITEM.treatedPressure]: ANSWER.yes, [ITEM.age65]: ANSWER.notSure });
  assert.equal(state, "ClearanceNeeded");
  await byTestId(page, "to-consultation").click();

  const questions = byTestId(page, "questions");
  await questions.getByText("Because of your answers").waitFor();
  await questions.getByText("Treated high blood pressure").waitFor();
  await questions.getByText("May my blood pressure rise by 20 for a few minutes, and up to which angle?").waitFor();
  await questions.getByText("Age 65 or over").waitFor();
  assert.equal(await questions.getByText("Because of your diary").count(), 0);
  await screenshot(page, "consultation-answers");

  const said = byTestId(page, "said");
  await byTestId(page, "clearance-record").click();
  await said.getByText("The clearance is not recorded yet").waitFor();
  assert.equal(await page.evaluate(() => location.hash), "#/consultation");
  await page.locator("#clearance-by").fill("Dr Osei");
  const today = await page.evaluate(() => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  });
  await page.locator("#clearance-given").fill(today);
  await page.locator("#clearance-angle").fill("20");
  await page.locator("#clearance-minutes").fill("4");
  await byTestId(page, "clearance-record").click();

  const record = byTestId(page, "on-record");
  await record.getByText(/^Dr Osei, on /).waitFor();
  await record.getByText("Highest angle: 20°").waitFor();
  await record.getByText("Most time at angle in a day: 4 minutes").waitFor();
  await page.goto(`${server.url}#/plan`);
  await byTestId(page, "in-force").getByText("20° and 4 minutes").waitFor();
  await page.reload();
  await byTestId(page, "in-force").getByText("20° and 4 minutes").waitFor();
});

test("a stop is not lifted here, and before the gate there is no form", async (t) => {
  const { server, page } = await onLearn(t, "#/consultation");
  await byTestId(page, "questions").getByText("Answer the safety questions first").waitFor();
  assert.equal(await byTestId(page, "clearance-record").count(), 0);
  const state = await passGate(page, { [ITEM.glaucoma]: ANSWER.yes });
  assert.equal(state, "Stop");
  await page.goto(`${server.url}#/consultation`);
  await byTestId(page, "said").getByText("an agreement does not lift that", { exact: false }).waitFor();
  assert.equal(await byTestId(page, "clearance-record").count(), 0);
  await byTestId(page, "questions").getByText("Is my eye pressure normal, and may my head be lower than my heart at all?").waitFor();
});

test("the questions print on one sheet, without keys and forms", async (t) => {
  const { page } = await onLearn(t, "");
  await storeClearGate(page);
  await page.evaluate(() => {
    globalThis.printed = 0;
    globalThis.print = () => { globalThis.printed += 1; };
    location.hash = "#/consultation";
  });
  await byTestId(page, "questions").waitFor();
  await byTestId(page, "print").click();
  assert.equal(await page.evaluate(() => globalThis.printed), 1);

  await page.emulateMedia({ media: "print" });
  for (const hidden of [byTestId(page, "print"), byTestId(page, "said"), page.locator(".tab-bar")]) {
    assert.equal(await hidden.first().isVisible(), false);
  }
  assert.equal(await byTestId(page, "questions").isVisible(), true);
  await page.getByText(/^Printed from Plumbline on/).waitFor();
  const { data } = await (await devtools(page)).send("Page.printToPDF", { paperWidth: 8.27, paperHeight: 11.69 });
  const sheets = Buffer.from(data, "base64").toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.equal(sheets, 1);
  await screenshot(page, "consultation-print");

  await page.emulateMedia({ media: "screen" });
  await byTestId(page, "to-report").click();
  await page.locator(".report").first().waitFor();
});
