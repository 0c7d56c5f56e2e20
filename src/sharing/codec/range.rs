//! A binary range coder over 32-bit integers: bits of known probability to bytes and back.
//!
//! The carry-free form of Mahoney's `fpaq0` and `lpaq` (public descriptions of the PAQ family):
//! the interval is cut in two in proportion to the probability and leading bytes on which both
//! ends agree are shifted out.

/// Probability that a bit is 1, in 1/65536; 0 is read as 1, so no bit is ever impossible.
pub(super) type Probability = u16;

/// Where in `low..=high` the share of a 1 ends.
fn split(low: u32, high: u32, one: Probability) -> u32 {
    let width = u64::from(high - low);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a fraction of a 32-bit width"
    )]
    let share = ((width * u64::from(one.max(1))) >> 16) as u32;
    low + share
}

/// Turns bits into bytes.
#[derive(Debug)]
pub(super) struct Encoder {
    low: u32,
    high: u32,
    bytes: Vec<u8>,
}

impl Encoder {
    pub(super) fn new() -> Self {
        Self {
            low: 0,
            high: u32::MAX,
            bytes: Vec::new(),
        }
    }

    pub(super) fn bit(&mut self, one: Probability, bit: bool) {
        let middle = split(self.low, self.high, one);
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.bytes.push((self.high >> 24).to_le_bytes()[0]);
            self.low <<= 8;
            self.high = (self.high << 8) | 0xFF;
        }
    }

    /// Bytes settled so far.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The bytes, ended with as few as tell the interval when zeros follow.
    pub(super) fn finish(mut self) -> Vec<u8> {
        for kept in 0..=4_u32 {
            let mask = u32::MAX.checked_shr(8 * kept).unwrap_or(0);
            let Some(rounded) = self.low.checked_add(mask) else {
                continue;
            };
            let value = rounded & !mask;
            if value <= self.high {
                let ending = value.to_be_bytes();
                self.bytes.extend(ending.iter().take(kept as usize));
                break;
            }
        }
        self.bytes
    }
}

/// Turns the bytes of [`Encoder`] back into bits. Any bytes give some bits.
#[derive(Debug)]
pub(super) struct Decoder<'a> {
    low: u32,
    high: u32,
    value: u32,
    bytes: core::slice::Iter<'a, u8>,
    /// Zeros read after the last byte.
    beyond: u32,
}

impl<'a> Decoder<'a> {
    /// An honest stream is read at most this far beyond its end: the width of the interval.
    const MOST_BEYOND: u32 = 4;

    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Self {
            low: 0,
            high: u32::MAX,
            value: 0,
            bytes: bytes.iter(),
            beyond: 0,
        };
        for _ in 0..4 {
            decoder.shift();
        }
        decoder
    }

    fn shift(&mut self) {
        let next = self.bytes.next().copied().unwrap_or_else(|| {
            self.beyond = self.beyond.saturating_add(1);
            0
        });
        self.value = (self.value << 8) | u32::from(next);
    }

    pub(super) fn bit(&mut self, one: Probability) -> bool {
        let middle = split(self.low, self.high, one);
        let bit = self.value <= middle;
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = (self.high << 8) | 0xFF;
            self.shift();
        }
        bit
    }

    /// More bits were asked for than the bytes held.
    pub(super) fn ran_out(&self) -> bool {
        self.beyond > Self::MOST_BEYOND
    }

    /// Bytes were left over that no bit needed.
    pub(super) fn has_rest(&self) -> bool {
        self.bytes.len() > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(bits: &[(Probability, bool)]) -> usize {
        let mut encoder = Encoder::new();
        for (one, bit) in bits {
            encoder.bit(*one, *bit);
        }
        let bytes = encoder.finish();
        let mut decoder = Decoder::new(&bytes);
        for (one, bit) in bits {
            assert_eq!(decoder.bit(*one), *bit);
        }
        assert!(!decoder.ran_out());
        assert!(!decoder.has_rest());
        bytes.len()
    }

    #[test]
    fn a_likely_bit_costs_almost_nothing() {
        let bits = vec![(65_500, true); 8_000];
        assert!(there_and_back(&bits) <= 1);
    }

    #[test]
    fn an_even_bit_costs_a_bit() {
        let bits: Vec<_> = (0..8_000_u32).map(|n| (32_768, n * n % 7 < 3)).collect();
        assert!((1_000..=1_002).contains(&there_and_back(&bits)));
    }

    #[test]
    fn the_least_likely_bits_come_back_too() {
        let bits: Vec<_> = (0..64)
            .flat_map(|n| [(0, n % 3 == 0), (u16::MAX, n % 5 == 0)])
            .collect();
        there_and_back(&bits);
    }

    #[test]
    fn no_bits_need_no_bytes() {
        assert_eq!(there_and_back(&[]), 0);
    }

    #[test]
    fn reading_far_beyond_the_end_is_noticed() {
        let mut decoder = Decoder::new(&[0x5A]);
        for _ in 0..80 {
            decoder.bit(32_768);
        }
        assert!(decoder.ran_out());
    }
}
