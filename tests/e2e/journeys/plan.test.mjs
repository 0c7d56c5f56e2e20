// The plan: choosing the next session, and limits that only tighten.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessibilityViolations, inBothThemes, screenshot } from "../harness/inspect.mjs";
import { appDrawn, byTestId, heading, setOut } from "../harness/journey.mjs";
import { storeClearGate } from "../harness/stored.mjs";

/** A journey of a person whose gate is passed, on the plan. */
async function onPlan(t) {
  const journey = await setOut(t);
  const { page, server } = journey;
  await page.goto(server.url);
  await appDrawn(page);
  await storeClearGate(page);
  await byTestId(page, "gate-line").waitFor();
  await byTestId(page, "plan").click();
  await byTestId(page, "next-plan").waitFor();
  return journey;
}

async function accessibleInBothThemes(page, name) {
  await inBothThemes(page, async (theme) => {
    assert.deepEqual(await accessibilityViolations(page), [], `${name}, ${theme}`);
    await screenshot(page, `${name}-${theme}`);
  });
}

test("a newcomer stands at the rehearsal, and the rule says why", async (t) => {
  const { page } = await onPlan(t);
  assert.match(await byTestId(page, "rule").textContent(), /^Everyone begins with the rehearsal/);
  assert.equal(await page.locator('input[name="level"]').count(), 1);
  await accessibleInBothThemes(page, "plan");
  await page.getByText("All levels").click();
  await accessibleInBothThemes(page, "plan-ladder");
});

test("a simple start becomes the next session and is there after a reload", async (t) => {
  const { page, server } = await onPlan(t);
  await page.locator("#way-1").click();
  await page.locator("#simple-angle-3").click();
  await page.locator("#simple-hold-2").click();
  await byTestId(page, "next-plan").getByText("30°").waitFor();
  await accessibleInBothThemes(page, "plan-simple");
  await page.goto(`${server.url}#/`);
  await page.reload();
  await byTestId(page, "gate-line").waitFor();
  assert.equal(await heading(page), "A simple start");
  assert.equal(await page.locator(".card__number").textContent(), "30° × 2 min");
});

test("an own session is refused in words above the ceiling and kept below it", async (t) => {
  const { page } = await onPlan(t);
  await page.locator("#way-2").click();
  await byTestId(page, "own-angle").fill("61");
  await byTestId(page, "use-plan").click();
  const error = page.locator("#own-error");
  assert.equal(await error.textContent(), "The angle lies between 0 and your highest angle.");
  await accessibleInBothThemes(page, "plan-own-refused");

  await byTestId(page, "own-angle").fill("12,5");
  assert.equal(await error.textContent(), "");
  await byTestId(page, "own-hold").fill("soon");
  assert.equal(await error.textContent(), "Write a number in every field.");
  await byTestId(page, "own-hold").fill("45");
  await byTestId(page, "use-plan").click();
  await byTestId(page, "next-plan").getByText("12.5°").waitFor();
  await byTestId(page, "next-plan").getByText("One hold of 0:45, then 1:00 flat before you sit up").waitFor();
});

test("a look at another way loses nothing of an own session", async (t) => {
  const { page } = await onPlan(t);
  await page.locator("#way-2").click();
  await byTestId(page, "own-angle").fill("17");
  await page.locator("#way-0").click();
  await page.locator("#way-2").click();
  assert.equal(await byTestId(page, "own-angle").inputValue(), "17");
});

test("a ceiling above 60 degrees is kept only once the facts are read", async (t) => {
  const { page } = await onPlan(t);
  assert.equal(await byTestId(page, "above-sixty").isVisible(), false);
  await byTestId(page, "own-ceiling").fill("70");
  await byTestId(page, "above-sixty").waitFor();
  await byTestId(page, "keep-limits").click();
  assert.match(await page.locator("#limits-error").textContent(), /read first/);
  await accessibleInBothThemes(page, "plan-limits-refused");
  await page.locator("#above-sixty-read").check();
  await byTestId(page, "keep-limits").click();
  await byTestId(page, "in-force").getByText("70° and 10 minutes").waitFor();
});

test("a choice that no longer fits the limits is said, here and on Today", async (t) => {
  const { page } = await onPlan(t);
  await page.locator("#way-1").click();
  await byTestId(page, "own-ceiling").fill("10");
  await byTestId(page, "own-minutes").fill("11");
  await byTestId(page, "keep-limits").click();
  assert.equal(await page.locator("#limits-error").textContent(), "A day has 1 to 10 minutes at angle.");
  await byTestId(page, "own-minutes").fill("5");
  await byTestId(page, "keep-limits").click();
  await byTestId(page, "next-plan").getByText("Your choice no longer fits your limits.").waitFor();
  await page.evaluate(() => { location.hash = "#/"; });
  await byTestId(page, "blocked").waitFor();
  assert.equal(await byTestId(page, "start").textContent(), "Change the plan");
});
