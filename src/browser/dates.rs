//! Dates and times as the person's own language writes them (Intl).

use js_sys::{Date, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::domain::units::LocalTime;

/// Which parts of a moment to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// "Sunday 22 November".
    Day,
    /// "Sun".
    Weekday,
    /// "22 Nov 2026".
    ShortDay,
    /// "22 Nov".
    Tick,
    /// "Nov 2026".
    Month,
    /// "22 Nov 2026, 18:40".
    DayAndTime,
}

/// Writes moments in one [`Style`]. Making one costs far more than using it: make it once.
pub struct Formatter {
    format: js_sys::Function,
}

impl Formatter {
    /// For `style` in the browser's language. Times are shown in the zone they were recorded in.
    pub fn new(style: Style) -> Self {
        let options = Object::new();
        let parts: &[(&str, &str)] = match style {
            Style::Day => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
            Style::Weekday => &[("weekday", "short")],
            Style::ShortDay => &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
            Style::Tick => &[("day", "numeric"), ("month", "short")],
            Style::Month => &[("month", "short"), ("year", "numeric")],
            Style::DayAndTime => &[
                ("day", "numeric"),
                ("month", "short"),
                ("year", "numeric"),
                ("hour", "numeric"),
                ("minute", "2-digit"),
            ],
        };
        for (key, value) in parts.iter().chain(&[("timeZone", "UTC")]) {
            // Setting a field of a fresh plain object cannot fail.
            drop(Reflect::set(
                &options,
                &JsValue::from_str(key),
                &JsValue::from_str(value),
            ));
        }
        Self {
            format: DateTimeFormat::new(&js_sys::Array::new(), &options).format(),
        }
    }

    /// `moment` on the clock of the place where it was recorded.
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds are exact below 2^53"
    )]
    pub fn write(&self, moment: LocalTime) -> String {
        // Shown as UTC after adding the recorded offset: a record keeps its own local time even
        // when it is read in another zone.
        let shifted = moment
            .at
            .0
            .saturating_add(i64::from(moment.offset_minutes) * 60_000);
        let date = Date::new(&JsValue::from_f64(shifted as f64));
        self.format
            .call1(&JsValue::UNDEFINED, &date)
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_else(|| String::from(date.to_iso_string()))
    }
}
