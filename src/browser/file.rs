//! Hands a file to the person.

use wasm_bindgen::JsCast;

/// The browser would not make the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this browser did not let the app save a file")]
pub struct NotSaved;

/// Saves `bytes` under `name` through the browser's download.
///
/// # Errors
/// [`NotSaved`] if the browser refuses to make the file or its address.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), NotSaved> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)
        .map_err(|_| NotSaved)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).map_err(|_| NotSaved)?;
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok())
        .ok_or(NotSaved)?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has its own reference by now; a minute is ample for slow phones to start it.
    gloo_timers::callback::Timeout::new(60_000, move || {
        drop(web_sys::Url::revoke_object_url(&address));
    })
    .forget();
    Ok(())
}
