//! Where the device says it is: its languages and its time zone. Nothing is measured or sent.

use js_sys::{Intl::DateTimeFormat, Object, Reflect};

/// The language tags the person prefers, the most preferred first.
pub fn languages() -> Vec<String> {
    web_sys::window()
        .map(|window| window.navigator().languages())
        .unwrap_or_default()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// The time zone by its IANA name, such as `Europe/Berlin`; `None` if the browser does not tell.
pub fn time_zone() -> Option<String> {
    let format = DateTimeFormat::new(&js_sys::Array::new(), &Object::new());
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()?
        .as_string()
}
