// What the rules of axe cannot see: the keyboard's way, where the focus goes, what a screen reader is told,
// and screens without motion or colours of their own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { devtools } from "../harness/browser.mjs";
import { accessibilityViolations, screenshot } from "../harness/inspect.mjs";
import { appDrawn, byTestId, setOut } from "../harness/journey.mjs";
import { inPhase } from "../harness/phase.mjs";
import { startByHand } from "../harness/prepare.mjs";
import { storeClearGate } from "../harness/stored.mjs";
import { ROUTES } from "../harness/routes.mjs";

async function onToday(t) {
  const journey = await setOut(t);
  await journey.page.goto(journey.server.url);
  await appDrawn(journey.page);
  await storeClearGate(journey.page);
  await byTestId(journey.page, "gate-line").waitFor();
  return journey;
}

/** Goes to a page as a link does, and waits for its heading. */
async function turnTo(page, address) {
  const heading = page.locator("#main h1");
  const before = await heading.textContent();
  await page.evaluate((address) => { location.hash = address; }, address);
  await page.waitForFunction((before) => {
    const heading = document.querySelector("#main h1")?.textContent;
    // "One moment" stands there while a part of the app is fetched.
    return heading && heading !== before && heading !== "One moment";
  }, before, { polling: 50 }).catch(() => assert.fail(`${address}: still "${before}"`));
}

test("each page takes the focus to its heading and gives the browser its name", async (t) => {
  const { page } = await onToday(t);
  const titles = new Map();
  for (const [name, address] of Object.entries(ROUTES)) {
    if (name === "today") continue;
    await turnTo(page, address);
    await page.waitForFunction(() => document.activeElement === document.querySelector("#main h1"), null, { polling: 50 })
      .catch(() => assert.fail(`${name}: the focus is not on the heading`));
    const heading = await page.locator("#main h1").innerText();
    await page.waitForFunction((heading) => document.title === `${heading} · Plumbline`, heading, { polling: 50 })
      .catch(async () => assert.fail(`${name}: called "${await page.title()}", not "${heading}"`));
    assert.equal(await page.locator("#app h1").count(), 1, `${name}: one heading of the first order`);
    titles.set(heading, name);
  }
  assert.ok(titles.size >= Object.keys(ROUTES).length - 2, `pages of the same name: ${[...titles.keys()]}`);
});

/** One round of the Tab key on the page: what it stops at, whether it can be seen, and its place in the document. */
async function tabStops(page) {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("[data-visited]")) delete element.dataset.visited;
  });
  const stops = [];
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return "outside";
      // A date has fields of its own inside, which are stops too.
      if (element === globalThis.lastStop) return "within";
      globalThis.lastStop = element;
      if (element.dataset.visited) return "again";
      element.dataset.visited = "yes";
      const all = [...document.querySelectorAll("*")];
      const box = element.getBoundingClientRect();
      // A small control's own middle may lie under its label, and what is drawn over it may be its parent.
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const seen = document.elementFromPoint(x, y);
      const covered = !seen || !(element.contains(seen) || seen.contains(element) || seen.closest("label")?.contains(element));
      const name = element.dataset.testid || element.id || element.textContent.trim().slice(0, 30) || element.outerHTML.slice(0, 60);
      const seenRing = getComputedStyle(element).outlineStyle !== "none"
        || [...document.querySelectorAll("label")].some((label) => label.contains(element) && getComputedStyle(label).outlineStyle !== "none")
        || (element.nextElementSibling && getComputedStyle(element.nextElementSibling).outlineStyle !== "none")
        || (element.closest("label") && getComputedStyle(element.closest("label").querySelector("span") ?? element).outlineStyle !== "none");
      return { name, at: all.indexOf(element), covered, seenRing: Boolean(seenRing) };
    });
    if (stop === "again") return stops;
    if (typeof stop === "object") stops.push(stop);
  }
  throw new Error(`the Tab key comes to no end: ${stops.slice(-5).map(({ name }) => name)}`);
}

test("every slider has its name", async (t) => {
  const { page } = await onToday(t);
  await turnTo(page, "#/settings");
  for (const name of ["Text size", "Volume", "Speed of the voice"]) {
    assert.equal(await page.getByRole("slider", { name, exact: true }).count(), 1, name);
  }
});

test("the Tab key visits everything in the order it is read, and in sight", async (t) => {
  const { page } = await onToday(t);
  const wrong = [];
  for (const [name, address] of Object.entries(ROUTES)) {
    if (name !== "today") await turnTo(page, address);
    const stops = await tabStops(page);
    assert.ok(stops.length >= 5, `${name}: only ${stops.length} stops`);
    // The round begins where the focus was: at the heading.
    const back = stops.filter((stop, index) => index > 0 && stop.at < stops[index - 1].at);
    if (back.length > 1) wrong.push(`${name}: out of order: ${back.map(({ name }) => name).join(", ")}`);
    for (const stop of stops) {
      if (stop.covered) wrong.push(`${name}: ${stop.name} is focused out of sight`);
      if (!stop.seenRing) wrong.push(`${name}: ${stop.name} shows no focus`);
    }
  }
  assert.deepEqual(wrong, []);
});

/** Moves the focus by Tab alone until it is on what `selector` names. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not reach ${selector}`);
}

test("a whole session is prepared, run and kept with the keyboard alone", async (t) => {
  const { page } = await onToday(t);
  const enter = async (selector) => {
    await page.locator(selector).first().waitFor();
    await tabTo(page, selector);
    await page.keyboard.press("Enter");
  };
  const choose = async (selector) => {
    // One key of a group of radios takes the Tab key; the arrows go on from there.
    await page.locator(selector).waitFor({ state: "attached" });
    const radio = await page.locator(selector).evaluate((element) => element.type === "radio");
    if (!radio) return enter(selector);
    const group = await page.locator(selector).getAttribute("name");
    await tabTo(page, `input[name="${group}"]`);
    for (let presses = 0; presses < 12; presses += 1) {
      if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) break;
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("Space");
  };
  await enter('[data-testid="start"]');
  await enter('[data-testid="none-of-these"]');
  await choose("#pain-back-3");
  await choose("#pain-leg-0");
  await enter('[data-testid="sound-test"]');
  await page.locator('[data-testid="check-sound"]:enabled').waitFor();
  while (await page.locator('.hold-key[aria-pressed="false"]').count()) {
    const before = await page.locator('.hold-key[aria-pressed="false"]').count();
    await tabTo(page, '.hold-key[aria-pressed="false"]');
    for (let presses = 0; presses < 2 && (await page.locator('.hold-key[aria-pressed="false"]').count()) === before; presses += 1) {
      await page.keyboard.press("Enter");
    }
  }
  if (await page.locator("#help-0").count()) await choose("#help-0");
  await page.locator('[data-testid="start-by-hand"]:enabled').waitFor();
  await enter('[data-testid="start-by-hand"]');
  await inPhase(page, "Armed");
  for (let steps = 0; steps < 20 && (await byTestId(page, "phase").textContent()).trim() !== "CheckOut"; steps += 1) {
    const before = await byTestId(page, "phase").textContent();
    await enter('[data-testid="next"]');
    await page.waitForFunction((before) => document.querySelector('[data-testid="phase"]')?.textContent !== before, before);
  }
  await enter('[data-testid="save"]');
  await page.waitForURL(/#\/history\//);
});

test("every step of a session is told to a screen reader", async (t) => {
  const { page } = await onToday(t);
  await page.evaluate(() => {
    globalThis.told = [];
    new MutationObserver(() => {
      const text = document.querySelector("main [role=status]")?.textContent.trim();
      if (text && globalThis.told.at(-1) !== text) globalThis.told.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await startByHand(page);
  await page.evaluate(() => { globalThis.told = [document.querySelector("main [role=status]").textContent.trim()]; });
  const phases = ["Armed"];
  while (phases.length < 20) {
    const before = await byTestId(page, "phase").textContent();
    await byTestId(page, "next").click();
    await page.waitForFunction((before) => document.querySelector('[data-testid="phase"]')?.textContent !== before, before);
    const phase = (await byTestId(page, "phase").textContent()).trim();
    if (phase === "CheckOut") break;
    phases.push(phase);
  }
  const told = await page.evaluate(() => globalThis.told);
  assert.ok(phases.length >= 5, phases.join());
  assert.ok(told.length >= phases.length, `${phases.length} phases, told: ${told.join(" | ")}`);
});

test("where motion is to be reduced, nothing moves by itself", async (t) => {
  const { page } = await onToday(t);
  await page.emulateMedia({ reducedMotion: "reduce" });
  // What only fades or changes its colour does not move.
  const STILL = ["opacity", "visibility", "color", "backgroundColor", "outlineColor", "borderColor"];
  const moving = () => page.evaluate((still) => document.getAnimations()
    .filter(({ playState, effect }) => playState === "running" && effect.getComputedTiming().duration > 0)
    .filter(({ effect }) => effect.getKeyframes().some((frame) => Object.keys(frame)
      .some((name) => !["offset", "computedOffset", "easing", "composite", ...still].includes(name))))
    .map(({ effect, animationName, transitionProperty }) => `${effect.target.className}: ${animationName ?? transitionProperty}`), STILL);
  for (const [name, address] of Object.entries(ROUTES)) {
    if (name !== "today") await turnTo(page, address);
    assert.deepEqual(await moving(), [], name);
  }
  await turnTo(page, "#/");
  await startByHand(page);
  assert.deepEqual(await moving(), [], "session");
});

test("in forced colours every screen still says what is chosen and where one is", async (t) => {
  const { page } = await onToday(t);
  await page.emulateMedia({ forcedColors: "active" });
  for (const [name, address] of Object.entries(ROUTES)) {
    if (name !== "today") await turnTo(page, address);
    assert.deepEqual(await accessibilityViolations(page), [], name);
    await screenshot(page, `${name}-forced-colours`);
    const tabs = page.locator(".tab-bar__link");
    const lines = await tabs.evaluateAll((links) => links.map((link) => {
      const { borderBlockStartColor, textDecorationLine } = getComputedStyle(link);
      return `${borderBlockStartColor} ${textDecorationLine}`;
    }));
    assert.ok(new Set(lines).size >= 2, `${name}: the tab of this page looks like the others`);
  }
});

test("at 400 % zoom, which is 320 pixels of width, nothing needs scrolling in two directions", async (t) => {
  const { page } = await onToday(t);
  const line = await devtools(page);
  await line.send("Emulation.setDeviceMetricsOverride", { width: 320, height: 256, deviceScaleFactor: 4, mobile: false });
  for (const [name, address] of Object.entries(ROUTES)) {
    if (name !== "today") await turnTo(page, address);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${name}: ${overflow} pixels too wide`);
  }
});
