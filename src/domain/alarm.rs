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
