//! The session as a whole, in simulated time.

mod buttons;
mod faults;
mod plans;
mod properties;
mod recovery;
mod rig;
mod script;
