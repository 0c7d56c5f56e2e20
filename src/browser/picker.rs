//! Lets the person choose files.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file the person chose, not read yet.
#[derive(Debug, Clone)]
pub struct ChosenFile(web_sys::File);

/// The file cannot be read, as when it was removed after it was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file cannot be read")]
pub struct NotRead;

impl ChosenFile {
    /// Whether the platform takes it for a picture.
    pub fn is_picture(&self) -> bool {
        self.0.type_().starts_with("image/")
    }

    /// Its length in bytes, known before it is read.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// The platform's file, for other adapters.
    pub(super) const fn blob(&self) -> &web_sys::File {
        &self.0
    }

    /// Its first bytes, `most` at most.
    ///
    /// # Errors
    /// [`NotRead`].
    #[expect(clippy::cast_precision_loss, reason = "limits are far below 2^53")]
    pub async fn read_to(&self, most: usize) -> Result<Vec<u8>, NotRead> {
        let start = self
            .0
            .slice_with_f64_and_f64(0.0, most as f64)
            .map_err(|_| NotRead)?;
        let buffer = JsFuture::from(start.array_buffer())
            .await
            .map_err(|_| NotRead)?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }

    /// Its bytes. Hold [`Self::size`] against a limit first: a file may be larger than memory.
    ///
    /// # Errors
    /// [`NotRead`].
    pub async fn read(&self) -> Result<Vec<u8>, NotRead> {
        let buffer = JsFuture::from(self.0.array_buffer())
            .await
            .map_err(|_| NotRead)?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}

/// Opens the platform's file picker, within a tap, for files that `accept` names (as the attribute of
/// an input does). Empty when nothing was chosen.
pub fn choose(accept: &str, several: bool) -> impl Future<Output = Vec<ChosenFile>> + use<> {
    let input = input(accept, several);
    let chosen = input.as_ref().map(|input| {
        js_sys::Promise::new(&mut |resolve, _| {
            for event in ["change", "cancel"] {
                let resolve = resolve.clone();
                EventListener::once(input, event, move |_| {
                    drop(resolve.call0(&JsValue::UNDEFINED));
                })
                .forget();
            }
            input.click();
        })
    });
    async move {
        let (Some(input), Some(chosen)) = (input, chosen) else {
            return Vec::new();
        };
        // The promise is never rejected.
        drop(JsFuture::from(chosen).await);
        let Some(files) = input.files() else {
            return Vec::new();
        };
        (0..files.length())
            .filter_map(|index| files.get(index))
            .map(ChosenFile)
            .collect()
    }
}

fn input(accept: &str, several: bool) -> Option<web_sys::HtmlInputElement> {
    let input: web_sys::HtmlInputElement = web_sys::window()?
        .document()?
        .create_element("input")
        .ok()?
        .dyn_into()
        .ok()?;
    input.set_type("file");
    input.set_accept(accept);
    input.set_multiple(several);
    Some(input)
}
