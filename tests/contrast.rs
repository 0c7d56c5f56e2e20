//! The colour tokens' contrast, light and dark: text at least 4.5:1, graphics at least 3:1
//! (WCAG 2.2, success criteria 1.4.3 and 1.4.11).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::{collections::BTreeMap, fs};

/// A colour in OKLCH: lightness 0..=1, chroma, hue in degrees.
#[derive(Debug, Clone, Copy)]
struct Oklch(f64, f64, f64);

impl Oklch {
    fn parse(text: &str) -> Self {
        let numbers: Vec<f64> = text
            .trim()
            .strip_prefix("oklch(")
            .and_then(|text| text.strip_suffix(')'))
            .unwrap_or_else(|| panic!("not a colour: {text}"))
            .split_whitespace()
            .map(|number| number.parse().unwrap())
            .collect();
        match numbers[..] {
            [lightness, chroma, hue] => Self(lightness, chroma, hue),
            // Pure white is written without a hue that matters.
            _ => panic!("not three numbers: {text}"),
        }
    }

    /// Relative luminance of the sRGB colour a screen shows for it, out-of-gamut parts clipped.
    ///
    /// Source: Björn Ottosson, "A perceptual color space for image processing" (matrices), and
    /// WCAG 2.2 (luminance).
    fn luminance(self) -> f64 {
        let Self(lightness, chroma, hue) = self;
        let (sin, cos) = hue.to_radians().sin_cos();
        let (a, b) = (chroma * cos, chroma * sin);
        let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let red = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
        let green = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
        let blue = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s;
        let [red, green, blue] = [red, green, blue].map(|part| part.clamp(0.0, 1.0));
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

fn contrast(one: Oklch, other: Oklch) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Every token that is a `light-dark()` pair of colours.
fn tokens() -> BTreeMap<String, [Oklch; 2]> {
    let sheet = fs::read_to_string("style/tokens.css").unwrap();
    sheet
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
            let pair = value
                .trim()
                .strip_prefix("light-dark(")?
                .strip_suffix(");")?;
            let (light, dark) = pair.split_once("), ")?;
            Some((
                name.to_owned(),
                [Oklch::parse(&format!("{light})")), Oklch::parse(dark)],
            ))
        })
        .collect()
}

/// Front, ground.
const TEXT: [(&str, &str); 16] = [
    ("ink", "ground"),
    ("ink", "raise"),
    ("ink", "sunken"),
    ("dim", "ground"),
    ("dim", "raise"),
    // A confirmed key of the checklist.
    ("dim", "sunken"),
    ("go", "sunken"),
    ("go", "ground"),
    ("go", "raise"),
    ("on-go", "go"),
    ("over", "ground"),
    ("over", "raise"),
    ("on-over", "over"),
    ("ground", "in"),
    ("ground", "near"),
    ("near", "raise"),
];

const GRAPHICS: [(&str, &str); 13] = [
    ("edge", "ground"),
    ("edge", "raise"),
    ("edge", "dial-sky"),
    ("edge", "dial-earth"),
    ("in", "ground"),
    ("in", "raise"),
    ("in", "dial-sky"),
    ("in", "dial-earth"),
    ("over", "dial-sky"),
    ("over", "dial-earth"),
    ("near", "ground"),
    ("focus", "ground"),
    ("focus", "raise"),
];

fn hold(pairs: &[(&str, &str)], least: f64) {
    let tokens = tokens();
    let mut short = Vec::new();
    for (front, ground) in pairs {
        for (theme, name) in ["light", "dark"].iter().enumerate() {
            let found = contrast(tokens[*front][theme], tokens[*ground][theme]);
            if found < least {
                short.push(format!("{front} on {ground}, {name}: {found:.2}"));
            }
        }
    }
    assert!(short.is_empty(), "below {least}: {short:#?}");
}

#[test]
fn every_text_colour_reads_on_its_ground() {
    hold(&TEXT, 4.5);
}

#[test]
fn every_graphic_stands_out_from_its_ground() {
    hold(&GRAPHICS, 3.0);
}

#[test]
fn the_table_in_the_readme_says_what_the_tokens_say() {
    let tokens = tokens();
    let readme = fs::read_to_string("style/README.md").unwrap();
    let mut rows = 0;
    for line in readme.lines().filter(|line| line.contains("` on `")) {
        let names: Vec<&str> = line.split('`').collect();
        let (front, ground) = (names[1], names[3]);
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        for (theme, cell) in cells[2..4].iter().enumerate() {
            let found = contrast(tokens[front][theme], tokens[ground][theme]);
            assert_eq!(*cell, format!("{found:.1}"), "{front} on {ground}");
        }
        rows += 1;
    }
    assert!(rows > 20, "the table has {rows} rows");
}

#[test]
fn no_sheet_but_the_tokens_holds_a_raw_colour() {
    let mut found = Vec::new();
    for folder in ["style", "style/components", "style/pages"] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|kind| kind != "css") || path.ends_with("tokens.css") {
                continue;
            }
            let sheet = fs::read_to_string(&path).unwrap();
            for line in sheet.lines() {
                // Hatching only darkens whatever lies under it; paper is white.
                let shade = line.contains("oklch(0 0 0 / ") || path.ends_with("print.css");
                if ["oklch(", "rgb(", "hsl(", "#0", "#f"]
                    .iter()
                    .any(|raw| line.contains(raw))
                    && !shade
                {
                    found.push(format!("{}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn black_on_white_is_the_scale_s_end() {
    let (black, white) = (Oklch(0.0, 0.0, 0.0), Oklch(1.0, 0.0, 0.0));
    assert!((contrast(black, white) - 21.0).abs() < 0.01);
}
