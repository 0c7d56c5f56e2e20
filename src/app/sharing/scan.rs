//! Looks for codes with the camera until a history is whole.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Sharing;
use crate::{
    app::parts::{self, NotFetched},
    browser::{barcode::Reader, camera::Camera, picture::Pixels, screen},
    domain::notice::Notice,
    sharing::{reading::Reading, scan::Picture},
    ui::sharing::{CAMERA_VIEW, Scan},
};

/// Between two looks. Chosen by us: codes change four times a second, and each must be seen.
const BETWEEN_LOOKS_MS: u32 = 80;

impl Sharing {
    pub(super) fn start_camera(&self) {
        if self.0.camera.borrow().is_some() || self.0.scan.get_untracked() == Scan::Starting {
            return;
        }
        self.0.scan.set(Scan::Starting);
        let sharing = self.clone();
        spawn_local(async move {
            match Camera::show_in(CAMERA_VIEW).await {
                // Turned off again while the person was asked: dropping it here turns it off.
                Ok(_) if sharing.0.scan.get_untracked() != Scan::Starting => {}
                Ok(camera) => {
                    let camera = Rc::new(camera);
                    *sharing.0.camera.borrow_mut() = Some(Rc::clone(&camera));
                    sharing.0.scan.set(Scan::On);
                    sharing.look(&camera).await;
                }
                Err(fault) => sharing.0.scan.set(Scan::Failed(fault)),
            }
        });
    }

    pub(super) fn stop_camera(&self) {
        self.0.camera.borrow_mut().take();
        self.0.scan.set(Scan::Off);
    }

    /// Looks again and again, until something is whole or the camera is another's or off.
    async fn look(&self, camera: &Rc<Camera>) {
        let reader = Reader::new().await;
        let mut attempt = 0_usize;
        while self.looks_with(camera) {
            let found = match &reader {
                Some(reader) if camera.is_ready() => reader.codes(camera).await,
                None if camera.is_ready() => match camera.frame() {
                    Some(pixels) => self.codes_in(&pixels, Some(attempt)).await,
                    None => Vec::new(),
                },
                _ => Vec::new(),
            };
            attempt = attempt.wrapping_add(1);
            if self.looks_with(camera) {
                for text in found {
                    self.open_link(&text);
                }
            }
            let whole = self.0.reading.with_untracked(|reading| {
                matches!(reading, Reading::History(_) | Reading::Locked { .. })
            });
            if whole && self.looks_with(camera) {
                self.stop_camera();
                screen::focus_page_soon();
            }
            TimeoutFuture::new(BETWEEN_LOOKS_MS).await;
        }
    }

    fn looks_with(&self, camera: &Rc<Camera>) -> bool {
        let current = self.0.camera.borrow();
        current
            .as_ref()
            .is_some_and(|current| Rc::ptr_eq(current, camera))
    }

    /// The texts of the codes in a picture; `attempt` counts the frames of a camera.
    pub(super) async fn codes_in(&self, pixels: &Pixels, attempt: Option<usize>) -> Vec<String> {
        let Some(picture) = Picture::from_rgba(pixels.width, &pixels.rgba) else {
            return Vec::new();
        };
        match parts::codes_in(picture, attempt).await {
            Ok(texts) => texts,
            Err(NotFetched) => {
                self.0.notices.show(Notice::PartMissing);
                Vec::new()
            }
        }
    }
}
