//! The platform's own reader of codes, where it has one.

use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::{
    camera::Camera,
    object::{member, object},
};

#[wasm_bindgen]
extern "C" {
    /// `BarcodeDetector`; web-sys has no binding for it.
    type BarcodeDetector;

    #[wasm_bindgen(constructor, catch)]
    fn new(options: &JsValue) -> Result<BarcodeDetector, JsValue>;

    #[wasm_bindgen(static_method_of = BarcodeDetector, js_name = getSupportedFormats, catch)]
    fn supported_formats() -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn detect(this: &BarcodeDetector, source: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

/// A reader of QR codes.
pub struct Reader(BarcodeDetector);

impl Reader {
    /// `None` where the platform reads no QR codes. Some have the interface and no reader behind it.
    pub async fn new() -> Option<Self> {
        let window = web_sys::window()?;
        member(&window, "BarcodeDetector")?;
        let formats = BarcodeDetector::supported_formats().ok()?;
        let formats = JsFuture::from(formats).await.ok()?;
        let wanted = JsValue::from_str("qr_code");
        if !js_sys::Array::from(&formats).includes(&wanted, 0) {
            return None;
        }
        let only = js_sys::Array::of1(&wanted);
        BarcodeDetector::new(&object(&[("formats", only.into())]))
            .ok()
            .map(Self)
    }

    /// The texts of the codes before the camera; none when the reader failed, as some do on the
    /// first frames.
    pub async fn codes(&self, camera: &Camera) -> Vec<String> {
        let Ok(asked) = self.0.detect(camera.video().unchecked_ref()) else {
            return Vec::new();
        };
        let Ok(found) = JsFuture::from(asked).await else {
            return Vec::new();
        };
        js_sys::Array::from(&found)
            .iter()
            .filter_map(|code| member(&code, "rawValue")?.as_string())
            .collect()
    }
}
