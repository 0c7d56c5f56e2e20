// The sample diary, and pages as soon as they are there.

/** The query under which the app opens the sample diary. */
export const SAMPLE = "?sample";

/** Goes to `address` of the app at `url`, and waits until its page is there. */
export async function openScreen(page, url, address, query = "") {
  await page.goto(`${url}${query}${address}`);
  await page.waitForFunction(() => {
    const title = document.querySelector(":root:not([data-reading]) #app :is(.page__title, .session__phase)")?.textContent;
    // "One moment" stands there while a part of the app is fetched.
    return title && title !== "One moment";
  });
}
