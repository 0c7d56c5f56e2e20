//! A history as a link, a QR code or a file.
//!
//! No web types here, no clock, no network: a share is bytes made from records and records made
//! from bytes. Reading one never writes anything; [`merge`] only says what adding it would change.
//!
//! What leaves: [`SharedHistory`], chosen by [`Selection`]. How: [`encode`] to bytes, [`text`] and
//! [`link`] for an address, [`qr`] for codes, [`container`] for a passphrase. And back: [`open`], step
//! by step [`reading`], from a picture [`scan`].

mod choose;
pub mod codec;
pub mod container;
pub mod history;
pub mod link;
pub mod merge;
pub mod pages;
pub mod qr;
pub mod reading;
pub mod scan;
pub mod selection;
pub mod tally;
pub mod text;

pub use crate::domain::sharing::ShareError;
pub use codec::{Received, decode, encode};
pub use history::{SharedHistory, SharedRecords};
pub use selection::{Fields, Period, Precision, Selection, Source};

/// Something shared, recognised by its first byte.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// A history to show.
    History(Received),
    /// Ask for the passphrase, then open what it locks.
    Locked(container::Container),
    /// Collect the other pages, then open the whole.
    Page(pages::Page),
}

/// Reads a payload of any kind, from a link, a code or a file.
///
/// # Errors
/// [`ShareError`]; nothing was written.
pub fn open(payload: &[u8]) -> Result<Opened, ShareError> {
    match decode(payload) {
        Ok(received) => Ok(Opened::History(received)),
        Err(ShareError::Locked) => container::Container::parse(payload).map(Opened::Locked),
        Err(ShareError::OnePage) => pages::Page::parse(payload).map(Opened::Page),
        Err(error) => Err(error),
    }
}
