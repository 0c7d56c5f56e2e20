//! Predicts each bit of a column from what came before, so that the range coder spends little on it.
//!
//! Every number becomes yes-or-no decisions. Each decision is predicted by one adaptive counter per
//! context; the predictions are weighted in the logistic domain, and the weights learn (the method
//! of the PAQ family, M. Mahoney, "Adaptive Weighing of Context Models for Lossless Data
//! Compression", 2005). Integers only: the same history gives the same bytes on every platform.
//!
//! One code path writes and reads: [`Coder`] knows its direction, a column is described once.

use super::range::{Decoder, Encoder, Probability};

/// Contexts a decision is predicted from.
pub(super) const CONTEXTS: usize = 5;

/// A logistic value: `ln(p / (1 - p))` in 1/256.
type Logit = i32;

const LARGEST_LOGIT: Logit = 2047;

/// `65536 / (1 + exp(-(i - 16) / 2))`, rounded, for `i` in `0..=32`.
const SQUASH: [i32; 33] = [
    22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768,
    40793, 47911, 53581, 57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438,
    65476, 65500, 65514,
];

/// The probability of a logit, in 1/65536, by straight lines between the points of [`SQUASH`].
fn squash(logit: Logit) -> i32 {
    let shifted = logit.clamp(-LARGEST_LOGIT, LARGEST_LOGIT) + 2048;
    let index = usize::try_from(shifted >> 7).unwrap_or(0);
    let below = SQUASH.get(index).copied().unwrap_or(32_768);
    let above = SQUASH.get(index + 1).copied().unwrap_or(below);
    below + (((above - below) * (shifted & 127)) >> 7)
}

/// The inverse of [`squash`] for probabilities in 1/4096.
fn stretch_table() -> Vec<i16> {
    let mut table = Vec::with_capacity(4096);
    let mut logit = -LARGEST_LOGIT;
    for probability in 0..4096 {
        while logit < LARGEST_LOGIT && squash(logit) >> 4 < probability {
            logit += 1;
        }
        table.push(i16::try_from(logit).unwrap_or(0));
    }
    table
}

/// How often a 1 was seen in a context.
#[derive(Debug, Clone, Copy)]
struct Counter {
    /// Probability of a 1 in 1/65536.
    one: u16,
    /// Observations, up to [`Counter::MEMORY`].
    seen: u16,
}

impl Counter {
    /// Observations after which the average becomes a moving one. Chosen by us: habits drift over a
    /// year, but slowly (60 cost 0.2 % more on the generated history).
    const MEMORY: u16 = 255;

    const NEW: Self = Self {
        one: 32_768,
        seen: 0,
    };

    fn learn(&mut self, bit: bool) {
        let target: i32 = if bit { 65_535 } else { 0 };
        let share = SHARES.get(usize::from(self.seen)).copied().unwrap_or(256);
        // 65535 * 32768 stays below 2^31.
        let step = ((target - i32::from(self.one)) * share) >> 16;
        self.one = u16::try_from(i32::from(self.one) + step).unwrap_or(self.one);
        self.seen = (self.seen + 1).min(Self::MEMORY);
    }
}

/// What the next observation counts after `n`, in 1/65536: `1 / (n + 2)`, the average with an even
/// prior. A table, because dividing would be half the work of a decision.
const SHARES: [i32; Counter::MEMORY as usize + 1] = {
    let mut shares = [0; Counter::MEMORY as usize + 1];
    let mut seen = 0;
    while seen < shares.len() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_possible_wrap,
            reason = "below 256"
        )]
        {
            shares[seen] = 65_536 / (seen as i32 + 2);
        }
        seen += 1;
    }
    shares
};

/// A value about to be coded: its column and where its contexts lie among the counters.
struct Place {
    column: Column,
    bases: [u32; CONTEXTS],
}

impl Place {
    fn new(column: Column, contexts: &Contexts) -> Self {
        let mut bases = *contexts;
        for (order, base) in (0..).zip(&mut bases) {
            *base = hash(column, order, *base);
        }
        Self { column, bases }
    }
}

/// Which way a [`Coder`] works.
#[derive(Debug)]
enum Direction<'a> {
    Writing(Encoder),
    Reading(Decoder<'a>),
}

/// What is coded. The number separates the contexts of one column from those of another and is part
/// of the format.
pub(super) type Column = u32;

/// The facts a value is predicted from, most general first.
pub(super) type Contexts = [u32; CONTEXTS];

/// Writes values to bytes, or reads the same values from the same bytes.
///
/// Each method takes the value to write and returns the value: reading ignores the argument.
#[derive(Debug)]
pub(super) struct Coder<'a> {
    direction: Direction<'a>,
    counters: Vec<Counter>,
    weights: Vec<[i32; CONTEXTS]>,
    stretch: Vec<i16>,
}

impl<'a> Coder<'a> {
    /// Weight sets: one per column and kind of decision.
    const WEIGHT_SETS: usize = 1 << 12;
    /// A context's first weight, in 1/65536: a little above an equal share. Chosen by us: 24,000 cost
    /// 1.5 % more on the generated history.
    const FIRST_WEIGHT: i32 = 14_000;
    /// How fast weights learn. Chosen by us: 8 cost 1 % more on the generated history.
    const WEIGHT_RATE: i32 = 3;

    /// Writes about `expected` rows. The reader must expect the same number.
    pub(super) fn writing(expected: usize) -> Self {
        Self::new(Direction::Writing(Encoder::new()), expected)
    }

    /// Reads `bytes`, written with the same `expected`.
    pub(super) fn reading(bytes: &'a [u8], expected: usize) -> Self {
        Self::new(Direction::Reading(Decoder::new(bytes)), expected)
    }

    fn new(direction: Direction<'a>, expected: usize) -> Self {
        // 64 counters a row keep collisions rare; 2^13 to 2^18 counters are 32 KB to 1 MB.
        let counters = expected
            .saturating_mul(64)
            .clamp(1 << 13, 1 << 18)
            .next_power_of_two();
        Self {
            direction,
            counters: vec![Counter::NEW; counters],
            weights: vec![[Self::FIRST_WEIGHT; CONTEXTS]; Self::WEIGHT_SETS],
            stretch: stretch_table(),
        }
    }

    /// Whether values are taken from bytes.
    pub(super) fn is_reading(&self) -> bool {
        matches!(self.direction, Direction::Reading(_))
    }

    /// Bytes settled so far when writing; 0 when reading.
    pub(super) fn written(&self) -> usize {
        match &self.direction {
            Direction::Writing(encoder) => encoder.len(),
            Direction::Reading(_) => 0,
        }
    }

    /// Whether the bytes ended before the values did.
    pub(super) fn ran_out(&self) -> bool {
        match &self.direction {
            Direction::Writing(_) => false,
            Direction::Reading(decoder) => decoder.ran_out(),
        }
    }

    /// Whether bytes are left that no value needed.
    pub(super) fn has_rest(&self) -> bool {
        match &self.direction {
            Direction::Writing(_) => false,
            Direction::Reading(decoder) => decoder.has_rest(),
        }
    }

    /// The bytes written.
    pub(super) fn finish(self) -> Vec<u8> {
        match self.direction {
            Direction::Writing(encoder) => encoder.finish(),
            Direction::Reading(_) => Vec::new(),
        }
    }

    /// One decision: `node` tells it from the other decisions of the same value.
    fn decide(&mut self, place: &Place, node: u32, bit: bool) -> bool {
        let mask = self.counters.len() - 1;
        let mut slots = [0_usize; CONTEXTS];
        let mut logits = [0_i32; CONTEXTS];
        let mut known = 0;
        for ((base, slot), logit) in place.bases.iter().zip(&mut slots).zip(&mut logits) {
            *slot = spread(*base, node) as usize & mask;
            let counter = self.counters.get(*slot).copied().unwrap_or(Counter::NEW);
            let stretched = self.stretch.get(usize::from(counter.one >> 4)).copied();
            *logit = i32::from(stretched.unwrap_or(0));
            // The last stays: the narrowest context.
            known = counter.seen;
        }
        // The rarer the narrowest context, the less it should be trusted: three sets of weights.
        let trust = match known {
            0..=1 => 0,
            2..=7 => 1,
            _ => 2,
        };
        let set = (place.column as usize * 4 + trust) % Self::WEIGHT_SETS;
        let mut weights = self.weights.get(set).copied().unwrap_or_default();
        let sum: i64 = weights
            .iter()
            .zip(&logits)
            .map(|(weight, logit)| i64::from(*weight) * i64::from(*logit))
            .sum();
        let limit = i64::from(LARGEST_LOGIT);
        let mixed = i32::try_from((sum >> 16).clamp(-limit, limit)).unwrap_or(0);
        let one = squash(mixed);
        let probability = Probability::try_from(one).unwrap_or(32_768);

        let bit = match &mut self.direction {
            Direction::Writing(encoder) => {
                encoder.bit(probability, bit);
                bit
            }
            Direction::Reading(decoder) => decoder.bit(probability),
        };

        let error = i32::from(bit) * 65_536 - one;
        for (weight, logit) in weights.iter_mut().zip(&logits) {
            // 2047 * 65536 * 3 stays below 2^31.
            let step = (logit * error * Self::WEIGHT_RATE + 32_768) >> 16;
            *weight = weight.saturating_add(step).clamp(-1 << 20, 1 << 20);
        }
        if let Some(kept) = self.weights.get_mut(set) {
            *kept = weights;
        }
        for slot in slots {
            if let Some(counter) = self.counters.get_mut(slot) {
                counter.learn(bit);
            }
        }
        bit
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, column: Column, contexts: &Contexts, value: bool) -> bool {
        self.decide(&Place::new(column, contexts), 1, value)
    }

    /// A number of `bits` bits (at most 16), each decision knowing those before it: for alphabets
    /// without an order.
    pub(super) fn symbol(
        &mut self,
        column: Column,
        contexts: &Contexts,
        bits: u32,
        value: u32,
    ) -> u32 {
        let place = Place::new(column, contexts);
        let mut node = 1;
        for digit in (0..bits).rev() {
            let bit = self.decide(&place, node, (value >> digit) & 1 == 1);
            node = (node << 1) | u32::from(bit);
        }
        node - (1 << bits)
    }

    /// A number that is mostly small: its size in bits step by step, then the bits.
    pub(super) fn unsigned(&mut self, column: Column, contexts: &Contexts, value: u32) -> u32 {
        self.magnitude(&Place::new(column, contexts), 0, value)
    }

    /// A number around zero: zero or not, its sign, its size.
    pub(super) fn signed(&mut self, column: Column, contexts: &Contexts, value: i32) -> i32 {
        const ZERO: u32 = 1 << 20;
        const SIGN: u32 = 1 << 21;
        const NEGATIVE: u32 = 1 << 22;
        let place = Place::new(column, contexts);
        if self.decide(&place, ZERO, value == 0) {
            return 0;
        }
        let negative = self.decide(&place, SIGN, value < 0);
        let side = if negative { NEGATIVE } else { 0 };
        let size = self.magnitude(&place, side, value.unsigned_abs().saturating_sub(1));
        let size = i32::try_from(size).unwrap_or(i32::MAX).saturating_add(1);
        if negative { -size } else { size }
    }

    /// `side` tells the decisions of negative numbers from those of others.
    fn magnitude(&mut self, place: &Place, side: u32, value: u32) -> u32 {
        const SIZE: u32 = 1 << 16;
        const BITS: u32 = 1 << 17;
        // `value + 1` has `size + 1` bits.
        let target = u64::from(value) + 1;
        let size = target.ilog2();
        let mut read = 0;
        while read < 32 && self.decide(place, side | SIZE | read, read < size) {
            read += 1;
        }
        let mut number: u64 = 1;
        for digit in (0..read).rev() {
            // The three highest bits say where in the step the value lies, and each is predicted
            // from those before it; the rest are near even, and predicted by their place alone.
            let above = match read - digit {
                0..=3 => u32::try_from(number).unwrap_or(0),
                _ => 0,
            };
            let node = side | BITS | (read << 9) | (digit << 4) | above;
            let bit = self.decide(place, node, (target >> digit) & 1 == 1);
            number = (number << 1) | u64::from(bit);
        }
        u32::try_from(number - 1).unwrap_or(u32::MAX)
    }
}

/// Spreads contexts and decisions over the counters (multiplicative hashing, Knuth; constants are
/// odd and otherwise arbitrary, chosen by us, and part of the format).
fn hash(column: Column, order: u32, context: u32) -> u32 {
    let mixed = column
        .wrapping_mul(0x9E37_79B1)
        .wrapping_add(order.wrapping_mul(0x85EB_CA77));
    let mixed = (mixed ^ context).wrapping_mul(0xC2B2_AE3D);
    mixed ^ (mixed >> 15)
}

/// The second half of [`hash`]: one decision of a value.
fn spread(base: u32, node: u32) -> u32 {
    let mixed = (base ^ node).wrapping_mul(0x27D4_EB2F);
    mixed ^ (mixed >> 13)
}
