//! What a person can set, and the valid ranges.
