//! The platform's own sheet for sending something to someone.

use wasm_bindgen_futures::JsFuture;

use super::object::member;

/// How the sheet was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// Handed to another app.
    Away,
    /// The person closed the sheet.
    Not,
    /// The platform would not open it, as when the link is too long for it.
    Refused,
}

/// Whether the platform has such a sheet.
pub fn is_supported() -> bool {
    web_sys::window().is_some_and(|window| member(&window.navigator(), "share").is_some())
}

/// Opens the sheet with a link. Call it within a tap: the sheet is asked for at once, and the future
/// only tells how it was left.
pub fn send_link(title: &str, link: &str) -> impl Future<Output = Sent> + use<> {
    let asked = web_sys::window().filter(|_| is_supported()).map(|window| {
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_url(link);
        window.navigator().share_with_data(&data)
    });
    async move {
        let Some(asked) = asked else {
            return Sent::Refused;
        };
        match JsFuture::from(asked).await {
            Ok(_) => Sent::Away,
            Err(error) if name(&error).as_deref() == Some("AbortError") => Sent::Not,
            Err(_) => Sent::Refused,
        }
    }
}

fn name(error: &wasm_bindgen::JsValue) -> Option<String> {
    member(error, "name")?.as_string()
}
