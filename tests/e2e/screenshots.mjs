// Pictures of every screen in every variant, for a person to judge. `make screenshots` builds first.
//
//   node tests/e2e/screenshots.mjs            everything, into screenshots/
//   node tests/e2e/screenshots.mjs today      only screens or variants whose name holds the word
//   node tests/e2e/screenshots.mjs --publish  only the store's and the README's pictures
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { goOnToQuestions } from "./harness/app.mjs";
import { devtools, openBrowser, openPage, PHONE } from "./harness/browser.mjs";
import { ANSWER, ITEM, answerPage, beginGate, nextPage, passGate } from "./harness/gate.mjs";
import { byTestId } from "./harness/journey.mjs";
import { inPhase } from "./harness/phase.mjs";
import { confirmChecklist, pressTwice } from "./harness/prepare.mjs";
import { ROUTES } from "./harness/routes.mjs";
import { openScreen, SAMPLE } from "./harness/sample.mjs";
import { generatedPayload } from "./harness/sharing.mjs";
import { startServer } from "./harness/server.mjs";

const PROJECT = new URL("../../", import.meta.url);
const FOLDER = fileURLToPath(new URL("screenshots/", PROJECT));
const PUBLISHED = fileURLToPath(new URL("public/screenshots/", PROJECT));

/** What differs between two pictures of one screen. */
const VARIANTS = {
  light: { size: PHONE, media: { colorScheme: "light" } },
  dark: { size: PHONE, media: { colorScheme: "dark" } },
  small: { size: { width: 360, height: 640 }, media: { colorScheme: "light" } },
  tablet: { size: { width: 820, height: 1180 }, media: { colorScheme: "light" } },
  landscape: { size: { width: 844, height: 390 }, media: { colorScheme: "dark" } },
  "high-contrast": { size: PHONE, media: { colorScheme: "light", contrast: "more" } },
  "forced-colours": { size: PHONE, media: { colorScheme: "dark", forcedColors: "active" } },
  "text-200": { size: PHONE, media: { colorScheme: "light" }, text: "200%" },
  "right-to-left": { size: PHONE, media: { colorScheme: "light" }, direction: "rtl" },
};

/** How charts have to read besides: without colour, and on paper. */
const CHART_VARIANTS = {
  grey: { size: PHONE, media: { colorScheme: "light" }, vision: "achromatopsia" },
  "grey-dark": { size: PHONE, media: { colorScheme: "dark" }, vision: "achromatopsia" },
  print: { size: { width: 718, height: 1046 }, media: { media: "print", colorScheme: "light" } },
};
const WITH_CHARTS = ["session", "insights", "report", "consultation", "shared"];

const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const publishing = process.argv.includes("--publish");
const isWanted = (...names) => !wanted.length || wanted.some((word) => names.some((name) => name.includes(word)));

async function dress(page, { size, media, text = "", direction = "ltr", vision = "none" }) {
  await page.setViewportSize(size);
  await page.emulateMedia({ media: null, colorScheme: null, contrast: null, forcedColors: null, ...media });
  await page.line.send("Emulation.setEmulatedVisionDeficiency", { type: vision });
  await page.evaluate(([text, direction]) => {
    document.documentElement.style.fontSize = text;
    document.documentElement.dir = direction;
  }, [text, direction]);
}

/** A picture as tall as the page, with the tab bar at its foot; of very tall pages the first screens. */
async function wholePage(page, { width, height }, path) {
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(tall, height), 4 * height) });
  await page.screenshot({ path });
}

/** The newest session's own page, whose address only the diary knows. */
async function newestSession(page, url) {
  await openScreen(page, url, "#/history", SAMPLE);
  const link = page.locator('a[href^="#/history/"]').first();
  await link.waitFor();
  return link.getAttribute("href");
}

/** Starts the sample session and waits until it holds. */
async function sampleSession(page, url) {
  await openScreen(page, url, "#/", SAMPLE);
  await byTestId(page, "sample-session").click();
  await byTestId(page, "stop").waitFor();
  await page.waitForFunction(() => document.querySelector('[data-testid="phase"]')?.textContent === "AtAngle", null, { timeout: 60_000 });
}

async function everyScreen(page, url) {
  mkdirSync(FOLDER, { recursive: true });
  const shared = isWanted("sample-shared", ...Object.keys({ ...VARIANTS, ...CHART_VARIANTS })) ? `#/s/${generatedPayload(30)}` : ROUTES.shared;
  const sample = { ...ROUTES, session: await newestSession(page, url), shared };
  const groups = [["", "new", ROUTES], [SAMPLE, "sample", sample]];
  for (const [query, group, screens] of groups) {
    for (const [name, address] of Object.entries(screens)) {
      // A page of Learn is the same in every diary.
      if (query && name.startsWith("learn-")) continue;
      const charts = query && WITH_CHARTS.includes(name) ? CHART_VARIANTS : {};
      const variants = Object.entries({ ...VARIANTS, ...charts }).filter(([variant]) => isWanted(`${group}-${name}`, variant));
      if (!variants.length) continue;
      await openScreen(page, url, address, query);
      for (const [variant, dressing] of variants) {
        await dress(page, dressing);
        await wholePage(page, dressing.size, `${FOLDER}${group}-${name}--${variant}.png`);
      }
    }
  }
}

/** The sample's session, which moves by itself. */
async function running(page, url) {
  if (!isWanted("sample-running", ...Object.keys(VARIANTS))) return;
  await sampleSession(page, url);
  for (const [variant, dressing] of Object.entries(VARIANTS)) {
    if (!isWanted("sample-running", variant)) continue;
    await dress(page, dressing);
    await page.screenshot({ path: `${FOLDER}sample-running--${variant}.png` });
  }
  await dress(page, VARIANTS.dark);
  await page.evaluate(() => document.querySelector(".session").classList.add("session--turned"));
  await page.screenshot({ path: `${FOLDER}sample-running--upside-down.png` });
}

/** What no address leads to: the steps of the gate, of preparing, and of a session by hand. */
async function onTheWay(page, url, answers) {
  const shoot = async (name, { whole = true } = {}) => {
    for (const [variant, dressing] of Object.entries(VARIANTS)) {
      if (!isWanted(`way-${name}`, variant)) continue;
      await dress(page, dressing);
      const path = `${FOLDER}way-${name}--${variant}.png`;
      await (whole ? wholePage(page, dressing.size, path) : page.screenshot({ path }));
    }
    await dress(page, VARIANTS.light);
  };
  await openScreen(page, url, "#/");
  if (answers) {
    await shoot(`gate-${await passGate(page, answers)}`);
    return;
  }
  await beginGate(page);
  await shoot("gate-questions");
  await byTestId(page, "gate-next").click();
  await shoot("gate-missing");
  while (await byTestId(page, "gate-next").isVisible()) {
    await answerPage(page);
    await nextPage(page);
  }
  await shoot("gate-check");
  await byTestId(page, "gate-confirm").click();
  await byTestId(page, "to-prepare").waitFor();
  await shoot("gate-nothing-found");
  await byTestId(page, "to-prepare").click();
  await byTestId(page, "none-of-these").waitFor();
  await shoot("prepare-today");
  await byTestId(page, "none-of-these").click();
  await page.locator("#pain-back-3").waitFor();
  await shoot("prepare-pain");
  await page.locator("#pain-back-3").click();
  await page.locator("#pain-leg-0").click();
  await byTestId(page, "start-by-hand").waitFor();
  await shoot("prepare-checklist");
  await confirmChecklist(page, pressTwice);
  await byTestId(page, "start-by-hand").click();
  await inPhase(page, "Armed");
  await shoot("by-hand", { whole: false });
  await goOnToQuestions(page);
  await shoot("check-out");
}

/** The pictures of the manifest and the README: the sample diary, marked as such. */
async function publish(page, url) {
  mkdirSync(PUBLISHED, { recursive: true });
  const shoot = async (name, size, media = { colorScheme: "light" }) => {
    await dress(page, { size, media });
    await page.screenshot({ path: `${PUBLISHED}${name}.png` });
  };
  const [narrow, wide] = [{ width: 390, height: 844 }, { width: 1180, height: 820 }];
  await openScreen(page, url, "#/", SAMPLE);
  await byTestId(page, "gate-line").waitFor();
  await shoot("today", narrow);
  await openScreen(page, url, "#/insights", SAMPLE);
  await shoot("insights", narrow);
  await shoot("insights-wide", wide);
  await openScreen(page, url, "#/balance", SAMPLE);
  await shoot("balance-wide", wide);
  await sampleSession(page, url);
  // Once the words of the cue have faded.
  await page.locator(".session__flash").waitFor({ state: "hidden" }).catch(() => {});
  await page.waitForFunction(() => document.querySelector('[data-testid="clock"]')?.textContent !== "1:00");
  await shoot("session", narrow);
}

const server = await startServer();

/** Has `draw` draw in a browser that has never been here; a problem of the page fails the run. */
async function inNewBrowser(draw) {
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, { origin: server.origin });
    page.line = await devtools(page);
    await draw(page);
    for (const problem of page.problems) console.error(problem);
    if (page.problems.length) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

try {
  if (publishing) await inNewBrowser((page) => publish(page, server.url));
  else {
    await inNewBrowser((page) => everyScreen(page, server.url));
    await inNewBrowser((page) => running(page, server.url));
    for (const answers of [undefined, { [ITEM.glaucoma]: ANSWER.yes }, { [ITEM.treatedPressure]: ANSWER.yes }]) {
      if (isWanted("way-gate-prepare-by-hand-check-out", ...Object.keys(VARIANTS))) await inNewBrowser((page) => onTheWay(page, server.url, answers));
    }
  }
} finally {
  await server.kill();
}
