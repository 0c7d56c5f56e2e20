//! From one's own diary to a link, codes or a file.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Sharing;
use crate::{
    browser::{
        address, clipboard, clock,
        crypto::{self, CryptoError, Parameters},
        file,
        indexed_db::Found,
        random,
        share_sheet::{self, Sent},
        timing,
    },
    content::{share_screen as words, sharing::file_name},
    domain::{
        notice::Notice,
        record::{CheckIn, DiaryEntry, SessionId, SessionRecord},
        sharing::ShareError,
        trace::Trace,
    },
    sharing::{
        Selection, SharedHistory, Source,
        container::{Container, Lock},
        decode, encode,
        link::link,
        qr::{LargestCode, qr_pages},
    },
    ui::sharing::{Drawing, HandedOver, Made, Making},
};

/// What the file is to the system; the manifest names it too.
const MIME: &str = "application/x-plumbline";

/// The person's own records.
pub(super) struct Own {
    pub(super) sessions: Vec<SessionRecord>,
    pub(super) check_ins: Vec<CheckIn>,
    diary: Vec<DiaryEntry>,
    traces: Vec<(SessionId, Trace)>,
}

impl Sharing {
    /// Makes what `selection` chooses; what was made before is void at once, so that nothing the
    /// person has just left out can still be sent.
    pub(super) fn make(&self, selection: Selection) {
        *self.0.selection.borrow_mut() = selection;
        self.make_again();
    }

    pub(super) fn make_again(&self) {
        let asked = self.void();
        let selection = self.0.selection.borrow().clone();
        let sharing = self.clone();
        spawn_local(async move {
            let making = match sharing.own(selection.fields.traces).await {
                Some(own) => own.make(&selection).map_or_else(Making::Failed, ready),
                None => Making::Unreadable,
            };
            sharing.made(asked, making);
        });
    }

    pub(super) fn lock(&self, passphrase: String) {
        let Some(made) = self.ready().filter(|made| !made.locked) else {
            return;
        };
        let asked = self.void();
        let sharing = self.clone();
        self.0.at_lock.set(true);
        spawn_local(async move {
            let locked = made.locked_with(passphrase.trim()).await;
            sharing.0.at_lock.set(false);
            sharing.made(asked, locked.map_or_else(Making::Failed, ready));
        });
    }

    fn void(&self) -> u32 {
        let inner = &self.0;
        let asked = inner.asked.get().wrapping_add(1);
        inner.asked.set(asked);
        inner.making.set(Making::Working);
        inner.drawing.set(Drawing::Nothing);
        inner.handed_over.set(None);
        asked
    }

    fn made(&self, asked: u32, making: Making) {
        if self.0.asked.get() == asked {
            self.0.making.set(making);
        }
    }

    fn ready(&self) -> Option<Arc<Made>> {
        self.0.making.with_untracked(|making| match making {
            Making::Ready(made) => Some(Arc::clone(made)),
            _ => None,
        })
    }

    pub(super) fn copy(&self) {
        if let Some(link) = self.ready().and_then(|made| made.link.clone()) {
            self.copy_text(&link);
        }
    }

    pub(super) fn copy_text(&self, text: &str) {
        let copied = clipboard::copy(text);
        let handed_over = self.0.handed_over;
        spawn_local(async move {
            handed_over.set(Some(match copied.await {
                Ok(()) => HandedOver::Copied,
                Err(clipboard::NotCopied) => HandedOver::NotCopied,
            }));
        });
    }

    pub(super) fn send(&self) {
        let Some(link) = self.ready().and_then(|made| made.link.clone()) else {
            return;
        };
        let sent = share_sheet::send_link(words::SENT_TITLE, &link);
        let handed_over = self.0.handed_over;
        spawn_local(async move {
            handed_over.set(match sent.await {
                Sent::Away => Some(HandedOver::Sent),
                Sent::Not => None,
                Sent::Refused => Some(HandedOver::NotSent),
            });
        });
    }

    pub(super) fn save(&self) {
        let Some(made) = self.ready() else { return };
        let name = file_name(clock::local_now().day().date());
        let saved = file::save(&name, MIME, &made.payload);
        self.0.handed_over.set(Some(match saved {
            Ok(()) => HandedOver::Saved,
            Err(file::NotSaved) => HandedOver::NotSaved,
        }));
    }

    pub(super) fn draw(&self, largest: LargestCode) {
        let Some(made) = self.ready() else { return };
        let base = address::base();
        let drawn = timing::measured("share-draw", || qr_pages(&made.payload, &base, largest));
        self.0.drawing.set(match drawn {
            Ok(codes) => Drawing::Codes(Arc::new(codes)),
            Err(error) => Drawing::Failed(error),
        });
    }

    /// The person's own records; `None` if they cannot be read, which is said.
    pub(super) async fn own(&self, traces: bool) -> Option<Own> {
        let inner = &self.0;
        let read = async {
            let database = inner.diary.database()?;
            let sessions = database.sessions().await?;
            let check_ins = database.check_ins().await?;
            let diary = database.diary_entries().await?;
            let traces = match traces {
                true => database.traces().await?,
                false => Found {
                    records: Vec::new(),
                    unreadable: 0,
                },
            };
            let unreadable =
                sessions.unreadable + check_ins.unreadable + diary.unreadable + traces.unreadable;
            let own = Own {
                sessions: sessions.records,
                check_ins: check_ins.records,
                diary: diary.records,
                traces: traces.records,
            };
            Ok((own, unreadable))
        };
        match read.await {
            Ok((own, unreadable)) => {
                if unreadable > 0 {
                    inner.notices.show(Notice::Unreadable);
                }
                Some(own)
            }
            Err(error) => {
                inner.notices.store_failed(&error);
                None
            }
        }
    }
}

fn ready(made: Made) -> Making {
    Making::Ready(Arc::new(made))
}

impl Own {
    /// What leaves, and what a reader will see of it: read back from the very bytes.
    fn make(&self, selection: &Selection) -> Result<Made, ShareError> {
        let source = Source {
            sessions: &self.sessions,
            check_ins: &self.check_ins,
            diary: &self.diary,
            traces: &self.traces,
        };
        let history = SharedHistory::from_records(&source, selection)?;
        let payload = timing::measured("share-encode", || encode(&history));
        let shown = timing::measured("share-decode", || decode(&payload))?.history;
        Ok(Made {
            link: link(&address::base(), &payload).ok(),
            payload,
            shown,
            locked: false,
        })
    }
}

impl Made {
    async fn locked_with(&self, passphrase: &str) -> Result<Self, ShareError> {
        let (Some(salt), Some(nonce)) = (random::bytes(), random::bytes()) else {
            return Err(ShareError::NoEncryption);
        };
        let lock = Lock::new(salt, nonce);
        let parameters = Parameters {
            iterations: lock.iterations,
            salt: &lock.salt,
            nonce: &lock.nonce,
            authenticated: &lock.header(),
        };
        let sealed = crypto::lock(passphrase, &parameters, &self.payload)
            .await
            .map_err(fault)?;
        let payload = Container { lock, sealed }.to_payload();
        Ok(Self {
            link: link(&address::base(), &payload).ok(),
            payload,
            shown: self.shown.clone(),
            locked: true,
        })
    }
}

/// What a failure of the cipher means for the person.
pub(super) const fn fault(error: CryptoError) -> ShareError {
    match error {
        CryptoError::Unavailable => ShareError::NoEncryption,
        CryptoError::DoesNotOpen => ShareError::WrongPassphrase,
    }
}
