//! A payload over several codes: cut into numbered pages, put together again in any order.

use super::codec::{Kind, crc32, kind_of};
use crate::domain::sharing::ShareError;

/// Bytes a page needs beside its part: kind, index, total, checksum of the whole.
pub(super) const FRAME: usize = 7;

/// Most pages of one payload. Chosen by us: 64 codes at four a second are sixteen seconds of
/// holding still.
pub const MOST_PAGES: usize = 64;

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its place, from 0.
    pub index: u8,
    /// How many there are, 1..=64.
    pub total: u8,
    /// CRC-32 of the whole payload: tells the pages of one set from those of another.
    pub checksum: u32,
    /// Its part of the payload.
    pub part: Vec<u8>,
}

impl Page {
    /// Its own payload, for a link or a code.
    pub fn to_payload(&self) -> Vec<u8> {
        let mut payload = vec![Kind::Page.first_byte(), self.index, self.total];
        payload.extend(self.checksum.to_be_bytes());
        payload.extend(&self.part);
        payload
    }

    /// Reads [`Self::to_payload`].
    ///
    /// # Errors
    /// [`ShareError::NotOurs`] for something else, [`ShareError::CutShort`],
    /// [`ShareError::Impossible`] for a page beyond its total.
    pub fn parse(payload: &[u8]) -> Result<Self, ShareError> {
        if kind_of(payload)? != Kind::Page {
            return Err(ShareError::NotOurs);
        }
        let Some(([_, index, total, checksum @ ..], part)) = payload.split_first_chunk::<FRAME>()
        else {
            return Err(ShareError::CutShort);
        };
        if part.is_empty() {
            return Err(ShareError::CutShort);
        }
        if index >= total || usize::from(*total) > MOST_PAGES {
            return Err(ShareError::Impossible);
        }
        Ok(Self {
            index: *index,
            total: *total,
            checksum: u32::from_be_bytes(*checksum),
            part: part.to_vec(),
        })
    }
}

/// `payload` in the fewest pages whose parts have at most `largest` bytes, all about equally long.
///
/// # Errors
/// [`ShareError::TooLong`] beyond [`MOST_PAGES`].
pub fn split(payload: &[u8], largest: usize) -> Result<Vec<Page>, ShareError> {
    let count = payload.len().div_ceil(largest.max(1)).max(1);
    let total = u8::try_from(count).map_err(|_| ShareError::TooLong)?;
    if count > MOST_PAGES {
        return Err(ShareError::TooLong);
    }
    let checksum = crc32(payload);
    let even = payload.len().div_ceil(count).max(1);
    Ok((0..)
        .zip(payload.chunks(even))
        .map(|(index, part)| Page {
            index,
            total,
            checksum,
            part: part.to_vec(),
        })
        .collect())
}

/// What the pages seen so far amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Different pages seen.
    pub seen: usize,
    /// Pages there are.
    pub total: usize,
}

impl Progress {
    /// Whether nothing is missing.
    pub const fn is_complete(self) -> bool {
        self.seen == self.total
    }
}

/// Collects pages in any order; a page seen twice counts once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageCollector {
    checksum: u32,
    parts: Vec<Option<Vec<u8>>>,
}

impl PageCollector {
    /// Takes one page.
    ///
    /// # Errors
    /// [`ShareError::OtherSet`] for a page of another payload, [`ShareError::Damaged`] for one that
    /// differs from the same page seen before. The pages collected so far are kept.
    pub fn add(&mut self, page: Page) -> Result<Progress, ShareError> {
        if self.parts.is_empty() {
            self.checksum = page.checksum;
            self.parts = vec![None; page.total.into()];
        }
        if page.checksum != self.checksum || usize::from(page.total) != self.parts.len() {
            return Err(ShareError::OtherSet);
        }
        match self.parts.get_mut(usize::from(page.index)) {
            Some(Some(known)) if *known != page.part => return Err(ShareError::Damaged),
            Some(place) => *place = Some(page.part),
            None => return Err(ShareError::Impossible),
        }
        Ok(self.progress())
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        Progress {
            seen: self.parts.iter().flatten().count(),
            total: self.parts.len(),
        }
    }

    /// Numbers, from 1, of the pages still missing.
    pub fn missing(&self) -> impl Iterator<Item = usize> + '_ {
        (1..)
            .zip(&self.parts)
            .filter(|(_, part)| part.is_none())
            .map(|(number, _)| number)
    }

    /// The whole payload; `None` while pages are missing.
    ///
    /// # Errors
    /// [`ShareError::Damaged`] if all pages are there and the checksum does not agree.
    pub fn payload(&self) -> Option<Result<Vec<u8>, ShareError>> {
        if self.parts.is_empty() {
            return None;
        }
        let parts: Option<Vec<&[u8]>> = self.parts.iter().map(Option::as_deref).collect();
        let payload = parts?.concat();
        Some(if crc32(&payload) == self.checksum {
            Ok(payload)
        } else {
            Err(ShareError::Damaged)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Vec<Page> {
        let payload: Vec<u8> = (0..=200).collect();
        split(&payload, 70).unwrap()
    }

    #[test]
    fn pages_in_any_order_give_the_payload() {
        let mut collector = PageCollector::default();
        let pages = pages();
        assert_eq!(pages.len(), 3);
        collector.add(pages[2].clone()).unwrap();
        collector.add(pages[0].clone()).unwrap();
        collector.add(pages[2].clone()).unwrap();
        assert_eq!(collector.payload(), None);
        assert_eq!(collector.missing().collect::<Vec<_>>(), [2]);
        let read = Page::parse(&pages[1].to_payload()).unwrap();
        assert!(collector.add(read).unwrap().is_complete());
        assert_eq!(collector.payload(), Some(Ok((0..=200).collect())));
    }

    #[test]
    fn a_page_of_another_set_is_refused_and_the_rest_kept() {
        let mut collector = PageCollector::default();
        collector.add(pages()[0].clone()).unwrap();
        let other = split(&[7; 201], 70).unwrap();
        assert_eq!(collector.add(other[1].clone()), Err(ShareError::OtherSet));
        assert_eq!(collector.progress().seen, 1);
    }

    #[test]
    fn a_changed_page_is_noticed_once_all_are_there() {
        let mut collector = PageCollector::default();
        let mut pages = pages();
        pages[1].part[3] ^= 1;
        for page in pages {
            collector.add(page).unwrap();
        }
        assert_eq!(collector.payload(), Some(Err(ShareError::Damaged)));
    }

    #[test]
    fn a_page_beyond_its_total_is_impossible() {
        let mut payload = pages()[0].to_payload();
        payload[1] = 3;
        assert_eq!(Page::parse(&payload), Err(ShareError::Impossible));
        assert_eq!(Page::parse(&payload[..7]), Err(ShareError::CutShort));
    }
}
