//! Codes in pictures, for browsers that do not read them themselves.
//!
//! Read by `rqrr`: written in Rust alone, kept up, a third of the size of the next. It is reached from
//! the page that scans and from nowhere else, so that no one else has to fetch it.

/// A picture in grey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    /// Row by row, 0 black.
    luma: Vec<u8>,
}

impl Picture {
    /// Most pixels of a picture. Chosen by us: a square of 2,000 holds the largest code with ten
    /// pixels a module, and is read in a second on a slow phone.
    pub const MOST_PIXELS: usize = 4_000_000;

    /// From rows of red, green, blue and opacity, a byte each; what shows through is white, as paper
    /// is. `None` if the bytes are no such rows, or too many.
    pub fn from_rgba(width: usize, rgba: &[u8]) -> Option<Self> {
        let (pixels, rest) = rgba.as_chunks::<4>();
        let fits = rest.is_empty()
            && width > 0
            && !pixels.is_empty()
            && pixels.len() % width == 0
            && pixels.len() <= Self::MOST_PIXELS;
        fits.then(|| Self {
            width,
            luma: pixels.iter().map(|pixel| luma(*pixel)).collect(),
        })
    }

    fn height(&self) -> usize {
        self.luma.len() / self.width.max(1)
    }

    /// The brightness at a place between pixels, from the four around it; white outside.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "mixes of bytes are bytes, and places are held against the sides; `as` saturates"
    )]
    fn between(&self, x: f32, y: f32) -> u8 {
        let (left, top) = (x.floor(), y.floor());
        let outside = left < 0.0 || top < 0.0 || left >= float(self.width);
        if outside {
            return u8::MAX;
        }
        let place = (top as usize).saturating_mul(self.width) + left as usize;
        let pixel = |place: usize| f32::from(self.luma.get(place).copied().unwrap_or(u8::MAX));
        let below = place.saturating_add(self.width);
        let (right, down) = (x - left, y - top);
        let mix = |here: f32, there: f32, share: f32| (there - here) * share + here;
        let upper = mix(pixel(place), pixel(place + 1), right);
        let lower = mix(pixel(below), pixel(below + 1), right);
        mix(upper, lower, down) as u8
    }
}

/// Brightness by the weights of ITU-R BT.601, in 256ths.
fn luma([red, green, blue, opacity]: [u8; 4]) -> u8 {
    let grey = (u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29) / 256;
    let opacity = u32::from(opacity);
    let [luma, ..] = ((grey * opacity + 255 * (255 - opacity)) / 255).to_le_bytes();
    luma
}

/// Ways to look at one picture: as it is, and turned. The reader misplaces the grid of large codes at
/// some angles and not at others: of drawn photographs of version 25, up to 8 degrees askew, one look
/// read about half, three read 17 of 20.
const TURNS_DEGREES: [f32; 6] = [0.0, 3.0, -3.5, 22.0, -22.0, 45.0];

/// The texts of all codes found in `picture` that can be read, looked at in every way until one is.
pub fn codes(picture: &Picture) -> Vec<String> {
    (0..TURNS_DEGREES.len())
        .map(|attempt| codes_at(picture, attempt))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// As [`codes`], with one look only: `attempt` counts the frames of a camera, so that each is looked
/// at in another way than the last.
pub fn codes_at(picture: &Picture, attempt: usize) -> Vec<String> {
    let turn = TURNS_DEGREES.get(attempt % TURNS_DEGREES.len());
    let (sin, cos) = turn.copied().unwrap_or(0.0).to_radians().sin_cos();
    let (width, height) = (picture.width, picture.height());
    let (middle_x, middle_y) = (half(width), half(height));
    let pixel = |x: usize, y: usize| {
        let (across, down) = (float(x) - middle_x, float(y) - middle_y);
        picture.between(
            across * cos - down * sin + middle_x,
            across * sin + down * cos + middle_y,
        )
    };
    rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel)
        .detect_grids()
        .iter()
        .filter_map(|grid| grid.decode().ok())
        .map(|(_, text)| text)
        .collect()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sides are at most four million, exact below 2^24"
)]
const fn float(pixels: usize) -> f32 {
    pixels as f32
}

fn half(pixels: usize) -> f32 {
    float(pixels.saturating_sub(1)) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_black_and_what_shows_through() {
        let rgba = [255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0];
        let picture = Picture::from_rgba(3, &rgba).unwrap();
        assert_eq!(picture.luma, [255, 0, 255]);
        assert_eq!(picture.height(), 1);
    }

    #[test]
    fn bytes_that_are_no_picture_are_refused() {
        assert_eq!(Picture::from_rgba(0, &[0; 4]), None);
        assert_eq!(Picture::from_rgba(1, &[]), None);
        assert_eq!(Picture::from_rgba(2, &[0; 12]), None);
        assert_eq!(Picture::from_rgba(1, &[0; 5]), None);
        let vast = vec![0; (Picture::MOST_PIXELS + 1) * 4];
        assert_eq!(Picture::from_rgba(1, &vast), None);
    }
}
