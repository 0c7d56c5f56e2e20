//! Fields that several shapes share, with their ranges.

use serde::{Deserialize, Serialize};

use super::Corruption;
use crate::domain::{
    record::{Pain, SessionId},
    units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis, Nrs, UnixMillis},
};

/// Longest span kept, in milliseconds: 31 days. Chosen by us: no session comes near it, and sums
/// of any history stay far from overflow.
const LONGEST_MS: u64 = 31 * 86_400_000;
/// Farthest moment from 1970, in milliseconds: what a browser's `Date` can show.
/// Source: ECMAScript, "Time Values and Time Range".
const FARTHEST_MS: i64 = 8_640_000_000_000_000;
/// Farthest day from 1970: the day a browser's `Date` ends. Source: as [`FARTHEST_MS`].
const FARTHEST_DAY: i32 = 100_000_000;
/// Offsets from UTC, in minutes east. Source: [`LocalTime`]; real ones lie within -12 to +14 h.
const FARTHEST_OFFSET_MIN: i16 = 1_440;
/// Largest angle or rate kept, in hundredths. Chosen by us: a full turn (per second).
const LARGEST_CENTI: i32 = 36_000;

/// `value` if it lies in `least..=most`, else an error naming the field.
pub(super) fn within<N>(value: N, least: N, most: N, field: &'static str) -> Result<N, Corruption>
where
    N: PartialOrd,
{
    if value >= least && value <= most {
        Ok(value)
    } else {
        Err(Corruption::OutOfRange(field))
    }
}

/// Milliseconds of a span, at most [`LONGEST_MS`].
pub(super) fn span_ms(span: Millis) -> u64 {
    span.0.min(LONGEST_MS)
}

pub(super) fn span(ms: u64, field: &'static str) -> Result<Millis, Corruption> {
    within(ms, 0, LONGEST_MS, field).map(Millis)
}

pub(super) fn moment_ms(moment: UnixMillis) -> i64 {
    moment.0.clamp(-FARTHEST_MS, FARTHEST_MS)
}

pub(super) fn moment(ms: i64, field: &'static str) -> Result<UnixMillis, Corruption> {
    within(ms, -FARTHEST_MS, FARTHEST_MS, field).map(UnixMillis)
}

pub(super) fn day_number(day: LocalDay) -> i32 {
    day.0.clamp(-FARTHEST_DAY, FARTHEST_DAY)
}

pub(super) fn day(number: i32, field: &'static str) -> Result<LocalDay, Corruption> {
    within(number, -FARTHEST_DAY, FARTHEST_DAY, field).map(LocalDay)
}

/// Hundredths of a degree, rounded, at most [`LARGEST_CENTI`] either way.
pub(super) fn centi(angle: Degrees) -> i32 {
    hundredths(angle.get())
}

pub(super) fn angle(centi: i32, field: &'static str) -> Result<Degrees, Corruption> {
    within(centi, -LARGEST_CENTI, LARGEST_CENTI, field)?;
    Degrees::new(f64::from(centi) / 100.0).map_err(|_| Corruption::OutOfRange(field))
}

/// [`angle`] where one was measured.
pub(super) fn known_angle(
    centi: Option<i32>,
    field: &'static str,
) -> Result<Option<Degrees>, Corruption> {
    centi.map(|centi| angle(centi, field)).transpose()
}

/// Hundredths of a degree per second, as [`centi`].
pub(super) fn centi_rate(rate: DegPerSec) -> i32 {
    hundredths(rate.get())
}

pub(super) fn rate(centi: i32, field: &'static str) -> Result<DegPerSec, Corruption> {
    within(centi, -LARGEST_CENTI, LARGEST_CENTI, field)?;
    DegPerSec::new(f64::from(centi) / 100.0).map_err(|_| Corruption::OutOfRange(field))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, then clamped"
)]
fn hundredths(value: f64) -> i32 {
    ((value * 100.0).round() as i32).clamp(-LARGEST_CENTI, LARGEST_CENTI)
}

/// A [`SessionId`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct Id(u64);

impl From<SessionId> for Id {
    fn from(id: SessionId) -> Self {
        Self(id.bits())
    }
}

impl From<Id> for SessionId {
    fn from(id: Id) -> Self {
        Self::from_bits(id.0)
    }
}

/// A [`LocalTime`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct LocalTimeV1 {
    pub(in crate::persistence) unix_ms: i64,
    pub(in crate::persistence) offset_min: i16,
}

impl From<LocalTime> for LocalTimeV1 {
    fn from(time: LocalTime) -> Self {
        Self {
            unix_ms: moment_ms(time.at),
            offset_min: time
                .offset_minutes
                .clamp(-FARTHEST_OFFSET_MIN, FARTHEST_OFFSET_MIN),
        }
    }
}

impl TryFrom<LocalTimeV1> for LocalTime {
    type Error = Corruption;

    fn try_from(time: LocalTimeV1) -> Result<Self, Corruption> {
        Ok(Self {
            at: moment(time.unix_ms, "time")?,
            offset_minutes: within(
                time.offset_min,
                -FARTHEST_OFFSET_MIN,
                FARTHEST_OFFSET_MIN,
                "offset from UTC",
            )?,
        })
    }
}

/// A [`Pain`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::persistence) struct PainV1 {
    pub(in crate::persistence) back_nrs: u8,
    pub(in crate::persistence) leg_nrs: u8,
}

impl From<Pain> for PainV1 {
    fn from(pain: Pain) -> Self {
        Self {
            back_nrs: pain.back.get(),
            leg_nrs: pain.leg.get(),
        }
    }
}

impl TryFrom<PainV1> for Pain {
    type Error = Corruption;

    fn try_from(pain: PainV1) -> Result<Self, Corruption> {
        let score = |nrs| Nrs::new(nrs).map_err(|_| Corruption::OutOfRange("pain score"));
        Ok(Self {
            back: score(pain.back_nrs)?,
            leg: score(pain.leg_nrs)?,
        })
    }
}

/// `Some` of the converted value, `None` of none, or the first error.
pub(super) fn optional<A, B>(value: Option<A>) -> Result<Option<B>, Corruption>
where
    B: TryFrom<A, Error = Corruption>,
{
    value.map(B::try_from).transpose()
}

/// Both directions between a domain enum and its stored twin.
macro_rules! twins {
    ($stored:ident = $domain:ident { $($variant:ident),+ $(,)? }) => {
        impl From<$domain> for $stored {
            fn from(value: $domain) -> Self {
                match value {
                    $($domain::$variant => Self::$variant,)+
                }
            }
        }

        impl From<$stored> for $domain {
            fn from(value: $stored) -> Self {
                match value {
                    $($stored::$variant => Self::$variant,)+
                }
            }
        }
    };
}

pub(super) use twins;
