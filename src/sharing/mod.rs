//! A history as a link, a QR code or a file.
//!
//! No web types here.
