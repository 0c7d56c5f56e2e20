//! How safely the browser keeps what the app stores.

use wasm_bindgen_futures::JsFuture;

/// Whether the browser promises not to evict the app's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// Kept until the person removes it.
    Kept,
    /// The browser may evict it when space runs low or after long disuse.
    BestEffort,
    /// The browser does not say.
    Unknown,
}

/// Asks the browser to keep the data; some ask the person.
pub async fn ask_to_keep() -> Persistence {
    let Some(window) = web_sys::window() else {
        return Persistence::Unknown;
    };
    let storage = window.navigator().storage();
    if js_sys::Reflect::has(&storage, &"persist".into()) != Ok(true) {
        return Persistence::Unknown;
    }
    let Ok(promise) = storage.persist() else {
        return Persistence::Unknown;
    };
    match JsFuture::from(promise).await.map(|kept| kept.as_bool()) {
        Ok(Some(true)) => Persistence::Kept,
        Ok(Some(false)) => Persistence::BestEffort,
        _ => Persistence::Unknown,
    }
}
