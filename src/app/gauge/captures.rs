//! What the person has the gauge take: poses of the table, and a raw recording.

use leptos::prelude::*;

use super::{Gauge, Inner};
use crate::{
    browser::clock,
    domain::units::{Degrees, MonoTime},
    sensing::{
        TiltEstimator,
        calibration::{ZeroProgress, ZeroRefusal},
        raw_csv,
        reading::MotionReading,
    },
};

/// A raw recording ends by itself after this many readings. Chosen by us: half an hour at 60 Hz.
const MOST_RECORDED: u32 = 108_000;

impl Gauge {
    pub(in crate::app) fn begin_zero(&self) {
        self.capture(TiltEstimator::begin_zero);
    }

    pub(in crate::app) fn begin_upright(&self) {
        self.capture(TiltEstimator::begin_upright);
    }

    pub(in crate::app) fn begin_known_angle(&self, angle: Degrees) {
        self.capture(|estimator, now| estimator.begin_known_angle(now, angle));
    }

    fn capture(&self, begin: impl FnOnce(&mut TiltEstimator, MonoTime)) {
        let now = clock::mono_now();
        begin(&mut self.0.estimator.borrow_mut(), now);
        self.0
            .zero
            .tell(self.0.estimator.borrow().zero_progress(now));
    }

    /// There is no sensor to take a pose from.
    pub(in crate::app) fn refuse_capture(&self) {
        self.0
            .zero
            .tell(ZeroProgress::Refused(ZeroRefusal::NoReadings));
    }

    pub(in crate::app) fn cancel_capture(&self) {
        self.0.estimator.borrow_mut().cancel_capture();
        self.0.zero.tell(ZeroProgress::Idle);
    }

    /// Takes the last capture back.
    pub(in crate::app) fn undo(&self) {
        if self.0.estimator.borrow_mut().undo() {
            self.0.zero.tell(ZeroProgress::Idle);
            self.0.mount_changed();
        }
    }

    /// Head-down was shown as upright: turns the sign over.
    pub(in crate::app) fn flip_sign(&self) {
        if self.0.estimator.borrow_mut().flip_sign() {
            self.0.mount_changed();
        }
    }

    /// Keeps what a session taught about the mount.
    pub(in crate::app) fn keep_mount(&self) {
        self.0.mount_changed();
    }

    pub(in crate::app) fn start_recording(&self) {
        *self.0.recording.borrow_mut() = Some(format!("{}\n", raw_csv::HEADER));
        self.0.recorded.set(Some(0));
    }

    /// Ends the raw recording and hands over its CSV.
    pub(in crate::app) fn stop_recording(&self) -> Option<String> {
        self.0.recorded.set(None);
        self.0.recording.borrow_mut().take()
    }
}

impl Inner {
    pub(super) fn note_progress(&self, progress: ZeroProgress) {
        if self.zero.tell(progress) && progress == ZeroProgress::Done {
            self.mount_changed();
        }
    }

    pub(super) fn mount_changed(&self) {
        let mount = self.estimator.borrow().mount().copied();
        self.has_zero.set(mount.is_some());
        let keep = self.keep_mount.borrow().clone();
        if let (Some(keep), Some(mount)) = (keep, mount) {
            keep(mount);
        }
    }

    pub(super) fn record(&self, reading: &MotionReading) {
        let mut recording = self.recording.borrow_mut();
        let Some(csv) = recording.as_mut() else {
            return;
        };
        let rows = self.recorded.get_untracked().unwrap_or_default();
        if rows < MOST_RECORDED {
            raw_csv::append_row(reading, csv);
            self.recorded.set(Some(rows + 1));
        }
    }
}
