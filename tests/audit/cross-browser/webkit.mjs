// WebKit, as Safari has it, in the shape of WebKitGTK's MiniBrowser over plain WebDriver.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export const name = "WebKitGTK";

const BROWSERS = [4.1, "4.0", 6.0].map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`);

/** A port nobody uses. */
const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Opens a browser with one page; WebDriver tells of no requests, so the page's own list stands in. */
export async function open() {
  const binary = BROWSERS.find(existsSync);
  if (!binary) throw new Error("WebKitGTK's MiniBrowser is missing: install webkit2gtk-driver");
  const port = await freePort();
  // A group of its own, so that its display ends with it.
  const driver = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], { detached: true, stdio: "ignore" });
  const end = () => { try { process.kill(-driver.pid, "SIGKILL"); } catch { /* it ended by itself */ } };
  process.on("exit", end);
  let spawnFailure;
  driver.on("error", (error) => { spawnFailure = error; });

  async function command(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  const capabilities = {
    alwaysMatch: { "webkitgtk:browserOptions": { binary, args: ["--automation"] } },
  };
  let session;
  for (let tries = 0; !session; tries += 1) {
    if (spawnFailure) throw spawnFailure;
    try {
      session = await command("POST", "/session", { capabilities });
    } catch (error) {
      if (tries === 100 || error.cause?.code !== "ECONNREFUSED") { end(); throw error; }
      await pause(100);
    }
  }
  const at = (path) => `/session/${session.sessionId}${path}`;
  await command("POST", at("/timeouts"), { script: 60_000, pageLoad: 60_000 });

  const run = (body) => command("POST", at("/execute/async"), {
    script: `const done = arguments[arguments.length - 1];
      (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
    args: [],
  }).then(({ value, error }) => {
    if (error) throw new Error(error);
    return value;
  });

  return {
    get requests() {
      return run("return [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];");
    },
    problems: [],
    version: async () => `${session.capabilities.browserName} ${session.capabilities.browserVersion}`,
    goto: (url) => command("POST", at("/url"), { url }),
    run,
    async picture() { return Buffer.from(await command("GET", at("/screenshot")), "base64"); },
    pause,
    async close() {
      await command("DELETE", at("")).catch(() => {});
      end();
      process.off("exit", end);
    },
  };
}
