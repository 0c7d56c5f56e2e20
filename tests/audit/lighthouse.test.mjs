// What Lighthouse says of the app on a slow phone: version 13 for everything it still judges, version 11
// for the installable app, which later versions no longer judge.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { executable } from "../e2e/harness/browser.mjs";
import { startServer } from "../e2e/harness/server.mjs";

const FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
const REPORTS = fileURLToPath(new URL("../e2e/artifacts/", import.meta.url));

/** A report of `version` (a folder of node_modules) on `url`, kept beside the pictures as `name`. */
async function report(version, name, url, categories) {
  mkdirSync(REPORTS, { recursive: true });
  const output = join(REPORTS, `lighthouse-${name}.json`);
  const cli = fileURLToPath(new URL(`node_modules/${version}/cli/index.js`, import.meta.url));
  const profile = mkdtempSync(join(tmpdir(), "plumbline-lighthouse-"));
  try {
    await promisify(execFile)(process.execPath, [
      cli, url, "--quiet", "--output=json", `--output-path=${output}`, `--only-categories=${categories}`,
      "--form-factor=mobile", `--chrome-flags=${FLAGS} --user-data-dir=${profile}`,
    ], { env: { ...process.env, CHROME_PATH: executable() } });
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  return JSON.parse(readFileSync(output, "utf8"));
}

/** The audits that cost points, for whoever reads a failure. */
const lost = ({ audits, categories }) => Object.values(categories).flatMap(({ auditRefs }) => auditRefs)
  .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
  .map(({ id }) => `${id}: ${audits[id].score} ${audits[id].displayValue ?? ""}`);

const score = ({ categories }, name) => Math.round(categories[name].score * 100);

// The first page, and the two that hold the most.
for (const [name, address] of [["today", ""], ["learn", "#/learn"], ["settings", "#/settings"]]) {
  test(`Lighthouse 13, mobile: ${name}`, async (t) => {
    const server = await startServer();
    t.after(() => server.kill());
    const found = await report("lighthouse", name, server.url + address, "performance,accessibility,best-practices,seo");
    const scores = Object.fromEntries(Object.keys(found.categories).map((category) => [category, score(found, category)]));
    t.diagnostic(JSON.stringify(scores));
    const { performance, ...others } = scores;
    assert.ok(performance >= 95, `performance ${performance}: ${lost(found).join("; ")}`);
    assert.deepEqual(others, { accessibility: 100, "best-practices": 100, seo: 100 }, lost(found).join("; "));
  });
}

test("Lighthouse 11.7.1: an installable app, in full", async (t) => {
  const server = await startServer();
  t.after(() => server.kill());
  const found = await report("lighthouse-pwa", "pwa", server.url, "pwa");
  assert.equal(score(found, "pwa"), 100, lost(found).join("; "));
});
