//! One file per page.

pub mod gauge;
pub mod history;
pub mod not_found;
pub mod plan;
pub mod prepare;
pub mod safety;
pub mod session;
pub mod session_record;
pub mod settings;
pub mod today;
pub mod warning_signs;
