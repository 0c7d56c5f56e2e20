// Starts the app and looks after its offline copy. The app hears of it by events on `window`
// (`plumbline:offline-ready`, `plumbline:offline-failed`, `plumbline:update-ready`) and, if it listens
// late, by attributes of <html> (`data-offline`, `data-offline-failed`, `data-update`). It answers with
// `plumbline:apply-update`: only that, or the person's "Try again", ever loads the page anew.
const address = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI).href;

function announce(news, attribute) {
  document.documentElement.setAttribute(attribute, "ready");
  dispatchEvent(new CustomEvent(`plumbline:${news}`));
}
const offlineReady = () => announce("offline-ready", "data-offline");
const offlineFailed = () => announce("offline-failed", "data-offline-failed");
const updateReady = () => announce("update-ready", "data-update");

async function startApp() {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser has no WebAssembly. Update it, or open Plumbline in a newer one.");
  }
  const { integrity } = document.querySelector('link[rel="preload"][as="fetch"]');
  const app = await import(address("app-js"));
  await app.default({ module_or_path: fetch(address("app-wasm"), { integrity }) });
}

function showFailure(error) {
  const element = (id) => document.getElementById(id);
  element("starting").hidden = true;
  element("failed-detail").textContent = String(error?.message ?? error);
  element("failed").hidden = false;
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
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
  addEventListener("plumbline:apply-update", () => {
    if (!registration.waiting) return;
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("skip-waiting");
  });
}

document.getElementById("retry").addEventListener("click", () => {
  const waits = document.documentElement.hasAttribute("data-update");
  if (waits) dispatchEvent(new CustomEvent("plumbline:apply-update"));
  else location.reload();
});

await startApp().catch(showFailure);
if (navigator.serviceWorker) keepOffline().catch(offlineFailed);
