//! Vectors in the device frame: three numbers and the few products the gauge needs.

/// A vector along the device's x, y, z.
pub(super) type Vector = [f64; 3];

/// The scalar product.
pub(super) fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// The vector product, right-handed.
pub(super) fn cross(a: Vector, b: Vector) -> Vector {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

/// `a + factor * b`.
pub(super) fn add_scaled(a: Vector, factor: f64, b: Vector) -> Vector {
    [
        a[0] + factor * b[0],
        a[1] + factor * b[1],
        a[2] + factor * b[2],
    ]
}

/// `factor * a`.
pub(super) fn scale(factor: f64, a: Vector) -> Vector {
    [factor * a[0], factor * a[1], factor * a[2]]
}

/// The difference `a - b`.
pub(super) fn sub(a: Vector, b: Vector) -> Vector {
    add_scaled(a, -1.0, b)
}

/// The length.
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
    norm(cross(a, b)).atan2(dot(a, b)).to_degrees()
}

/// The angle from `from` to `to` as seen along `axis`, right-handed, in degrees, -180..=180.
pub(super) fn angle_about(axis: Vector, from: Vector, to: Vector) -> f64 {
    let (from, to) = (reject(from, axis), reject(to, axis));
    dot(cross(from, to), axis).atan2(dot(from, to)).to_degrees()
}

/// `a` turned by the rotation vector `rotation` (its direction the axis, its length the angle in
/// radians, right-handed).
pub(super) fn rotate(a: Vector, rotation: Vector) -> Vector {
    let angle = norm(rotation);
    if angle < 1e-12 {
        return a;
    }
    let axis = scale(1.0 / angle, rotation);
    let (sin, cos) = angle.sin_cos();
    let along = scale(dot(a, axis) * (1.0 - cos), axis);
    add_scaled(add_scaled(along, cos, a), sin, cross(axis, a))
}

/// `degrees` brought into -180..180 by whole turns.
pub(super) fn wrap(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}
