//! Adds what was read to the diary: shown first, then done on the person's word.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Sharing;
use crate::{
    browser::indexed_db::{Additions, StoreError},
    sharing::{merge::MergePreview, reading::Reading},
    ui::sharing::Adding,
};

impl Sharing {
    pub(super) fn look_at_adding(&self) {
        let sharing = self.clone();
        self.0.adding.set(Adding::Working);
        spawn_local(async move {
            let adding = match sharing.preview().await {
                Some(preview) => Adding::Preview(Arc::new(preview)),
                None => Adding::Failed,
            };
            sharing.0.adding.set(adding);
        });
    }

    pub(super) fn add(&self) {
        let sharing = self.clone();
        self.0.adding.set(Adding::Working);
        spawn_local(async move {
            // Looked at anew: another tab may have written since it was shown.
            let adding = match sharing.preview().await {
                None => Adding::Failed,
                Some(preview) => match sharing.write(&preview).await {
                    Ok(()) => Adding::Added(Arc::new(preview)),
                    Err(error) => {
                        sharing.0.notices.store_failed(&error);
                        Adding::Failed
                    }
                },
            };
            sharing.0.adding.set(adding);
        });
    }

    /// What adding would change now; `None` if the diary cannot be read, which is said.
    async fn preview(&self) -> Option<MergePreview> {
        let own = self.own(false).await?;
        self.0.reading.with_untracked(|reading| match reading {
            Reading::History(received) => Some(MergePreview::new(
                &received.history,
                &own.sessions,
                &own.check_ins,
            )),
            _ => None,
        })
    }

    async fn write(&self, preview: &MergePreview) -> Result<(), StoreError> {
        let sessions = [preview.new_sessions.as_slice(), &preview.filled].concat();
        let additions = Additions {
            sessions: &sessions,
            traces: &preview.new_traces,
            check_ins: &preview.new_check_ins,
        };
        self.0.diary.database()?.add(additions).await?;
        self.0.diary.changed().await;
        Ok(())
    }
}
