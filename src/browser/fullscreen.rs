//! The whole screen for the session, held the way up it is, where the platform allows.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// An `Element`; iPhones have no such call, and web-sys drops its promise.
    type WithFullscreen;

    #[wasm_bindgen(method, catch, js_name = requestFullscreen)]
    fn request_fullscreen(this: &WithFullscreen) -> Result<js_sys::Promise, JsValue>;

    /// A `Document`.
    type WithExit;

    #[wasm_bindgen(method, catch, js_name = exitFullscreen)]
    fn exit_fullscreen(this: &WithExit) -> Result<js_sys::Promise, JsValue>;

    /// `ScreenOrientation`; web-sys has no `lock`.
    type Orientation;

    #[wasm_bindgen(method, getter, js_name = type)]
    fn kind(this: &Orientation) -> JsValue;

    #[wasm_bindgen(method, getter)]
    fn angle(this: &Orientation) -> f64;

    #[wasm_bindgen(method, catch)]
    fn lock(this: &Orientation, kind: &JsValue) -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn unlock(this: &Orientation) -> Result<(), JsValue>;
}

/// The screen as the session holds it; let go when dropped.
#[must_use = "dropping it leaves fullscreen"]
pub struct WholeScreen {
    /// Let go of, it may still be granted.
    wanted: Option<Rc<Cell<bool>>>,
}

impl WholeScreen {
    /// Takes the whole screen of a touch device and keeps it the way up it is, so that a phone carried
    /// past vertical does not turn its picture. Call inside a tap. What is refused is done without.
    pub fn enter() -> Self {
        let root = web_sys::window()
            .filter(is_touched)
            .and_then(|window| window.document())
            .and_then(|document| document.document_element());
        let Some(root) = root.filter(|root| has(root, "requestFullscreen")) else {
            return Self { wanted: None };
        };
        let asked = root.unchecked_into::<WithFullscreen>().request_fullscreen();
        let wanted = Rc::new(Cell::new(true));
        let still_wanted = Rc::clone(&wanted);
        spawn_local(async move {
            let granted = match asked {
                Ok(asked) => JsFuture::from(asked).await.is_ok(),
                Err(_) => false,
            };
            if granted && !still_wanted.get() {
                leave();
                return;
            }
            // Android locks the orientation of nothing but a fullscreen page.
            if granted
                && let Some(orientation) = orientation()
                && has(&orientation, "lock")
                && let Ok(locked) = orientation.lock(&orientation.kind())
            {
                // Tablets and desktops refuse: the picture then turns by gravity alone.
                drop(JsFuture::from(locked).await);
            }
        });
        Self {
            wanted: Some(wanted),
        }
    }
}

impl Drop for WholeScreen {
    fn drop(&mut self) {
        let Some(wanted) = &self.wanted else { return };
        wanted.set(false);
        if let Some(orientation) = orientation().filter(|orientation| has(orientation, "unlock")) {
            // Refused where nothing was locked.
            drop(orientation.unlock());
        }
        leave();
    }
}

fn leave() {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .filter(|document| has(document, "exitFullscreen"));
    if let Some(document) = document
        && let Ok(left) = document.unchecked_into::<WithExit>().exit_fullscreen()
    {
        // Refused where the person has left it already, or it is not granted yet.
        spawn_local(async move { drop(JsFuture::from(left).await) });
    }
}

/// How the picture is turned on the device; the platform's object, looked up once.
#[derive(Default)]
pub struct Turned(Option<Orientation>);

impl Turned {
    /// The screen's.
    pub fn of_screen() -> Self {
        Self(orientation())
    }

    /// By how much the picture is turned against the device's natural way up now: 0, 90, 180 or 270
    /// degrees, in quarters.
    pub fn quarters(&self) -> u8 {
        let degrees = self.0.as_ref().map_or(0.0, Orientation::angle);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 3; NaN becomes 0"
        )]
        {
            (degrees.rem_euclid(360.0) / 90.0).round() as u8 % 4
        }
    }
}

fn orientation() -> Option<Orientation> {
    let window: JsValue = web_sys::window()?.into();
    let screen = js_sys::Reflect::get(&window, &"screen".into()).ok()?;
    let orientation = js_sys::Reflect::get(&screen, &"orientation".into()).ok()?;
    orientation
        .is_object()
        .then(|| orientation.unchecked_into())
}

fn has(object: &JsValue, member: &str) -> bool {
    js_sys::Reflect::has(object, &member.into()) == Ok(true)
}

/// Whether the first pointer is a finger: nobody wants a desktop's window taken.
fn is_touched(window: &web_sys::Window) -> bool {
    js_sys::Reflect::get(&window.navigator(), &"maxTouchPoints".into())
        .ok()
        .and_then(|points| points.as_f64())
        .is_some_and(|points| points > 0.0)
}
