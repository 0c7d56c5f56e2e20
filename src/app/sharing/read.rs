//! What is opened: links, files, pictures of codes, and what a passphrase locks.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Arrived, Sharing, make::fault};
use crate::{
    app::set_if_new,
    browser::{
        crypto::{self, Parameters},
        picker::{self, ChosenFile},
        picture, screen,
    },
    domain::sharing::{ScanFault, ShareError},
    sharing::{codec::LONGEST_PAYLOAD, reading::Reading},
    ui::sharing::{Adding, Scan},
};

/// What can be chosen: the app's own files, and pictures of codes.
const ACCEPTED: &str = ".plumbline,application/x-plumbline,image/*";

/// Longest file that is read, in bytes; of a longer one, enough to know it for too long.
const LONGEST_FILE: usize = LONGEST_PAYLOAD + 1;

impl Sharing {
    /// Reads what has arrived.
    pub(super) fn open_arrived(&self) {
        match self.0.arrived.try_update(Option::take).flatten() {
            None => {}
            Some(Arrived::Link(link)) => self.open_link(&link),
            Some(Arrived::File(bytes)) => self.take(|reading| reading.take_file(&bytes)),
        }
    }

    pub(super) fn open_link(&self, text: &str) {
        self.take(|reading| reading.take_text(text));
        self.0.has_link.set(true);
        text.clone_into(&mut self.0.link.borrow_mut());
    }

    /// Changes what is being read; what was to be added of it is off.
    pub(super) fn take(&self, change: impl FnOnce(&mut Reading)) {
        let mut next = self.0.reading.get_untracked();
        change(&mut next);
        self.0.has_link.set(false);
        self.0.handed_over.set(None);
        set_if_new(self.0.reading, next);
        self.0.adding.set(Adding::Nothing);
    }

    pub(super) fn choose_files(&self) {
        let chosen = picker::choose(ACCEPTED, true);
        let sharing = self.clone();
        spawn_local(async move {
            for file in chosen.await {
                sharing.read_file(&file).await;
            }
            screen::focus_page_soon();
        });
    }

    async fn read_file(&self, file: &ChosenFile) {
        if file.is_picture() {
            self.read_picture(file).await;
        } else {
            let bytes = file.read_to(LONGEST_FILE).await;
            self.take(|reading| match bytes {
                Ok(bytes) => reading.take_file(&bytes),
                Err(picker::NotRead) => *reading = Reading::Failed(ShareError::CutShort),
            });
        }
    }

    async fn read_picture(&self, file: &ChosenFile) {
        let fault = match picture::read(file).await {
            Err(picture::NotAPicture) => Some(ScanFault::NotAPicture),
            Ok(pixels) => {
                let found = self.codes_in(&pixels, None).await;
                for text in &found {
                    self.open_link(text);
                }
                found.is_empty().then_some(ScanFault::NoCode)
            }
        };
        self.0.scan.set(fault.map_or(Scan::Off, Scan::Failed));
    }

    pub(super) fn unlock(&self, passphrase: String) {
        let container = self.0.reading.with_untracked(|reading| match reading {
            Reading::Locked { container, .. } => Some(container.clone()),
            _ => None,
        });
        let Some(container) = container else { return };
        let sharing = self.clone();
        self.0.at_lock.set(true);
        spawn_local(async move {
            let lock = container.lock;
            let parameters = Parameters {
                iterations: lock.iterations,
                salt: &lock.salt,
                nonce: &lock.nonce,
                authenticated: &lock.header(),
            };
            let unlocked = crypto::unlock(passphrase.trim(), &parameters, &container.sealed)
                .await
                .map_err(fault);
            sharing.0.at_lock.set(false);
            let was_link = sharing.0.has_link.get_untracked();
            sharing.take(|reading| reading.take_unlocked(unlocked));
            sharing.0.has_link.set(was_link);
            if sharing
                .0
                .reading
                .with_untracked(|reading| matches!(reading, Reading::History(_)))
            {
                screen::focus_page_soon();
            }
        });
    }
}
