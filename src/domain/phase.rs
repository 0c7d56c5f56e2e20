//! The phases of a session, in the words of the product.

/// Where in a session the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Phase {
    /// Ready; the table has not moved.
    Armed = 0,
    /// The head is going down towards the band.
    Lowering = 1,
    /// Inside the angle band, the hold clock runs.
    AtAngle = 2,
    /// At horizontal between two sets.
    Rest = 3,
    /// Coming back up.
    Returning = 4,
    /// The last stay at horizontal before coming upright.
    FinalHold = 5,
    /// A short pause at about 15 degrees upright or more.
    UprightPause = 6,
    /// Sitting, before standing up.
    Seated = 7,
    /// The questions after.
    CheckOut = 8,
    /// Over; the record is written.
    Done = 9,
}

impl Phase {
    /// Every phase in the order a full session passes them.
    pub const ALL: [Self; 10] = [
        Self::Armed,
        Self::Lowering,
        Self::AtAngle,
        Self::Rest,
        Self::Returning,
        Self::FinalHold,
        Self::UprightPause,
        Self::Seated,
        Self::CheckOut,
        Self::Done,
    ];

    /// The phase's name in the product's vocabulary; also the stable text tests read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Armed => "Armed",
            Self::Lowering => "Lowering",
            Self::AtAngle => "AtAngle",
            Self::Rest => "Rest",
            Self::Returning => "Returning",
            Self::FinalHold => "FinalHold",
            Self::UprightPause => "UprightPause",
            Self::Seated => "Seated",
            Self::CheckOut => "CheckOut",
            Self::Done => "Done",
        }
    }
}
