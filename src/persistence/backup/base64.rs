//! Bytes as text within a backup: base64 with padding (RFC 4648, section 4), in its one
//! canonical form.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `bytes` as text.
pub(super) fn to_base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = group
            .iter()
            .chain([&0, &0])
            .take(3)
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        for place in 0..4_usize {
            let letter = bits >> (18 - 6 * place) & 63;
            text.push(if place > group.len() {
                '='
            } else {
                char::from(LETTERS[letter as usize])
            });
        }
    }
    text
}

/// The bytes of `text`; `None` if it is not exactly what [`to_base64`] writes for them.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in group {
            bits = bits << 6 | value(*letter).unwrap_or(0);
        }
        let [_, first, second, third] = bits.to_be_bytes();
        let padding = group.iter().filter(|letter| **letter == b'=').count();
        bytes.extend(&[first, second, third][..3_usize.checked_sub(padding)?]);
    }
    // Whatever was wrong (letters, length, padding, spare bits) shows in writing it again.
    (to_base64(&bytes) == text).then_some(bytes)
}

fn value(letter: u8) -> Option<u32> {
    let place = LETTERS.iter().position(|one| *one == letter)?;
    u32::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_standards_examples_are_met() {
        // RFC 4648, section 10.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(to_base64(bytes.as_bytes()), text);
            assert_eq!(from_base64(text), Some(bytes.as_bytes().to_vec()));
        }
    }

    #[test]
    fn only_the_canonical_text_is_read() {
        for text in [
            "Zg", "Zg=", "Zh==", "Z===", "====", "Zm9v\n", "Zm-_", "Zg==Zg==", "ä",
        ] {
            assert_eq!(from_base64(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_survive(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            prop_assert_eq!(from_base64(&to_base64(&bytes)), Some(bytes));
        }

        #[test]
        fn text_that_is_read_is_the_one_its_bytes_are_written_as(text in "[A-Za-z0-9+/=_-]{0,12}|.*") {
            if let Some(bytes) = from_base64(&text) {
                prop_assert_eq!(to_base64(&bytes), text);
            }
        }
    }
}
