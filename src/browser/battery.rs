//! The phone's charge, and its running low, where the platform tells (Chromium does; Safari and Firefox do not).

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// A `Navigator` with the call of the Battery Status API, which web-sys does not bind.
    type WithBattery;

    #[wasm_bindgen(method, catch, js_name = getBattery)]
    fn get_battery(this: &WithBattery) -> Result<js_sys::Promise, JsValue>;

    /// `BatteryManager`.
    #[wasm_bindgen(extends = web_sys::EventTarget)]
    #[derive(Clone)]
    type Battery;

    /// 0 to 1.
    #[wasm_bindgen(method, getter)]
    fn level(this: &Battery) -> f64;

    /// Whether the phone is being charged.
    #[wasm_bindgen(method, getter)]
    fn charging(this: &Battery) -> bool;
}

/// Watches the charge until it is dropped.
#[must_use = "dropping the watch ends it"]
pub struct Watch {
    listeners: Rc<RefCell<Option<Vec<EventListener>>>>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        // `None` tells a watch that is still being set up that it is no longer wanted.
        *self.listeners.borrow_mut() = None;
    }
}

/// Calls `told` with the charge in whole per cent and whether the phone is being charged: at once,
/// and whenever either changes. Never, where the platform does not tell.
pub fn watch(told: impl Fn(u8, bool) + 'static) -> Watch {
    let listeners = Rc::new(RefCell::new(Some(Vec::new())));
    let slot = Rc::clone(&listeners);
    spawn_local(async move {
        let Some(battery) = manager().await else {
            return;
        };
        let source = battery.clone();
        let tell = Rc::new(move || {
            if let Some(percent) = whole_percent(source.level()) {
                told(percent, source.charging());
            }
        });
        let mut slot = slot.borrow_mut();
        let Some(listeners) = slot.as_mut() else {
            return;
        };
        listeners.extend(["levelchange", "chargingchange"].map(|event| {
            let tell = Rc::clone(&tell);
            EventListener::new(&battery, event, move |_| tell())
        }));
        drop(slot);
        tell();
    });
    Watch { listeners }
}

/// The charge in whole per cent; `None` where the platform does not tell.
pub async fn percent() -> Option<u8> {
    whole_percent(manager().await?.level())
}

async fn manager() -> Option<Battery> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    if js_sys::Reflect::has(&navigator, &"getBattery".into()) != Ok(true) {
        return None;
    }
    // A policy may refuse it: the person is then asked to look.
    let asked = navigator
        .unchecked_into::<WithBattery>()
        .get_battery()
        .ok()?;
    Some(JsFuture::from(asked).await.ok()?.unchecked_into())
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
