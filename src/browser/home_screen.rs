//! Whether the app runs as an app or as a page in the browser.

use super::object::member;

/// Whether this is a browser's tab on a system where an app on the Home Screen has a storage of its
/// own that no tab can reach: iPhone and iPad, the only ones with `navigator.standalone`.
pub fn is_tab_beside_app() -> bool {
    web_sys::window()
        .and_then(|window| member(&window.navigator(), "standalone"))
        .is_some_and(|standalone| standalone.as_bool() == Some(false))
}
