// Starts the app, looks after its offline copy and takes in what the system hands to it. The app hears
// of it by events on `window` and, if it listens late, by attributes of <html>:
//   plumbline:offline-ready   data-offline          plumbline:install-ready  data-install
//   plumbline:offline-failed  data-offline-failed   plumbline:installed      data-installed
//   plumbline:update-ready    data-update           plumbline:file-failed    data-file-failed
// It answers with `plumbline:apply-update` and `plumbline:install`. Once the app has started, only the
// first of these, or the person's "Try again", loads the page anew.
const address = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI).href;

function announce(news, attribute) {
  document.documentElement.setAttribute(attribute, "ready");
  dispatchEvent(new CustomEvent(`plumbline:${news}`));
}
const offlineReady = () => announce("offline-ready", "data-offline");
const offlineFailed = () => announce("offline-failed", "data-offline-failed");
const updateReady = () => announce("update-ready", "data-update");

// The browser's own offer to install may come before the app listens, and can be used once.
let offer;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
  announce("install-ready", "data-install");
});
addEventListener("plumbline:install", () => {
  document.documentElement.removeAttribute("data-install");
  offer?.prompt();
  offer = undefined;
});
addEventListener("appinstalled", () => announce("installed", "data-installed"));

// The app is open and the system hands it an address (a shortcut) or a file: the page stays, so that
// nothing runs into a reload. A first start is handed its own address, which changes nothing.
//
// The last one is handed over again at a reload, which the person does not mean.
let takenIn;
let handedAgain = performance.getEntriesByType("navigation")[0]?.type === "reload";
globalThis.launchQueue?.setConsumer(async ({ targetURL, files }) => {
  if (handedAgain) return;
  const [file] = files ?? [];
  if (file) {
    // The app takes it out and shows it; until it has started the file waits.
    takenIn = file.getFile().then(keepForSharing)
      .then(() => dispatchEvent(new CustomEvent("plumbline:file-handed")))
      .catch(() => announce("file-failed", "data-file-failed"));
    return;
  }
  const { hash } = new URL(targetURL ?? location.href);
  if (hash && hash !== location.hash) location.hash = hash;
});

/** Keeps a file where the worker keeps one that was shared to the app. */
async function keepForSharing(file) {
  const inbox = await caches.open("plumbline-inbox");
  const headers = { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(file.name) };
  await inbox.put("shared-file", new Response(file, { headers }));
}

async function startApp() {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser has no WebAssembly. Update it, or open Plumbline in a newer one.");
  }
  // Both at once. Not before it is known that this version starts: a file that is asked for and not read
  // would hold up the worker that is to take over.
  const [app, module] = await Promise.all([import(address("app-js")), compiled()]);
  await app.default({ module_or_path: module });
}

/** The app, compiled while it comes, whatever type the server gives it. */
async function compiled() {
  const { integrity } = document.querySelector('link[rel="preload"][as="fetch"]');
  const response = await fetch(address("app-wasm"), { integrity });
  if (!response.ok) throw new Error(`The app could not be loaded (${response.status}).`);
  const streams = response.headers.get("content-type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

function showFailure(error) {
  const element = (id) => document.getElementById(id);
  element("starting").hidden = true;
  element("failed-detail").textContent = String(error?.message ?? error);
  element("failed").hidden = false;
}

const unanswered = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds, false); });

// The worker that answers this page is let go once it has nothing left to answer, and a page that was
// closed a moment ago still counts as open: how long both are given. Chosen by us.
const SETTLING_MS = 300;

/** Whether `worker` takes over now: it does where this page is the only one open. */
function takesOver(worker) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
  worker.postMessage("skip-waiting-if-alone", [port2]);
  return answer;
}

/**
 * At a cold start with no other page open, has a version that waits take over before the app starts.
 *
 * The browser may have done so by itself: with its last page gone, or after a kill, it activates the
 * worker that waits, and no page can hold that back. So such a start always brings the newest version,
 * and a session that was cut short is recovered by it. A reload brings none, nor does a start beside
 * another page: then the person is asked.
 */
async function startWithNewest() {
  const workers = navigator.serviceWorker;
  if (!workers?.controller || performance.getEntriesByType("navigation")[0]?.type === "reload") return;
  const waiting = (await workers.getRegistration())?.waiting;
  if (!waiting) return;
  await unanswered(SETTLING_MS);
  const replaced = new Promise((resolve) => { workers.addEventListener("controllerchange", resolve, { once: true }); });
  const asked = takesOver(waiting);
  if (!(await Promise.race([asked, unanswered(2000)]))) {
    // Late, it may still take over, and then its files are the only ones: the person is asked to load them.
    asked.then((late) => { if (late) updateReady(); });
    return;
  }
  await Promise.race([replaced, unanswered(5000)]);
  await takenIn;
  location.reload();
  await new Promise(() => {});
}

async function keepOffline() {
  const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });

  const follow = (worker) => worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && registration.active) updateReady();
    if (worker.state === "redundant" && !registration.active) offlineFailed();
  });
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  if (registration.waiting && registration.active) updateReady();
  navigator.serviceWorker.ready.then(offlineReady);

  // An installed app is seldom loaded anew: look for an update when the person comes back to it.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    registration.update().catch(() => { /* No network, or none that answers: it is asked again the next time. */ });
  });
  addEventListener("plumbline:apply-update", () => {
    // Another page has applied it meanwhile: what is left is to load it.
    if (!registration.waiting) {
      location.reload();
      return;
    }
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("skip-waiting");
  });
}

document.getElementById("retry").addEventListener("click", () => {
  const waits = document.documentElement.hasAttribute("data-update");
  if (waits) dispatchEvent(new CustomEvent("plumbline:apply-update"));
  else location.reload();
});

await startWithNewest().catch(() => { /* The version at hand starts, and offers the one that waits. */ });
await startApp().catch(showFailure);
handedAgain = false;
if (navigator.serviceWorker) keepOffline().catch(offlineFailed);
