//! The number on the icon of the installed app, where the platform has one.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Shows `count` on the app's icon; 0 takes it away. Nothing where the platform has no badges.
pub fn show(count: usize) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let navigator = window.navigator();
    let Ok(set) = Reflect::get(&navigator, &JsValue::from_str("setAppBadge"))
        .and_then(JsCast::dyn_into::<Function>)
    else {
        return;
    };
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let shown = set
        .call1(&navigator, &JsValue::from_f64(f64::from(count)))
        .and_then(JsCast::dyn_into::<Promise>);
    if let Ok(shown) = shown {
        // Not installed, or not allowed: there is no icon to show it on, and Today shows it.
        spawn_local(async move { drop(JsFuture::from(shown).await) });
    }
}
