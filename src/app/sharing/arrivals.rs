//! What arrives from outside the app's own pages: taken at once, read by the page that shows it.
//!
//! This is all of sharing that the app starts with.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Arrived, Sharing};
use crate::{
    browser::{address, handed_over},
    route::Route,
    sharing::{codec::LONGEST_PAYLOAD, link::MARK},
};

/// Longest file that is taken, in bytes; what is longer is taken to here, and named as too long when
/// it is read.
const LONGEST_FILE: usize = LONGEST_PAYLOAD + 1;

impl Sharing {
    /// Takes what a link brought out of the address and of the browser's history, if `fragment` is one
    /// of a share.
    pub(in crate::app) fn arrive(&self, fragment: &str) {
        if fragment.starts_with(MARK) {
            address::replace(&Route::Shared.fragment());
            let link = address::base() + fragment;
            self.0.arrived.set(Some(Arrived::Link(link)));
        }
    }

    /// Takes files that other apps hand over, now and later.
    pub(in crate::app) fn collect(&self) {
        let sharing = self.clone();
        handed_over::on_opened(move |file| {
            let sharing = sharing.clone();
            spawn_local(async move {
                // A file that cannot be read is as good as an empty one: the page says it is cut short.
                let bytes = file.read_to(LONGEST_FILE).await.unwrap_or_default();
                sharing.show(bytes);
            });
        });
        let sharing = self.clone();
        spawn_local(async move {
            if let Some(bytes) = handed_over::take_sent().await {
                sharing.show(bytes);
            }
        });
    }

    /// Shows what a file holds, unless a session runs: that is on the screen for a reason.
    fn show(&self, file: Vec<u8>) {
        self.0.arrived.set(Some(Arrived::File(file)));
        if !self.0.in_session.get_untracked() {
            address::go(&Route::Shared.fragment());
        }
    }
}
