// The built app behind its own server, which a test may kill.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));
export const DIST = `${PROJECT}dist`;

/** Serves `dist`; `port` 0 takes any. `kill` is a power cut: no goodbye. */
export async function startServer({ dist = DIST, base = "/", port = 0 } = {}) {
  const serve = ["serve", "--dist", dist, "--base", base, "--port", String(port)];
  const server = spawn(`${PROJECT}target/tools/tools`, serve, { cwd: PROJECT, stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: server.stdout });
  const [line] = await Promise.race([
    once(lines, "line"),
    once(server, "exit").then(([code]) => { throw new Error(`the server ended with ${code}`); }),
  ]);
  const url = line.match(/http\S+/)[0];

  async function kill() {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill("SIGKILL");
    await once(server, "exit");
  }
  return { url, origin: new URL(url).origin, port: Number(new URL(url).port), kill };
}
