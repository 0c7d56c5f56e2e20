//! Quantities with their units. A raw `f64` enters and leaves only at the rim.

use core::fmt;

/// A number that should have been finite was NaN or infinite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a finite number")]
pub struct NotFinite;

macro_rules! finite_quantity {
    ($(#[$doc:meta])* $name:ident, $unit:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, PartialOrd, Default)]
        pub struct $name(f64);

        impl $name {
            #[doc = concat!("Zero ", $unit, ".")]
            pub const ZERO: Self = Self(0.0);

            #[doc = concat!("Wraps `value`, in ", $unit, ".")]
            ///
            /// # Errors
            /// [`NotFinite`] if `value` is NaN or infinite.
            pub const fn new(value: f64) -> Result<Self, NotFinite> {
                if value.is_finite() { Ok(Self(value)) } else { Err(NotFinite) }
            }

            #[doc = concat!("A whole number of ", $unit, ", for constants.")]
            pub const fn whole(value: i16) -> Self {
                Self(value as f64)
            }

            #[doc = concat!("The value in ", $unit, "; always finite.")]
            pub const fn get(self) -> f64 {
                self.0
            }

            /// Size without sign.
            pub const fn abs(self) -> Self {
                Self(self.0.abs())
            }

            /// The smaller of two.
            pub const fn min(self, other: Self) -> Self {
                if other.0 < self.0 { other } else { self }
            }

            /// The larger of two.
            pub const fn max(self, other: Self) -> Self {
                if other.0 > self.0 { other } else { self }
            }
        }

        impl core::ops::Add for $name {
            type Output = Self;

            /// Saturates at the largest finite value, so the sum stays finite.
            fn add(self, other: Self) -> Self {
                Self((self.0 + other.0).clamp(f64::MIN, f64::MAX))
            }
        }

        impl core::ops::Sub for $name {
            type Output = Self;

            /// Saturates at the largest finite value, so the difference stays finite.
            fn sub(self, other: Self) -> Self {
                Self((self.0 - other.0).clamp(f64::MIN, f64::MAX))
            }
        }

        impl core::ops::Neg for $name {
            type Output = Self;

            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, concat!("{} ", $unit), self.0)
            }
        }
    };
}

finite_quantity!(
    /// An angle in degrees. Inversion angle: -90 upright, 0 horizontal, +90 fully inverted.
    Degrees,
    "degrees"
);
finite_quantity!(
    /// Angular rate in degrees per second; positive lowers the head.
    DegPerSec,
    "degrees per second"
);

/// A span of time in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Millis(pub u64);

impl Millis {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// A span of whole seconds.
    pub const fn from_secs(seconds: u32) -> Self {
        Self(seconds as u64 * 1000)
    }

    /// Whole seconds, rounded down, as a clock shows them.
    pub const fn whole_secs(self) -> u64 {
        self.0 / 1000
    }

    /// Seconds with their fraction.
    #[expect(
        clippy::cast_precision_loss,
        reason = "spans here are far below 2^53 ms"
    )]
    pub const fn secs_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// The rest of `self` after `other`; zero if `other` is longer.
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl core::ops::Add for Millis {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl core::ops::AddAssign for Millis {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// A reading of the monotonic clock (`event.timeStamp`, `performance.now()`), in microseconds
/// since an arbitrary start. Never mixes with [`UnixMillis`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct MonoTime(u64);

impl MonoTime {
    /// The clock's arbitrary start.
    pub const START: Self = Self(0);

    /// From the browser's fractional milliseconds.
    ///
    /// # Errors
    /// [`NotFinite`] if `milliseconds` is NaN, infinite or negative.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "finite and not negative; `as` saturates above"
    )]
    pub fn from_millis_f64(milliseconds: f64) -> Result<Self, NotFinite> {
        if milliseconds.is_finite() && milliseconds >= 0.0 {
            Ok(Self((milliseconds * 1000.0).round() as u64))
        } else {
            Err(NotFinite)
        }
    }

    /// From whole milliseconds.
    pub const fn from_millis(milliseconds: u64) -> Self {
        Self(milliseconds.saturating_mul(1000))
    }

    /// Milliseconds with their fraction since the clock's start.
    #[expect(
        clippy::cast_precision_loss,
        reason = "exact below 2^53 microseconds, 285 years"
    )]
    pub const fn millis_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// Time passed since `earlier`, whole milliseconds; zero if `earlier` is later.
    pub const fn since(self, earlier: Self) -> Millis {
        Millis(self.0.saturating_sub(earlier.0) / 1000)
    }

    /// Time passed since `earlier`, in microseconds; zero if `earlier` is later.
    pub const fn micros_since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The moment `span` later.
    pub const fn after(self, span: Millis) -> Self {
        Self(self.0.saturating_add(span.0.saturating_mul(1000)))
    }
}

/// Wall clock: milliseconds since 1970-01-01T00:00:00Z. May be set by the person, may run backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UnixMillis(pub i64);

impl UnixMillis {
    /// Time passed since `earlier`; `None` if the clock says `earlier` is later.
    pub const fn since(self, earlier: Self) -> Option<Millis> {
        match self.0.checked_sub(earlier.0) {
            Some(span) if span >= 0 => Some(Millis(span.unsigned_abs())),
            _ => None,
        }
    }

    /// The moment `span` later, saturating.
    pub const fn after(self, span: Millis) -> Self {
        Self(self.0.saturating_add_unsigned(span.0))
    }
}

/// A wall-clock moment together with the person's offset from UTC at that moment, so that a
/// record keeps the local day it was made on wherever it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LocalTime {
    /// The moment.
    pub at: UnixMillis,
    /// Minutes east of UTC, -1440..=1440.
    pub offset_minutes: i16,
}

impl LocalTime {
    /// The person's calendar day.
    pub const fn day(self) -> LocalDay {
        #[expect(clippy::cast_possible_truncation, reason = "clamped to i32 first")]
        let day = {
            let local = self
                .at
                .0
                .saturating_add(self.offset_minutes as i64 * 60_000);
            let days = local.div_euclid(86_400_000);
            if days > i32::MAX as i64 {
                i32::MAX
            } else if days < i32::MIN as i64 {
                i32::MIN
            } else {
                days as i32
            }
        };
        LocalDay(day)
    }

    /// Minutes since the person's midnight, 0..1440.
    #[expect(clippy::cast_possible_truncation, reason = "a remainder of 1440 fits")]
    pub const fn minute_of_day(self) -> u16 {
        let local = self
            .at
            .0
            .saturating_add(self.offset_minutes as i64 * 60_000);
        local.div_euclid(60_000).rem_euclid(1440) as u16
    }
}

/// A calendar day of the person's, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LocalDay(pub i32);

impl LocalDay {
    /// Days from `earlier` to `self`; negative if `earlier` is later.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

/// Numeric rating scale of pain, 0 (none) to 10 (worst imaginable).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Nrs(u8);

/// A pain score outside 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a pain score lies between 0 and 10")]
pub struct NotAnNrs;

impl Nrs {
    /// Every score in order, for rows of keys.
    pub const ALL: [Self; 11] = {
        let mut all = [Self(0); 11];
        let mut score: u8 = 0;
        while score <= 10 {
            all[score as usize] = Self(score);
            score += 1;
        }
        all
    };

    /// # Errors
    /// [`NotAnNrs`] above 10.
    pub const fn new(score: u8) -> Result<Self, NotAnNrs> {
        if score <= 10 {
            Ok(Self(score))
        } else {
            Err(NotAnNrs)
        }
    }

    /// The score, 0..=10.
    pub const fn get(self) -> u8 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_angle_is_never_nan_or_infinite() {
        assert_eq!(Degrees::new(f64::NAN), Err(NotFinite));
        assert_eq!(Degrees::new(f64::NEG_INFINITY), Err(NotFinite));
        let huge = Degrees::new(f64::MAX).unwrap();
        assert!((huge + huge).get().is_finite());
        assert!((-huge - huge).get().is_finite());
    }

    #[test]
    fn a_monotonic_difference_never_goes_below_zero() {
        let early = MonoTime::from_millis_f64(10.4).unwrap();
        let late = MonoTime::from_millis_f64(1010.5).unwrap();
        assert_eq!(late.since(early), Millis(1000));
        assert_eq!(early.since(late), Millis::ZERO);
        assert_eq!(MonoTime::from_millis_f64(f64::NAN), Err(NotFinite));
    }

    #[test]
    fn a_local_day_is_the_persons_day_not_utc() {
        // 2026-11-22T23:30Z is already the 23rd in Berlin and still the 22nd in New York.
        let at = UnixMillis(1_795_390_200_000);
        let berlin = LocalTime {
            at,
            offset_minutes: 60,
        };
        let new_york = LocalTime {
            at,
            offset_minutes: -300,
        };
        assert_eq!(berlin.day().days_since(new_york.day()), 1);
        assert_eq!(berlin.minute_of_day(), 30);
        assert_eq!(new_york.minute_of_day(), 18 * 60 + 30);
    }

    #[test]
    fn a_pain_score_above_ten_is_refused() {
        assert_eq!(Nrs::new(11), Err(NotAnNrs));
        assert_eq!(Nrs::ALL[10].get(), 10);
    }
}
