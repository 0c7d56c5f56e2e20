//! The frame around the columns: kind byte, numbers, sections.

use crate::domain::sharing::ShareError;

/// What a payload is. The high half of its first byte says so, the low half is the version.
///
/// No first byte lies in `0xD0..=0xF7`, so that base64url text of a payload never begins with a
/// digit and text of decimal digits can be told from it. All are continuation bytes of UTF-8, with
/// which no text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sharing) enum Kind {
    /// A history in the open.
    History,
    /// A payload locked with a passphrase.
    Container,
    /// One page of a payload.
    Page,
}

impl Kind {
    const ALL: [Self; 3] = [Self::History, Self::Container, Self::Page];
    const VERSION: u8 = 1;

    const fn family(self) -> u8 {
        match self {
            Self::History => 0x90,
            Self::Container => 0xA0,
            Self::Page => 0xB0,
        }
    }

    /// The byte a payload of this kind begins with.
    pub(in crate::sharing) const fn first_byte(self) -> u8 {
        self.family() | Self::VERSION
    }
}

/// The kind of `payload`, if this version reads it.
pub(in crate::sharing) fn kind_of(payload: &[u8]) -> Result<Kind, ShareError> {
    let first = payload.first().ok_or(ShareError::CutShort)?;
    let kind = Kind::ALL
        .into_iter()
        .find(|kind| kind.family() == first & 0xF0)
        .ok_or(ShareError::NotOurs)?;
    match (first & 0x0F).cmp(&Kind::VERSION) {
        core::cmp::Ordering::Equal => Ok(kind),
        core::cmp::Ordering::Greater => Err(ShareError::NewerVersion),
        core::cmp::Ordering::Less => Err(ShareError::NotOurs),
    }
}

/// Appends `number` as LEB128: seven bits a byte, low ones first.
pub(super) fn write_number(bytes: &mut Vec<u8>, number: u32) {
    let mut rest = number;
    loop {
        let low = rest.to_le_bytes()[0] & 0x7F;
        rest >>= 7;
        if rest == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// A tagged piece of a payload.
#[derive(Debug, Clone, Copy)]
pub(super) struct Section<'a> {
    pub(super) tag: u32,
    pub(super) bytes: &'a [u8],
}

/// Reads numbers and pieces from the front of some bytes.
#[derive(Debug)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Most sections a payload may have. Chosen by us: room for columns to come.
    const MOST_SECTIONS: usize = 64;

    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// A LEB128 number below 2^32, in its shortest form.
    pub(super) fn number(&mut self) -> Result<u32, ShareError> {
        let mut number = 0_u64;
        for shift in [0, 7, 14, 21, 28] {
            let (byte, rest) = self.0.split_first().ok_or(ShareError::CutShort)?;
            self.0 = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                let shortest = shift == 0 || *byte != 0;
                return u32::try_from(number)
                    .ok()
                    .filter(|_| shortest)
                    .ok_or(ShareError::Impossible);
            }
        }
        Err(ShareError::Impossible)
    }

    /// Everything not yet read.
    pub(super) const fn rest(&self) -> &'a [u8] {
        self.0
    }

    /// All that is left, as sections with rising tags.
    pub(super) fn sections(mut self) -> Result<Vec<Section<'a>>, ShareError> {
        let mut sections: Vec<Section<'a>> = Vec::new();
        while !self.0.is_empty() {
            let tag = self.number()?;
            let length = self.number()? as usize;
            let rises = sections.last().is_none_or(|last| tag > last.tag);
            if !rises || sections.len() >= Self::MOST_SECTIONS {
                return Err(ShareError::Impossible);
            }
            let (bytes, rest) = self
                .0
                .split_at_checked(length)
                .ok_or(ShareError::CutShort)?;
            self.0 = rest;
            sections.push(Section { tag, bytes });
        }
        Ok(sections)
    }
}
