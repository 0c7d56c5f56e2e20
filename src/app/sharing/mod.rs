//! Sharing: makes what leaves, reads what arrives, adds it to the diary on the person's word.
//!
//! What is kept here lives as long as the app and is never stored. [`Sharing::carry_out`] is the only
//! way in from the interpreter, so that all of this may be fetched when it is first needed.

mod add;
mod arrivals;
mod make;
mod read;
mod scan;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::*;

use super::{diary::Diary, notices::Notices};
use crate::{
    browser::{camera::Camera, home_screen, motion_preference, share_sheet},
    sharing::{Selection, reading::Reading},
    ui::sharing::{self, Adding, Drawing, HandedOver, Making, Scan, ShareStep},
};

/// What is being shared and read. Clones share one.
#[derive(Clone)]
pub(super) struct Sharing(Rc<Inner>);

struct Inner {
    diary: Diary,
    notices: Notices,
    /// Whether a session runs, which nothing that arrives may interrupt.
    in_session: Signal<bool>,
    making: RwSignal<Making>,
    /// What was chosen last.
    selection: RefCell<Selection>,
    /// Counts what was asked to be made: only the newest answer counts.
    asked: Cell<u32>,
    drawing: RwSignal<Drawing>,
    handed_over: RwSignal<Option<HandedOver>>,
    reading: RwSignal<Reading>,
    at_lock: RwSignal<bool>,
    arrived: RwSignal<Option<Arrived>>,
    /// The link that was opened last.
    link: RefCell<String>,
    has_link: RwSignal<bool>,
    scan: RwSignal<Scan>,
    camera: RefCell<Option<Rc<Camera>>>,
    adding: RwSignal<Adding>,
}

/// Something that came from outside and was not read yet.
#[derive(Debug, Clone, PartialEq)]
enum Arrived {
    /// A whole link.
    Link(String),
    /// The start of a file.
    File(Vec<u8>),
}

impl Sharing {
    pub(super) fn new(diary: Diary, notices: Notices, in_session: Signal<bool>) -> Self {
        Self(Rc::new(Inner {
            diary,
            notices,
            in_session,
            making: RwSignal::default(),
            selection: RefCell::default(),
            asked: Cell::new(0),
            drawing: RwSignal::default(),
            handed_over: RwSignal::default(),
            reading: RwSignal::default(),
            at_lock: RwSignal::default(),
            arrived: RwSignal::default(),
            link: RefCell::default(),
            has_link: RwSignal::default(),
            scan: RwSignal::default(),
            camera: RefCell::default(),
            adding: RwSignal::default(),
        }))
    }

    pub(super) fn context(&self) -> sharing::Sharing {
        let inner = &self.0;
        let arrived = inner.arrived;
        sharing::Sharing {
            has_arrived: Signal::derive(move || arrived.with(Option::is_some)),
            making: inner.making.read_only(),
            drawing: inner.drawing.read_only(),
            handed_over: inner.handed_over.read_only(),
            reading: inner.reading.read_only(),
            at_lock: inner.at_lock.read_only(),
            scan: inner.scan.read_only(),
            adding: inner.adding.read_only(),
            has_link: inner.has_link.read_only(),
            has_sheet: share_sheet::is_supported(),
            beside_app: home_screen::is_tab_beside_app(),
            still: motion_preference::is_reduced(),
        }
    }

    /// Carries `step` out.
    pub(super) fn carry_out(&self, step: ShareStep) {
        match step {
            ShareStep::Make(selection) => self.make(*selection),
            ShareStep::MakeAgain => self.make_again(),
            ShareStep::Lock(passphrase) => self.lock(passphrase),
            ShareStep::Copy => self.copy(),
            ShareStep::Send => self.send(),
            ShareStep::Save => self.save(),
            ShareStep::Draw(largest) => self.draw(largest),
            ShareStep::PutCodesAway => self.0.drawing.set(Drawing::Nothing),
            ShareStep::OpenArrived => self.open_arrived(),
            ShareStep::Paste(text) => self.open_link(&text),
            ShareStep::ChooseFiles => self.choose_files(),
            ShareStep::StartCamera => self.start_camera(),
            ShareStep::StopCamera => self.stop_camera(),
            ShareStep::Unlock(passphrase) => self.unlock(passphrase),
            ShareStep::CopyOpened => self.copy_text(&self.0.link.borrow()),
            ShareStep::Close => self.take(|reading| *reading = Reading::Nothing),
            ShareStep::LookAtAdding => self.look_at_adding(),
            ShareStep::Add => self.add(),
            ShareStep::DoNotAdd => self.0.adding.set(Adding::Nothing),
        }
    }
}
