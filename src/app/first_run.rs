//! How far setting up has come, kept so that it goes on after a kill.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{diary::Diary, notices::Notices};
use crate::{
    browser::indexed_db::Store, domain::first_run::FirstRun, persistence::stored, ui::context,
};

const NAME: &str = "first-run";

/// The step and where it is kept. Clones share one.
#[derive(Clone)]
pub(super) struct FirstRunStore {
    step: RwSignal<Option<FirstRun>>,
    diary: Diary,
    notices: Notices,
}

impl FirstRunStore {
    pub(super) fn new(diary: Diary, notices: Notices) -> Self {
        Self {
            step: RwSignal::new(None),
            diary,
            notices,
        }
    }

    pub(super) fn context(&self) -> context::FirstRunStep {
        context::FirstRunStep(self.step.read_only())
    }

    /// Reads the step; a newcomer is at the first.
    pub(super) async fn load(&self) {
        let stored = match self.diary.get(Store::Settings, NAME).await {
            Ok(bytes) => bytes
                .as_deref()
                .map(stored::decode_first_run)
                .transpose()
                .map_err(Into::into),
            Err(error) => Err(error),
        };
        match stored {
            Ok(step) => self.step.set(Some(step.unwrap_or_default())),
            // Nobody is led through it on a guess; every part of it has its own page.
            Err(error) => {
                self.notices.store_failed(&error);
                self.step.set(Some(FirstRun::Finished));
            }
        }
    }

    /// The person is at `step` now.
    pub(super) fn reach(&self, step: FirstRun) {
        self.step.set(Some(step));
        let store = self.clone();
        spawn_local(async move {
            let bytes = stored::encode_first_run(step);
            if let Err(error) = store.diary.put_setting(NAME, bytes).await {
                store.notices.store_failed(&error);
            }
        });
    }
}
