//! Quantities to text.
