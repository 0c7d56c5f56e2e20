//! Files that another app handed to this one: opened with it from the system's files, or sent to it
//! by a share sheet, whose request the service worker answers by putting the file aside.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{object::member, picker::ChosenFile};

/// The cache in which the service worker puts a file that was sent to the app, and its key there.
/// `public/sw.js` names both too.
const INBOX: &str = "plumbline-inbox";
const KEY: &str = "shared-file";

/// Calls `opened` with every file the system opens with the app, now and later. Does nothing where
/// the platform opens none.
pub fn on_opened(opened: impl Fn(ChosenFile) + Clone + 'static) {
    let Some(queue) = web_sys::window().and_then(|window| member(&window, "launchQueue")) else {
        return;
    };
    let Some(set_consumer) = member(&queue, "setConsumer") else {
        return;
    };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let handles = member(&launch, "files").unwrap_or_default();
        for handle in js_sys::Array::from(&handles) {
            let opened = opened.clone();
            spawn_local(async move {
                if let Some(file) = file_of(&handle).await {
                    opened(file);
                }
            });
        }
    });
    let set_consumer: js_sys::Function = set_consumer.unchecked_into();
    // Fails only where the queue is not what the standard says; then nothing is ever opened.
    drop(set_consumer.call1(&queue, consumer.as_ref()));
    // For as long as the app runs.
    consumer.forget();
}

async fn file_of(handle: &JsValue) -> Option<ChosenFile> {
    let get: js_sys::Function = member(handle, "getFile")?.dyn_into().ok()?;
    let promise: js_sys::Promise = get.call0(handle).ok()?.dyn_into().ok()?;
    let file: web_sys::File = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some(ChosenFile::new(file))
}

/// Takes the bytes out that the service worker put aside; `None` if there are none.
pub async fn take_sent() -> Option<Vec<u8>> {
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
