// Chromium as a process of ours, so that it can be killed like a phone that loses power.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--hide-scrollbars", "--remote-debugging-port=0",
];

/** The phone the screens are drawn for. */
export const PHONE = { width: 390, height: 844 };

const running = new Set();
process.on("exit", () => { for (const browser of running) killGroup(browser); });

function killGroup(browser) {
  try { process.kill(-browser.pid, "SIGKILL"); } catch { /* it ended by itself */ }
}

/** The path of Chromium, or of what `CHROMIUM` names. */
export function executable() {
  const names = process.env.CHROMIUM ? [process.env.CHROMIUM] : ["chromium", "chromium-browser", "google-chrome"];
  for (const name of names) {
    const found = spawnSync("which", [name], { encoding: "utf8" });
    if (found.status === 0) return found.stdout.trim();
  }
  throw new Error("Chromium is missing: install it, or name it in CHROMIUM");
}

async function debuggingAddress(profile, browser) {
  const file = join(profile, "DevToolsActivePort");
  for (let tries = 0; tries < 300; tries += 1) {
    if (browser.exitCode !== null) throw new Error(`Chromium ended with ${browser.exitCode}`);
    const [port, path] = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    if (path) return `ws://127.0.0.1:${port}${path}`;
    await pause(50);
  }
  throw new Error("Chromium does not answer");
}

/**
 * Opens Chromium on `profile`, a folder of its own unless one is given.
 *
 * `close` ends it and removes a profile that it made; `kill` is SIGKILL to every one of its processes
 * and keeps the profile, to be opened again.
 */
export async function openBrowser({ profile, flags = [] } = {}) {
  const folder = profile ?? mkdtempSync(join(tmpdir(), "plumbline-e2e-"));
  // A killed browser leaves the old address and its lock behind.
  for (const stale of ["DevToolsActivePort", "SingletonLock"]) rmSync(join(folder, stale), { force: true });
  const browser = spawn(executable(), [...FLAGS, ...flags, `--user-data-dir=${folder}`, "about:blank"], {
    detached: true,
    stdio: "ignore",
  });
  running.add(browser);
  // Without Playwright's defaults: they pretend that every page has the focus, so none could hide.
  const connection = await chromium.connectOverCDP(await debuggingAddress(folder, browser), { noDefaults: true });
  const [context] = connection.contexts();

  async function kill() {
    killGroup(browser);
    if (browser.exitCode === null && browser.signalCode === null) await once(browser, "exit");
    running.delete(browser);
  }
  async function close() {
    await connection.close().catch(() => {});
    await kill();
    if (profile) return;
    // Killed processes may still be closing their files; what they leave lies in the temporary folder.
    try { rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }); }
    catch (error) { if (error.code !== "ENOTEMPTY") throw error; }
  }
  return { context, profile: folder, kill, close };
}

/**
 * A page of the phone's size that remembers what went wrong in it.
 *
 * `page.problems` holds uncaught errors, console errors, and requests that left `origin`.
 */
export async function openPage({ context }, { origin, size = PHONE } = {}) {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.setViewportSize(size);
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") page.problems.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { protocol, origin: from } = new URL(request.url());
    if (origin && protocol.startsWith("http") && from !== origin) page.problems.push(`left: ${request.url()}`);
  });
  return page;
}

/** The page's line to the browser itself, for what no page may do. */
export const devtools = (page) => page.context().newCDPSession(page);
