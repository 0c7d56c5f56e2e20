//! Summaries, intervals, trends and verdict words over the history.
//!
//! No web types here.
