//! Random bits from the platform's cryptographic source.

/// Sixteen random bits; `None` where the platform offers no randomness.
pub fn bits16() -> Option<u16> {
    let mut bytes = [0_u8; 2];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(u16::from_le_bytes(bytes))
}
