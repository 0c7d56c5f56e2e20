//! Numbers that follow readings: smoothing, patience, and bounds.
//!
//! Comparisons instead of `f64::min` and `f64::max`, which are calls in WASM.

/// The share of a new reading, `dt` seconds after the last, in a mean over about `time` seconds.
// Kept apart for its weight: there are a dozen callers.
#[inline(never)]
pub(super) const fn share(dt: f64, time: f64) -> f64 {
    (dt / time).clamp(0.0, 1.0)
}

/// Brings `mean` nearer to `shown` by `share`.
pub(super) fn approach(mean: &mut f64, shown: f64, share: f64) {
    *mean += share * (shown - *mean);
}

/// Seconds for which something has held: up while it does, down again while it does not.
// Kept apart for its weight.
#[inline(never)]
pub(super) fn held(seconds: &mut f64, holds: bool, dt: f64) -> f64 {
    *seconds = if holds {
        *seconds + dt
    } else {
        at_least(*seconds - dt, 0.0)
    };
    *seconds
}

/// `value`, or `least` where that is more.
pub(super) const fn at_least(value: f64, least: f64) -> f64 {
    if value > least { value } else { least }
}

/// `value`, or `most` where that is less.
pub(super) const fn at_most(value: f64, most: f64) -> f64 {
    if value < most { value } else { most }
}
