//! Bytes as text: base64url for links, decimal digits for the numeric mode of QR codes.
//!
//! Both forms are canonical: one payload has one text, any other text is refused. Reading takes
//! memory below the length of the text.

use crate::domain::sharing::ShareError;

/// Longest text that is ever read, in bytes. Chosen by us: what messengers and browsers carry.
pub const LONGEST_TEXT: usize = 65_536;

/// The letters of base64url (RFC 4648, section 5) in order of value.
const LETTERS: [u8; 64] = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// `payload` in base64url without padding.
pub fn payload_to_base64url(payload: &[u8]) -> String {
    let mut text = String::with_capacity(payload.len().div_ceil(3).saturating_mul(4));
    for group in payload.chunks(3) {
        let mut bits = 0_u32;
        for place in 0..3 {
            bits = (bits << 8) | u32::from(group.get(place).copied().unwrap_or(0));
        }
        for place in 0..=group.len() {
            let index = (bits >> (18 - 6 * place)) & 63;
            let letter = LETTERS.get(index as usize).copied().unwrap_or(b'A');
            text.push(char::from(letter));
        }
    }
    text
}

/// The payload of [`payload_to_base64url`].
///
/// # Errors
/// [`ShareError::TooLong`]; [`ShareError::NotOurs`] for other letters; [`ShareError::CutShort`] for
/// a length no payload has; [`ShareError::Damaged`] for bits that should be zero.
pub fn base64url_to_payload(text: &str) -> Result<Vec<u8>, ShareError> {
    check_length(text)?;
    let mut payload = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in group {
            bits = (bits << 6) | letter_value(*letter).ok_or(ShareError::NotOurs)?;
        }
        let (bits, bytes) = match group.len() {
            4 => (bits, 3),
            3 => (bits << 6, 2),
            2 => (bits << 12, 1),
            _ => return Err(ShareError::CutShort),
        };
        let [_, group @ ..] = bits.to_be_bytes();
        let (kept, rest) = group.split_at_checked(bytes).unwrap_or((&group, &[]));
        if rest.iter().any(|byte| *byte != 0) {
            return Err(ShareError::Damaged);
        }
        payload.extend(kept);
    }
    Ok(payload)
}

fn letter_value(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

/// Bytes that become a group of digits together: 7 bytes are 56 bits, 17 digits in numeric mode
/// take 56 and two thirds.
const GROUP_BYTES: usize = 7;

/// Digits that hold 0 to 7 bytes: the fewest that tell all values apart.
const GROUP_DIGITS: [usize; GROUP_BYTES + 1] = [0, 3, 5, 8, 10, 13, 15, 17];

/// `payload` in decimal digits, 17 for every 7 bytes.
pub fn digits(payload: &[u8]) -> String {
    let mut text = String::with_capacity(payload.len().div_ceil(GROUP_BYTES).saturating_mul(17));
    for group in payload.chunks(GROUP_BYTES) {
        let mut number = group
            .iter()
            .fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        let width = GROUP_DIGITS.get(group.len()).copied().unwrap_or(17);
        let mut written = [b'0'; 17];
        for digit in written.iter_mut().take(width).rev() {
            *digit = b'0' + (number % 10).to_le_bytes()[0];
            number /= 10;
        }
        text.extend(written.iter().take(width).map(|digit| char::from(*digit)));
    }
    text
}

/// How many digits [`digits`] writes for `bytes` bytes.
pub(super) fn digits_for(bytes: usize) -> usize {
    let rest = GROUP_DIGITS.get(bytes % GROUP_BYTES).copied().unwrap_or(0);
    (bytes / GROUP_BYTES)
        .saturating_mul(17)
        .saturating_add(rest)
}

/// The payload of [`digits`].
///
/// # Errors
/// [`ShareError::TooLong`]; [`ShareError::NotOurs`] for other characters; [`ShareError::CutShort`]
/// for a length no payload has; [`ShareError::Damaged`] for a number no bytes give.
pub fn digits_to_payload(text: &str) -> Result<Vec<u8>, ShareError> {
    check_length(text)?;
    let mut payload = Vec::with_capacity(text.len() / 17 * GROUP_BYTES + GROUP_BYTES);
    for group in text.as_bytes().chunks(17) {
        let bytes = GROUP_DIGITS
            .iter()
            .position(|width| *width == group.len())
            .ok_or(ShareError::CutShort)?;
        let mut number = 0_u64;
        for digit in group {
            if !digit.is_ascii_digit() {
                return Err(ShareError::NotOurs);
            }
            number = number * 10 + u64::from(digit - b'0');
        }
        let number = number.to_be_bytes();
        let (unused, used) = number
            .split_at_checked(number.len() - bytes)
            .unwrap_or((&[], &number));
        if unused.iter().any(|byte| *byte != 0) {
            return Err(ShareError::Damaged);
        }
        payload.extend(used);
    }
    Ok(payload)
}

/// The payload of either form; which one, the first character tells: base64url of a payload never
/// begins with a digit.
///
/// # Errors
/// As [`base64url_to_payload`] and [`digits_to_payload`].
pub fn text_to_payload(text: &str) -> Result<Vec<u8>, ShareError> {
    match text.as_bytes().first() {
        None => Err(ShareError::CutShort),
        Some(b'0'..=b'9') => digits_to_payload(text),
        Some(_) => base64url_to_payload(text),
    }
}

fn check_length(text: &str) -> Result<(), ShareError> {
    if text.len() > LONGEST_TEXT {
        Err(ShareError::TooLong)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64url_agrees_with_the_vectors_of_the_rfc() {
        // RFC 4648, section 10, without the padding.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(payload_to_base64url(bytes.as_bytes()), text);
            assert_eq!(base64url_to_payload(text), Ok(bytes.as_bytes().to_vec()));
        }
        assert_eq!(payload_to_base64url(&[0xFB, 0xFF]), "-_8");
    }

    #[test]
    fn digits_keep_leading_zeros_and_the_largest_group() {
        assert_eq!(digits(&[0, 0]), "00000");
        assert_eq!(digits(&[255]), "255");
        assert_eq!(digits(&[255; 7]), "72057594037927935");
        for length in 0..40 {
            let bytes: Vec<u8> = (0..length).map(|n| 255 - n * 3).collect();
            let text = digits(&bytes);
            assert_eq!(text.len(), digits_for(bytes.len()));
            assert_eq!(digits_to_payload(&text), Ok(bytes));
        }
    }

    #[test]
    fn text_that_is_not_canonical_is_refused() {
        assert_eq!(base64url_to_payload("Zh"), Err(ShareError::Damaged));
        assert_eq!(base64url_to_payload("Z"), Err(ShareError::CutShort));
        assert_eq!(base64url_to_payload("Zg=="), Err(ShareError::NotOurs));
        assert_eq!(digits_to_payload("256"), Err(ShareError::Damaged));
        assert_eq!(digits_to_payload("12"), Err(ShareError::CutShort));
        assert_eq!(digits_to_payload("1 2"), Err(ShareError::NotOurs));
        assert_eq!(
            digits_to_payload("99999999999999999"),
            Err(ShareError::Damaged)
        );
    }

    #[test]
    fn text_above_the_limit_is_refused_before_it_is_read() {
        let long = "A".repeat(LONGEST_TEXT + 1);
        assert_eq!(text_to_payload(&long), Err(ShareError::TooLong));
        let long = "1".repeat(LONGEST_TEXT + 1);
        assert_eq!(text_to_payload(&long), Err(ShareError::TooLong));
    }
}
