//! Numbers and captions of the session screen.

use crate::domain::{phase::Phase, units::Degrees};

/// What the browser calls the page of the running session.
pub const TITLE: &str = "Session";
/// Under the clock.
pub const TIME_AT_ANGLE: &str = "time at angle";
/// The large word of the way out.
pub const COME_UP: &str = "Come up";
/// Under it.
pub const STOP_HINT: &str = "tap anywhere here, or any key";

/// "set 2 of 3".
pub fn set_of((set, sets): (u8, u8)) -> String {
    format!("set {set} of {sets}")
}

/// "aim 25°, limit 30°".
pub fn aim((target, limit): (Degrees, Degrees)) -> String {
    format!("aim {:.0}°, limit {:.0}°", target.get(), limit.get())
}

/// What is left of the running clock, as a sentence with its own clock; `None` where no clock runs.
pub fn left(phase: Phase, clock: &str, paused: bool) -> Option<String> {
    let sentence = match phase {
        Phase::AtAngle if paused => format!("Clock paused, {clock} left"),
        Phase::AtAngle => format!("{clock} left in this hold"),
        Phase::Rest => format!("{clock} of rest left"),
        Phase::FinalHold => format!("{clock} flat left"),
        Phase::UprightPause if paused => format!("Then pause for {clock}"),
        Phase::UprightPause => format!("{clock} of pause left"),
        Phase::Seated => format!("{clock} seated left"),
        Phase::Armed | Phase::Lowering | Phase::Returning | Phase::CheckOut | Phase::Done => {
            return None;
        }
    };
    Some(sentence)
}

/// Heading while a finished session is being saved.
pub const AFTERWARDS: &str = "Your session";
