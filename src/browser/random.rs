//! Random bits from the platform's cryptographic source.

/// Sixteen random bits; `None` where the platform offers no randomness.
pub fn bits16() -> Option<u16> {
    bytes().map(u16::from_le_bytes)
}

/// Random bytes; `None` where the platform offers no randomness.
pub fn bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0_u8; N];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
