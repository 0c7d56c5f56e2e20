//! A small Kalman filter: state, covariance and scalar measurements, of fixed size.
#![expect(
    clippy::needless_range_loop,
    reason = "built for size, chains of iterators cost more here"
)]

use super::smooth::at_least;

/// `N` states with their covariance.
///
/// The loops count indices: built for size, chains of iterators cost more here, and the
/// gauge runs sixty times a second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Kalman<const N: usize> {
    pub(super) state: [f64; N],
    pub(super) covariance: [[f64; N]; N],
}

/// How one combination of states is spread: the covariance seen along it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Projection<const N: usize> {
    /// With each state.
    spread: [f64; N],
    /// Of the combination itself.
    pub(super) variance: f64,
}

impl<const N: usize> Kalman<N> {
    /// Independent states of the given standard deviations, all zero.
    pub(super) fn new(sigmas: [f64; N]) -> Self {
        let mut covariance = [[0.0; N]; N];
        for (index, (row, sigma)) in covariance.iter_mut().zip(sigmas).enumerate() {
            if let Some(variance) = row.get_mut(index) {
                *variance = sigma * sigma;
            }
        }
        Self {
            state: [0.0; N],
            covariance,
        }
    }

    /// How the combination `h` of states is spread.
    pub(super) fn project(&self, h: &[f64; N]) -> Projection<N> {
        let mut spread = [0.0; N];
        for row in 0..N {
            spread[row] = product(&self.covariance[row], h);
        }
        Projection {
            variance: at_least(product(&spread, h), 0.0),
            spread,
        }
    }

    /// Takes a scalar measurement: `innovation` is measured minus predicted, `h` how it depends on
    /// each state, `variance` its noise.
    pub(super) fn measure(&mut self, h: &[f64; N], innovation: f64, variance: f64) {
        self.correct(&self.project(h), innovation, variance);
    }

    /// [`Self::measure`] with the projection at hand.
    pub(super) fn correct(&mut self, along: &Projection<N>, innovation: f64, variance: f64) {
        let total = along.variance + variance;
        // Rounding may leave a covariance a hair below zero; a measurement then teaches nothing.
        if !(total.is_finite() && total > 0.0 && innovation.is_finite()) {
            return;
        }
        for row in 0..N {
            let gain = along.spread[row] / total;
            self.state[row] += gain * innovation;
            for column in 0..N {
                self.covariance[row][column] -= gain * along.spread[column];
            }
        }
    }

    /// Moves the covariance along where state `to` gains `share` of state `from`.
    pub(super) fn transfer(&mut self, to: usize, from: usize, share: f64) {
        if to >= N || from >= N {
            return;
        }
        for index in 0..N {
            self.covariance[to][index] += share * self.covariance[from][index];
        }
        for index in 0..N {
            self.covariance[index][to] += share * self.covariance[index][from];
        }
    }

    /// Moves the covariance along where a state becomes `share` of itself.
    pub(super) fn fade(&mut self, index: usize, share: f64) {
        // What it gains of itself, it gains twice in its own variance, once each way.
        self.transfer(index, index, share - 1.0);
    }

    /// Turns over the states whose sign is -1.
    pub(super) fn flip(&mut self, signs: [f64; N]) {
        for row in 0..N {
            self.state[row] *= signs[row];
            for column in 0..N {
                self.covariance[row][column] *= signs[row] * signs[column];
            }
        }
    }

    /// Adds `variance` to one state.
    pub(super) fn loosen(&mut self, index: usize, variance: f64) {
        if let Some(cell) = self
            .covariance
            .get_mut(index)
            .and_then(|line| line.get_mut(index))
        {
            *cell += variance;
        }
    }
}

fn product<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    let mut sum = 0.0;
    for index in 0..N {
        sum += a[index] * b[index];
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_equal_measurements_halve_the_variance() {
        let mut kalman = Kalman::new([1e6]);
        kalman.measure(&[1.0], 4.0, 1.0);
        let innovation = 6.0 - kalman.state[0];
        kalman.measure(&[1.0], innovation, 1.0);
        assert!((kalman.state[0] - 5.0).abs() < 1e-4);
        assert!((kalman.project(&[1.0]).variance - 0.5).abs() < 1e-4);
    }

    #[test]
    fn a_rate_measured_after_moving_is_learned_from_position() {
        // position += rate * 1 s, position then measured exactly: the rate is known.
        let mut kalman = Kalman::new([0.0, 1.0]);
        kalman.transfer(0, 1, 1.0);
        kalman.measure(&[1.0, 0.0], 2.0, 0.0);
        assert!((kalman.state[1] - 2.0).abs() < 1e-9);
        assert!(kalman.project(&[0.0, 1.0]).variance < 1e-9);
    }

    #[test]
    fn turned_over_twice_nothing_has_changed_and_once_only_what_was_named() {
        let mut kalman = Kalman::new([1.0, 2.0]);
        kalman.transfer(0, 1, 0.5);
        kalman.state = [3.0, 4.0];
        let before = kalman;
        kalman.flip([-1.0, 1.0]);
        assert_eq!(kalman.state, [-3.0, 4.0]);
        assert_eq!(kalman.covariance[0][1], -before.covariance[0][1]);
        assert_eq!(kalman.covariance[0][0], before.covariance[0][0]);
        kalman.flip([-1.0, 1.0]);
        assert_eq!(kalman, before);
    }

    #[test]
    fn a_measurement_that_is_not_finite_changes_nothing() {
        let before = Kalman::new([1.0, 1.0]);
        let mut after = before;
        after.measure(&[1.0, 0.0], f64::NAN, 1.0);
        assert_eq!(after, before);
    }
}
