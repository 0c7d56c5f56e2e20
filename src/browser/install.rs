//! Installing: how this browser does it, and the offer that `boot.js` holds.

use wasm_bindgen::JsCast;

use crate::domain::install::InstallWay;

/// How this browser installs a web app.
pub fn way() -> InstallWay {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return InstallWay::None;
    };
    let fingers = js_sys::Reflect::get(&navigator, &"maxTouchPoints".into())
        .ok()
        .and_then(|count| count.as_f64())
        .unwrap_or_default();
    // A browser without a name for itself is one we know nothing of.
    InstallWay::of(
        &navigator.user_agent().unwrap_or_default(),
        u32::from(fingers > 1.0) * 2,
    )
}

/// Whether the page is the installed app, not a tab of a browser.
pub fn is_installed() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let standalone = window
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    // iOS before it knew the media feature.
    let navigator = js_sys::Reflect::get(window.navigator().unchecked_ref(), &"standalone".into());
    standalone || navigator.is_ok_and(|value| value.is_truthy())
}

/// Has the browser make its offer; call it on a tap.
pub fn ask() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new("plumbline:install"))
    {
        // False only when a listener cancelled the event, which boot.js does not.
        drop(window.dispatch_event(&event));
    }
}
