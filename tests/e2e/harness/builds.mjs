// Copies of the build that a test may alter: a newer version, or one that something went wrong with.
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST } from "./server.mjs";

/** The name of the build that `page` came from. */
export const buildOf = (page) => page.locator('meta[name="app-build"]').getAttribute("content");

/** A copy of `dist/`, removed by `remove`. */
export function copyOfBuild() {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-dist-"));
  cpSync(DIST, folder, { recursive: true });

  const path = (name) => join(folder, name);
  const forgetPacked = (name) => {
    for (const ending of ["br", "gz"]) rmSync(path(`${name}.${ending}`), { force: true });
  };
  const find = (ending) => readdirSync(folder).find((name) => name.endsWith(ending));
  const findNamed = (pattern) => readdirSync(folder).find((name) => pattern.test(name));

  /** Adds a line to a file, as a careless or malicious host may. */
  function tamper(name) {
    appendFileSync(path(name), "\n ");
    forgetPacked(name);
  }

  /** Takes a file away, as an upload that broke off does. */
  function lose(name) {
    rmSync(path(name));
    forgetPacked(name);
  }

  /** Brings a file back that was lost. */
  const bringBack = (name) => cpSync(join(DIST, name), path(name));

  const built = readFileSync(path("sw.js"), "utf8").match(/const BUILD = "(\w+)"/)[1];

  /** Makes this the next version, of another build's name, and a worker whose list knows it. */
  function release(name) {
    const page = readFileSync(path("index.html"), "utf8").replaceAll(built, name);
    writeFileSync(path("index.html"), page);
    forgetPacked("index.html");
    const hash = createHash("sha384").update(page).digest("base64");
    const worker = readFileSync(path("sw.js"), "utf8")
      .replace(/const BUILD = "[^"]*"/, `const BUILD = "${name}"`)
      .replace(/\["\.\/","[^"]*"\]/, `["./","sha384-${hash}"]`);
    writeFileSync(path("sw.js"), worker);
    forgetPacked("sw.js");
  }

  return { name: built, folder, find, findNamed, tamper, lose, bringBack, release, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
