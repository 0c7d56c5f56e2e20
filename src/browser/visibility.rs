//! Whether the person can see the page. Hidden pages get no motion events.

use gloo_events::EventListener;

use super::clock;
use crate::domain::units::MonoTime;

/// Whether the page is visible now.
pub fn is_visible() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_none_or(|document| !document.hidden())
}

/// Calls `changed(visible, now)` on every change until the handle is dropped.
#[must_use = "dropping the listener stops it"]
pub fn on_change(mut changed: impl FnMut(bool, MonoTime) + 'static) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    Some(EventListener::new(
        &document,
        "visibilitychange",
        move |_| {
            changed(is_visible(), clock::mono_now());
        },
    ))
}
