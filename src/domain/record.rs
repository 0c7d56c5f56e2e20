//! What is kept: sessions, check-ins and diary entries.

use core::fmt;

use super::{
    alarm::AlarmKind,
    phase::Phase,
    plan::Plan,
    symptom::SymptomSet,
    units::{DegPerSec, Degrees, LocalDay, LocalTime, Millis, Nrs, UnixMillis},
};

/// Names a session for ever: its start in the upper 48 bits, random bits below, so that ids sort
/// by time and two devices do not collide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(u64);

impl SessionId {
    /// For a session started at `start`; `random` tells sessions of the same millisecond apart.
    pub const fn new(start: UnixMillis, random: u16) -> Self {
        let millis = if start.0 < 0 {
            0
        } else {
            start.0.unsigned_abs()
        };
        Self((millis << 16) | random as u64)
    }

    /// From its stored bits.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Its stored bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// From the sixteen hexadecimal digits [`fmt::Display`] writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let canonical = text.len() == 16
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if !canonical {
            return None;
        }
        u64::from_str_radix(text, 16).ok().map(Self)
    }
}

impl fmt::Display for SessionId {
    /// Sixteen hexadecimal digits: sorts as text the way it sorts as a number.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

/// How the angle was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// By the phone's motion sensors.
    Measured,
    /// By clock and buttons.
    Manual,
}

/// What the person hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Equipment {
    /// Inversion table.
    #[default]
    Table,
    /// Inversion chair.
    Chair,
    /// Gravity boots.
    Boots,
}

/// Pain in back and leg at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pain {
    /// In the back.
    pub back: Nrs,
    /// In the leg.
    pub leg: Nrs,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// All sets and the final hold were done.
    Completed,
    /// The person came up before the plan was done.
    Stopped {
        /// The phase in which they stopped.
        during: Phase,
    },
    /// The app, the browser or the phone went away; finished or saved afterwards.
    Interrupted,
}

/// An alarm raised in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlarmEvent {
    /// What about.
    pub kind: AlarmKind,
    /// Since the session's start.
    pub at: Millis,
    /// How long the condition lasted.
    pub lasted: Millis,
}

/// The gate's answers a session was allowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateStamp {
    /// Version of the questions.
    pub version: u16,
    /// When they were answered.
    pub answered: UnixMillis,
}

/// A correction the person made afterwards. The measured trace never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// When.
    pub at: LocalTime,
    /// Which field.
    pub field: EditedField,
    /// Its text before, as shown.
    pub before: String,
    /// Its text after, as shown.
    pub after: String,
}

/// The fields a person may correct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EditedField {
    /// Pain before.
    PainBefore,
    /// Pain right after.
    PainAfter,
    /// Symptoms.
    Symptoms,
    /// The note.
    Note,
}

/// One session as it is kept, without its trace.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRecord {
    /// Its name for ever.
    pub id: SessionId,
    /// When it started, in the person's own time.
    pub started: LocalTime,
    /// From start to the end of the last phase.
    pub duration: Millis,
    /// How the angle was known.
    pub mode: Mode,
    /// What the person hung on.
    pub equipment: Equipment,
    /// What was planned.
    pub plan: Plan,
    /// Sets whose hold was completed.
    pub sets_done: u8,
    /// Time inside the angle band (manual: the time the hold clock ran).
    pub time_at_angle: Millis,
    /// Mean angle over the time at angle; `None` when nothing was measured.
    pub mean_angle: Option<Degrees>,
    /// Greatest angle seen; `None` when nothing was measured.
    pub max_angle: Option<Degrees>,
    /// Last stay at horizontal.
    pub final_hold: Millis,
    /// Fastest return seen, as a positive rate; `None` when nothing was measured.
    pub fastest_return: Option<DegPerSec>,
    /// Time in which the angle was not known although it should have been.
    pub blind: Millis,
    /// How it ended.
    pub ending: Ending,
    /// Alarms in time order.
    pub alarms: Vec<AlarmEvent>,
    /// Pain before.
    pub before: Option<Pain>,
    /// Pain right after.
    pub after: Option<Pain>,
    /// Symptoms reported at a stop or at check-out.
    pub symptoms: SymptomSet,
    /// Dizzy when coming up.
    pub dizzy_on_return: bool,
    /// The person's words.
    pub note: String,
    /// Corrections in time order.
    pub edits: Vec<Edit>,
    /// The gate's answers it was allowed by.
    pub gate: Option<GateStamp>,
}

/// Which check-in after a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckInKind {
    /// A day later (accepted 18-36 h).
    Day1,
    /// Two days later (accepted 36-72 h).
    Day2,
}

/// NRS and symptoms asked one or two days after a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckIn {
    /// The session it follows.
    pub session: SessionId,
    /// Which one.
    pub kind: CheckInKind,
    /// When it was answered; lateness follows from it and the session's start.
    pub at: LocalTime,
    /// Pain then.
    pub pain: Pain,
    /// Symptoms then.
    pub symptoms: SymptomSet,
}

/// What else a person did on a day. The discriminant is the stored bit and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Activity {
    /// Own exercises.
    Exercise = 0,
    /// A walk.
    Walk = 1,
    /// Heat.
    Heat = 2,
    /// Cold.
    Cold = 3,
    /// Creams, gels, patches.
    Topical = 4,
    /// Physiotherapy.
    Physio = 5,
    /// Pain medicine.
    Medicine = 6,
}

impl Activity {
    /// Every activity, in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::Exercise,
        Self::Walk,
        Self::Heat,
        Self::Cold,
        Self::Topical,
        Self::Physio,
        Self::Medicine,
    ];
}

/// Where it hurts. The discriminant is the stored bit and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum BodySite {
    /// Upper back.
    UpperBack = 0,
    /// Lower back.
    LowerBack = 1,
    /// Left buttock.
    ButtockLeft = 2,
    /// Right buttock.
    ButtockRight = 3,
    /// Left thigh.
    ThighLeft = 4,
    /// Right thigh.
    ThighRight = 5,
    /// Left calf or foot.
    CalfLeft = 6,
    /// Right calf or foot.
    CalfRight = 7,
}

impl BodySite {
    /// Every site, head to foot, left before right.
    pub const ALL: [Self; 8] = [
        Self::UpperBack,
        Self::LowerBack,
        Self::ButtockLeft,
        Self::ButtockRight,
        Self::ThighLeft,
        Self::ThighRight,
        Self::CalfLeft,
        Self::CalfRight,
    ];
}

macro_rules! bit_set {
    ($(#[$doc:meta])* $name:ident of $member:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name(u8);

        impl $name {
            /// Nothing.
            pub const NONE: Self = Self(0);

            /// The stored bits, one per discriminant.
            pub const fn bits(self) -> u8 {
                self.0
            }

            /// From stored bits; bits without a member are dropped.
            pub fn from_bits(bits: u8) -> Self {
                $member::ALL
                    .into_iter()
                    .filter(|member| bits & (1 << *member as u8) != 0)
                    .fold(Self::NONE, Self::with)
            }

            /// Whether it holds nothing.
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Whether it holds `member`.
            pub const fn contains(self, member: $member) -> bool {
                self.0 & (1 << member as u8) != 0
            }

            /// The set with `member` added.
            pub const fn with(self, member: $member) -> Self {
                Self(self.0 | (1 << member as u8))
            }

            /// The set with `member` removed.
            pub const fn without(self, member: $member) -> Self {
                Self(self.0 & !(1 << member as u8))
            }

            /// The members in the order they are shown.
            pub fn iter(self) -> impl Iterator<Item = $member> {
                $member::ALL.into_iter().filter(move |member| self.contains(*member))
            }
        }
    };
}

bit_set!(
    /// The activities of a day.
    ActivitySet of Activity
);
bit_set!(
    /// The sites marked on the body map.
    BodyMap of BodySite
);

/// A day's entry, independent of sessions, so that days without inversion can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryEntry {
    /// The day it is about; one entry a day.
    pub day: LocalDay,
    /// When it was last written.
    pub at: LocalTime,
    /// Pain that day.
    pub pain: Option<Pain>,
    /// Where it hurts.
    pub body: BodyMap,
    /// What else was done.
    pub activities: ActivitySet,
    /// The person's words.
    pub note: String,
}

impl DiaryEntry {
    /// An entry of `day` in which nothing is written yet.
    pub const fn empty(day: LocalDay, at: LocalTime) -> Self {
        Self {
            day,
            at,
            pain: None,
            body: BodyMap::NONE,
            activities: ActivitySet::NONE,
            note: String::new(),
        }
    }

    /// Whether nothing is written in it.
    pub const fn is_empty(&self) -> bool {
        self.pain.is_none()
            && self.body.is_empty()
            && self.activities.is_empty()
            && self.note.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_as_numbers_and_as_text() {
        let early = SessionId::new(UnixMillis(1_000), u16::MAX);
        let late = SessionId::new(UnixMillis(1_001), 0);
        assert!(early < late);
        assert!(early.to_string() < late.to_string());
        assert_eq!(SessionId::parse(&late.to_string()), Some(late));
    }

    #[test]
    fn only_the_canonical_text_is_an_id() {
        assert_eq!(SessionId::parse("+000000000000001"), None);
        assert_eq!(SessionId::parse("00000000000000AB"), None);
        assert_eq!(SessionId::parse(""), None);
    }
}
