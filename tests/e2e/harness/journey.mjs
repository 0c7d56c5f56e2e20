// One journey: a server, a browser and a page, all gone when the test ends.
import { openBrowser, openPage } from "./browser.mjs";
import { startServer } from "./server.mjs";

/** Starts what a journey needs and ends it after test `t`, however that goes. */
export async function setOut(t, { server: serverOptions, browser: browserOptions } = {}) {
  const server = await startServer(serverOptions);
  t.after(() => server.kill());
  const browser = await openBrowser(browserOptions);
  t.after(() => browser.close());
  const page = await openPage(browser, { origin: server.origin });
  return { server, browser, page };
}

/** The app has drawn its view, and not only what stands for a part that is fetched. */
export const appDrawn = (page) => page.waitForFunction(() =>
  document.querySelector(":root:not([data-reading]) #app > *") && document.querySelector("#app h1")?.textContent !== "One moment");

/** The heading of the page, once its part of the app has come. */
export async function heading(page) {
  await page.waitForFunction(() => (document.querySelector("#app h1")?.textContent ?? "One moment") !== "One moment");
  return page.locator("#app h1").textContent();
}

/** The service worker has every file. */
export const offlineReady = (page) =>
  page.waitForFunction(() => document.documentElement.hasAttribute("data-offline"));

export const byTestId = (page, id) => page.locator(`[data-testid="${id}"]`);
