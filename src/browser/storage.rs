//! How safely the browser keeps what the app stores.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::object::member;
use crate::domain::keeping::Keeping;

/// Asks the browser to keep the data; some ask the person.
pub async fn ask_to_keep() -> Keeping {
    promised("persist", web_sys::StorageManager::persist).await
}

/// Whether the browser keeps the data already; nobody is asked.
pub async fn keeping() -> Keeping {
    promised("persisted", web_sys::StorageManager::persisted).await
}

async fn promised(
    name: &str,
    ask: fn(&web_sys::StorageManager) -> Result<js_sys::Promise, wasm_bindgen::JsValue>,
) -> Keeping {
    let Some(window) = web_sys::window() else {
        return Keeping::Unknown;
    };
    let storage = window.navigator().storage();
    // Missing on an address without https, and in old browsers.
    if js_sys::Reflect::has(&storage, &name.into()) != Ok(true) {
        return Keeping::Unknown;
    }
    let Ok(promise) = ask(&storage) else {
        return Keeping::Unknown;
    };
    match JsFuture::from(promise).await.map(|kept| kept.as_bool()) {
        Ok(Some(true)) => Keeping::Kept,
        Ok(Some(false)) => Keeping::BestEffort,
        _ => Keeping::Unknown,
    }
}

/// Deletes every cache in which the app puts aside what a person sent to it. The app's own files,
/// whose cache is named otherwise, stay.
pub async fn forget_sent_files() {
    let caches = web_sys::window().and_then(|window| member(&window, "caches"));
    let Some(caches) = caches else { return };
    let caches: web_sys::CacheStorage = caches.unchecked_into();
    let Ok(names) = JsFuture::from(caches.keys()).await else {
        return;
    };
    for name in js_sys::Array::from(&names) {
        if let Some(name) = name
            .as_string()
            .filter(|name| name.starts_with("plumbline-"))
        {
            // One that is gone already is as good.
            drop(JsFuture::from(caches.delete(&name)).await);
        }
    }
}
