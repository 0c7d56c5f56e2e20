//! At which angle, and for how long: the sessions in rows of growing dose.

use super::{
    answers::{Answered, join},
    report::pairs,
    sample::{Mean, Share, mean, share},
};
use crate::domain::{
    outcome::Place,
    record::CheckIn,
    summary::SessionSummary,
    units::{Degrees, Millis, UnixMillis},
};

/// The sessions of one stretch of dose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DoseRow {
    /// From here on: degrees or seconds.
    pub from: u16,
    /// Below here; `None` for the last row.
    pub below: Option<u16>,
    /// Sessions.
    pub sessions: usize,
    /// Mean change of pain right after; `None` without answers.
    pub at_once: Option<Mean>,
    /// Mean change of pain at 24 h; `None` without answers.
    pub at_day1: Option<Mean>,
    /// Sessions with any symptom or dizziness on return.
    pub adverse: Share,
}

/// Where rows by angle begin, degrees. Chosen by us: between the angles of the ladder, so that a
/// level's sessions fall in one row.
const ANGLES: [u16; 6] = [0, 13, 23, 35, 48, 55];
/// Where rows by hold begin, seconds. Chosen by us: just below the holds of the ladder.
const HOLDS: [u16; 5] = [0, 55, 85, 115, 175];

/// Rows by the angle of each session (the measured mean, or the target where nothing was
/// measured); empty rows are left out.
pub fn by_angle(
    sessions: &[SessionSummary],
    check_ins: &[CheckIn],
    place: Place,
    now: UnixMillis,
) -> Vec<DoseRow> {
    rows_by_angle(&join(sessions.iter(), check_ins, now), place)
}

/// Rows by the length of a hold that each session planned; empty rows are left out.
pub fn by_hold(
    sessions: &[SessionSummary],
    check_ins: &[CheckIn],
    place: Place,
    now: UnixMillis,
) -> Vec<DoseRow> {
    rows_by_hold(&join(sessions.iter(), check_ins, now), place)
}

pub(super) fn rows_by_angle(answered: &[Answered<'_>], place: Place) -> Vec<DoseRow> {
    rows(answered, place, &ANGLES, |session, edge| {
        session.angle() < Degrees::whole(edge.cast_signed())
    })
}

pub(super) fn rows_by_hold(answered: &[Answered<'_>], place: Place) -> Vec<DoseRow> {
    rows(answered, place, &HOLDS, |session, edge| {
        session.hold < Millis::from_secs(u32::from(edge))
    })
}

fn rows(
    answered: &[Answered<'_>],
    place: Place,
    edges: &[u16],
    is_below: fn(&SessionSummary, u16) -> bool,
) -> Vec<DoseRow> {
    edges
        .iter()
        .enumerate()
        .filter_map(|(index, &from)| {
            let below = edges.get(index + 1).copied();
            let inside: Vec<Answered<'_>> = answered
                .iter()
                // The first row takes what lies under its edge, too: every session has a row.
                .filter(|answered| index == 0 || !is_below(answered.session, from))
                .filter(|answered| below.is_none_or(|edge| is_below(answered.session, edge)))
                .copied()
                .collect();
            (!inside.is_empty()).then(|| row(&inside, place, from, below))
        })
        .collect()
}

fn row(inside: &[Answered<'_>], place: Place, from: u16, below: Option<u16>) -> DoseRow {
    let mean_change = |pairs: Vec<(f64, f64)>| {
        let changes: Vec<f64> = pairs.iter().map(|(before, then)| then - before).collect();
        mean(&changes)
    };
    let adverse = inside
        .iter()
        .map(|answered| answered.session)
        .filter(|session| !session.symptoms.is_empty() || session.dizzy_on_return)
        .count();
    DoseRow {
        from,
        below,
        sessions: inside.len(),
        at_once: mean_change(pairs(inside, place, |answered| answered.after)),
        at_day1: mean_change(pairs(inside, place, |answered| answered.day1)),
        adverse: share(adverse, inside.len()),
    }
}
