// The phase on the session's screen, by its name in the product's own words.
export const inPhase = (page, name) =>
  page.waitForFunction((name) => document.querySelector('[data-testid="phase"]')?.textContent.trim() === name, name);
