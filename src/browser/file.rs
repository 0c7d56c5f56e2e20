//! Files handed to the person, and files they chose, piece by piece.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{
    object::member,
    picker::{ChosenFile, NotRead},
};

/// Bytes gathered before they leave the app's memory, and bytes of a chosen file read at once.
/// Chosen by us: small on any phone, large beside the cost of a call.
const PIECE: usize = 1 << 20;

/// The browser would not make the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this browser did not let the app save a file")]
pub struct NotSaved;

/// Saves `bytes` under `name` through the browser's download.
///
/// # Errors
/// [`NotSaved`] if the browser refuses to make the file or its address.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), NotSaved> {
    let mut writer = FileWriter::new();
    writer.push(bytes)?;
    writer.finish(name, mime)?.save()
}

/// A file on its way: the browser holds what was written, so that a large one never stands in the
/// app's memory.
#[derive(Debug, Default)]
pub struct FileWriter {
    parts: Array,
    pending: Vec<u8>,
}

impl FileWriter {
    /// An empty file.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends `bytes`.
    ///
    /// # Errors
    /// [`NotSaved`] if the browser takes no more.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), NotSaved> {
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= PIECE {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), NotSaved> {
        let part = Array::of1(&Uint8Array::from(self.pending.as_slice()));
        let blob = web_sys::Blob::new_with_u8_array_sequence(&part).map_err(|_| NotSaved)?;
        self.parts.push(&blob);
        self.pending.clear();
        Ok(())
    }

    /// The finished file.
    ///
    /// # Errors
    /// [`NotSaved`] if the browser does not make it.
    pub fn finish(mut self, name: &str, mime: &str) -> Result<ReadyFile, NotSaved> {
        self.flush()?;
        let options = web_sys::FilePropertyBag::new();
        options.set_type(mime);
        web_sys::File::new_with_blob_sequence_and_options(&self.parts, name, &options)
            .map(ReadyFile)
            .map_err(|_| NotSaved)
    }
}

/// A finished file the person can save or send.
#[derive(Debug, Clone)]
pub struct ReadyFile(web_sys::File);

/// How a file was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// To another app, or to the system's files.
    Over,
    /// The person closed the sheet.
    Not,
    /// The platform refused.
    Refused,
}

impl ReadyFile {
    /// Its length in bytes.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// Saves it through the browser's download.
    ///
    /// # Errors
    /// [`NotSaved`] if the browser gives it no address.
    pub fn save(&self) -> Result<(), NotSaved> {
        let address = web_sys::Url::create_object_url_with_blob(&self.0).map_err(|_| NotSaved)?;
        let link = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.create_element("a").ok())
            .and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok())
            .ok_or(NotSaved)?;
        link.set_href(&address);
        link.set_download(&self.0.name());
        link.click();
        // The download has its own reference by now; a minute is ample for slow phones to start it.
        gloo_timers::callback::Timeout::new(60_000, move || {
            drop(web_sys::Url::revoke_object_url(&address));
        })
        .forget();
        Ok(())
    }

    /// Whether the platform's share sheet takes it; many take some kinds of file only.
    pub fn can_send(&self) -> bool {
        web_sys::window().is_some_and(|window| {
            let navigator = window.navigator();
            member(&navigator, "share").is_some()
                && member(&navigator, "canShare").is_some()
                && navigator.can_share_with_data(&self.sheet())
        })
    }

    /// Opens the platform's share sheet. Call it within a tap: the sheet is asked for at once, and
    /// the future only tells how it was left.
    pub fn send(&self) -> impl Future<Output = Handed> + use<> {
        let asked = web_sys::window()
            .filter(|_| self.can_send())
            .map(|window| window.navigator().share_with_data(&self.sheet()));
        async move {
            let Some(asked) = asked else {
                return Handed::Refused;
            };
            match JsFuture::from(asked).await {
                Ok(_) => Handed::Over,
                Err(error) => match member(&error, "name").and_then(|name| name.as_string()) {
                    Some(name) if name == "AbortError" => Handed::Not,
                    _ => Handed::Refused,
                },
            }
        }
    }

    fn sheet(&self) -> web_sys::ShareData {
        let data = web_sys::ShareData::new();
        data.set_files(&Array::of1(&self.0));
        data
    }
}

/// Hands `file` to `take` in order, piece by piece, until it says no by an error of its own.
///
/// # Errors
/// [`NotRead`] if the file went away or may not be read; inside, what `take` returned.
pub async fn read_pieces<E>(
    file: &ChosenFile,
    mut take: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<Result<(), E>, NotRead> {
    #[expect(clippy::cast_precision_loss, reason = "a megabyte")]
    let piece = PIECE as f64;
    let blob = file.blob();
    let mut from = 0.0;
    while from < blob.size() {
        let part = blob
            .slice_with_f64_and_f64(from, from + piece)
            .map_err(|_| NotRead)?;
        let buffer = JsFuture::from(part.array_buffer())
            .await
            .map_err(|_| NotRead)?;
        let bytes = Uint8Array::new(&buffer).to_vec();
        if let Err(no) = take(&bytes) {
            return Ok(Err(no));
        }
        from += piece;
    }
    Ok(Ok(()))
}
