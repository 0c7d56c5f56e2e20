//! As much JSON as a backup needs: whole numbers, texts, lists, objects, little nesting.
//!
//! Own code, because nothing found fits an untrusted file in a small download: serde_json costs
//! 18 KB compressed; miniserde's derive expands to `unsafe`, which this crate forbids; nanoserde
//! panics on some malformed input and loops on some that is cut short; tinyjson recurses without a
//! bound. This takes about a tenth of serde_json's bytes, allocates in proportion to its input and
//! goes sixteen levels deep. Every number is read exactly or refused.
//!
//! Source: RFC 8259.

mod parse;
mod shape;
#[cfg(test)]
mod tests;

pub(super) use parse::parse;
pub(super) use shape::{Misfit, Shape, field, name_shape, object_shape, push_field};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

/// Appends `text` in quotes.
pub(super) fn push_text(out: &mut String, text: &str) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            control if control < ' ' => {
                let code = usize::try_from(u32::from(control)).unwrap_or(0);
                out.push_str("\\u00");
                out.extend(HEX.get(code / 16));
                out.extend(HEX.get(code % 16));
            }
            plain => out.push(plain),
        }
    }
    out.push('"');
}
