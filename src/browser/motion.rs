//! `devicemotion`: permission, subscription, and the event's fields as a [`MotionReading`].
//!
//! Facts about engines (rounding, nulls, the single all-null event of desktops) are in the
//! sensing room; here the event is only read. `interval` is never used: engines disagree on it.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use crate::{domain::units::MonoTime, sensing::reading::MotionReading};

#[wasm_bindgen]
extern "C" {
    /// The `DeviceMotionEvent` constructor with its permission call, which web-sys does not bind.
    type MotionEventClass;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &MotionEventClass) -> Result<js_sys::Promise, JsValue>;
}

/// What the platform answered when asked for the motion sensors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MotionAccess {
    /// Readings may come (there may still be no sensor).
    Granted,
    /// The person or a policy said no.
    Denied,
    /// Neither yes nor no: the person has not decided.
    Undecided,
    /// This browser has no motion events at all, or the page is not in a secure context.
    Unsupported,
}

/// Asks for the motion sensors. Call it inside a tap: iOS shows its dialog only then.
///
/// The platform is asked before this returns, not when the future is first polled, so that the
/// question still belongs to the tap.
pub fn ask() -> impl Future<Output = MotionAccess> {
    let asked = request_permission();
    async move {
        match asked {
            Asked::Answered(access) => access,
            Asked::Pending(promise) => match JsFuture::from(promise).await {
                Ok(answer) => access_of(answer.as_string().as_deref()),
                Err(_) => MotionAccess::Denied,
            },
        }
    }
}

enum Asked {
    Answered(MotionAccess),
    Pending(js_sys::Promise),
}

fn request_permission() -> Asked {
    let class = web_sys::window()
        .and_then(|window| js_sys::Reflect::get(&window, &"DeviceMotionEvent".into()).ok())
        .filter(JsValue::is_function);
    let Some(class) = class else {
        return Asked::Answered(MotionAccess::Unsupported);
    };
    if js_sys::Reflect::has(&class, &"requestPermission".into()) != Ok(true) {
        return Asked::Answered(MotionAccess::Granted);
    }
    match class
        .unchecked_into::<MotionEventClass>()
        .request_permission()
    {
        Ok(promise) => Asked::Pending(promise),
        // iOS rejects the call outright when it was not made in a tap.
        Err(_) => Asked::Answered(MotionAccess::Denied),
    }
}

fn access_of(answer: Option<&str>) -> MotionAccess {
    match answer {
        Some("granted") => MotionAccess::Granted,
        Some("denied") | None => MotionAccess::Denied,
        Some(_) => MotionAccess::Undecided,
    }
}

/// Calls `heard` with every motion event until the handle is dropped.
///
/// An event whose `timeStamp` is not a finite number is not passed on: without a time it means
/// nothing to the gauge, and silence is what the guardian watches for.
#[must_use = "dropping the subscription stops the readings"]
pub fn subscribe(mut heard: impl FnMut(MotionReading) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "devicemotion", move |event| {
        // Whatever has this event's name is read as one; a field it lacks is a reading that is not there.
        let event: &web_sys::DeviceMotionEvent = event.unchecked_ref();
        let Ok(at) = MonoTime::from_millis_f64(event.time_stamp()) else {
            return;
        };
        let acceleration = event.acceleration_including_gravity();
        let rotation = event.rotation_rate();
        heard(MotionReading {
            at,
            acceleration: acceleration.map_or([None; 3], |a| [a.x(), a.y(), a.z()]),
            rotation: rotation.map_or([None; 3], |r| [r.alpha(), r.beta(), r.gamma()]),
        });
    }))
}

/// Whether this platform reports `accelerationIncludingGravity` with all axes negated, as WebKit
/// does. The table's angle does not depend on it; only "which edge is up" does.
pub fn negates_gravity() -> bool {
    web_sys::window()
        .and_then(|window| js_sys::Reflect::get(&window.navigator(), &"vendor".into()).ok())
        .and_then(|vendor| vendor.as_string())
        .is_some_and(|vendor| vendor.starts_with("Apple"))
}
