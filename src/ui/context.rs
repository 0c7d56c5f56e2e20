//! What views can see and do: newtype contexts over signals that `app` owns and alone writes.

use leptos::prelude::*;

use crate::{
    domain::{
        notice::Notice,
        settings::Settings,
        summary::SessionSummary,
        tilt::TiltSample,
        units::LocalTime,
    },
    route::Route,
    sensing::calibration::{SelfCheck, ZeroProgress},
};

use super::intent::Intent;

/// The page shown.
#[derive(Clone, Copy)]
pub struct CurrentRoute(pub ReadSignal<Route>);

/// Whether and why readings come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SensorState {
    /// Not asked for yet.
    Off,
    /// Asked; the person or the first reading is awaited.
    Asking,
    /// Readings come.
    Live,
    /// None will come, for this reason.
    Absent(Notice),
}

/// The gauge as views see it.
#[derive(Clone, Copy)]
pub struct Gauge {
    /// Whether readings come.
    pub sensor: ReadSignal<SensorState>,
    /// The newest sample, at the sensor's own rate; read it at a leaf, through a rounded memo.
    pub tilt: ReadSignal<Option<TiltSample>>,
    /// How the capture begun last is going.
    pub zero: ReadSignal<ZeroProgress>,
    /// Whether the gauge has a zero to measure from.
    pub has_zero: ReadSignal<bool>,
    /// Whether the upright pose repeated.
    pub self_check: ReadSignal<SelfCheck>,
    /// Readings in the raw recording under way; `None` when none is.
    pub recording: ReadSignal<Option<u32>>,
}

/// The sessions kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded<T> {
    /// Being read.
    Loading,
    /// Read.
    Ready(T),
    /// Cannot be read; a notice says why.
    Failed,
}

/// The sessions in brief, oldest first.
#[derive(Clone, Copy)]
pub struct History(pub ReadSignal<Loaded<Vec<SessionSummary>>>);

/// The settings in force.
#[derive(Clone, Copy)]
pub struct Preferences(pub ReadSignal<Settings>);

/// Troubles to show, newest last.
#[derive(Clone, Copy)]
pub struct Notices(pub ReadSignal<Vec<Notice>>);

/// News of the app itself.
#[derive(Clone, Copy)]
pub struct Shell {
    /// Every file is in the cache.
    pub offline_ready: ReadSignal<bool>,
    /// A new version waits for the person's word.
    pub update_ready: ReadSignal<bool>,
}

/// How moments are written in the person's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// "Sunday 22 November".
    Day,
    /// "22 Nov 2026, 18:40".
    DayAndTime,
}

/// Writes moments; made by `app` over the browser's Intl.
#[derive(Clone, Copy)]
pub struct Dates(StoredValue<DateWriter, LocalStorage>);

type DateWriter = Box<dyn Fn(LocalTime, DateStyle) -> String>;

impl Dates {
    /// Over `writer`.
    pub fn new(writer: impl Fn(LocalTime, DateStyle) -> String + 'static) -> Self {
        Self(StoredValue::new_local(Box::new(writer)))
    }

    /// `moment` in `style`.
    pub fn write(self, moment: LocalTime, style: DateStyle) -> String {
        self.0.with_value(|writer| writer(moment, style))
    }
}

/// The present moment on the wall clock, read again about once a minute.
#[derive(Clone, Copy)]
pub struct Now(pub ReadSignal<LocalTime>);

/// The one way out of a view: what the person wants.
#[derive(Clone, Copy)]
pub struct Dispatch(UnsyncCallback<Intent>);

impl Dispatch {
    /// Over the interpreter of intents.
    pub fn new(interpret: impl Fn(Intent) + 'static) -> Self {
        Self(UnsyncCallback::new(interpret))
    }

    /// Wants `intent`.
    pub fn send(self, intent: Intent) {
        self.0.run(intent);
    }
}

macro_rules! use_context_fn {
    ($name:ident -> $context:ty) => {
        #[doc = concat!("The [`", stringify!($context), "`] of this app.")]
        #[allow(clippy::must_use_candidate, reason = "called for its value everywhere")]
        pub fn $name() -> $context {
            expect_context()
        }
    };
}

use_context_fn!(use_route -> CurrentRoute);
use_context_fn!(use_gauge -> Gauge);
use_context_fn!(use_history -> History);
use_context_fn!(use_preferences -> Preferences);
use_context_fn!(use_notices -> Notices);
use_context_fn!(use_shell -> Shell);
use_context_fn!(use_dates -> Dates);
use_context_fn!(use_now -> Now);
use_context_fn!(use_dispatch -> Dispatch);
