// A made-up history in the app's own stored bytes, and a clock that says when it is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { example, fileWith, statistics } from "./files.mjs";

/** The database's rows of a history of `count` sessions, and the moment an hour after the last. */
export function storedHistory(count) {
  const lines = example("stored_history", "rows", count).trimEnd().split("\n").map((line) => line.split("\t"));
  const [, now] = lines.pop();
  return { rows: lines, now: Number(now) };
}

/** The statistics of the same history, as `examples/stats` has them. */
export function statisticsOf(count) {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-backup-"));
  try {
    return statistics(fileWith(folder, "backup.json", example("stored_history", "backup", count)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes `rows` into the app's database, in one transaction a part; the app has opened it before. */
export async function fillDatabase(page, rows) {
  const part = 2_000;
  for (let from = 0; from < rows.length; from += part) {
    await page.evaluate((rows) => new Promise((resolve, reject) => {
      const bytes = (hex) => Uint8Array.from({ length: hex.length / 2 }, (_, at) => parseInt(hex.slice(2 * at, 2 * at + 2), 16));
      const request = indexedDB.open("plumbline");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        const write = database.transaction([...new Set(rows.map(([store]) => store))], "readwrite");
        for (const [store, key, value] of rows) write.objectStore(store).put(bytes(value), key);
        write.oncomplete = () => { database.close(); resolve(); };
        write.onabort = () => reject(write.error);
      };
    }), rows.slice(from, from + part));
  }
}

/**
 * Has the page's clock say `now` when it is loaded next, and go on from there. Only the date is moved:
 * timers and durations run as ever.
 */
export async function setClock(page, now) {
  await page.addInitScript((now) => {
    const Real = globalThis.__RealDate ?? Date;
    globalThis.__RealDate = Real;
    const ahead = now - Real.now();
    globalThis.Date = class Date extends Real {
      constructor(...parts) {
        if (parts.length === 0) super(Real.now() + ahead);
        else super(...parts);
      }

      static now() {
        return Real.now() + ahead;
      }
    };
  }, now);
}
