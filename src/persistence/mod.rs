//! Stored shapes by version, backup file, CSV, calendar file.
//!
//! No web types here: bytes and text in, domain values out.

pub mod backup;
pub mod calendar_file;
pub mod csv;
mod json;
mod moment;
pub mod stored;
