//! Files that another app handed to this one: opened with it from the system's files, or sent to it
//! by a share sheet, whose request the service worker answers by putting the file aside.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::object::member;

/// The cache in which a file that was handed to the app is put aside, and its key there.
/// `public/sw.js` and `public/boot.js` name both too.
const INBOX: &str = "plumbline-inbox";
const KEY: &str = "shared-file";

/// Calls `handed` whenever a file was put aside that the system opened with the running app:
/// `boot.js` hears of it and says so. For as long as the app lives.
pub fn on_handed(handed: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "plumbline:file-handed", move |_| handed()).forget();
    }
}

/// Takes the bytes out that were put aside; `None` if there are none.
pub async fn take_put_aside() -> Option<Vec<u8>> {
    let window = web_sys::window()?;
    let caches: web_sys::CacheStorage = member(&window, "caches")?.unchecked_into();
    let has = JsFuture::from(caches.has(INBOX)).await.ok()?;
    if has != JsValue::TRUE {
        return None;
    }
    let cache: web_sys::Cache = JsFuture::from(caches.open(INBOX))
        .await
        .ok()?
        .unchecked_into();
    let found = JsFuture::from(cache.match_with_str(KEY)).await.ok()?;
    let found: Option<web_sys::Response> = found.dyn_into().ok();
    let bytes = match found {
        Some(response) => JsFuture::from(response.array_buffer().ok()?).await.ok(),
        None => None,
    };
    // Left behind, it would be opened again at the next start.
    drop(JsFuture::from(caches.delete(INBOX)).await);
    Some(js_sys::Uint8Array::new(&bytes?).to_vec())
}
