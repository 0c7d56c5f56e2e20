//! Which way up the picture is, by gravity.

use crate::browser::{fullscreen::Turned, motion};

/// The content turns over once the top edge points 10 degrees down, and back at 4 degrees; the sines
/// of both. Chosen by us: below the smallest angle the ladder holds, so that it never turns in the
/// middle of a hold, and well apart, so that a phone lying flat does not make the screen flicker.
const TURNS_AT: f64 = 0.174;
const TURNS_BACK_AT: f64 = 0.07;

/// How the phone's own axes lie to the picture on it, as the platform tells. Asked when readings begin
/// and with every look for silence: asking at each reading costs a tenth of what a reading costs.
#[derive(Default)]
pub(super) struct Held {
    turned: Turned,
    /// By how many quarters the platform has turned the picture.
    quarters: u8,
    /// Gravity is reported the other way round.
    negated: bool,
}

impl Held {
    pub(super) fn now() -> Self {
        let turned = Turned::of_screen();
        Self {
            quarters: turned.quarters(),
            turned,
            negated: motion::negates_gravity(),
        }
    }

    /// The platform may have turned the picture since.
    pub(super) fn look_again(&mut self) {
        self.quarters = self.turned.quarters();
    }

    /// Whether the picture's top edge points down, with `up` a unit vector in the device frame; it did
    /// `before`.
    pub(super) fn head_down(&self, up: [f64; 3], before: bool) -> bool {
        let top = top_edge(up, self.quarters);
        let top = if self.negated { -top } else { top };
        if before {
            top <= -TURNS_BACK_AT
        } else {
            top < -TURNS_AT
        }
    }
}

/// How much of up (a unit vector in the device frame) lies along the top edge of a picture turned by
/// `quarters` against the device: the platform may have turned it already.
///
/// W3C Screen Orientation, "angle"; W3C Device Orientation, the device frame.
const fn top_edge([x, y, _]: [f64; 3], quarters: u8) -> f64 {
    match quarters {
        0 => y,
        1 => x,
        2 => -y,
        _ => -x,
    }
}
