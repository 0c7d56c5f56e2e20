// Files that leave the app and files that are handed to it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { devtools } from "./browser.mjs";
import { PROJECT } from "./server.mjs";

/** A folder for the files of test `t`, gone when it ends. */
export function folderOf(t) {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-files-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Catches what `page` saves: `save(action)` does `action` and gives back the file it leads to, as
 * `{ name, path, text }`.
 */
export async function downloads(t, page) {
  const folder = folderOf(t);
  const line = await devtools(page);
  await line.send("Browser.setDownloadBehavior", {
    behavior: "allowAndName", downloadPath: folder, eventsEnabled: true,
  });
  return async function save(action) {
    let name;
    const begun = new Promise((resolve) => line.once("Browser.downloadWillBegin", resolve));
    const completed = new Promise((resolve, reject) => {
      line.on("Browser.downloadProgress", function heard({ guid, state }) {
        if (state === "inProgress") return;
        line.off("Browser.downloadProgress", heard);
        if (state === "completed") resolve(guid);
        else reject(new Error(`the download was ${state}`));
      });
    });
    await action();
    name = (await begun).suggestedFilename;
    const path = join(folder, await completed);
    return { name, path, text: readFileSync(path, "utf8") };
  };
}

/** Does `action`, which opens the file picker, and chooses `path`. */
export async function choose(page, path, action) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), action()]);
  // The file goes through the connection to the browser: a large one takes its time.
  await chooser.setFiles(path, { timeout: 60_000 });
}

/** Writes `content` to a file called `name` in `folder`, and gives back its path. */
export function fileWith(folder, name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What one of the project's command-line tools prints. */
export function example(name, ...values) {
  const run = ["run", "--quiet", "--example", name, "--", ...values.map(String)];
  return execFileSync("cargo", run, { cwd: PROJECT, encoding: "utf8", maxBuffer: 1 << 30 });
}

/** A backup of a made-up history of `sessions` sessions, of a person who leaves some of it out. */
export const madeUpBackup = (sessions) => example("stored_history", "gaps", sessions);

/** The statistics of the backup at `path`. */
export const statistics = (path) => JSON.parse(example("stats", path));

/** How many pages a PDF has, and what is written on them with single spaces. */
export function printed(folder, pdf) {
  const path = fileWith(folder, "printed.pdf", pdf);
  // Every page ends in a form feed.
  const pages = execFileSync("pdftotext", [path, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
  return { pages: pages.length, text: pages.join(" ").replace(/\s+/g, " ") };
}

/** CRC-32 as a backup has it. */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

/** A backup that was changed, with its checksum made right again, as a hostile writer would. */
export function sealed(text) {
  const end = text.lastIndexOf("\n]") + 1;
  return text.replace(/"crc32":"[0-9a-f]{8}"/, `"crc32":"${crc32(Buffer.from(text.slice(0, end)))}"`);
}

/** The rows of a table of comma-separated values (RFC 4180), as objects by column. */
export function rowsOf(csv) {
  const cells = [[""]];
  const text = csv.replace(/^\ufeff/, "");
  for (let at = 0, quoted = false; at < text.length; at += 1) {
    const row = cells.at(-1);
    if (text[at] === '"' && quoted && text[at + 1] === '"') row[row.length - 1] += text[at += 1];
    else if (text[at] === '"') quoted = !quoted;
    else if (text[at] === "," && !quoted) row.push("");
    else if (text.startsWith("\r\n", at) && !quoted) { cells.push([""]); at += 1; }
    else row[row.length - 1] += text[at];
  }
  const [columns, ...rows] = cells.slice(0, -1);
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
}
