//! The page's address: the fragment names the route.

use gloo_events::EventListener;

/// The fragment with its leading `#`, or an empty string.
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// The query with its leading `?`, or an empty string.
pub fn query() -> String {
    web_sys::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// Loads the app anew at `address`, relative to this page, in the place of the present history
/// entry.
pub fn open(address: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().replace(address));
    }
}

/// The app's own address, without query and fragment: what a link to it begins with.
pub fn base() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |part: fn(&web_sys::Location) -> Result<String, wasm_bindgen::JsValue>| {
        location
            .as_ref()
            .and_then(|location| part(location).ok())
            .unwrap_or_default()
    };
    part(web_sys::Location::origin) + &part(web_sys::Location::pathname)
}

/// Goes to `fragment`, adding a history entry; going where one already is does nothing.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // Setting a fragment fails only on a document that is going away.
        drop(window.location().set_hash(fragment));
    }
}

/// Replaces the address without adding a history entry and without an event.
pub fn replace(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment)));
    }
}

/// Goes to `fragment` in the place of the present history entry, with the event.
pub fn leave_for(fragment: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().replace(fragment));
    }
}

/// Calls `changed` with the new fragment until the handle is dropped.
#[must_use = "dropping the listener stops it"]
pub fn on_change(mut changed: impl FnMut(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        changed(fragment());
    }))
}
