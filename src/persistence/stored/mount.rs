//! The gauge's mount as plain numbers. What makes them valid is `sensing`'s to judge, so a damaged
//! mount is refused there and the person sets level again.

use serde::{Deserialize, Serialize};

use super::{DecodeError, seal, unseal, version_of};

const NEWEST: u8 = 1;

/// Version 1 of a stored mount: directions in the device frame, angles in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StoredMount {
    /// Up while the table was horizontal.
    pub zero: [f64; 3],
    /// The pivot axis, and whether its sign is confirmed.
    pub pivot: Option<([f64; 3], bool)>,
    /// The stated angle of a second pose and the gauge's error there.
    pub known_angle_deg: Option<(f64, f64)>,
    /// Up while the table was parked upright.
    pub upright: Option<[f64; 3]>,
    /// Whether the platform rounds acceleration; `None` when not yet known.
    pub rounded: Option<bool>,
}

/// The newest stored bytes of `mount`.
pub fn encode_mount(mount: &StoredMount) -> Vec<u8> {
    seal(NEWEST, mount)
}

/// The numbers in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it or it is damaged.
pub fn decode_mount(bytes: &[u8]) -> Result<StoredMount, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    unseal(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mount_reads_back_as_written() {
        let mount = StoredMount {
            zero: [0.0, 0.6, 0.8],
            pivot: Some(([1.0, 0.0, 0.0], true)),
            known_angle_deg: Some((40.0, -0.3)),
            upright: None,
            rounded: Some(true),
        };
        assert_eq!(decode_mount(&encode_mount(&mount)), Ok(mount));
    }

    #[test]
    fn a_mount_of_a_newer_version_is_not_half_read() {
        assert_eq!(
            decode_mount(&[2, 0, 0]),
            Err(DecodeError::NewerFormat { version: 2 })
        );
    }
}
