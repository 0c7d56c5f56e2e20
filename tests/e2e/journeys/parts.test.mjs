// The parts of the app that follow the first view: what is said when one does not come.
import assert from "node:assert/strict";
import { test } from "node:test";
import { copyOfBuild } from "../harness/builds.mjs";
import { appDrawn, byTestId, setOut } from "../harness/journey.mjs";

test("a part that does not come says so at every try, and is there once it comes", async (t) => {
  const build = copyOfBuild();
  t.after(build.remove);
  // Lost at the host: the offline copy is not made either, so every try asks the network.
  const part = build.findNamed(/^part-split_learn-.*\.wasm$/);
  build.lose(part);
  const { server, page } = await setOut(t, { server: { dist: build.folder } });
  await page.goto(server.url);
  await appDrawn(page);
  await page.goto(`${server.url}#/learn`);
  const said = page.locator('#main p[role="alert"]');
  const again = byTestId(page, "fetch-part");
  await again.click();
  await said.getByText(/Tried \d+ times so far/).waitFor();
  const tries = async () => Number((await said.textContent()).match(/Tried (\d+) times/)[1]);
  const before = await tries();
  await again.click();
  await page.waitForFunction((before) => {
    const said = document.querySelector('#main p[role="alert"]')?.textContent.match(/Tried (\d+) times/);
    return said && Number(said[1]) > before;
  }, before);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", "the focus is not lost with the key");

  build.bringBack(part);
  await again.click();
  await page.getByRole("heading", { name: "Learn", level: 1 }).waitFor();
});
