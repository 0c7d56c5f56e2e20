// Puts a profile into the app's database, as it would be after the gate's 33 questions.

const QUESTIONS = 33;

function varint(value) {
  const bytes = [];
  let rest = BigInt(value);
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

const signed = (value) => varint(value < 0 ? -2n * BigInt(value) - 1n : 2n * BigInt(value));

/** The stored bytes of a profile whose every answer was "no", `daysAgo` days ago. */
function answeredNo(daysAgo) {
  const answered = Date.now() - daysAgo * 86_400_000;
  const offset = -new Date(answered).getTimezoneOffset();
  const answers = Array.from({ length: QUESTIONS }, (_, item) => [item, 0]).flat();
  const set = [...varint(1), ...signed(answered), ...signed(offset), 0, ...varint(QUESTIONS), ...answers];
  const limits = [...signed(6000), ...varint(10), 0];
  return [1, 1, ...set, 0, 0, 0, 0, ...limits, 0];
}

/** Has the app find every question answered "no", `daysAgo` days ago; reloads it. */
export async function storeClearGate(page, { daysAgo = 0 } = {}) {
  await page.evaluate((bytes) => new Promise((resolve, reject) => {
    const request = indexedDB.open("plumbline");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const write = request.result.transaction("profile", "readwrite");
      write.objectStore("profile").put(new Uint8Array(bytes), "profile");
      write.oncomplete = () => { request.result.close(); resolve(); };
      write.onerror = () => reject(write.error);
    };
  }), answeredNo(daysAgo));
  await page.reload();
}

/** Everything in the app's database, by store and key, as text; `null` if there is no database. */
export const everythingStored = (page) => page.evaluate(async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === "plumbline")) return null;
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open("plumbline"));
  const stores = {};
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    stores[name] = Object.fromEntries(keys.map((key, index) => [key, values[index].join(" ")]));
  }
  database.close();
  return stores;
});

/** Removes the value at `key` of `store`. */
export const forget = (page, store, key) => page.evaluate(([store, key]) => new Promise((resolve, reject) => {
  const request = indexedDB.open("plumbline");
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const write = request.result.transaction(store, "readwrite");
    write.objectStore(store).delete(key);
    write.oncomplete = () => { request.result.close(); resolve(); };
    write.onerror = () => reject(write.error);
  };
}), [store, key]);
