//! Any bytes, as a payload, as the inside of a payload whose checksum agrees, and as text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use plumbline::sharing::{Opened, decode, encode, link::parse_fragment, open};

fuzz_target!(|bytes: &[u8]| {
    visit(bytes);
    visit(&sealed(bytes));
    if let Ok(text) = core::str::from_utf8(bytes)
        && let Ok(payload) = parse_fragment(text)
    {
        visit(&payload);
    }
});

/// What opens must also be sendable, and arrive the same.
fn visit(payload: &[u8]) {
    if let Ok(Opened::History(received)) = open(payload) {
        let again = decode(&encode(&received.history)).map(|received| received.history);
        assert_eq!(again.as_ref(), Ok(&received.history));
    }
}

/// CRC-32 appended, so that the fuzzer need not find it.
fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut remainder = u32::MAX;
    for byte in bytes {
        remainder ^= u32::from(*byte);
        for _ in 0..8 {
            remainder = (remainder >> 1) ^ (0xEDB8_8320 * (remainder & 1));
        }
    }
    [bytes, &(!remainder).to_be_bytes()].concat()
}
