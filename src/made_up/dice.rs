//! Numbers that look like chance and are the same every time.

/// SplitMix64 (Steele, Lea and Flood 2014), public domain constants.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Evenly in `0..count`; 0 for none.
    pub(super) fn below(&mut self, count: u16) -> u16 {
        let count = u64::from(count.max(1));
        u16::try_from(self.next() % count).unwrap_or(0)
    }

    /// With a chance of `percent` in a hundred.
    pub(super) fn chance(&mut self, percent: u16) -> bool {
        self.below(100) < percent
    }

    /// About normal, mean 0, spread about 1: the sum of three even numbers.
    pub(super) fn normal(&mut self) -> f64 {
        let sum: u16 = (0..3).map(|_| self.below(1_000)).sum();
        (f64::from(sum) - 1_498.5) / 500.0
    }
}
