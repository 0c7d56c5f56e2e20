//! Vibration, where the phone can.

/// Vibrates by `pattern`: milliseconds on, off, on, and so on. Does nothing where it cannot.
pub fn vibrate(pattern: &[u16]) {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return;
    };
    if js_sys::Reflect::has(&navigator, &"vibrate".into()) != Ok(true) {
        return;
    }
    let pattern: js_sys::Array = pattern
        .iter()
        .map(|span| wasm_bindgen::JsValue::from_f64(f64::from(*span)))
        .collect();
    // False only before the first tap or where the person switched it off: nothing to say.
    let _vibrating: bool = navigator.vibrate_with_pattern(&pattern);
}
