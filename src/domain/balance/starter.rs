//! The app's own set of exercises.

use super::{Dose, Repeats, Seconds, WeekDays};

/// What an exercise is mainly for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Strength of trunk and hips.
    Core,
    /// Moving back and hips.
    Mobility,
    /// Upper back, neck and how one sits and stands.
    Posture,
}

impl Kind {
    /// Every kind in the order it is shown.
    pub const ALL: [Self; 3] = [Self::Core, Self::Mobility, Self::Posture];
}

/// An exercise of the set. The discriminant is the stored number and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Starter {
    /// On the back, head and shoulders just off the floor.
    CurlUp = 0,
    /// On forearm and knees, sideways.
    SideBridge = 1,
    /// On all fours, an arm and the other leg stretched out.
    BirdDog = 2,
    /// On the back, hips raised.
    Bridge = 3,
    /// Up from a chair without the hands.
    SitToStand = 4,
    /// On the back, the low back pressed to the floor and let go.
    PelvicTilt = 5,
    /// On all fours, the back rounded and let sink.
    CatCamel = 6,
    /// On the back, one knee drawn up.
    KneeToChest = 7,
    /// Half kneeling, the hip's front stretched.
    HipStretch = 8,
    /// Sitting, the chest turned.
    SeatedTurn = 9,
    /// Sitting, the chin drawn back.
    ChinTuck = 10,
    /// Back to the wall, the arms slid up.
    WallSlide = 11,
}

impl Starter {
    /// Every exercise in the order it is shown.
    pub const ALL: [Self; 12] = [
        Self::CurlUp,
        Self::SideBridge,
        Self::BirdDog,
        Self::Bridge,
        Self::SitToStand,
        Self::PelvicTilt,
        Self::CatCamel,
        Self::KneeToChest,
        Self::HipStretch,
        Self::SeatedTurn,
        Self::ChinTuck,
        Self::WallSlide,
    ];

    /// The stored number.
    pub const fn id(self) -> u8 {
        self as u8
    }

    /// From its stored number.
    pub fn from_id(id: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|starter| starter.id() == id)
    }

    /// What it is mainly for.
    pub const fn kind(self) -> Kind {
        match self {
            Self::CurlUp | Self::SideBridge | Self::BirdDog | Self::Bridge | Self::SitToStand => {
                Kind::Core
            }
            Self::PelvicTilt
            | Self::CatCamel
            | Self::KneeToChest
            | Self::HipStretch
            | Self::SeatedTurn => Kind::Mobility,
            Self::ChinTuck | Self::WallSlide => Kind::Posture,
        }
    }

    /// A gentle beginning; the person sets it to what they can do. Chosen by us.
    pub const fn dose(self) -> Dose {
        match self {
            Self::CurlUp | Self::BirdDog | Self::Bridge | Self::SitToStand => {
                Dose::Repeats(Repeats::clamped(8))
            }
            Self::PelvicTilt | Self::CatCamel | Self::ChinTuck | Self::WallSlide => {
                Dose::Repeats(Repeats::clamped(10))
            }
            Self::SideBridge => Dose::Seconds(Seconds::clamped(15)),
            Self::KneeToChest | Self::HipStretch | Self::SeatedTurn => {
                Dose::Seconds(Seconds::clamped(30))
            }
        }
    }

    /// Strength on three days of the week, the rest on every day. Chosen by us; the World Health
    /// Organization asks for strength on at least two.
    pub const fn days(self) -> WeekDays {
        match self.kind() {
            Kind::Core => WeekDays::THREE,
            Kind::Mobility | Kind::Posture => WeekDays::ALL,
        }
    }

    /// Whether it is offered after a session at first: lying and on all fours, nothing that strains.
    /// Chosen by us.
    pub const fn after_session(self) -> bool {
        matches!(
            self,
            Self::PelvicTilt | Self::CatCamel | Self::KneeToChest | Self::BirdDog
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exercise_reads_back_by_its_number() {
        for starter in Starter::ALL {
            assert_eq!(Starter::from_id(starter.id()), Some(starter));
        }
        assert_eq!(Starter::from_id(12), None);
    }
}
