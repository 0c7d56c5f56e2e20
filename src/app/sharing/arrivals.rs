//! What arrives from outside the app's own pages: taken at once, read by the page that shows it.
//!
//! This is all of sharing that the app starts with.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Arrived, Sharing};
use crate::{
    browser::{
        address,
        handed_over::{self, NotTaken},
    },
    domain::notice::Notice,
    route::Route,
    sharing::link::MARK,
};

impl Sharing {
    /// Takes what a link brought out of the address and of the browser's history, if `fragment` is one
    /// of a share. A session that runs stays on the screen; what arrived waits.
    pub(in crate::app) fn arrive(&self, fragment: &str) {
        if fragment.starts_with(MARK) {
            let next = if self.0.in_session.get_untracked() {
                Route::Session
            } else {
                Route::Shared
            };
            address::replace(&next.fragment());
            let link = address::base() + fragment;
            self.0.arrived.set(Some(Arrived::Link(link)));
        }
    }

    /// Takes files that other apps hand over, now and later.
    pub(in crate::app) fn collect(&self) {
        let sharing = self.clone();
        let take = move || {
            let sharing = sharing.clone();
            spawn_local(async move {
                match handed_over::take_put_aside().await {
                    Ok(Some(bytes)) => sharing.show(bytes),
                    Ok(None) => {}
                    Err(NotTaken) => sharing.0.notices.show(Notice::FileNotTaken),
                }
            });
        };
        take();
        handed_over::on_handed(take);
    }

    /// Shows what a file holds, unless a session runs: that is on the screen for a reason.
    fn show(&self, file: Vec<u8>) {
        self.0.arrived.set(Some(Arrived::File(file)));
        if !self.0.in_session.get_untracked() {
            address::go(&Route::Shared.fragment());
        }
    }
}
