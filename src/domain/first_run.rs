//! How far a newcomer has come with setting up.

/// The step a newcomer is at. The discriminant is the stored number and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub enum FirstRun {
    /// What the app is and is not.
    #[default]
    Purpose = 0,
    /// What the person hangs on, and where the phone goes.
    Equipment = 1,
    /// Hearing tone and voice.
    Sound = 2,
    /// Nothing is left, or the person does not want to be led.
    Finished = 3,
}

impl FirstRun {
    /// The steps that have a screen, in order.
    pub const SCREENS: [Self; 3] = [Self::Purpose, Self::Equipment, Self::Sound];

    /// The stored number.
    pub const fn id(self) -> u8 {
        self as u8
    }

    /// From its stored number; `None` for one that no step has.
    pub const fn from_id(id: u8) -> Option<Self> {
        match id {
            0 => Some(Self::Purpose),
            1 => Some(Self::Equipment),
            2 => Some(Self::Sound),
            3 => Some(Self::Finished),
            _ => None,
        }
    }

    /// What comes after it.
    pub const fn next(self) -> Self {
        match self {
            Self::Purpose => Self::Equipment,
            Self::Equipment => Self::Sound,
            Self::Sound | Self::Finished => Self::Finished,
        }
    }

    /// What comes before it; the first has none.
    pub const fn back(self) -> Self {
        match self {
            Self::Purpose | Self::Equipment => Self::Purpose,
            Self::Sound => Self::Equipment,
            Self::Finished => Self::Sound,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_reads_back_and_leads_to_the_end() {
        let mut step = FirstRun::default();
        for screen in FirstRun::SCREENS {
            assert_eq!(step, screen);
            assert_eq!(FirstRun::from_id(step.id()), Some(step));
            assert!(step.next() > step);
            step = step.next();
        }
        assert_eq!(step, FirstRun::Finished);
        assert_eq!(step.next(), FirstRun::Finished);
        assert_eq!(FirstRun::from_id(4), None);
    }
}
