//! One file per page.

pub mod balance;
pub mod consultation;
pub mod data;
pub mod diary;
pub mod gauge;
pub mod history;
pub mod insights;
pub mod install;
pub mod learn;
pub mod not_found;
pub mod part;
pub mod plan;
pub mod prepare;
pub mod report;
pub mod safety;
pub mod session;
pub mod session_record;
pub mod settings;
pub mod share;
pub mod shared;
pub mod today;
pub mod warning_signs;
pub mod welcome;
