//! The pixels of a picture: a frame of a video, or a file.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{object::object, picker::ChosenFile};

/// Longest side of what is looked at, in pixels. Chosen by us: the largest code, 185 modules with
/// its margin, has ten pixels a module then.
const LONGEST_SIDE: f64 = 1_900.0;
/// Longest side of a frame of the camera: looked at several times a second.
const FRAME_SIDE: f64 = 1_080.0;

/// Rows of red, green, blue and opacity, a byte each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels a row.
    pub width: usize,
    /// The rows.
    pub rgba: Vec<u8>,
}

/// The file is no picture this browser can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a picture")]
pub struct NotAPicture;

/// The pixels of a picture file, made smaller where it is large.
///
/// # Errors
/// [`NotAPicture`].
pub async fn read(file: &ChosenFile) -> Result<Pixels, NotAPicture> {
    let window = web_sys::window().ok_or(NotAPicture)?;
    let asked = window
        .create_image_bitmap_with_blob(file.blob())
        .map_err(|_| NotAPicture)?;
    let bitmap: web_sys::ImageBitmap = JsFuture::from(asked)
        .await
        .map_err(|_| NotAPicture)?
        .unchecked_into();
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (LONGEST_SIDE / width.max(height)).min(1.0);
    let size = (width * scale, height * scale);
    let pixels = drawn(size, |context| {
        context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, size.0, size.1)
    });
    bitmap.close();
    pixels.ok_or(NotAPicture)
}

/// The square in the middle of what `video` shows now.
pub(super) fn middle_of(video: &web_sys::HtmlVideoElement) -> Option<Pixels> {
    let (width, height) = (
        f64::from(video.video_width()),
        f64::from(video.video_height()),
    );
    let side = width.min(height);
    let (left, top) = ((width - side) / 2.0, (height - side) / 2.0);
    let shown = side.min(FRAME_SIDE);
    drawn((shown, shown), |context| {
        context.draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            video, left, top, side, side, 0.0, 0.0, shown, shown,
        )
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides are whole numbers between 1 and 1900 by then; `as` saturates"
)]
fn drawn(
    (width, height): (f64, f64),
    draw: impl FnOnce(&web_sys::CanvasRenderingContext2d) -> Result<(), JsValue>,
) -> Option<Pixels> {
    let (width, height) = (width.floor() as u32, height.floor() as u32);
    if width == 0 || height == 0 {
        return None;
    }
    let canvas: web_sys::HtmlCanvasElement = web_sys::window()?
        .document()?
        .create_element("canvas")
        .ok()?
        .dyn_into()
        .ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let options = object(&[("willReadFrequently", true.into())]);
    let context: web_sys::CanvasRenderingContext2d = canvas
        .get_context_with_context_options("2d", &options)
        .ok()??
        .unchecked_into();
    draw(&context).ok()?;
    let data = context
        .get_image_data(0.0, 0.0, width.into(), height.into())
        .ok()?;
    Some(Pixels {
        width: width as usize,
        rgba: data.data().0,
    })
}
