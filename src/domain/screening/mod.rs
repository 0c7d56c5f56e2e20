//! The gate: who must not start a session, who needs a clinician first, and the permit only it can
//! make.
//!
//! Everything here is plain data with accessible parts, so that it can be stored, but a [`Permit`]
//! is deliberately absent from what can be stored: it has no public constructor, is made anew from
//! the answers each time, and lapses. A session cannot start from a URL, an import or a flag.
//!
//! In doubt there is no permit: damaged answers, answers of another version, a half-answered draft
//! and a clock set back all block.

mod answers;
mod clearance;
mod contraindication;
mod history;
mod limits;
mod not_today;
mod permit;
mod state;
mod stop_symptom;
#[cfg(test)]
mod tests;

pub use answers::{
    Answer, AnswerSet, Answers, Draft, Incomplete, Origin, Soundness, UnknownAnswer, VERSION,
};
pub use clearance::{Clearance, ClearanceError, ClinicianLimits};
pub use contraindication::{Class, Contraindication, ItemSet};
pub use history::GateHistory;
pub use limits::{Bounds, LimitError, OwnLimits};
pub use not_today::{NotToday, NotTodayAnswers, NotTodaySet};
pub use permit::{Permit, PlanRefusal, Refusal, Request, obstacle, permit};
pub use state::{
    ASKED_AFTER_GAP_DAYS, ASKED_EVERY_DAYS, CLOCK_TOLERANCE, DueReason, GateState, Verdict,
    gate_state, meaning, verdict,
};
pub use stop_symptom::{Sign, StopLock, sign};
