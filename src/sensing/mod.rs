//! Raw motion readings to inversion angle, rate and quality.
//!
//! No web types and no clock here: time comes only from the readings.

pub mod reading;
