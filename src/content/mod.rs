//! Every word a person reads or hears, as tables keyed by domain enums.
//!
//! No web types here.

pub mod chart;
pub mod check_out;
pub mod cues;
pub mod gauge;
pub mod history;
pub mod labels;
pub mod notices;
pub mod session;
pub mod session_screen;
pub mod settings;
pub mod symptoms;
pub mod today;
pub mod tones;
