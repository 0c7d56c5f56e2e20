// What goes wrong on a phone, on purpose.

/** Leaves the origin `bytes` of storage; without `bytes`, as much as it would have. */
export function limitStorage(devtools, origin, bytes) {
  return devtools.send("Storage.overrideQuotaForOrigin", bytes === undefined ? { origin } : { origin, quotaSize: bytes });
}

/**
 * Fills what the app's database may hold, to the last bytes, beside what the app keeps there.
 *
 * A limit alone stops no small write: the browser looks at what is used already.
 */
export async function fillStorage(page, devtools, origin) {
  await limitStorage(devtools, origin, 4 << 20);
  await page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open("plumbline");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      let size = 1 << 18;
      let count = 0;
      const next = () => {
        if (size < 16) {
          request.result.close();
          resolve();
          return;
        }
        const write = request.result.transaction("settings", "readwrite", { durability: "strict" });
        // Noise, or the database would squeeze it.
        const ballast = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(ballast.subarray(at, at + 65_536));
        write.objectStore("settings").put(ballast, `ballast-${count += 1}`);
        write.oncomplete = next;
        write.onabort = () => { size >>= 1; next(); };
      };
      next();
    };
  }));
}

/** Answers the motion permission with `granted`, `denied` or `prompt`. */
export async function motionPermission(devtools, origin, setting) {
  for (const name of ["accelerometer", "gyroscope"]) {
    await devtools.send("Browser.setPermission", { permission: { name }, setting, origin });
  }
}

/** Answers the wake lock with `granted` or `denied`. */
export function wakeLockPermission(devtools, origin, setting) {
  return devtools.send("Browser.setPermission", { permission: { name: "screen-wake-lock" }, setting, origin });
}

/** Hides `page` behind another tab for as long as `meanwhile` takes. */
export async function hidden(page, meanwhile) {
  const other = await page.context().newPage();
  await other.bringToFront();
  await page.waitForFunction(() => document.visibilityState === "hidden");
  try {
    return await meanwhile();
  } finally {
    await other.close();
    await page.bringToFront();
    await page.waitForFunction(() => document.visibilityState === "visible");
  }
}
