// A lifelike history, brought into the app as a person would bring one: opened as a link and added.
import { execFileSync } from "node:child_process";
import { byTestId } from "./journey.mjs";
import { PROJECT } from "./server.mjs";

const tool = (args, input) =>
  execFileSync("cargo", ["run", "--quiet", "--example", "share_link", "--", ...args], {
    cwd: PROJECT, input, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"], maxBuffer: 1 << 26,
  });

/** The link payload of the tests' generated history of `sessions` sessions, by the project's own tool. */
export function generatedPayload(sessions) {
  return tool(["encode"], tool(["generate", String(sessions)])).trim();
}

/** Opens `payload` in the app and adds it to the diary. */
export async function addHistory(page, url, payload) {
  await page.goto(`${url}#/s/${payload}`);
  await byTestId(page, "look-at-adding").click();
  await byTestId(page, "add-now").click();
  await byTestId(page, "added").waitFor();
}
