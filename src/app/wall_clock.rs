//! The wall clock that the whole app goes by.
//!
//! Whoever writes a moment down reads it here, and with that the views have it too: a clock that was
//! set in between leaves no page behind what was just answered on it.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::{
    browser::{clock, visibility},
    domain::units::LocalTime,
};

/// Read again this often by itself, so that "due now" becomes true on an open page.
const MINUTE_MS: u32 = 60_000;

/// The clock as it was last read. Copies share one.
#[derive(Clone, Copy)]
pub(super) struct WallClock(RwSignal<LocalTime>);

impl WallClock {
    /// Goes from now on: every minute, and when the person comes back to a page whose timers slept.
    pub(super) fn start() -> Self {
        let wall_clock = Self(RwSignal::new(clock::local_now()));
        let minute = Interval::new(MINUTE_MS, move || {
            wall_clock.read();
        });
        let seen = visibility::on_change(move |visible, _| {
            if visible {
                wall_clock.read();
            }
        });
        StoredValue::new_local((minute, seen));
        wall_clock
    }

    /// What it said when it was last read: for views and what is derived for them.
    pub(super) fn shown(self) -> ReadSignal<LocalTime> {
        self.0.read_only()
    }

    /// What it says now, which it shows from now on.
    pub(super) fn read(self) -> LocalTime {
        let now = clock::local_now();
        self.0.set(now);
        now
    }
}
