// The offline copy: every file of one build, each checked against its hash, all or none.
// The stamp step fills in the next two lines. A worker with no files (development) removes itself.
const BUILD = "unstamped";
const FILES = [];

// Several apps may live on one origin: the scope keeps their caches apart.
const OURS = `plumbline ${self.registration.scope} `;
const CACHE = OURS + BUILD;
const SHELL = "./";

async function install() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map(async ([path, integrity]) => {
      const response = await fetch(path, { integrity, cache: "no-cache", redirect: "error" });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(path, response);
    }));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function forget(isOld) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && isOld(name)).map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const wanted = request.mode === "navigate" ? SHELL : request;
  return (await cache.match(wanted, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => {
  event.waitUntil(FILES.length ? install() : self.skipWaiting());
});

self.addEventListener("activate", (event) => {
  if (FILES.length) {
    event.waitUntil(forget((name) => name !== CACHE).then(() => self.clients.claim()));
  } else {
    event.waitUntil(forget(() => true).then(() => self.registration.unregister()));
  }
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const ours = FILES.length && method === "GET" && url.startsWith(self.registration.scope);
  if (ours) event.respondWith(answer(event.request));
});

// Only on the person's word: a page never finds itself on another version's files.
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
});
