//! Plain objects, the parameters of many platform calls.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with `fields`.
pub(super) fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        drop(Reflect::set(&object, &JsValue::from_str(name), value));
    }
    object
}

/// The member `name` of `of`, unless it is missing: an interface older browsers and insecure pages
/// lack is `undefined`, whatever its binding says.
pub(super) fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}
