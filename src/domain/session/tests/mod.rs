//! The session as a whole, in simulated time.

mod rig;
mod script;
