//! The camera behind the phone, shown in a video element and looked at frame by frame.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{
    object::{member, object},
    picture::{self, Pixels},
};
use crate::domain::sharing::ScanFault;

/// The camera, on until this is dropped.
#[must_use = "dropping the camera turns it off"]
pub struct Camera {
    stream: web_sys::MediaStream,
    video: web_sys::HtmlVideoElement,
}

impl Camera {
    /// Turns the camera on and shows it in the video element of `id`; the browser asks the person.
    ///
    /// # Errors
    /// [`ScanFault`].
    pub async fn show_in(id: &str) -> Result<Self, ScanFault> {
        let window = web_sys::window().ok_or(ScanFault::Unsupported)?;
        let devices: web_sys::MediaDevices = member(&window.navigator(), "mediaDevices")
            .ok_or(ScanFault::Unsupported)?
            .unchecked_into();
        let wanted = web_sys::MediaStreamConstraints::new();
        // The largest codes have 177 modules: they need the pixels.
        let video = object(&[
            ("facingMode", "environment".into()),
            ("width", object(&[("ideal", 1920.into())]).into()),
            ("height", object(&[("ideal", 1080.into())]).into()),
        ]);
        wanted.set_video(&video);
        let asked = devices
            .get_user_media_with_constraints(&wanted)
            .map_err(|error| fault(&error))?;
        let stream: web_sys::MediaStream = JsFuture::from(asked)
            .await
            .map_err(|error| fault(&error))?
            .unchecked_into();
        let video = window
            .document()
            .and_then(|document| document.get_element_by_id(id))
            .and_then(|element| element.dyn_into::<web_sys::HtmlVideoElement>().ok());
        let Some(video) = video else {
            // The page was left while the person was asked.
            stop(&stream);
            return Err(ScanFault::NoCamera);
        };
        video.set_src_object(Some(&stream));
        let camera = Self { stream, video };
        // Refused only where the element was taken away meanwhile; no frame comes then.
        if let Ok(playing) = camera.video.play() {
            drop(JsFuture::from(playing).await);
        }
        Ok(camera)
    }

    /// Whether a frame can be looked at.
    pub fn is_ready(&self) -> bool {
        self.video.video_width() > 0 && self.video.ready_state() >= 2
    }

    /// The middle of the present frame, as a square; `None` before the first.
    pub fn frame(&self) -> Option<Pixels> {
        picture::middle_of(&self.video)
    }

    /// The element that shows it, for the platform's own reader of codes.
    pub(super) const fn video(&self) -> &web_sys::HtmlVideoElement {
        &self.video
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        stop(&self.stream);
        self.video.set_src_object(None);
    }
}

fn stop(stream: &web_sys::MediaStream) {
    for track in stream.get_tracks() {
        track.unchecked_into::<web_sys::MediaStreamTrack>().stop();
    }
}

fn fault(error: &JsValue) -> ScanFault {
    match member(error, "name")
        .and_then(|name| name.as_string())
        .as_deref()
    {
        Some("NotAllowedError" | "SecurityError") => ScanFault::Refused,
        Some("NotFoundError" | "OverconstrainedError") => ScanFault::NoCamera,
        Some("NotReadableError" | "AbortError") => ScanFault::Busy,
        _ => ScanFault::Unsupported,
    }
}
