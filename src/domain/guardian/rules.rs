//! The guardian's thresholds: one table, each with its source.

use crate::domain::{
    alarm::AlarmKind,
    units::{DegPerSec, Degrees, Millis},
};

/// When an alarm is raised, when it ends, and how urgent it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// What about.
    pub kind: AlarmKind,
    /// The condition must hold this long before the alarm is raised.
    pub raised_after: Millis,
    /// The condition must be gone this long before the alarm ends.
    pub ends_after: Millis,
    /// While the alarm is active it is voiced again this often.
    pub repeats: Millis,
    /// Larger goes first; no two are equal.
    pub urgency: u8,
}

/// Above the limit by less than this the over-angle alarm does not end.
/// Chosen by us: breathing sways the table by about a degree.
pub const OVER_ANGLE_HYSTERESIS: Degrees = Degrees::whole(1);
/// Faster than this is too fast, down or up (product rule, section 6).
pub const TOO_FAST: DegPerSec = DegPerSec::whole(15);
/// Below this it is no longer too fast. Chosen by us: two thirds of the threshold, so that one
/// movement raises one alarm.
pub const NO_LONGER_TOO_FAST: DegPerSec = DegPerSec::whole(10);
/// Faster than this is an alarm (product rule, section 6).
pub const FAR_TOO_FAST: DegPerSec = DegPerSec::whole(45);
/// Below this it is no longer far too fast. Chosen by us: as above.
pub const NO_LONGER_FAR_TOO_FAST: DegPerSec = DegPerSec::whole(30);
/// Past the hold by this long the overtime alarm gets louder (product rule, section 6: 15 s voice,
/// 30 s louder). Counted from the moment it was raised.
pub const OVERTIME_LOUDER_AFTER: Millis = Millis(15_000);
/// By clock and buttons nobody sees the table come up; the overtime alarm waits this much longer.
/// Chosen by us: time to come up from 45 degrees at 3 degrees per second and press a button.
pub const BY_HAND_ALLOWANCE: Millis = Millis(15_000);
/// Beyond this the person is inverted (product rule, section 1: rest is within 10 degrees).
pub const INVERTED_ABOVE: Degrees = Degrees::whole(10);

/// The table, in the order of [`AlarmKind`]'s discriminants.
pub const RULES: [Rule; 8] = [
    // 1 s above the limit: product rule, section 6. The end and the repeat: chosen by us, long
    // enough for the sentence, short enough to be heard again while still too far down.
    Rule {
        kind: AlarmKind::OverAngle,
        raised_after: Millis(1_000),
        ends_after: Millis(500),
        repeats: Millis(5_000),
        urgency: 7,
    },
    // 0.3 s above 15 degrees per second: product rule, section 6. The rest: chosen by us.
    Rule {
        kind: AlarmKind::TooFast,
        raised_after: Millis(300),
        ends_after: Millis(500),
        repeats: Millis(3_000),
        urgency: 5,
    },
    // Above 45 degrees per second: product rule, section 6. 0.1 s: chosen by us, so that one torn
    // reading (6 samples at 60 Hz) is no alarm. Most urgent: nothing else hurts as quickly.
    Rule {
        kind: AlarmKind::FarTooFast,
        raised_after: Millis(100),
        ends_after: Millis(500),
        repeats: Millis(3_000),
        urgency: 8,
    },
    // 15 s past the hold: product rule, section 6. The rest: chosen by us.
    Rule {
        kind: AlarmKind::Overtime,
        raised_after: Millis(15_000),
        ends_after: Millis(500),
        repeats: Millis(10_000),
        urgency: 2,
    },
    // 60 s after the return cue: product rule, section 6. The rest: chosen by us; the siren and
    // the exit words take seven seconds.
    Rule {
        kind: AlarmKind::StuckInverted,
        raised_after: Millis(60_000),
        ends_after: Millis(500),
        repeats: Millis(9_000),
        urgency: 6,
    },
    // The 10 degrees of axis drift (product rule, section 6) are judged by the gauge, which says
    // `Quality::Slipping`. Half a second: chosen by us, against a single doubtful sample; 5 s to
    // end: a strap that slipped once is not trusted at once.
    Rule {
        kind: AlarmKind::PhoneSlipped,
        raised_after: Millis(500),
        ends_after: Millis(5_000),
        repeats: Millis(20_000),
        urgency: 3,
    },
    // 1 s without a valid sample: product rule, section 6. The rest: chosen by us.
    Rule {
        kind: AlarmKind::AngleLost,
        raised_after: Millis(1_000),
        ends_after: Millis(500),
        repeats: Millis(20_000),
        urgency: 4,
    },
    // At once when the day's 10 minutes (product rule, section 5) are used up. The rest: chosen by
    // us.
    Rule {
        kind: AlarmKind::DailyCap,
        raised_after: Millis(0),
        ends_after: Millis(500),
        repeats: Millis(20_000),
        urgency: 1,
    },
];

/// The rule of `kind`.
pub const fn rule(kind: AlarmKind) -> Rule {
    RULES[kind as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_kinds() {
        for kind in AlarmKind::ALL {
            assert_eq!(rule(kind).kind, kind);
        }
    }

    #[test]
    fn no_two_alarms_are_equally_urgent() {
        let mut urgencies = RULES.map(|rule| rule.urgency);
        urgencies.sort_unstable();
        assert_eq!(urgencies, [1, 2, 3, 4, 5, 6, 7, 8]);
    }
}
