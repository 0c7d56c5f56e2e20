//! Web Locks: only one tab runs a session.

use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `LockManager`; web-sys still hides it behind its unstable flag.
    type LockManager;

    #[wasm_bindgen(method)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        granted: &js_sys::Function,
    ) -> js_sys::Promise;
}

/// What came of asking for the lock.
pub enum Asked {
    /// This tab holds it until the value is dropped.
    Held(Lock),
    /// Another tab holds it.
    Taken,
    /// The platform has no Web Locks; nothing guards.
    Unsupported,
}

/// The one-session lock; released when dropped, or by the browser when the tab dies.
#[must_use = "dropping the lock releases it"]
pub struct Lock {
    release: js_sys::Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        drop(self.release.call0(&JsValue::NULL));
    }
}

/// Asks for the lock `name` without waiting for another tab to let go.
pub async fn try_lock(name: &str) -> Asked {
    let Some(manager) = manager() else {
        return Asked::Unsupported;
    };
    let options = js_sys::Object::new();
    if js_sys::Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).is_err() {
        return Asked::Unsupported;
    }
    // The answer arrives through `answered`; the lock is held while the promise returned from
    // the callback is pending, so its resolver is the release.
    let mut request_outcome = None;
    let answered = js_sys::Promise::new(&mut |answer, _| {
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if lock.is_null() {
                drop(answer.call1(&JsValue::NULL, &JsValue::NULL));
                return JsValue::UNDEFINED;
            }
            let held = js_sys::Promise::new(&mut |release, _| {
                drop(answer.call1(&JsValue::NULL, &release));
            });
            held.into()
        });
        request_outcome =
            Some(manager.request(name, &options, granted.unchecked_ref::<js_sys::Function>()));
    });
    let answer = JsFuture::from(js_sys::Promise::race(&js_sys::Array::of2(
        &answered,
        &request_outcome.map_or(JsValue::UNDEFINED, JsValue::from),
    )))
    .await;
    match answer {
        Ok(release) => match release.dyn_into::<js_sys::Function>() {
            Ok(release) => Asked::Held(Lock { release }),
            Err(_) => Asked::Taken,
        },
        Err(_) => Asked::Unsupported,
    }
}

fn manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let locks = js_sys::Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| locks.unchecked_into())
}
