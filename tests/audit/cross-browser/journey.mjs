// The main journey in a browser of which only this is known: it runs a script in the page.
//
// The steps run in the page, one script a step; `see` and `press` name elements as the app's own
// end-to-end tests do.

const HANDS = `
  const until = async (look, what) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const found = look();
      if (found) return found;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    throw new Error("waited in vain for " + what + " at " + location.hash + ": " + document.body.innerText.slice(0, 400));
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const id = (name) => document.querySelector('[data-testid="' + name + '"]');
  const see = (name) => until(() => id(name), name);
  const press = async (name) => (await see(name)).click();
  const key = (selector) => until(() => document.querySelector(selector), selector);
`;

const step = (browser, body) => browser.run(HANDS + body);

/** The app has drawn, and every file is on the device. */
export const offlineReady = (browser) => step(browser, `
  await until(() => document.querySelector("#app > *"), "the app");
  await until(() => document.documentElement.hasAttribute("data-offline"), "the offline copy");
`);

/** Answers every question of the gate with "no"; returns what the gate says. */
export const passGate = (browser) => step(browser, `
  location.hash = "#/safety";
  await press("gate-begin");
  await see("gate-next");
  for (let page = 0; page < 60 && id("gate-next"); page += 1) {
    for (const { dataset } of all("[data-gate-item]")) (await key("#gate-" + dataset.gateItem + "-0")).click();
    const title = document.querySelector("#main h1").textContent;
    await press("gate-next");
    await until(() => document.querySelector("#main h1")?.textContent !== title, "the next page of the gate");
  }
  await press("gate-confirm");
  await until(() => !id("gate-confirm"), "the verdict");
  return (await until(() => id("gate-state"), "the verdict")).dataset.state;
`);

/** From Today to a saved session, by clock and buttons; returns the phases passed. */
export const runSession = (browser) => step(browser, `
  location.hash = "#/";
  await press("start");
  await press("none-of-these");
  (await key("#pain-back-3")).click();
  (await key("#pain-leg-0")).click();
  await press("sound-test");
  await until(() => document.querySelector('[data-testid="check-sound"]:enabled'), "the end of the sound test");
  const open = () => document.querySelector('.hold-key[aria-pressed="false"]');
  for (let presses = 0; presses < 60 && open(); presses += 1) {
    open().click();
    await new Promise((resolve) => { setTimeout(resolve); });
  }
  document.querySelector("#help-0")?.click();
  const start = await until(() => document.querySelector('[data-testid="start-by-hand"]:enabled'), "Start");
  start.click();
  const phase = () => id("phase")?.textContent.trim();
  const phases = [await until(phase, "the session")];
  while (phases.length < 20 && phases.at(-1) !== "CheckOut") {
    await press("next");
    phases.push(await until(() => phase() !== phases.at(-1) && phase(), "the phase after " + phases.at(-1)));
  }
  await press("no-symptom");
  await press("save");
  await until(() => location.hash.startsWith("#/history/"), "the saved session");
  return phases;
`);

/** How many sessions the history shows. */
export const sessionsShown = (browser) => step(browser, `
  location.hash = "#/history";
  await see("history-item");
  return all('[data-testid="history-item"]').length;
`);

/** Opens every page of the app; returns those whose heading did not come. */
export const openEveryPage = (browser, pages) => step(browser, `
  const heading = () => document.querySelector("#main h1")?.textContent;
  const missing = [];
  for (const page of ${JSON.stringify(pages)}) {
    const before = heading();
    location.hash = page;
    for (let tries = 0; tries < 100 && (!heading() || [before, "One moment"].includes(heading())); tries += 1) {
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    if (!heading() || heading() === before) missing.push(page);
  }
  return missing;
`);
