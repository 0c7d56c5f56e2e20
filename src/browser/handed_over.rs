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

/// A file was put aside and could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file that was put aside could not be read")]
pub struct NotTaken;

impl From<JsValue> for NotTaken {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Takes the bytes out that were put aside; `None` if there are none.
///
/// # Errors
/// [`NotTaken`] if they cannot be read. They are gone from here then too: the file itself is where it
/// came from, and would fail again at every start.
pub async fn take_put_aside() -> Result<Option<Vec<u8>>, NotTaken> {
    let caches = web_sys::window().and_then(|window| member(&window, "caches"));
    let Some(caches) = caches else {
        return Ok(None);
    };
    let caches: web_sys::CacheStorage = caches.unchecked_into();
    // Refused where nothing may be stored, so that nothing was.
    if !matches!(JsFuture::from(caches.has(INBOX)).await, Ok(there) if there == JsValue::TRUE) {
        return Ok(None);
    }
    let taken = read(&caches).await;
    // Left behind, it is opened once more at the next start; nothing is lost.
    drop(JsFuture::from(caches.delete(INBOX)).await);
    taken
}

async fn read(caches: &web_sys::CacheStorage) -> Result<Option<Vec<u8>>, NotTaken> {
    let cache: web_sys::Cache = JsFuture::from(caches.open(INBOX)).await?.unchecked_into();
    let found = JsFuture::from(cache.match_with_str(KEY)).await?;
    if found.is_undefined() {
        return Ok(None);
    }
    let found: web_sys::Response = found.unchecked_into();
    let bytes = JsFuture::from(found.array_buffer()?).await?;
    Ok(Some(js_sys::Uint8Array::new(&bytes).to_vec()))
}
