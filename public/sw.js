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
      await cache.put(path, invariable(response));
    }));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** What is kept answers whoever asks for it, whatever the server says that it may vary with. */
function invariable(response) {
  if (!response.headers.has("vary")) return response;
  const { body, status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.delete("vary");
  return new Response(body, { status, statusText, headers });
}

/**
 * Has the browser itself answer from the copy where it can (static routing): on a slow phone, waking the
 * worker for it takes longer than the answer. What is not named here still comes to the worker.
 */
async function answerWithoutWaking(event) {
  const escaped = (path) => new URL(path, self.registration.scope).pathname.replace(/[\\:*?+{}()]/g, "\\$&");
  const asked = ([path]) => ({
    requestMethod: "GET",
    urlPattern: { baseURL: self.registration.scope, pathname: escaped(path), search: "" },
  });
  await event.addRoutes?.([{ condition: { or: FILES.map(asked) }, source: { cacheName: CACHE } }]);
}

async function forget(isOld) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && isOld(name)).map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const wanted = request.mode === "navigate" ? SHELL : request;
  return (await cache.match(wanted, { ignoreVary: true })) ?? (await answerOfBefore(request)) ?? fetch(request);
}

// A page of the version before may be open still, and has files of its own to load: every such name
// holds a hash, so none is mistaken for one of this version.
async function answerOfBefore(request) {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  for (const name of names) {
    const found = await caches.match(request, { cacheName: name, ignoreVary: true });
    if (found) return found;
  }
}

const pagesOpen = async () => (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).length;

// A file shared to the app from another one (the manifest's `share_target`): kept for the page that
// opens next. It asks for `shared-file` in the cache `plumbline-inbox` and takes it out.
const INBOX = "plumbline-inbox";

async function receive(request) {
  const file = (await request.formData()).get("file");
  if (file instanceof File) {
    const inbox = await caches.open(INBOX);
    const headers = { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(file.name) };
    await inbox.put("shared-file", new Response(file, { headers }));
  }
  return Response.redirect("./#/s", 303);
}

/** What is said where the file could not be kept, such as on a full disk: it is lost in no case. */
function notReceived() {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Plumbline</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<h1>The file could not be taken over</h1>
<p>There may be no room left on this device. The file itself is untouched where it was shared from.
Free some space and share it again, or open it in Plumbline itself.</p><p><a href="./#/s">Open it in Plumbline</a></p>`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  };
  return new Response(page, { status: 507, headers });
}

self.addEventListener("install", (event) => {
  event.waitUntil(FILES.length ? install() : self.skipWaiting());
  // Where the browser does not take it, the worker answers as everywhere.
  if (FILES.length) answerWithoutWaking(event).catch(() => {});
});

/** Takes over from the version before; its files stay while a page of it may be open. */
async function activate() {
  if ((await pagesOpen()) <= 1) await forget((name) => name !== CACHE);
  await self.clients.claim();
}

self.addEventListener("activate", (event) => {
  event.waitUntil(FILES.length ? activate() : forget(() => true).then(() => self.registration.unregister()));
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (!FILES.length || !url.startsWith(self.registration.scope)) return;
  if (method === "GET") event.respondWith(answer(event.request));
  const shared = method === "POST" && new URL(url).pathname === new URL("share-target", self.registration.scope).pathname;
  if (shared) event.respondWith(receive(event.request).catch(notReceived));
});

// Only on the person's word, or where no other page is open and the one that asks has not started: a
// page never finds itself on another version's files.
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
  if (event.data === "skip-waiting-if-alone") {
    event.waitUntil(pagesOpen().then((open) => {
      if (open <= 1) self.skipWaiting();
      event.ports[0].postMessage(open <= 1);
    }));
  }
});
