//! Adds what was read to the diary: shown first, then done on the person's word.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Sharing;
use crate::{
    browser::indexed_db::{Additions, StoreError},
    domain::record::{CheckIn, SessionRecord},
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
            let adding = match sharing.write().await {
                Ok(Some(added)) => Adding::Added(Arc::new(added)),
                Ok(None) => Adding::Failed,
                Err(error) => {
                    sharing.0.notices.store_failed(&error);
                    Adding::Failed
                }
            };
            sharing.0.adding.set(adding);
        });
    }

    /// What adding would change now; `None` if the diary cannot be read, which is said.
    async fn preview(&self) -> Option<MergePreview> {
        let own = self.own(false).await?;
        self.merge(&own.sessions, &own.check_ins)
    }

    /// What adding would change in these; `None` if no history is open.
    fn merge(&self, sessions: &[SessionRecord], check_ins: &[CheckIn]) -> Option<MergePreview> {
        self.0.reading.with_untracked(|reading| match reading {
            Reading::History(received) => {
                Some(MergePreview::new(&received.history, sessions, check_ins))
            }
            _ => None,
        })
    }

    /// Adds, as the diary is at that moment: another tab may have written since it was shown.
    async fn write(&self) -> Result<Option<MergePreview>, StoreError> {
        let mut added = None;
        let merge = |sessions: &[SessionRecord], check_ins: &[CheckIn]| {
            added = self.merge(sessions, check_ins);
            added
                .as_ref()
                .map_or_else(Additions::default, |preview| Additions {
                    sessions: [preview.new_sessions.as_slice(), &preview.filled].concat(),
                    traces: preview.new_traces.clone(),
                    check_ins: preview.new_check_ins.clone(),
                })
        };
        self.0.diary.database()?.add(merge).await?;
        self.0.diary.changed().await;
        Ok(added)
    }
}
