//! What a person chooses to share, and from what.

use crate::domain::{
    record::{CheckIn, DiaryEntry, SessionId, SessionRecord},
    trace::Trace,
    units::{LocalDay, UnixMillis},
};

/// Everything a person has, to choose from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// Sessions, in any order.
    pub sessions: &'a [SessionRecord],
    /// Check-ins, in any order; those of sessions not shared stay behind.
    pub check_ins: &'a [CheckIn],
    /// Diary entries, for their body maps.
    pub diary: &'a [DiaryEntry],
    /// Traces of sessions; may be empty when [`Fields::traces`] is off.
    pub traces: &'a [(SessionId, Trace)],
}

/// The days to share, both ends included; `None` leaves an end open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// First day.
    pub from: Option<LocalDay>,
    /// Last day.
    pub to: Option<LocalDay>,
}

impl Period {
    pub(super) fn contains(self, day: LocalDay) -> bool {
        self.from.is_none_or(|from| day >= from) && self.to.is_none_or(|to| day <= to)
    }
}

/// The optional columns. All are off by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fields {
    /// Duration, final hold, fastest return and blind time: needed only to carry a history to
    /// another phone of one's own.
    pub details: bool,
    /// How many hours after its session each check-in was answered; without it, 24 and 48.
    pub check_in_hours: bool,
    /// The person's words.
    pub notes: bool,
    /// Where it hurt, day by day.
    pub body_map: bool,
    /// The angle over time, every few seconds in whole degrees.
    pub traces: bool,
}

/// How exactly starts are shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Precision {
    /// To the minute.
    #[default]
    Minute,
    /// To five minutes: smaller, and tells less about a person's day.
    FiveMinutes,
}

impl Precision {
    /// Length of a step in minutes.
    pub const fn minutes(self) -> i64 {
        match self {
            Self::Minute => 1,
            Self::FiveMinutes => 5,
        }
    }

    /// The start of the step in which `moment` lies.
    pub const fn round(self, moment: UnixMillis) -> UnixMillis {
        let step = self.minutes() * 60_000;
        UnixMillis(moment.0.div_euclid(step).saturating_mul(step))
    }
}

/// What the person chose to share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Which days.
    pub period: Period,
    /// Which optional columns.
    pub fields: Fields,
    /// How exactly starts are shared.
    pub precision: Precision,
    /// Only the sums and counts of [`Tally`](super::tally::Tally), no single session; `fields` and `precision` are then
    /// without meaning.
    pub statistics_only: bool,
    /// A name to show to the reader; off by default.
    pub name: Option<String>,
}
