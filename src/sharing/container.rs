//! The header around a payload locked with a passphrase. The locking itself is done by the
//! browser (`WebCrypto`): AES-256-GCM, the key by PBKDF2 with SHA-256.
//!
//! Layout: `kind and version (1) · iterations (4, big endian) · salt (16) · nonce (12) · sealed`.
//! Everything before `sealed` is the additional authenticated data, so a changed header does not open.

use super::codec::{Kind, LONGEST_PAYLOAD, kind_of};
use crate::domain::sharing::ShareError;

/// A payload locked with a passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// How its key follows from the passphrase.
    pub lock: Lock,
    /// What AES-256-GCM gave: the payload and a tag of 16 bytes.
    pub sealed: Vec<u8>,
}

/// The parameters of a lock. Salt and nonce are random and used once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lock {
    /// Rounds of PBKDF2.
    pub iterations: u32,
    /// Salt of PBKDF2.
    pub salt: [u8; Self::SALT],
    /// Initialisation vector of AES-GCM.
    pub nonce: [u8; Self::NONCE],
}

impl Lock {
    /// Bytes of salt: NIST SP 800-132, section 5.1, asks for 128 bits.
    pub const SALT: usize = 16;
    /// Bytes of nonce: NIST SP 800-38D, section 8.2, recommends 96 bits.
    pub const NONCE: usize = 12;
    /// Bytes of the tag AES-GCM appends.
    pub const TAG: usize = 16;
    /// Fewest rounds accepted, and the number used: OWASP Password Storage Cheat Sheet for
    /// PBKDF2-HMAC-SHA256.
    pub const FEWEST_ITERATIONS: u32 = 600_000;
    /// Most rounds accepted. Chosen by us: a hostile link must not keep a phone busy for minutes.
    pub const MOST_ITERATIONS: u32 = 5_000_000;
    const HEADER: usize = 1 + 4 + Self::SALT + Self::NONCE;

    /// A lock of this version's strength.
    pub const fn new(salt: [u8; Self::SALT], nonce: [u8; Self::NONCE]) -> Self {
        Self {
            iterations: Self::FEWEST_ITERATIONS,
            salt,
            nonce,
        }
    }

    /// The header's bytes: the additional authenticated data to lock and to unlock with.
    pub fn header(&self) -> Vec<u8> {
        let mut header = vec![Kind::Container.first_byte()];
        header.extend(self.iterations.to_be_bytes());
        header.extend(self.salt);
        header.extend(self.nonce);
        header
    }
}

impl Container {
    /// Header and sealed bytes, for a link, codes or a file.
    pub fn to_payload(&self) -> Vec<u8> {
        let mut payload = self.lock.header();
        payload.extend(&self.sealed);
        payload
    }

    /// Reads [`Self::to_payload`].
    ///
    /// # Errors
    /// [`ShareError::NotOurs`] for something else, [`ShareError::NewerVersion`],
    /// [`ShareError::CutShort`], [`ShareError::TooLong`], and [`ShareError::BadLock`] for rounds out
    /// of range.
    pub fn parse(payload: &[u8]) -> Result<Self, ShareError> {
        if payload.len() > LONGEST_PAYLOAD {
            return Err(ShareError::TooLong);
        }
        if kind_of(payload)? != Kind::Container {
            return Err(ShareError::NotOurs);
        }
        let Some(([_, header @ ..], sealed)) = payload.split_first_chunk::<{ Lock::HEADER }>()
        else {
            return Err(ShareError::CutShort);
        };
        let (Some((iterations, rest)), Some(nonce)) = (
            header.split_first_chunk::<4>(),
            header.last_chunk::<{ Lock::NONCE }>(),
        ) else {
            return Err(ShareError::CutShort);
        };
        let salt = rest
            .first_chunk::<{ Lock::SALT }>()
            .ok_or(ShareError::CutShort)?;
        let iterations = u32::from_be_bytes(*iterations);
        if !(Lock::FEWEST_ITERATIONS..=Lock::MOST_ITERATIONS).contains(&iterations) {
            return Err(ShareError::BadLock);
        }
        if sealed.len() <= Lock::TAG {
            return Err(ShareError::CutShort);
        }
        Ok(Self {
            lock: Lock {
                iterations,
                salt: *salt,
                nonce: *nonce,
            },
            sealed: sealed.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sharing::decode;

    fn container() -> Container {
        Container {
            lock: Lock::new([1; 16], [2; 12]),
            sealed: vec![3; 40],
        }
    }

    #[test]
    fn a_container_comes_back_as_it_was() {
        let payload = container().to_payload();
        assert_eq!(payload.len(), 33 + 40);
        assert_eq!(payload[..5], [0xA1, 0, 9, 0x27, 0xC0]);
        assert_eq!(Container::parse(&payload), Ok(container()));
        assert_eq!(decode(&payload), Err(ShareError::Locked));
    }

    #[test]
    fn rounds_that_are_too_few_or_would_take_for_ever_are_refused() {
        let mut payload = container().to_payload();
        payload[1] = 0xFF;
        assert_eq!(Container::parse(&payload), Err(ShareError::BadLock));
        payload[1..5].copy_from_slice(&599_999_u32.to_be_bytes());
        assert_eq!(Container::parse(&payload), Err(ShareError::BadLock));
    }

    #[test]
    fn a_container_without_room_for_a_payload_is_cut_short() {
        let payload = container().to_payload();
        assert_eq!(Container::parse(&payload[..49]), Err(ShareError::CutShort));
        assert_eq!(Container::parse(&payload[..20]), Err(ShareError::CutShort));
    }
}
