//! The angle series kept with a record: bounded, decimated, with gaps that stay gaps.

use super::{
    alarm::AlarmKind,
    phase::Phase,
    units::{Degrees, Millis},
};

/// One kept point: the angle, or a gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TracePoint {
    /// Since the session's start.
    pub at: Millis,
    /// `None` marks a gap: the angle was not known from here to the next point.
    pub angle: Option<Degrees>,
}

/// Something that happened at a moment of the trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraceMark {
    /// Since the session's start.
    pub at: Millis,
    /// What happened.
    pub kind: MarkKind,
}

/// What a [`TraceMark`] marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// A phase began.
    Phase(Phase),
    /// An alarm was raised.
    Alarm(AlarmKind),
}

/// A session's angle over time. Measured, so it is never edited after the session.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trace {
    points: Vec<TracePoint>,
    marks: Vec<TraceMark>,
}

impl Trace {
    /// At most this many points are kept; beyond, neighbours are thinned by half.
    /// Chosen by us: 4 Hz for an hour, about 60 KB stored.
    pub const MOST_POINTS: usize = 14_400;
    /// At most this many marks are kept. Chosen by us: far above any real session.
    pub const MOST_MARKS: usize = 1_000;

    /// The kept points in time order.
    pub fn points(&self) -> &[TracePoint] {
        &self.points
    }

    /// The marks in time order.
    pub fn marks(&self) -> &[TraceMark] {
        &self.marks
    }

    /// Appends a point. A point before the last is dropped: time does not run backwards.
    /// Repeated gaps are kept once.
    pub fn push(&mut self, point: TracePoint) {
        if self.points.last().is_some_and(|last| {
            point.at < last.at || (point.angle.is_none() && last.angle.is_none())
        }) {
            return;
        }
        if self.points.len() >= Self::MOST_POINTS {
            self.thin();
        }
        self.points.push(point);
    }

    /// Appends a mark; marks beyond [`Self::MOST_MARKS`] are dropped.
    pub fn mark(&mut self, mark: TraceMark) {
        if self.marks.len() < Self::MOST_MARKS {
            self.marks.push(mark);
        }
    }

    /// Drops every other point, but never the edge of a gap.
    fn thin(&mut self) {
        let points = core::mem::take(&mut self.points);
        let last = points.len().saturating_sub(1);
        self.points = points
            .iter()
            .enumerate()
            .filter(|(index, point)| {
                let beside_gap = point.angle.is_none()
                    || points
                        .get(index + 1)
                        .is_some_and(|next| next.angle.is_none())
                    || index
                        .checked_sub(1)
                        .is_some_and(|before| points[before].angle.is_none());
                index % 2 == 0 || *index == last || beside_gap
            })
            .map(|(_, point)| *point)
            .collect();
        // A trace of nothing but gaps cannot be thinned; keep its newer half.
        if self.points.len() >= Self::MOST_POINTS {
            self.points.drain(..Self::MOST_POINTS / 2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(at: u64, angle: Option<i16>) -> TracePoint {
        TracePoint {
            at: Millis(at),
            angle: angle.map(Degrees::whole),
        }
    }

    #[test]
    fn a_trace_stays_bounded_and_keeps_its_gaps() {
        let mut trace = Trace::default();
        for index in 0..40_000_u64 {
            trace.push(point(index * 250, (index != 1_001).then_some(20)));
        }
        assert!(trace.points().len() <= Trace::MOST_POINTS);
        assert_eq!(
            trace
                .points()
                .iter()
                .filter(|point| point.angle.is_none())
                .count(),
            1
        );
        assert_eq!(trace.points().last(), Some(&point(39_999 * 250, Some(20))));
    }

    #[test]
    fn points_out_of_order_are_dropped_and_gaps_are_kept_once() {
        let mut trace = Trace::default();
        trace.push(point(500, Some(1)));
        trace.push(point(250, Some(2)));
        trace.push(point(750, None));
        trace.push(point(1000, None));
        assert_eq!(trace.points(), [point(500, Some(1)), point(750, None)]);
    }
}
