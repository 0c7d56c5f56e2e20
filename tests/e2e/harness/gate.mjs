// The questions of the gate, answered as a person would: every one by its own key.
// The data-testid names are the contract with src/ui/pages/safety.

const byTestId = (page, id) => page.locator(`[data-testid="${id}"]`);

/** The three answers by their place in a question. */
export const ANSWER = { no: 0, yes: 1, notSure: 2 };

/** The gate's questions by the id they are stored under; only those that tests name. */
export const ITEM = { glaucoma: 0, pregnancy: 5, emergencySign: 8, under18: 14, treatedPressure: 15, age65: 32 };

/** What the gate says: the name of its state, such as `NothingFound`. */
export async function verdict(page) {
  const element = byTestId(page, "gate-state");
  await element.waitFor({ state: "attached" });
  return element.getAttribute("data-state");
}

/** Waits until the gate says `state`, also in a tab that is not in front. */
export const gateSays = (page, state) => page.waitForFunction(
  (state) => document.querySelector('[data-testid="gate-state"]')?.dataset.state === state,
  state,
  { polling: 100 },
);

/** Opens the gate and begins a run, or takes one up where it was left. */
export async function beginGate(page) {
  await page.evaluate(() => { location.hash = "#/safety"; });
  // A run that is due, one that is begun although none is due, one under way.
  const begin = page.locator('[data-testid="gate-begin"], [data-testid="gate-again"]');
  const questions = byTestId(page, "gate-next");
  await begin.or(questions).first().waitFor();
  if (await begin.isVisible()) await begin.click();
  await questions.waitFor();
}

/** The stored ids of the questions on the page shown. */
const questionsShown = (page) =>
  page.locator("[data-gate-item]").evaluateAll((all) => all.map((element) => Number(element.dataset.gateItem)));

/** Answers every question shown: "no", but for what `answers` says by stored id. */
export async function answerPage(page, answers = {}) {
  for (const item of await questionsShown(page)) {
    await page.locator(`#gate-${item}-${answers[item] ?? ANSWER.no}`).click();
  }
}

/** Goes on to the next page, or to "check your answers" after the last. */
export async function nextPage(page) {
  const title = page.locator("#main h1");
  const before = await title.textContent();
  await byTestId(page, "gate-next").click();
  await page.waitForFunction((before) => document.querySelector("#main h1")?.textContent !== before, before);
}

/**
 * Passes the whole gate: "no" to everything, but for what `answers` says by stored id.
 *
 * Ends on the verdict and returns its name.
 */
export async function passGate(page, answers = {}) {
  await beginGate(page);
  while (await byTestId(page, "gate-next").isVisible()) {
    await answerPage(page, answers);
    await nextPage(page);
  }
  await byTestId(page, "gate-confirm").click();
  await byTestId(page, "gate-confirm").waitFor({ state: "detached" });
  return verdict(page);
}
