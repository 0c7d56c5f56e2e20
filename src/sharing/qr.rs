//! Links as QR codes: the address in byte mode, the payload in decimal digits in numeric mode, which
//! wastes 1 % where base64 in byte mode would waste a quarter.
//!
//! Drawn by `qrcodegen`: small, without dependencies of its own, able to mix segments. It has had no
//! release since 2022; the standard it implements (ISO/IEC 18004) has not moved either, and the
//! livelier crates either cannot mix segments or bring image formats along.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::{
    link::prefix,
    pages::{FRAME, split},
    text::{digits, digits_for},
};
use crate::domain::sharing::ShareError;

/// How large a single code may get before it is cut into pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LargestCode {
    /// Version 25, 117 modules across: read well from one phone's screen by another's camera.
    #[default]
    Comfortable,
    /// Version 40, 177 modules across, the largest there is: for print or a large screen.
    Dense,
}

impl LargestCode {
    const fn version(self) -> u8 {
        match self {
            Self::Comfortable => PAGE_VERSION,
            Self::Dense => 40,
        }
    }
}

/// Version of the codes of a set of pages.
const PAGE_VERSION: u8 = 25;
/// Bits of data in version 25 with the lowest error correction (ISO/IEC 18004, table 7: 1276
/// codewords).
const PAGE_BITS: usize = 1276 * 8;
/// Bits before the data of a byte segment and of a numeric segment, versions 10 to 26 (ISO/IEC
/// 18004, table 3: mode 4, counts 16 and 12).
const PAGE_SEGMENT_BITS: usize = 4 + 16 + 4 + 12;
/// Up to this version a code affords the next higher error correction, M. Chosen by us: such codes
/// stay small anyway.
const SMALL_VERSION: u8 = 15;
/// Light modules around the code (ISO/IEC 18004, section 6.3.8).
const QUIET_ZONE: i32 = 4;

/// One code to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPage {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// The link it holds: any camera opens it.
    pub link: String,
    /// 1..=40; a code of version `v` is `17 + 4 v` modules across.
    pub version: u8,
    /// Width and height of the drawing in modules, quiet zone included.
    pub extent: i32,
    /// The dark modules as an SVG path over `0 0 extent extent`, a horizontal run each.
    pub path: String,
}

impl QrPage {
    /// The code as an SVG element named `label` to those who cannot see it. No inline style: the
    /// style sheet paints `qr__ground` and `qr__modules`. The `fill`s give way to any style sheet and
    /// keep the code dark on light where there is none, as when it is printed or saved.
    pub fn svg(&self, label: &str) -> String {
        let mut escaped = String::new();
        for letter in label.chars() {
            match letter {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '"' => escaped.push_str("&quot;"),
                other => escaped.push(other),
            }
        }
        let Self { extent, path, .. } = self;
        format!(
            "<svg class=\"qr\" viewBox=\"0 0 {extent} {extent}\" role=\"img\" \
             aria-label=\"{escaped}\" shape-rendering=\"crispEdges\">\
             <path class=\"qr__ground\" fill=\"#fff\" d=\"M0 0h{extent}v{extent}H0z\"/>\
             <path class=\"qr__modules\" fill=\"#000\" d=\"{path}\"/></svg>"
        )
    }
}

/// `payload` as one code if it fits `largest`, else as pages of codes of version 25 at most. `base` is
/// the app's address.
///
/// # Errors
/// [`ShareError::TooLong`] when more than 64 pages were needed, or for an absurdly long address.
pub fn qr_pages(
    payload: &[u8],
    base: &str,
    largest: LargestCode,
) -> Result<Vec<QrPage>, ShareError> {
    let prefix = prefix(base);
    if let Some(page) = draw(&prefix, payload, largest.version(), (1, 1)) {
        return Ok(vec![page]);
    }
    let part = largest_part(prefix.len()).ok_or(ShareError::TooLong)?;
    let pages = split(payload, part)?;
    pages
        .iter()
        .map(|page| {
            let place = (usize::from(page.index) + 1, usize::from(page.total));
            draw(&prefix, &page.to_payload(), PAGE_VERSION, place).ok_or(ShareError::TooLong)
        })
        .collect()
}

/// Most bytes of a payload that fit on a page beside a prefix of `prefix` bytes; `None` if none do.
fn largest_part(prefix: usize) -> Option<usize> {
    let bits = PAGE_BITS
        .checked_sub(PAGE_SEGMENT_BITS)?
        .checked_sub(prefix.checked_mul(8)?)?;
    // Three digits take ten bits.
    let digits = bits / 10 * 3;
    let mut bytes = digits / 17 * 7 + 6;
    while digits_for(bytes) > digits {
        bytes -= 1;
    }
    bytes.checked_sub(FRAME).filter(|part| *part > 0)
}

fn draw(prefix: &str, payload: &[u8], largest: u8, place: (usize, usize)) -> Option<QrPage> {
    // Beyond this no version holds it; said here because the segments would be built first.
    if digits_for(payload.len()) > 7089 {
        return None;
    }
    let text = digits(payload);
    let segments = [
        QrSegment::make_bytes(prefix.as_bytes()),
        QrSegment::make_numeric(&text),
    ];
    let fit = |correction, largest: u8| {
        QrCode::encode_segments_advanced(
            &segments,
            correction,
            Version::MIN,
            Version::new(largest),
            None,
            true,
        )
        .ok()
    };
    let code = fit(QrCodeEcc::Medium, SMALL_VERSION.min(largest))
        .or_else(|| fit(QrCodeEcc::Low, largest))?;
    Some(QrPage {
        number: place.0,
        total: place.1,
        link: [prefix, &text].concat(),
        version: code.version().value(),
        extent: code.size() + 2 * QUIET_ZONE,
        path: path(&code),
    })
}

/// Each horizontal run of dark modules as a rectangle.
fn path(code: &QrCode) -> String {
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let start = x;
            while x < size && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, run) = (start + QUIET_ZONE, y + QUIET_ZONE, x - start);
                // Writing to a string does not fail.
                _ = write!(path, "M{left} {top}h{run}v1h-{run}z");
            }
            x += 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sharing::{
        link::parse_fragment,
        pages::{Page, PageCollector},
    };

    const BASE: &str = "https://plumbline.example.org/app/";

    fn payload(length: usize) -> Vec<u8> {
        (0..length)
            .map(|n| u8::try_from(n * 89 % 251).unwrap() | 0x91)
            .collect()
    }

    #[test]
    fn a_small_payload_is_one_small_code() {
        let pages = qr_pages(&payload(100), BASE, LargestCode::Comfortable).unwrap();
        assert_eq!(pages.len(), 1);
        assert!(pages[0].version <= 8, "version {}", pages[0].version);
        assert_eq!(parse_fragment(&pages[0].link), Ok(payload(100)));
    }

    #[test]
    fn a_large_payload_becomes_pages_that_lead_back_to_it() {
        let payload = payload(3_000);
        let pages = qr_pages(&payload, BASE, LargestCode::Comfortable).unwrap();
        assert_eq!(pages.len(), 3);
        let mut collector = PageCollector::default();
        for page in pages.iter().rev() {
            assert!(page.version <= 25);
            let read = parse_fragment(&page.link).unwrap();
            collector.add(Page::parse(&read).unwrap()).unwrap();
        }
        assert_eq!(collector.payload(), Some(Ok(payload)));
    }

    #[test]
    fn the_largest_part_fills_a_page_and_one_byte_more_does_not_fit() {
        let prefix = prefix(BASE);
        let part = largest_part(prefix.len()).unwrap();
        let page = |bytes| draw(&prefix, &payload(bytes + FRAME), PAGE_VERSION, (1, 1));
        assert!(page(part).is_some());
        assert!(page(part + 4).is_none());
    }

    #[test]
    fn a_year_twice_a_day_fits_one_dense_code() {
        let pages = qr_pages(&payload(2_600), BASE, LargestCode::Dense).unwrap();
        assert_eq!(pages.len(), 1);
    }

    #[test]
    fn an_address_longer_than_a_code_is_refused() {
        let base = "x".repeat(2_000);
        assert_eq!(
            qr_pages(&payload(3_000), &base, LargestCode::Comfortable),
            Err(ShareError::TooLong)
        );
    }

    #[test]
    fn the_label_cannot_break_out_of_the_drawing() {
        let pages = qr_pages(&payload(10), BASE, LargestCode::Comfortable).unwrap();
        let svg = pages[0].svg("Ann's \"<code>\" & more");
        assert!(svg.contains("aria-label=\"Ann's &quot;&lt;code>&quot; &amp; more\""));
        assert!(!svg.contains("style="));
    }
}
