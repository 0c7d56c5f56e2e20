//! Vectors in the device frame: three numbers and the few products the gauge needs.
//!
//! The four that everything is made of are inlined by force: the app is built for size, and as calls they
//! cost a fifth of the gauge's time and save nothing.

use crate::domain::trigonometry::{angle_of, sin_cos};

/// A vector along the device's x, y, z.
pub(super) type Vector = [f64; 3];

/// The scalar product.
#[inline(always)]
pub(super) fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// The vector product, right-handed.
#[inline(always)]
pub(super) fn cross(a: Vector, b: Vector) -> Vector {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

/// `a + factor * b`.
#[inline(always)]
pub(super) fn add_scaled(a: Vector, factor: f64, b: Vector) -> Vector {
    [
        a[0] + factor * b[0],
        a[1] + factor * b[1],
        a[2] + factor * b[2],
    ]
}

/// `factor * a`.
#[inline(always)]
pub(super) fn scale(factor: f64, a: Vector) -> Vector {
    [factor * a[0], factor * a[1], factor * a[2]]
}

/// The difference `a - b`.
pub(super) fn sub(a: Vector, b: Vector) -> Vector {
    add_scaled(a, -1.0, b)
}

/// The length.
// Kept apart for its weight.
#[inline(never)]
pub(super) fn norm(a: Vector) -> f64 {
    dot(a, a).sqrt()
}

/// The direction of `a`; `None` if it is too short to have one, or not finite.
pub(super) fn unit(a: Vector) -> Option<Vector> {
    let length = norm(a);
    (length.is_finite() && length > 1e-9).then(|| scale(1.0 / length, a))
}

/// What is left of `a` without its part along the unit vector `axis`.
pub(super) fn reject(a: Vector, axis: Vector) -> Vector {
    add_scaled(a, -dot(a, axis), axis)
}

/// The unsigned angle between two vectors of any length, in degrees, 0..=180.
pub(super) fn angle_between(a: Vector, b: Vector) -> f64 {
    angle_of(norm(cross(a, b)), dot(a, b)).to_degrees()
}

/// The angle from `from` to `to` as seen along `axis`, right-handed, in degrees, -180..=180.
pub(super) fn angle_about(axis: Vector, from: Vector, to: Vector) -> f64 {
    let (from, to) = (reject(from, axis), reject(to, axis));
    angle_of(dot(cross(from, to), axis), dot(from, to)).to_degrees()
}

/// Whether two vectors of any length differ in direction by more than `degrees`, which are few.
pub(super) fn apart(a: Vector, b: Vector, degrees: f64) -> bool {
    let angle = degrees.to_radians();
    // The tangent, to a millionth below 10 degrees.
    let tangent = angle * (1.0 + angle * angle * (1.0 / 3.0 + angle * angle * 2.0 / 15.0));
    beyond(a, b, tangent)
}

/// [`apart`] for the lines along the two vectors, whichever way they point.
pub(super) fn lines_apart(a: Vector, b: Vector, degrees: f64) -> bool {
    let b = if dot(a, b) < 0.0 { scale(-1.0, b) } else { b };
    apart(a, b, degrees)
}

fn beyond(a: Vector, b: Vector, tangent: f64) -> bool {
    let (along, across) = (dot(a, b), cross(a, b));
    along <= 0.0 || dot(across, across) > (tangent * along) * (tangent * along)
}

/// A turn by a rotation vector: its direction the axis, its length the angle in radians,
/// right-handed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Turn {
    rotation: Vector,
    /// Sine of the angle by the angle, and one less its cosine by its square.
    shares: [f64; 2],
}

impl Turn {
    pub(super) fn new(rotation: Vector) -> Self {
        let square = dot(rotation, rotation);
        // What a phone turns from sample to sample needs no sine: the series are exact to 1e-9 here.
        let shares = if square < 0.1 {
            [
                1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0)),
                0.5 - square / 24.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)),
            ]
        } else {
            let angle = square.sqrt();
            let (sin, cos) = sin_cos(angle.to_degrees());
            [sin / angle, (1.0 - cos) / square]
        };
        Self { rotation, shares }
    }

    /// `a`, turned.
    pub(super) fn of(&self, a: Vector) -> Vector {
        let once = cross(self.rotation, a);
        let twice = cross(self.rotation, once);
        let [first, second] = self.shares;
        add_scaled(add_scaled(a, first, once), second, twice)
    }
}

/// `degrees` brought into -180..180 by whole turns.
pub(super) fn wrap(degrees: f64) -> f64 {
    if (-180.0..180.0).contains(&degrees) {
        return degrees;
    }
    degrees - 360.0 * ((degrees + 180.0) / 360.0).floor()
}

/// The longer side of a right triangle with these sides; sizes here are far from overflow.
pub(super) fn hypotenuse(a: f64, b: f64) -> f64 {
    (a * a + b * b).sqrt()
}
