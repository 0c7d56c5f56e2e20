//! The kinds of alarm the guardian can raise.

/// What the guardian warns about. The discriminant is the stored bit and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum AlarmKind {
    /// Above the limit.
    OverAngle = 0,
    /// Turning too fast: "slower".
    TooFast = 1,
    /// Turning dangerously fast.
    FarTooFast = 2,
    /// Past the end of the hold.
    Overtime = 3,
    /// Still inverted long after the return cue.
    StuckInverted = 4,
    /// The phone moves against the table.
    PhoneSlipped = 5,
    /// No valid angle.
    AngleLost = 6,
    /// The day's time at angle is used up.
    DailyCap = 7,
}

impl AlarmKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::OverAngle,
        Self::TooFast,
        Self::FarTooFast,
        Self::Overtime,
        Self::StuckInverted,
        Self::PhoneSlipped,
        Self::AngleLost,
        Self::DailyCap,
    ];
}

/// Alarms that are active together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct AlarmSet(u8);

impl AlarmSet {
    /// No alarm.
    pub const NONE: Self = Self(0);

    /// Whether no alarm is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `kind` is in it.
    pub const fn contains(self, kind: AlarmKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// The set with `kind` added.
    pub const fn with(self, kind: AlarmKind) -> Self {
        Self(self.0 | (1 << kind as u8))
    }

    /// The set with `kind` removed.
    pub const fn without(self, kind: AlarmKind) -> Self {
        Self(self.0 & !(1 << kind as u8))
    }

    /// The members, by discriminant; their urgency is the guardian's to say.
    pub fn iter(self) -> impl Iterator<Item = AlarmKind> {
        AlarmKind::ALL
            .into_iter()
            .filter(move |kind| self.contains(*kind))
    }
}
