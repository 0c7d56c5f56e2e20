//! Something handed over, from the first link, code or file to the history in it.
//!
//! A machine without effects: texts and bytes go in, one of a few states comes out. Unlocking is done
//! by the browser, so it is asked for ([`Reading::Locked`]) and its outcome handed back.

use super::{
    Opened, Received,
    container::Container,
    link::{MARK, parse_fragment},
    open,
    pages::{Page, PageCollector},
};
use crate::domain::sharing::ShareError;

/// How far reading has come.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Reading {
    /// Nothing was handed over yet.
    #[default]
    Nothing,
    /// Some pages of a set of codes.
    Pages {
        /// Those seen so far.
        collected: PageCollector,
        /// What was wrong with the last code; the pages are kept all the same.
        trouble: Option<ShareError>,
    },
    /// A passphrase is needed.
    Locked {
        /// What it opens.
        container: Container,
        /// Why the last attempt failed.
        trouble: Option<ShareError>,
    },
    /// A history to look at.
    History(Box<Received>),
    /// It cannot be read.
    Failed(ShareError),
}

impl Reading {
    /// Takes a link, or the fragment of one.
    pub fn take_text(&mut self, text: &str) {
        match parse_fragment(text) {
            Ok(payload) => self.take_payload(&payload),
            Err(error) => self.fail(error),
        }
    }

    /// Takes the bytes of a link, a code or a file.
    pub fn take_payload(&mut self, payload: &[u8]) {
        match open(payload) {
            Ok(Opened::Page(page)) => self.take_page(page),
            Ok(Opened::Locked(container)) => {
                *self = Self::Locked {
                    container,
                    trouble: None,
                };
            }
            Ok(Opened::History(received)) => *self = Self::History(Box::new(received)),
            Err(error) => self.fail(error),
        }
    }

    /// Takes the bytes of a file: the app's own, or a text with a link in it.
    pub fn take_file(&mut self, bytes: &[u8]) {
        match core::str::from_utf8(bytes) {
            Ok(text) if text.contains(MARK) => self.take_text(text),
            _ => self.take_payload(bytes),
        }
    }

    /// Takes what a passphrase made of the container: the payload in it, or why there is none.
    /// Without a container waiting, nothing happens.
    pub fn take_unlocked(&mut self, unlocked: Result<Vec<u8>, ShareError>) {
        let Self::Locked { trouble, .. } = self else {
            return;
        };
        match unlocked.and_then(|payload| open(&payload)) {
            Ok(Opened::History(received)) => *self = Self::History(Box::new(received)),
            // No version of the app locks a lock or a page.
            Ok(Opened::Locked(_) | Opened::Page(_)) => *self = Self::Failed(ShareError::Impossible),
            Err(error @ (ShareError::WrongPassphrase | ShareError::NoEncryption)) => {
                *trouble = Some(error);
            }
            Err(error) => *self = Self::Failed(error),
        }
    }

    fn take_page(&mut self, page: Page) {
        if !matches!(self, Self::Pages { .. }) {
            *self = Self::Pages {
                collected: PageCollector::default(),
                trouble: None,
            };
        }
        let Self::Pages { collected, trouble } = self else {
            return;
        };
        *trouble = collected.add(page).err();
        match collected.payload() {
            None => {}
            Some(Err(error)) => *self = Self::Failed(error),
            Some(Ok(payload)) => match open(&payload) {
                // Pages of pages are made by no version of the app.
                Ok(Opened::Page(_)) => *self = Self::Failed(ShareError::Impossible),
                _ => {
                    *self = Self::Nothing;
                    self.take_payload(&payload);
                }
            },
        }
    }

    /// A code of something else that comes before the camera does not throw collected pages away.
    fn fail(&mut self, error: ShareError) {
        if let Self::Pages { trouble, .. } = self {
            *trouble = Some(error);
        } else {
            *self = Self::Failed(error);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sharing::{
        SharedHistory,
        container::Lock,
        encode,
        link::link,
        pages::split,
        selection::{Selection, Source},
    };

    fn payload() -> Vec<u8> {
        let selection = Selection {
            name: Some("Ann".to_owned()),
            ..Selection::default()
        };
        encode(&SharedHistory::from_records(&Source::default(), &selection).unwrap())
    }

    fn page(part: usize) -> Vec<u8> {
        split(&payload(), 8).unwrap()[part].to_payload()
    }

    fn locked(sealed: Vec<u8>) -> Vec<u8> {
        let lock = Lock::new([1; 16], [2; 12]);
        Container { lock, sealed }.to_payload()
    }

    fn name_of(reading: &Reading) -> Option<&str> {
        match reading {
            Reading::History(received) => received.history.name(),
            _ => None,
        }
    }

    #[test]
    fn a_link_opens_at_once() {
        let mut reading = Reading::default();
        reading.take_text(&link("https://example.org/", &payload()).unwrap());
        assert_eq!(name_of(&reading), Some("Ann"));
    }

    #[test]
    fn pages_open_when_the_last_has_come_in_whatever_order() {
        let mut reading = Reading::default();
        let total = split(&payload(), 8).unwrap().len();
        assert!(total > 1);
        for part in (0..total).rev() {
            assert_eq!(name_of(&reading), None);
            reading.take_payload(&page(part));
        }
        assert_eq!(name_of(&reading), Some("Ann"));
    }

    #[test]
    fn a_stranger_among_the_codes_costs_no_page() {
        let mut reading = Reading::default();
        reading.take_payload(&page(1));
        reading.take_text("https://example.org/menu");
        let Reading::Pages { collected, trouble } = &reading else {
            panic!("{reading:?}");
        };
        assert_eq!(collected.progress().seen, 1);
        assert_eq!(*trouble, Some(ShareError::NotOurs));
        reading.take_payload(&page(0));
        let Reading::Pages { trouble, .. } = &reading else {
            return;
        };
        assert_eq!(*trouble, None, "a good code ends the trouble");
    }

    #[test]
    fn a_wrong_passphrase_can_be_tried_again() {
        let mut reading = Reading::default();
        reading.take_payload(&locked(vec![3; 40]));
        reading.take_unlocked(Err(ShareError::WrongPassphrase));
        assert!(matches!(
            reading,
            Reading::Locked {
                trouble: Some(ShareError::WrongPassphrase),
                ..
            }
        ));
        reading.take_unlocked(Ok(payload()));
        assert_eq!(name_of(&reading), Some("Ann"));
    }

    #[test]
    fn a_lock_in_a_lock_is_refused() {
        let mut reading = Reading::default();
        reading.take_payload(&locked(vec![3; 40]));
        reading.take_unlocked(Ok(locked(vec![3; 40])));
        assert_eq!(reading, Reading::Failed(ShareError::Impossible));
    }

    #[test]
    fn a_late_answer_to_a_lock_that_is_gone_changes_nothing() {
        let mut reading = Reading::default();
        reading.take_unlocked(Ok(payload()));
        assert_eq!(reading, Reading::Nothing);
    }

    #[test]
    fn a_file_may_hold_the_bytes_or_a_link() {
        for file in [
            payload(),
            link("https://example.org/", &payload())
                .unwrap()
                .into_bytes(),
        ] {
            let mut reading = Reading::default();
            reading.take_file(&file);
            assert_eq!(name_of(&reading), Some("Ann"));
        }
    }

    #[test]
    fn what_is_not_ours_is_said() {
        let mut reading = Reading::default();
        reading.take_payload(b"{\"sessions\":[]}");
        assert_eq!(reading, Reading::Failed(ShareError::NotOurs));
    }
}
