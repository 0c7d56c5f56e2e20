// Starts the app and looks after its offline copy. The app hears of it by events on `window`
// (`plumbline:offline-ready`, `-failed`, `plumbline:update-ready`) and, if it listens late, by
// `data-offline` and `data-update` on <html>. It answers with `plumbline:apply-update`: only that,
// or the person's tap on "Try again", ever loads the page anew.
const address = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI).href;

function announce(what, state) {
  document.documentElement.dataset[what] = state;
  dispatchEvent(new CustomEvent(`plumbline:${what}-${state}`));
}

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
    if (worker.state === "installed" && registration.active) announce("update", "ready");
    if (worker.state === "redundant" && !registration.active) announce("offline", "failed");
  });
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  if (registration.waiting && registration.active) announce("update", "ready");
  navigator.serviceWorker.ready.then(() => announce("offline", "ready"));

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
  const updateReady = document.documentElement.dataset.update === "ready";
  if (updateReady) dispatchEvent(new CustomEvent("plumbline:apply-update"));
  else location.reload();
});

await startApp().catch(showFailure);
if (navigator.serviceWorker) keepOffline().catch(() => announce("offline", "failed"));
