//! A payload in the fragment of the app's own address, which no browser sends to a server.

use super::text::{LONGEST_TEXT, payload_to_base64url, text_to_payload};
use crate::domain::sharing::ShareError;

/// What comes before the text in an address.
pub const MARK: &str = "#/s/";

/// `base` (the app's address, with or without a fragment) followed by the payload.
///
/// # Errors
/// [`ShareError::TooLong`] when nobody could read it back.
pub fn link(base: &str, payload: &[u8]) -> Result<String, ShareError> {
    let text = payload_to_base64url(payload);
    if text.len() > LONGEST_TEXT {
        return Err(ShareError::TooLong);
    }
    Ok(prefix(base) + &text)
}

/// The part of every link that is the same.
pub(super) fn prefix(base: &str) -> String {
    let base = base.split_once('#').map_or(base, |(before, _)| before);
    [base, MARK].concat()
}

/// The payload in a fragment (`#/s/...`) or in a whole link, as pasted by a person: white space
/// around and inside it, as mail programs add it, is ignored, and so is a query behind it, as
/// services that count clicks add it.
///
/// # Errors
/// [`ShareError::NotOurs`] without the mark, else as [`text_to_payload`].
pub fn parse_fragment(link: &str) -> Result<Vec<u8>, ShareError> {
    // Twice the limit leaves room for the address and for white space.
    if link.len() > 2 * LONGEST_TEXT {
        return Err(ShareError::TooLong);
    }
    let (_, text) = link.split_once(MARK).ok_or(ShareError::NotOurs)?;
    let text = text.split_once(['?', '&']).map_or(text, |(text, _)| text);
    if text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        let joined: String = text.split_ascii_whitespace().collect();
        text_to_payload(&joined)
    } else {
        text_to_payload(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sharing::text::digits;

    #[test]
    fn a_link_leads_back_to_its_payload() {
        let payload = [0x91, 0, 255, 7];
        let link = link("https://example.org/app/#/history", &payload).unwrap();
        assert_eq!(link, "https://example.org/app/#/s/kQD_Bw");
        assert_eq!(parse_fragment(&link), Ok(payload.to_vec()));
        assert_eq!(parse_fragment(" #/s/kQD_\n Bw "), Ok(payload.to_vec()));
        assert_eq!(
            parse_fragment("#/s/kQD_Bw?utm_source=mail"),
            Ok(payload.to_vec())
        );
        let numeric = ["#/s/", &digits(&payload)].concat();
        assert_eq!(parse_fragment(&numeric), Ok(payload.to_vec()));
    }

    #[test]
    fn another_fragment_is_not_ours() {
        assert_eq!(parse_fragment("#/history"), Err(ShareError::NotOurs));
        assert_eq!(parse_fragment("#/s/"), Err(ShareError::CutShort));
        assert_eq!(
            parse_fragment("#/s/\u{e9}t\u{e9}"),
            Err(ShareError::NotOurs)
        );
    }

    #[test]
    fn a_payload_too_long_for_a_link_is_refused() {
        assert_eq!(link("", &vec![0x91; 49_153]), Err(ShareError::TooLong));
        assert!(link("", &vec![0x91; 49_152]).is_ok());
    }
}
