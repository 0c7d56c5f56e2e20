//! The two clocks, monotonic for durations and wall for dates, and marks on the browser's timeline.

use crate::domain::units::{LocalTime, MonoTime, UnixMillis};

/// The monotonic clock of `event.timeStamp`.
pub fn mono_now() -> MonoTime {
    web_sys::window()
        .and_then(|window| window.performance())
        .and_then(|performance| MonoTime::from_millis_f64(performance.now()).ok())
        .unwrap_or_default()
}

/// The wall clock with the person's present offset from UTC.
#[expect(
    clippy::cast_possible_truncation,
    reason = "dates and offsets are whole numbers far inside the range; `as` saturates"
)]
pub fn local_now() -> LocalTime {
    let date = js_sys::Date::new_0();
    LocalTime {
        at: UnixMillis(date.get_time() as i64),
        // JavaScript counts minutes west of UTC.
        offset_minutes: -(date.get_timezone_offset() as i16),
    }
}

/// Sets a mark on the browser's own timeline (User Timing), where a profile and the benches in
/// `tests/e2e/bench` find it.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        // Refused only under the names of the timeline's own events.
        drop(performance.mark(name));
    }
}
