// The recipes for nginx and Caddy, on the real servers: every header arrives, packed files travel packed,
// and the app starts and keeps its offline copy.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, openPage } from "../e2e/harness/browser.mjs";
import { appDrawn, offlineReady } from "../e2e/harness/journey.mjs";
import { DIST, PROJECT, startServer } from "../e2e/harness/server.mjs";

const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** The answer to a GET, with the encodings a browser takes. */
const ask = (url) => new Promise((resolve, reject) => {
  get(url, { headers: { "accept-encoding": "gzip, deflate, br" } }, (response) => {
    response.resume().on("end", () => resolve(response));
  }).on("error", reject);
});

async function answering(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    try { return await ask(url); } catch { await new Promise((resolve) => { setTimeout(resolve, 50); }); }
  }
  throw new Error(`${url} does not answer`);
}

const SERVERS = {
  nginx: {
    command: "nginx",
    arguments: (folder, recipe) => {
      const file = join(folder, "nginx.conf");
      writeFileSync(file, `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
        events {} http { include /etc/nginx/mime.types; access_log off; client_body_temp_path ${folder}/body;
        proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi;
        scgi_temp_path ${folder}/scgi; include ${recipe}; }`);
      execFileSync("nginx", ["-t", "-q", "-c", file]);
      return ["-c", file];
    },
    packed: "gzip",
  },
  caddy: {
    command: "caddy",
    arguments: (folder, recipe) => {
      execFileSync("caddy", ["validate", "--adapter", "caddyfile", "--config", recipe], { stdio: "ignore" });
      return ["run", "--adapter", "caddyfile", "--config", recipe];
    },
    packed: "br",
  },
};

for (const [name, { command, arguments: prepare, packed }] of Object.entries(SERVERS)) {
  test(`${name} serves the build as our own server does`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), `plumbline-${name}-`));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    // A server that drops its rights must be able to read it.
    const root = join(folder, "site");
    cpSync(DIST, root, { recursive: true });
    mkdirSync(join(folder, "home"));
    execFileSync("chmod", ["-R", "a+rX", folder]);
    const port = await freePort();
    const recipe = join(folder, "recipe");
    writeFileSync(recipe, execFileSync(`${PROJECT}target/tools/tools`,
      ["headers", name, "--dist", DIST, "--root", root, "--port", String(port)]));
    const server = spawn(command, prepare(folder, recipe), {
      stdio: "ignore",
      env: { ...process.env, HOME: join(folder, "home"), XDG_DATA_HOME: join(folder, "home"), CADDY_ADMIN: "off" },
    });
    t.after(() => server.kill("SIGKILL"));
    const ours = await startServer();
    t.after(() => ours.kill());
    const url = `http://localhost:${port}/`;
    await answering(url);

    const wasm = readdirSync(DIST).find((file) => file.endsWith(".wasm"));
    for (const file of ["", "sw.js", "manifest.webmanifest", "icons/icon-192.png", wasm]) {
      const [theirs, expected] = [await ask(url + file), await ask(ours.url + file)];
      assert.equal(theirs.statusCode, 200, file);
      for (const header of ["content-security-policy", "permissions-policy", "cross-origin-opener-policy",
        "cross-origin-resource-policy", "referrer-policy", "x-content-type-options", "cache-control"]) {
        assert.equal(theirs.headers[header], expected.headers[header], `${header} of ${file || "the page"}`);
      }
      const type = (response) => response.headers["content-type"].split(";")[0];
      assert.equal(type(theirs).replace("application/javascript", "text/javascript"), type(expected), file);
      if (file === wasm) assert.equal(theirs.headers["content-encoding"], packed);
    }

    const browser = await openBrowser();
    t.after(() => browser.close());
    const page = await openPage(browser, { origin: new URL(url).origin });
    await page.goto(url);
    await appDrawn(page);
    await offlineReady(page);
    server.kill("SIGKILL");
    await page.reload();
    await appDrawn(page);
    assert.deepEqual(page.problems, []);
  });
}
