// The balanced plan: exercises chosen and made, done with the clock, and what the week says of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessibilityViolations, inBothThemes, screenshot } from "../harness/inspect.mjs";
import { appDrawn, byTestId, heading, setOut } from "../harness/journey.mjs";
import { everythingStored } from "../harness/stored.mjs";

async function onBalance(t) {
  const journey = await setOut(t);
  const { page, server } = journey;
  await page.goto(`${server.url}#/balance`);
  await byTestId(page, "starters").waitFor();
  return journey;
}


/** Opens an exercise of the set and adds it. */
async function add(page, starter) {
  const set = byTestId(page, "starters");
  if (!(await set.evaluate((fold) => fold.open))) await set.locator("> summary").click();
  const exercise = byTestId(page, `starter-${starter}`);
  await exercise.locator("summary").click();
  await exercise.getByRole("button", { name: "Add to your list" }).click();
  await exercise.getByRole("button", { name: "On your list" }).waitFor();
}

/** Adds an exercise of one's own. */
async function addOwn(page, name, seconds) {
  const form = byTestId(page, "own-exercise");
  if (!(await form.evaluate((fold) => fold.open))) await form.locator("> summary").click();
  await page.locator("#own-name").fill(name);
  await page.locator("#own-number").fill(String(seconds));
  await byTestId(page, "add-own").click();
}

test("exercises are chosen, made, kept and taken off", async (t) => {
  const { page } = await onBalance(t);
  await add(page, 6);
  await add(page, 10);
  await addOwn(page, "", 30);
  await page.getByText("Give it a name.").waitFor();
  await addOwn(page, "Balance on one leg", 3);
  await page.getByText("Enter 5 to 600 seconds.").waitFor();
  await addOwn(page, "Balance on one leg", 20);
  const list = byTestId(page, "exercises");
  await list.getByText("Balance on one leg").waitFor();
  await inBothThemes(page, async (theme) => {
    assert.deepEqual(await accessibilityViolations(page), []);
    await screenshot(page, `balance-${theme}`);
  });

  await page.reload();
  await list.getByText("Cat and camel").waitFor();
  assert.equal(await list.locator("details").count(), 3);
  await list.getByText("Chin back").click();
  await list.locator("details[open]").getByRole("button", { name: "Take off the list" }).click();
  await list.locator("details").nth(2).waitFor({ state: "detached" });
  assert.deepEqual(page.problems, []);
});

test("the clock leads through the day, and the diary and the week know it", async (t) => {
  const { page, server } = await onBalance(t);
  await addOwn(page, "Balance on one leg", 5);
  await add(page, 6);
  await byTestId(page, "run-today").click();
  const clock = byTestId(page, "exercise-clock");
  await clock.waitFor();
  assert.equal(await heading(page), "Exercises");
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByText("Get into place").waitFor();
  // Five seconds to get into place, five of the exercise: the clock goes by itself.
  await page.getByText("2 of 2").waitFor({ timeout: 20_000 });
  await page.waitForFunction(() => document.querySelector('[data-testid="exercise-clock"]').textContent === "10 times", null, { timeout: 20_000 });
  await byTestId(page, "exercise-done").click();
  await byTestId(page, "week").waitFor();
  assert.equal(await page.locator(".week__mark--done").count(), 2);
  await page.locator("#minutes").fill("abc");
  await page.locator("#minutes").blur();
  await page.getByText("Enter 0 to 1440 minutes.").waitFor();
  await page.locator("#minutes").fill("35");
  await page.locator("#minutes").blur();
  await page.getByText("35 minutes this week.").waitFor();
  const diary = async () => JSON.stringify((await everythingStored(page)).diary);
  const before = await diary();
  await page.locator("#did-heat").check();
  // A reload in the very moment of the tap would be faster than the disk.
  for (let looks = 0; (await diary()) === before; looks += 1) assert.ok(looks < 500, "heat is kept");

  await page.reload();
  await page.getByText("35 minutes this week.").waitFor();
  assert.equal(await page.locator("#did-heat").isChecked(), true);
  const bits = await page.evaluate(async () => {
    const open = indexedDB.open("plumbline");
    const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
    const read = database.transaction("diary").objectStore("diary").getAll();
    const days = await new Promise((resolve) => { read.onsuccess = () => resolve(read.result); });
    database.close();
    return days.length;
  });
  assert.equal(bits, 1, "one day's entry holds exercises and heat");
  await page.goto(server.url);
  await appDrawn(page);
  assert.deepEqual(page.problems, []);
});

test("what is left out is not done", async (t) => {
  const { page } = await onBalance(t);
  await add(page, 6);
  await page.getByRole("button", { name: "Begin" }).click();
  await byTestId(page, "exercise-skip").click();
  await byTestId(page, "week").waitFor();
  assert.equal(await page.locator(".week__mark--done").count(), 0);
});
