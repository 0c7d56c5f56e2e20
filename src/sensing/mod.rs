//! Raw motion readings to inversion angle, rate and quality.
//!
//! No web types and no clock here: time comes only from the readings.

pub mod calibration;
mod estimator;
mod ingest;
mod motion;
pub mod mount;
pub mod raw_csv;
pub mod reading;
mod vector;

pub use estimator::TiltEstimator;
pub use mount::Mount;
