//! The trace of the running session and its journal: 4 Hz, a chunk a second.

use crate::domain::{
    trace::{Trace, TracePoint},
    units::{Degrees, Millis},
};

/// One point of the trace this often (product rule, section 6: at most a second of trace is lost;
/// 4 Hz is the stored rate).
const EVERY: Millis = Millis(250);
/// A chunk of the journal this often.
const CHUNK: Millis = Millis(1_000);

/// Thins samples to the stored rate and cuts them into chunks.
#[derive(Debug, Clone, Default)]
pub(super) struct Recording {
    pub(super) trace: Trace,
    chunk: Vec<TracePoint>,
    chunk_began: Millis,
    last: Option<TracePoint>,
}

impl Recording {
    /// The angle at `at`, since the session's start; `None` opens a gap.
    pub(super) fn angle(&mut self, at: Millis, angle: Option<Degrees>) {
        let due = match self.last {
            None => true,
            Some(last) => match (last.angle, angle) {
                (None, None) => false,
                (Some(_), Some(_)) => at.saturating_sub(last.at) >= EVERY,
                // The edges of a gap are kept exactly.
                _ => at >= last.at,
            },
        };
        if due {
            let point = TracePoint { at, angle };
            self.last = Some(point);
            self.trace.push(point);
            self.chunk.push(point);
        }
    }

    /// The chunk that is due at `at`, if a second has passed.
    pub(super) fn due_chunk(&mut self, at: Millis) -> Option<Vec<TracePoint>> {
        (at.saturating_sub(self.chunk_began) >= CHUNK).then(|| self.take_chunk(at))
    }

    /// What is there of the current chunk.
    pub(super) fn take_chunk(&mut self, at: Millis) -> Vec<TracePoint> {
        self.chunk_began = at;
        core::mem::take(&mut self.chunk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_samples_a_second_become_four_points_a_second() {
        let mut recording = Recording::default();
        let mut chunks = Vec::new();
        for index in 0..=180_u64 {
            let at = Millis(index * 1_000 / 60);
            recording.angle(at, Some(Degrees::whole(20)));
            chunks.extend(recording.due_chunk(at).map(|chunk| chunk.len()));
        }
        assert_eq!(chunks.len(), 3);
        assert!(chunks.iter().all(|length| (4..=5).contains(length)));
        assert_eq!(recording.trace.points().len(), chunks.iter().sum::<usize>());
    }

    #[test]
    fn a_gap_begins_and_ends_exactly() {
        let mut recording = Recording::default();
        recording.angle(Millis(0), Some(Degrees::whole(20)));
        recording.angle(Millis(100), None);
        recording.angle(Millis(200), None);
        recording.angle(Millis(210), Some(Degrees::whole(21)));
        let kept: Vec<_> = recording
            .trace
            .points()
            .iter()
            .map(|point| (point.at.0, point.angle.is_some()))
            .collect();
        assert_eq!(kept, [(0, true), (100, false), (210, true)]);
    }
}
