// The journal of the running session as it lies in the database: what a crash would leave.
// The shapes are those of src/persistence/stored/journal.rs.

const KINDS = ["Opened", "Phase", "Samples", "AlarmRaised", "AlarmEnded", "Stopped", "Answered"];
const PHASES = [
  "Armed", "Lowering", "AtAngle", "Rest", "Returning", "FinalHold", "UprightPause", "Seated", "CheckOut", "Done",
];

/** The entries in their order: `kind`, `at` in milliseconds since the start, `phase` where it is one. */
export async function journal(page) {
  const entries = await page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open("plumbline");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const read = request.result.transaction("journal").objectStore("journal").getAll();
      read.onerror = () => reject(read.error);
      read.onsuccess = () => {
        request.result.close();
        resolve(read.result.map((bytes) => Array.from(bytes)));
      };
    };
  }));
  return entries.map((bytes) => {
    let place = 1;
    const varint = () => {
      let [value, shift] = [0, 1];
      for (;;) {
        const byte = bytes[place];
        place += 1;
        value += (byte & 127) * shift;
        if (byte < 128) return value;
        shift *= 128;
      }
    };
    const kind = KINDS[varint()];
    if (kind === "Opened") return { kind, at: 0 };
    const at = varint();
    return kind === "Phase" ? { kind, at, phase: PHASES[bytes[place]] } : { kind, at };
  });
}
