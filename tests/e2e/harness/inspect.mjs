// What a test looks at besides words: accessibility, and pictures for a person's eyes.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const ARTIFACTS = fileURLToPath(new URL("../artifacts/", import.meta.url));

/** WCAG 2.2 A and AA violations of the page as it stands: `rule: selector`, a line each. */
export async function accessibilityViolations(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), RULES);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** Runs `look` in both themes, `light` and `dark`. */
export async function inBothThemes(page, look) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await look(colorScheme);
  }
}

/** Keeps a picture of the screen in `artifacts/`; of the `whole` page, beyond what the screen shows. */
export async function screenshot(page, name, { whole = false } = {}) {
  mkdirSync(ARTIFACTS, { recursive: true });
  await page.screenshot({ path: `${ARTIFACTS}${name}.png`, fullPage: whole });
}
