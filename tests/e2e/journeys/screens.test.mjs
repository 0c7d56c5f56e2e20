// Every screen in both themes: no accessibility violation, and a picture for a person to judge.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessibilityViolations, inBothThemes, screenshot } from "../harness/inspect.mjs";
import { appDrawn, setOut } from "../harness/journey.mjs";
import { ROUTES } from "../harness/routes.mjs";

test("no screen has an accessibility violation, in either theme", async (t) => {
  const { server, page } = await setOut(t);
  const violations = [];
  for (const [name, address] of Object.entries(ROUTES)) {
    await page.goto(server.url + address);
    await appDrawn(page);
    await inBothThemes(page, async (theme) => {
      const found = await accessibilityViolations(page);
      violations.push(...found.map((violation) => `${name}, ${theme}: ${violation}`));
      await screenshot(page, `${name}-${theme}`);
    });
  }
  assert.deepEqual(violations, []);
  assert.deepEqual(page.problems, []);
});

test("no screen is wider than a small phone, nor than a phone with text at 200 %", async (t) => {
  const { server, page } = await setOut(t);
  const wide = [];
  for (const [width, text] of [[320, "100%"], [390, "200%"]]) {
    await page.setViewportSize({ width, height: 844 });
    for (const [name, address] of Object.entries(ROUTES)) {
      await page.goto(server.url + address);
      await appDrawn(page);
      await page.evaluate((text) => { document.documentElement.style.fontSize = text; }, text);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) wide.push(`${name} at ${width} px, text ${text}: ${overflow} px too wide`);
    }
  }
  assert.deepEqual(wide, []);
});
