//! What the product talks about: angles, plans, sessions, records and the rules over them.
//!
//! No web types, no clock, no global state, no serialisation here: time is an argument and the
//! outer rooms own their formats.

pub mod alarm;
pub mod balance;
pub mod breathing;
pub mod calendar;
pub mod check_in;
pub mod checklist;
pub mod correction;
pub mod cue;
pub mod first_run;
pub mod guardian;
pub mod install;
pub mod journal;
pub mod keeping;
pub mod ladder;
pub mod next_plan;
pub mod notice;
pub mod outcome;
pub mod phase;
pub mod plan;
pub mod preparation;
pub mod profile;
pub mod pull;
pub mod record;
pub mod screening;
pub mod session;
pub mod settings;
pub mod sharing;
pub mod summary;
pub mod symptom;
pub mod tilt;
pub mod trace;
pub mod trigonometry;
pub mod units;
