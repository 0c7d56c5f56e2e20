//! Stored shapes by version, backup file, CSV, calendar file.
//!
//! No web types here.
pub mod stored;
