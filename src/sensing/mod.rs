//! Raw motion readings to inversion angle, rate and quality.
//!
//! No web types and no clock here: time comes only from the readings.
//!
//! ```text
//! MotionReading -> ingest (guards, clock) -> attitude (which way is up)     3-D, no assumptions
//!                                         -> rest (gyroscope bias)
//!               -> tracker: reckoning (until the pivot shows), axis (pivot, slip),
//!                           follower: angle or swing (the filters about the pivot)
//!               -> motion (phases)        -> TiltSample
//! ```

mod angle;
mod attitude;
mod axis;
pub mod calibration;
mod clock;
mod estimator;
mod ingest;
mod kalman;
mod motion;
pub mod mount;
pub mod raw_csv;
pub mod reading;
mod rest;
pub mod simulated;
mod smooth;
mod swing;
mod tracker;
mod vector;

pub use estimator::TiltEstimator;
pub use mount::Mount;
