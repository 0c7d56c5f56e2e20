//! A small Kalman filter: state, covariance and scalar measurements, of fixed size.

/// `N` states with their covariance.
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
        for ((value, row), one) in self.state.iter_mut().zip(&mut self.covariance).zip(&spread) {
            let gain = one / total;
            *value += gain * innovation;
            for (cell, other) in row.iter_mut().zip(&spread) {
                *cell -= gain * other;
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
        self.covariance.map(|row| product(&row, h))
    }
}

fn product<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
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
