// What goes wrong on a phone, on purpose.

/** Leaves the origin `bytes` of storage; without `bytes`, as much as it would have. */
export function limitStorage(devtools, origin, bytes) {
  return devtools.send("Storage.overrideQuotaForOrigin", bytes === undefined ? { origin } : { origin, quotaSize: bytes });
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
