//! One motion event as the platform reported it, before any guard.

use crate::domain::units::MonoTime;

/// A motion event in the device frame (W3C Device Orientation and Motion, "devicemotion"):
/// x to the right edge, y to the top edge, z out of the screen.
///
/// Fields are as reported: absent, NaN or absurd values are for the ingest guards to judge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MotionReading {
    /// The event's `timeStamp`.
    pub at: MonoTime,
    /// `accelerationIncludingGravity` along x, y, z in m/s²; points up at rest (WebKit negates it).
    pub acceleration: [Option<f64>; 3],
    /// `rotationRate` about x, y, z (alpha, beta, gamma) in degrees per second.
    pub rotation: [Option<f64>; 3],
}
