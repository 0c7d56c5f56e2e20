//! Keeps the screen on during a session. The browser drops the lock when the page hides, so the
//! keeper asks again each time it becomes visible.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::visibility;

#[wasm_bindgen]
extern "C" {
    /// `WakeLock`; web-sys still hides it behind its unstable flag.
    type WakeLock;

    #[wasm_bindgen(method)]
    fn request(this: &WakeLock, kind: &str) -> js_sys::Promise;

    /// `WakeLockSentinel`.
    #[wasm_bindgen(extends = web_sys::EventTarget)]
    #[derive(Clone)]
    type Sentinel;

    #[wasm_bindgen(method)]
    fn release(this: &Sentinel) -> js_sys::Promise;
}

/// Whether the screen will stay on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenStays {
    /// The lock is held.
    On,
    /// The platform has no wake lock.
    Unsupported,
    /// The platform refused, for example to save battery.
    Refused,
}

/// Takes the lock and lets it go again, to learn beforehand whether the screen will stay on.
pub async fn attempt() -> ScreenStays {
    let Some(wake_lock) = wake_lock() else {
        return ScreenStays::Unsupported;
    };
    match JsFuture::from(wake_lock.request("screen")).await {
        Ok(sentinel) => {
            let_go(sentinel.unchecked_ref());
            ScreenStays::On
        }
        Err(_) => ScreenStays::Refused,
    }
}

/// Holds the wake lock until dropped, asking again whenever the page becomes visible.
#[must_use = "dropping the keeper lets the screen sleep"]
pub struct Keeper {
    held: Rc<RefCell<Held>>,
    _visible: Option<EventListener>,
}

/// The sentinel of the lock with its watch, or word that it is no longer wanted (a request may still be under way
/// when the keeper is dropped).
enum Held {
    Waiting,
    By(Sentinel, EventListener),
    Over,
}

impl Keeper {
    /// Takes the lock and keeps it; `told` hears the outcome of every attempt.
    pub fn new(told: impl Fn(ScreenStays) + 'static) -> Self {
        let held = Rc::new(RefCell::new(Held::Waiting));
        let told = Rc::new(told);
        ask(Rc::clone(&held), Rc::clone(&told));
        let again = Rc::clone(&held);
        let visible = visibility::on_change(move |visible, _| {
            if visible {
                ask(Rc::clone(&again), Rc::clone(&told));
            }
        });
        Self {
            held,
            _visible: visible,
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        if let Held::By(sentinel, watch) = self.held.replace(Held::Over) {
            drop(watch);
            let_go(&sentinel);
        }
    }
}

fn ask(held: Rc<RefCell<Held>>, told: Rc<impl Fn(ScreenStays) + 'static>) {
    let Some(wake_lock) = wake_lock() else {
        told(ScreenStays::Unsupported);
        return;
    };
    spawn_local(async move {
        match JsFuture::from(wake_lock.request("screen")).await {
            Ok(sentinel) => {
                let sentinel: Sentinel = sentinel.unchecked_into();
                if matches!(*held.borrow(), Held::Over) {
                    let_go(&sentinel);
                    return;
                }
                let lost = Rc::clone(&told);
                // Taken back at a low charge, too. Asked for again when the page is next seen: at
                // once it would be refused, and asked for without end.
                let watch = EventListener::new(&sentinel, "release", move |_| {
                    if visibility::is_visible() {
                        lost(ScreenStays::Refused);
                    }
                });
                if let Held::By(earlier, watch) = held.replace(Held::By(sentinel, watch)) {
                    drop(watch);
                    let_go(&earlier);
                }
                told(ScreenStays::On);
            }
            Err(_) => {
                // A page hidden while asking is refused too; it asks again when visible.
                if visibility::is_visible() {
                    told(ScreenStays::Refused);
                }
            }
        }
    });
}

fn let_go(sentinel: &Sentinel) {
    let released = sentinel.release();
    // Releasing a lock the browser already took back resolves all the same.
    spawn_local(async move { drop(JsFuture::from(released).await) });
}

fn wake_lock() -> Option<WakeLock> {
    let navigator = web_sys::window()?.navigator();
    let wake_lock = js_sys::Reflect::get(&navigator, &JsValue::from_str("wakeLock")).ok()?;
    (!wake_lock.is_undefined()).then(|| wake_lock.unchecked_into())
}
