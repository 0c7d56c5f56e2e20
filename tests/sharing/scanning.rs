//! Codes drawn by this app, read back from pictures of them.

use plumbline::sharing::{
    Selection, encode,
    qr::{LargestCode, QrPage, qr_pages},
    scan::{Picture, codes},
};
use proptest::{collection::vec, prelude::*};

use crate::{realistic, shared};

const BASE: &str = "https://plumbline.example.org/app/";

fn pages(sessions: usize, largest: LargestCode) -> Vec<QrPage> {
    let history = realistic::history(realistic::SEED, sessions);
    let payload = encode(&shared(&history, &Selection::default()));
    qr_pages(&payload, BASE, largest).unwrap()
}

/// Whether each module is dark, read from the path's own rectangles.
fn modules(page: &QrPage) -> Vec<Vec<bool>> {
    let extent = usize::try_from(page.extent).unwrap();
    let mut dark = vec![vec![false; extent]; extent];
    for run in page.path.split('M').filter(|run| !run.is_empty()) {
        let (start, rest) = run.split_once('h').unwrap();
        let (x, y) = start.split_once(' ').unwrap();
        let (width, _) = rest.split_once('v').unwrap();
        let (x, y, width): (usize, usize, usize) = (
            x.parse().unwrap(),
            y.parse().unwrap(),
            width.parse().unwrap(),
        );
        dark[y][x..x + width].fill(true);
    }
    dark
}

/// A photograph of `page`: turned by `degrees`, `scale` pixels a module, lit unevenly, with the noise
/// of a small sensor.
fn photograph(page: &QrPage, scale: f64, degrees: f64) -> Picture {
    let dark = modules(page);
    let extent = dark.len() as f64;
    let size = (extent * scale * 1.5) as usize;
    let (sin, cos) = degrees.to_radians().sin_cos();
    let mut noise = 1_u32;
    let mut rgba = Vec::with_capacity(size * size * 4);
    for y in 0..size {
        for x in 0..size {
            let (dx, dy) = (x as f64 - size as f64 / 2.0, y as f64 - size as f64 / 2.0);
            let across = (dx * cos + dy * sin) / scale + extent / 2.0;
            let down = (dy * cos - dx * sin) / scale + extent / 2.0;
            let inside = (0.0..extent).contains(&across) && (0.0..extent).contains(&down);
            let is_dark = inside && dark[down as usize][across as usize];
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let light = 150.0 + 60.0 * x as f64 / size as f64 + f64::from(noise >> 28);
            let grey = if is_dark { light / 4.0 } else { light } as u8;
            rgba.extend([grey, grey, grey, 255]);
        }
    }
    Picture::from_rgba(size, &rgba).unwrap()
}

#[test]
fn a_year_of_codes_is_read_from_photographs() {
    for page in pages(365, LargestCode::Comfortable) {
        for degrees in [0.0, 4.0, 24.0, 90.0, 187.0, -44.0] {
            let read = codes(&photograph(&page, 6.0, degrees));
            assert_eq!(read, [page.link.as_str()], "{degrees} degrees");
        }
    }
}

#[test]
fn the_largest_code_is_read_from_a_screenshot() {
    let [page] = &pages(620, LargestCode::Dense)[..] else {
        panic!("one code");
    };
    assert!(page.version > 30, "version {}", page.version);
    assert_eq!(codes(&photograph(page, 4.0, 0.0)), [page.link.as_str()]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_picture_is_looked_through_without_a_panic(
        width in 1_usize..80,
        rows in vec(any::<[u8; 4]>(), 1..4_000),
    ) {
        let rgba: Vec<u8> = rows[..rows.len() / width * width].concat();
        if let Some(picture) = Picture::from_rgba(width, &rgba) {
            codes(&picture);
        }
    }

    #[test]
    fn a_torn_code_is_looked_through_without_a_panic(
        wipes in vec((0_usize..600, 0_usize..600, 1_usize..120, any::<bool>()), 1..12),
    ) {
        let page = &pages(40, LargestCode::Comfortable)[0];
        let dark = modules(page);
        let scale = 6;
        let size = dark.len() * scale;
        let mut rgba = Vec::new();
        for y in 0..size {
            for x in 0..size {
                let wiped = wipes.iter().find(|(left, top, extent, _)| {
                    (*left..left + extent).contains(&x) && (*top..top + extent).contains(&y)
                });
                let is_dark = wiped.map_or(dark[y / scale][x / scale], |wipe| wipe.3);
                let grey = if is_dark { 20 } else { 230 };
                rgba.extend([grey, grey, grey, 255]);
            }
        }
        for text in codes(&Picture::from_rgba(size, &rgba).unwrap()) {
            prop_assert_eq!(&text, &page.link);
        }
    }
}
