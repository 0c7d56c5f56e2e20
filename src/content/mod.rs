//! Every word a person reads or hears, as tables keyed by domain enums.
//!
//! No web types here.

pub mod gauge;
pub mod labels;
pub mod notices;
pub mod cues;
pub mod session;
