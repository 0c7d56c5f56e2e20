// Firefox, driven over WebDriver BiDi by puppeteer-core: no driver of its own is needed.
import { spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";

export const name = "Firefox";

function executable() {
  for (const name of [process.env.FIREFOX ?? "firefox-esr", "firefox"]) {
    const found = spawnSync("which", [name], { encoding: "utf8" });
    if (found.status === 0) return found.stdout.trim();
  }
  throw new Error("Firefox is missing: install it, or name it in FIREFOX");
}

/** Opens a browser with one page; `requests` are the addresses asked for so far. */
export async function open() {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executable(),
    headless: true,
    extraPrefsFirefox: { "app.update.enabled": false, "datareporting.policy.dataSubmissionEnabled": false },
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 });
  const requests = [];
  const problems = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("console", (message) => { if (message.type() === "error") problems.push(`console: ${message.text()}`); });

  return {
    requests,
    problems,
    version: () => browser.version(),
    goto: (url) => page.goto(url, { waitUntil: "load" }),
    /** Runs the body of a function in the page and returns what it gives, or what its promise does. */
    run: (body) => page.evaluate(`(async () => { ${body} })()`),
    async picture() { return page.screenshot({ type: "png" }); },
    pause,
    close: () => browser.close(),
  };
}
