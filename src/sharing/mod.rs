//! A history as a link, a QR code or a file.
//!
//! No web types here, no clock, no network: a share is bytes made from records and records made
//! from bytes. Reading one never writes anything; [`merge`] only says what adding it would change.
//!
//! What leaves: [`SharedHistory`], chosen by [`Selection`]. How: [`encode`] to bytes, [`text`] and
//! [`link`] for an address, [`qr`] for codes, [`container`] for a passphrase. And back: [`open`].

pub mod codec;
pub mod container;
pub mod history;
pub mod link;
pub mod merge;
pub mod pages;
pub mod qr;
pub mod tally;
pub mod text;

pub use crate::domain::sharing::ShareError;
pub use codec::{Received, decode, encode};
pub use history::{Fields, Period, Precision, Selection, SharedHistory, SharedRecords, Source};
