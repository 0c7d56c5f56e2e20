//! Numbers and captions of the session screen.

use crate::domain::{breathing::Breath, phase::Phase, units::Degrees};

/// What the browser calls the page of the running session.
pub const TITLE: &str = "Session";
/// Before the time at angle, beside the clock.
pub const TIME_AT_ANGLE: &str = "at angle";
/// The large word of the way out.
pub const COME_UP: &str = "Come up";
/// Under it.
pub const STOP_HINT: &str = "tap anywhere here, or any key";

/// "set 2 of 3".
pub fn set_of((set, sets): (u8, u8)) -> String {
    format!("set {set} of {sets}")
}

/// "aim 25°"; the dial draws the limit.
pub fn aim(target: Degrees) -> String {
    format!("aim {:.0}°", target.get())
}

/// Beside the clock that runs down; `None` where none does.
pub const fn left(phase: Phase, paused: bool) -> Option<&'static str> {
    Some(match phase {
        Phase::AtAngle if paused => "left, the clock is paused",
        Phase::AtAngle => "left in this hold",
        Phase::Rest => "of rest left",
        Phase::FinalHold => "left, lying flat",
        Phase::UprightPause if paused => "to pause, once you are up a little",
        Phase::UprightPause => "of pause left",
        Phase::Seated => "left, sitting",
        Phase::Armed | Phase::Lowering | Phase::Returning | Phase::CheckOut | Phase::Done => {
            return None;
        }
    })
}

/// The paced breath, in a word or two.
pub const fn breathe(half: Breath) -> &'static str {
    match half {
        Breath::In => "breathe in",
        Breath::Out => "breathe out",
    }
}

/// Heading while a finished session is being saved.
pub const AFTERWARDS: &str = "Your session";
