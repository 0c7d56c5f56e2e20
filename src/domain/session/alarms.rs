//! What the guardian is told at every moment, and what becomes of its news.

use crate::domain::{
    alarm::AlarmKind,
    cue::CueKind,
    guardian::{INVERTED_ABOVE, News, Observation, Sighting, Watch},
    journal::{self, JournalEntry},
    phase::Phase,
    record::Mode,
    trace::{MarkKind, TraceMark},
};

use super::{Drive, Effect, Session, write};

impl Session {
    /// What is known of the table when no sample has come just now.
    pub(super) fn without_sample(&self) -> Sighting {
        if self.options.mode == Mode::Manual {
            Sighting::Blind
        } else if self.is_lost() {
            Sighting::Unseen {
                since: self.last_valid(),
            }
        } else {
            Sighting::Recent
        }
    }

    /// Lets the guardian judge the moment.
    pub(super) fn guard(&mut self, sighting: Sighting, out: &mut Vec<Effect>) {
        let seen = self.observe(sighting);
        let news = self.guardian.watch(&seen);
        if news != News::default() {
            self.spread(news, out);
        }
    }

    fn observe(&self, sighting: Sighting) -> Observation {
        let leg = self.current_leg();
        let angle = self.known().map(|seen| seen.tilt.angle);
        // An angle nobody sees may be any angle.
        let inverted = angle.is_none_or(|angle| angle > INVERTED_ABOVE);
        let below_band = angle.zip(leg).is_some_and(|(angle, leg)| angle < leg.floor);
        let returning = self.phase == Phase::Returning;
        Observation {
            at: self.now,
            sighting,
            watch: Watch {
                on_table: self.on_table(),
                moving: self.on_table() && self.phase != Phase::Armed,
            },
            limit: leg.map_or(self.options.plan.limit(), |leg| leg.limit),
            hold_over: self.hold_over.filter(|_| returning && !below_band),
            return_cued: self.return_cued.filter(|_| returning && inverted),
            by_hand: self.drive != Drive::Motion || self.is_lost(),
            cap_reached: returning && self.cap_reached(),
        }
    }

    /// Writes down what was raised and ended, and says what is to be said.
    fn spread(&mut self, news: News, out: &mut Vec<Effect>) {
        let at = self.since_start(self.now);
        for kind in news.raised.iter() {
            self.recording.trace.mark(TraceMark {
                at,
                kind: MarkKind::Alarm(kind),
            });
            journal::raise_alarm(&mut self.record, kind, at);
            write(out, JournalEntry::AlarmRaised { at, kind });
        }
        for kind in news.ended.iter() {
            self.queue.forget_alarm(kind);
            journal::end_alarm(&mut self.record, kind, at);
            write(out, JournalEntry::AlarmEnded { at, kind });
            if kind == AlarmKind::AngleLost && self.on_table() {
                self.said.by_hand = false;
                self.say(CueKind::AngleBack);
            }
        }
        let active = self.guardian.active();
        for kind in news.voiced.iter() {
            // "Much too fast" has said "slower" already.
            if kind == AlarmKind::TooFast && active.contains(AlarmKind::FarTooFast) {
                continue;
            }
            let louder = self.guardian.is_louder(kind);
            self.say(CueKind::Alarm { kind, louder });
        }
    }
}
