//! The default plan: its levels, and what past sessions say about the next one.
//!
//! Nothing here is remembered: the level is that of the last ladder session, and each offer is
//! derived anew from the sessions and their check-ins. Advancing is offered, never automatic.

mod level;
mod past;
mod standing;
#[cfg(test)]
mod tests;

pub use level::{Earliest, Level, TOP_LEVEL};
pub use past::{NextDay, Past};
pub use standing::{Offer, RuleId, Standing, standing};
