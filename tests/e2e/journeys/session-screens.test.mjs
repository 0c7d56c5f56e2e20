// The session's screen as it is seen: sizes, both ways up, every state, without an axe violation.
import assert from "node:assert/strict";
import { test } from "node:test";
import { devtools, PHONE } from "../harness/browser.mjs";
import { accessibilityViolations, screenshot } from "../harness/inspect.mjs";
import { byTestId } from "../harness/journey.mjs";
import { startByHand } from "../harness/prepare.mjs";
import { armed, onToday } from "../harness/session.mjs";
import { movement } from "../harness/table.mjs";
import { inPhase } from "../harness/phase.mjs";

const SIZES = { "390x844": PHONE, "360x640": { width: 360, height: 640 }, landscape: { width: 844, height: 390 } };

/** Pictures of the state at every size; what cannot be read or reached is told. */
async function judge(page, state) {
  const wrong = (await accessibilityViolations(page)).map((violation) => `${state}: ${violation}`);
  for (const [name, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    await screenshot(page, `session-${state}-${name}`);
    const cut = await page.evaluate(() => {
      const cut = [];
      for (const id of ["angle", "left", "next", "stop"]) {
        const element = document.querySelector(`[data-testid="${id}"]`);
        if (!element || element.textContent === "") continue;
        const { left, right, top, bottom, height } = element.getBoundingClientRect();
        // A line of type is higher than its digits.
        const room = id === "angle" ? height / 6 : 1;
        if (left < 0 || right > innerWidth + 1 || top < -room || bottom > innerHeight + room) cut.push(id);
      }
      return cut;
    });
    wrong.push(...cut.map((id) => `${state} at ${name}: ${id} is cut off`));
  }
  await page.setViewportSize(PHONE);
  return wrong;
}

/** Share of the screen's short side that the digits of `id` are high. */
const digits = (page, id) => page.evaluate((id) => {
  const element = document.querySelector(`[data-testid="${id}"]`);
  const { fontSize, fontWeight, fontFamily } = getComputedStyle(element);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  return pen.measureText("0").actualBoundingBoxAscent / Math.min(innerWidth, innerHeight);
}, id);

test("the session reads at 1.5 m in every state, turns over with the phone, and passes axe", async (t) => {
  const { page, sensors } = await armed(t, { plan: { angle: 25, hold: 60 } });
  const wrong = [];
  wrong.push(...await judge(page, "armed"));
  await sensors.move(movement(0, [[3, 18]]));
  await inPhase(page, "Lowering");
  wrong.push(...await judge(page, "lowering"));

  await sensors.move(movement(18, [[1, 25], [5, 25]]));
  await inPhase(page, "AtAngle");
  const turned = () => page.evaluate(() => getComputedStyle(document.querySelector(".session")).rotate);
  // The phone's top points to the head: down, by 25 degrees.
  assert.equal(await turned(), "180deg");
  wrong.push(...await judge(page, "upside-down"));
  assert.ok(await digits(page, "angle") >= 0.25, `angle: ${await digits(page, "angle")}`);
  assert.ok(await digits(page, "left") >= 0.18, `clock: ${await digits(page, "left")}`);

  await sensors.move(movement(25, [[1, 29]]));
  wrong.push(...await judge(page, "near"));
  await sensors.move(movement(29, [[1, 34], [2, 34]]));
  await byTestId(page, "alarm").waitFor();
  wrong.push(...await judge(page, "over"));
  await sensors.move(movement(34, [[2, 25], [1, 25]]));
  await byTestId(page, "alarm").waitFor({ state: "detached" });
  await page.evaluate(() => { globalThis.sensorDied = true; });
  await byTestId(page, "alarm").getByText("ANGLE LOST").waitFor();
  await byTestId(page, "by-hand").waitFor({ timeout: 15_000 });
  wrong.push(...await judge(page, "lost"));
  await page.evaluate(() => { globalThis.sensorDied = false; });
  await sensors.move(movement(25, [[4, 0], [2, 0]]));
  await inPhase(page, "FinalHold");
  assert.equal(await turned(), "none");
  wrong.push(...await judge(page, "final-hold"));
  assert.deepEqual(wrong, []);
  assert.deepEqual(page.problems, []);
});

test("a session by hand reads as well, with the breath paced, at twice the text size", async (t) => {
  const { server, page } = await onToday(t);
  await page.goto(`${server.url}#/settings`);
  await page.locator("#breathing").click();
  await startByHand(page);
  await byTestId(page, "next").click();
  await byTestId(page, "next").click();
  await inPhase(page, "AtAngle");
  await page.locator(".session__breath").waitFor({ state: "attached" });
  const wrong = await judge(page, "by-hand");
  assert.ok(await digits(page, "left") >= 0.25, `clock: ${await digits(page, "left")}`);
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
  await screenshot(page, "session-by-hand-200");
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  assert.deepEqual(wrong, []);
});

test("reduced motion is honoured, and a keyboard reaches every step", async (t) => {
  const { server, page } = await onToday(t);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${server.url}#/settings`);
  await page.locator("#breathing").click();
  await startByHand(page);
  const moving = () => page.evaluate(() => document.getAnimations().filter(({ effect }) => {
    const steps = ({ easing }) => easing.startsWith("step");
    return effect.getComputedTiming().duration > 0 && !effect.getKeyframes().every(steps);
  }).length);
  for (const phase of ["Lowering", "AtAngle"]) {
    await byTestId(page, "next").focus();
    await page.keyboard.press("Enter");
    await inPhase(page, phase);
    assert.equal(await moving(), 0, phase);
  }
  // Any other key is the way out.
  await page.keyboard.press("x");
  await inPhase(page, "Returning");
  assert.match(await byTestId(page, "stop").innerText(), /Arms to your sides/);
});

test("a touch device gives the session its whole screen, and has it back after", async (t) => {
  const { page } = await onToday(t, {
    async before(page) {
      await (await devtools(page)).send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 5 });
    },
  });
  await startByHand(page);
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await byTestId(page, "stop").click();
  for (let steps = 0; steps < 6 && (await byTestId(page, "save").count()) === 0; steps += 1) {
    const next = byTestId(page, "next");
    if (await next.count()) await next.click();
  }
  await byTestId(page, "save").click();
  await page.waitForFunction(() => document.fullscreenElement === null);
});
