//! Puts text where it can be pasted from.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::object::member;

/// The browser would not take the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this browser did not let the app copy")]
pub struct NotCopied;

/// Copies `text`. Call it within a tap: the browser is asked at once, and the future only tells how
/// it went.
pub fn copy(text: &str) -> impl Future<Output = Result<(), NotCopied>> + use<> {
    let asked = web_sys::window()
        .and_then(|window| member(&window.navigator(), "clipboard"))
        .map(|clipboard| {
            let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
            clipboard.write_text(text)
        });
    async move {
        let asked = asked.ok_or(NotCopied)?;
        JsFuture::from(asked).await.map(drop).map_err(|_| NotCopied)
    }
}
