//! A small Kalman filter: state, covariance and scalar measurements, of fixed size.
#![expect(
    clippy::needless_range_loop,
    reason = "built for size, chains of iterators cost more here"
)]

/// `N` states with their covariance.
///
/// The loops count indices: built for size, chains of iterators cost more here, and the
/// gauge runs sixty times a second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Kalman<const N: usize> {
    pub(super) state: [f64; N],
    pub(super) covariance: [[f64; N]; N],
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

    /// Variance of the combination `h` of states.
    pub(super) fn variance_of(&self, h: &[f64; N]) -> f64 {
        product(&self.spread(h), h).max(0.0)
    }

    /// Takes a scalar measurement: `innovation` is measured minus predicted, `h` how it depends on
    /// each state, `variance` its noise.
    pub(super) fn measure(&mut self, h: &[f64; N], innovation: f64, variance: f64) {
        let spread = self.spread(h);
        let total = product(&spread, h) + variance;
        // Rounding may leave a covariance a hair below zero; a measurement then teaches nothing.
        if !(total.is_finite() && total > 0.0 && innovation.is_finite()) {
            return;
        }
        for row in 0..N {
            let gain = spread[row] / total;
            self.state[row] += gain * innovation;
            for column in 0..N {
                self.covariance[row][column] -= gain * spread[column];
            }
        }
    }

    /// Moves the covariance along: `rows` are the rows of the transition matrix that differ from
    /// identity, as (index, row).
    pub(super) fn spread_through(&mut self, index: usize, row: &[f64; N]) {
        let mixed = self.spread(row);
        let variance = product(&mixed, row);
        if let Some(line) = self.covariance.get_mut(index) {
            *line = mixed;
            if let Some(cell) = line.get_mut(index) {
                *cell = variance;
            }
        }
        for (line, value) in self.covariance.iter_mut().zip(mixed) {
            if let Some(cell) = line.get_mut(index) {
                *cell = value;
            }
        }
        if let Some(cell) = self
            .covariance
            .get_mut(index)
            .and_then(|line| line.get_mut(index))
        {
            *cell = variance;
        }
    }

    /// Moves the covariance along where the first state gains these shares of the second and third.
    pub(super) fn add_to_first(&mut self, shares: [f64; 2]) {
        let [by_second, by_third] = shares;
        let [first, second, third, ..] = &self.covariance[..] else {
            return;
        };
        let mut mixed = *first;
        for index in 0..N {
            mixed[index] += by_second * second[index] + by_third * third[index];
        }
        if let [variance, with_second, with_third, ..] = &mut mixed[..] {
            *variance += by_second * *with_second + by_third * *with_third;
        }
        for index in 0..N {
            self.covariance[index][0] = mixed[index];
        }
        self.covariance[0] = mixed;
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

    /// Covariance times `h`.
    fn spread(&self, h: &[f64; N]) -> [f64; N] {
        let mut spread = [0.0; N];
        for row in 0..N {
            spread[row] = product(&self.covariance[row], h);
        }
        spread
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
        assert!((kalman.variance_of(&[1.0]) - 0.5).abs() < 1e-4);
    }

    #[test]
    fn a_rate_measured_after_moving_is_learned_from_position() {
        // position += rate * 1 s, position then measured exactly: the rate is known.
        let mut kalman = Kalman::new([0.0, 1.0]);
        kalman.spread_through(0, &[1.0, 1.0]);
        kalman.measure(&[1.0, 0.0], 2.0, 0.0);
        assert!((kalman.state[1] - 2.0).abs() < 1e-9);
        assert!(kalman.variance_of(&[0.0, 1.0]) < 1e-9);
    }

    #[test]
    fn a_measurement_that_is_not_finite_changes_nothing() {
        let before = Kalman::new([1.0, 1.0]);
        let mut after = before;
        after.measure(&[1.0, 0.0], f64::NAN, 1.0);
        assert_eq!(after, before);
    }
}
