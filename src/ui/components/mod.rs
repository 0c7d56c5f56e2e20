//! One idea each.

pub mod figure;
pub mod notices;
pub mod nrs_keys;
pub mod page;
pub mod tilt_dial;
