//! Words of the gauge: mounting the phone, setting level, the poses, and what it says of itself.

use super::quantities;
use crate::domain::tilt::{AngleLost, Quality};
use crate::domain::units::Degrees;
use crate::formatting::count;

/// Heading of the page.
pub const TITLE: &str = "Angle gauge";
/// Under the heading.
pub const LEAD: &str = "The phone measures the table's angle. It has to know once what level is.";
/// Heading of the first step.
pub const MOUNT_TITLE: &str = "1. Strap the phone on";
/// The first step.
pub const MOUNT_BODY: &str = "Fix it firmly to the moving part of the table, beside the bed, \
    where it cannot fall on your face. Any way round will do. After that, do not move it on the \
    table: if you do, set level again.";
/// Heading of the second step.
pub const LEVEL_TITLE: &str = "2. Set level";
/// The second step.
pub const LEVEL_BODY: &str = "With nobody on it, bring the table to horizontal. A spirit level \
    or a glass of water helps. Let go, then tap. It takes three seconds.";
/// The key of the second step.
pub const SET_LEVEL: &str = "The table is level: set zero";
/// The key while a capture is under way.
pub const CANCEL: &str = "Cancel";
/// Takes the last capture back.
pub const UNDO: &str = "Undo the last pose";
/// Heading of the third step.
pub const UPRIGHT_TITLE: &str = "3. Show it upright";
/// The third step.
pub const UPRIGHT_BODY: &str = "Bring the table to the upright position in which you step on, \
    let go, then tap. From now on the gauge knows which way is head-down, and checks at the \
    start of each session that the phone has not moved.";
/// The key of the third step.
pub const SET_UPRIGHT: &str = "The table is upright";
/// Heading of the fourth step.
pub const STOP_TITLE: &str = "4. Check against the table's own stop (optional)";
/// The fourth step.
pub const STOP_BODY: &str = "If your table has a stop or tether with a known angle, rest it \
    against the stop head-down, with nobody on it, and choose that angle.";
/// Before the presets of the fourth step.
pub const STOP_ANGLE: &str = "Angle at the stop";
/// The key of the fourth step.
pub const SET_STOP: &str = "The table rests at this angle";
/// Heading over the live angle.
pub const NOW_TITLE: &str = "What the gauge says now";
/// Turns the sensor on.
pub const TURN_ON: &str = "Turn the gauge on";
/// While the sensor is awaited.
pub const ASKING: &str = "Asking for the motion sensors";
/// Turns the sign over.
pub const FLIP: &str = "Head-down is shown as upright: turn it round";
/// Shown before a zero is set.
pub const NO_ZERO: &str = "No level set yet";
/// Before the raw recording.
pub const RAW_TITLE: &str = "Record raw motion";
/// What the raw recording is for.
pub const RAW_BODY: &str = "Saves the sensor's readings as a CSV file, to find out why an angle \
    looks wrong. Nothing is sent anywhere.";
/// Starts the raw recording.
pub const RAW_START: &str = "Start recording";
/// Ends it.
pub const RAW_STOP: &str = "Stop and save the file";

/// What a quality means, in a few words.
pub const fn quality(quality: Quality) -> &'static str {
    match quality {
        Quality::Good => "Measured with gyroscope",
        Quality::NoGyro => "No gyroscope: slower while moving",
        Quality::Settling => "Settling, wait a moment",
        Quality::Slipping => "The phone moves on the table: fix it and set level again",
    }
}

/// Why there is no angle, in a few words.
pub const fn lost(why: AngleLost) -> &'static str {
    match why {
        AngleLost::NoReadingYet => "Waiting for the motion sensor",
        AngleLost::Silent => "The motion sensor fell silent",
        AngleLost::Garbage => "The motion sensor reports nonsense",
        AngleLost::NoZero => NO_ZERO,
    }
}

/// While the table still moves.
pub const WAITING: &str = "Hold still";
/// While the average is taken.
pub const AVERAGING: &str = "Measuring, keep still";
/// After a capture.
pub const DONE: &str = "Done";
/// Refused: it never became still.
pub const REFUSED_MOVING: &str = "Not set: the table kept moving. Let go of it and tap again.";
/// Refused: no readings.
pub const REFUSED_SILENT: &str = "Not set: no readings came. Is the sensor allowed?";
/// Refused: no zero yet.
pub const REFUSED_NO_ZERO: &str = "Not set: set level first.";
/// Refused: the gauge disagrees.
pub const REFUSED_ANGLE: &str = "Not set: the gauge disagrees by more than five degrees. Check \
    the angle, set level again, then try once more.";
/// The upright pose did not repeat.
pub const REMOUNT: &str = "The upright position is not where it was. The phone has moved on the \
    table: fix it and set level again.";
/// Opens what to do about an absent sensor.
pub const WHAT_TO_DO: &str = "What to do";
/// Before the free angle of the stop.
pub const STOP_OTHER: &str = "Another angle, 10 to 90 degrees";
/// What was entered is no angle of a stop; `kept` is the one still in use.
pub fn stop_refused(kept: Degrees) -> String {
    format!(
        "That is not an angle from 10 to 90. {} is still chosen.",
        quantities::angle(kept)
    )
}
/// Readings in the recording.
pub fn raw_rows(rows: u32) -> String {
    count(rows, "1 reading recorded", "{n} readings recorded")
}
