//! The phone's charge, where the platform tells (Chromium does; Safari and Firefox do not).

use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// A `Navigator` with the call of the Battery Status API, which web-sys does not bind.
    type WithBattery;

    #[wasm_bindgen(method, catch, js_name = getBattery)]
    fn get_battery(this: &WithBattery) -> Result<js_sys::Promise, JsValue>;

    /// `BatteryManager`.
    type Battery;

    /// 0 to 1.
    #[wasm_bindgen(method, getter)]
    fn level(this: &Battery) -> f64;
}

/// The charge in whole per cent; `None` where the platform does not tell.
pub async fn percent() -> Option<u8> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    if js_sys::Reflect::has(&navigator, &"getBattery".into()) != Ok(true) {
        return None;
    }
    // A policy may refuse it: the person is then asked to look.
    let asked = navigator
        .unchecked_into::<WithBattery>()
        .get_battery()
        .ok()?;
    let battery: Battery = JsFuture::from(asked).await.ok()?.unchecked_into();
    whole_percent(battery.level())
}

/// `None` outside 0 to 1.
fn whole_percent(level: f64) -> Option<u8> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100"
    )]
    (0.0..=1.0)
        .contains(&level)
        .then(|| (level * 100.0).round() as u8)
}
