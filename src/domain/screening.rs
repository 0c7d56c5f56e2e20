//! The gate: who must not start a session, and the permit only it can make.

use super::{
    record::GateStamp,
    units::{Degrees, Millis},
};

/// Proof that the gate was passed. Only this module can make one, so a session cannot start from
/// a URL, an import or a stored flag.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Permit {
    ceiling: Degrees,
    daily_cap: Millis,
    stamp: GateStamp,
}

impl Permit {
    /// The highest angle allowed: the product's ceiling or a clinician's lower limit.
    pub const fn ceiling(&self) -> Degrees {
        self.ceiling
    }

    /// Most time at angle in one day.
    pub const fn daily_cap(&self) -> Millis {
        self.daily_cap
    }

    /// The answers behind it.
    pub const fn stamp(&self) -> GateStamp {
        self.stamp
    }

    /// A permit for tests: 60 degrees, 10 minutes a day.
    #[cfg(test)]
    pub(crate) fn for_tests() -> Self {
        Self {
            ceiling: Degrees::whole(60),
            daily_cap: Millis::from_secs(600),
            stamp: GateStamp {
                version: 1,
                answered: crate::domain::units::UnixMillis(0),
            },
        }
    }
}
