//! Members of platform objects.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The member `name` of `of`, unless it is missing: an interface older browsers and insecure pages
/// lack is `undefined`, whatever its binding says.
pub(super) fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}
