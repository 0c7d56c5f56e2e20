//! What is known about one way of strapping the phone to the table, as it is stored.

use super::vector::{Vector, angle_between, dot, unit};
use crate::domain::trigonometry::sin_cos;

/// How one phone sits on one table: the result of calibration and of what was learned since.
///
/// Always valid: directions are finite unit vectors, angles are in range. [`Mount::from_parts`]
/// is the only way in, so a stored mount can never bring NaN back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mount {
    parts: MountParts,
}

/// The fields of a [`Mount`] as plain data, for storing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MountParts {
    /// Unit up in the device frame while the table was horizontal.
    pub zero: [f64; 3],
    /// The pivot axis, once learned.
    pub pivot: Option<Pivot>,
    /// A second pose of known angle, if one was captured.
    pub known_angle: Option<KnownAngle>,
    /// Unit up in the device frame while the table was parked upright, if seen.
    pub upright: Option<[f64; 3]>,
    /// How finely the platform reports acceleration.
    pub resolution: Resolution,
}

/// The table's pivot axis in the device frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pivot {
    /// Unit vector; up turns about it, right-handed, while the head goes down.
    pub axis: [f64; 3],
    /// Whether the direction of head-down is known, or only assumed.
    pub sign: Sign,
}

/// How the direction of head-down was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Assumed: the first tilt after zeroing was taken as head-down.
    Assumed,
    /// Known: the upright pose was seen, or the person said so.
    Confirmed,
}

/// A pose whose angle the person knows, usually the table's own stop.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnownAngle {
    /// The true inversion angle in degrees, size 10..=95.
    pub stated_deg: f64,
    /// What the gauge said there beyond the truth, in degrees, size 0..=5.
    pub error_deg: f64,
}

/// How finely the platform reports acceleration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Resolution {
    /// Not seen long enough to tell.
    #[default]
    Unknown,
    /// Rounded to 0.1 m/s², as Chromium does.
    Rounded,
    /// As the sensor gives it.
    Fine,
}

/// Why stored parts do not make a mount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadMount {
    /// A direction is NaN, infinite or far from unit length.
    #[error("a stored direction is not a unit vector")]
    NotADirection,
    /// An angle is NaN, infinite or out of range.
    #[error("a stored angle is out of range")]
    AngleOutOfRange,
    /// The pivot axis points so nearly up at horizontal that tilting could not be seen.
    #[error("the stored pivot axis is vertical")]
    VerticalPivot,
    /// The upright pose is not 40 to 120 degrees from horizontal.
    #[error("the stored upright pose is not upright")]
    NotUpright,
}

impl Mount {
    /// Checks stored parts.
    ///
    /// # Errors
    /// [`BadMount`] if a part is not finite or out of range.
    pub fn from_parts(parts: MountParts) -> Result<Self, BadMount> {
        let zero = direction(parts.zero)?;
        let pivot = match parts.pivot {
            Some(Pivot { axis, sign }) => {
                let axis = direction(axis)?;
                if dot(axis, zero).abs() > MAX_PIVOT_RISE {
                    return Err(BadMount::VerticalPivot);
                }
                Some(Pivot { axis, sign })
            }
            None => None,
        };
        if let Some(known) = parts.known_angle {
            let stated =
                (KnownAngle::MIN_DEG..=KnownAngle::MAX_DEG).contains(&known.stated_deg.abs());
            let error = known.error_deg.abs() <= KnownAngle::MAX_ERROR_DEG;
            if !(stated && error) {
                return Err(BadMount::AngleOutOfRange);
            }
        }
        let upright = parts.upright.map(direction).transpose()?;
        if upright.is_some_and(|upright| !UPRIGHT_RANGE_DEG.contains(&angle_between(zero, upright)))
        {
            return Err(BadMount::NotUpright);
        }
        Ok(Self {
            parts: MountParts {
                zero,
                pivot,
                upright,
                ..parts
            },
        })
    }

    /// A mount of which only the zero is known.
    pub(super) fn zeroed(zero: Vector, resolution: Resolution) -> Self {
        Self {
            parts: MountParts {
                zero,
                pivot: None,
                known_angle: None,
                upright: None,
                resolution,
            },
        }
    }

    /// Everything, as plain data for storing.
    pub const fn parts(&self) -> MountParts {
        self.parts
    }

    /// Unit up in the device frame at horizontal.
    pub const fn zero(&self) -> [f64; 3] {
        self.parts.zero
    }

    /// The pivot axis, once learned.
    pub const fn pivot(&self) -> Option<Pivot> {
        self.parts.pivot
    }

    /// The second pose of known angle, if captured.
    pub const fn known_angle(&self) -> Option<KnownAngle> {
        self.parts.known_angle
    }

    /// Unit up in the device frame while parked upright, if seen.
    pub const fn upright(&self) -> Option<[f64; 3]> {
        self.parts.upright
    }

    /// How finely the platform reported acceleration when this was captured.
    pub const fn resolution(&self) -> Resolution {
        self.parts.resolution
    }

    /// The same mount with `change` made, if the result is valid; else unchanged.
    // Kept apart, as others in this room are: copied into each of its callers, none of which is in a hurry, it
    // weighs half a kilobyte of what the phone downloads.
    #[inline(never)]
    pub(super) fn with(&mut self, change: impl FnOnce(&mut MountParts)) -> bool {
        let mut parts = self.parts;
        change(&mut parts);
        match Self::from_parts(parts) {
            Ok(changed) => {
                *self = changed;
                true
            }
            Err(_) => false,
        }
    }
}

impl KnownAngle {
    /// Smallest angle a second pose may have. Chosen by us: nearer to zero it says nothing about
    /// the angles people hang at.
    pub const MIN_DEG: f64 = 10.0;
    /// Largest angle of a second pose: a table locks past vertical (product rule, section 1).
    pub const MAX_DEG: f64 = 95.0;
    /// Largest error a second pose may correct. Chosen by us: a poor phone's bias (20 mg) errs by
    /// about 2 degrees at most angles; more means that the pose or the zero is wrong.
    pub const MAX_ERROR_DEG: f64 = 5.0;

    /// How much to take off a measured `angle_deg`.
    ///
    /// An accelerometer bias of in-plane parts (b, c) makes the angle err by
    /// c (cos a - 1) - b sin a after zeroing. This is the smallest bias that explains the
    /// error at the known pose, applied at `angle_deg`, but never more than was seen: what rounding adds at a
    /// small known angle would grow fivefold at 60 degrees.
    pub(super) fn correction_deg(self, angle_deg: f64) -> f64 {
        let (sin_known, cos_known) = sin_cos(self.stated_deg);
        let (sin, cos) = sin_cos(angle_deg);
        let share = (sin_known * sin + (1.0 - cos_known) * (1.0 - cos)) / (2.0 - 2.0 * cos_known);
        self.error_deg * share.clamp(-1.0, 1.0)
    }
}

/// How far the pivot axis may rise from horizontal: sine of 60 degrees. Chosen by us: floors are
/// level within a few degrees; beyond this the axis was learned from something else.
const MAX_PIVOT_RISE: f64 = 0.866;

/// Tables park 70 to 80 degrees from horizontal; the rest is room for odd ones.
pub(super) const UPRIGHT_RANGE_DEG: core::ops::RangeInclusive<f64> = 40.0..=120.0;

/// A stored direction, brought to unit length unless it has it: what was stored comes back as it was.
fn direction(stored: [f64; 3]) -> Result<Vector, BadMount> {
    let unit = unit(stored).ok_or(BadMount::NotADirection)?;
    let excess = dot(stored, unit) - 1.0;
    if excess.abs() < 1e-9 {
        Ok(stored)
    } else if excess.abs() < 0.1 {
        Ok(unit)
    } else {
        Err(BadMount::NotADirection)
    }
}
