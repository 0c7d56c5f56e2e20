//! Word between the tabs of one diary, and who listens to it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Diary;
use crate::{
    browser::{
        address,
        broadcast::{Channel, Word},
        screen,
    },
    route::Route,
};

impl Diary {
    pub(super) fn listen(&self) {
        let diary = Rc::downgrade(&self.0);
        let channel = Channel::open(self.0.place.name(), move |word| {
            let Some(inner) = diary.upgrade() else { return };
            match word {
                Word::HistoryChanged => {
                    let diary = Self(Rc::clone(&inner));
                    spawn_local(async move { diary.load().await });
                }
                Word::Erased => leave_erased(),
                Word::ProfileChanged | Word::SettingsChanged => {}
            }
            Self(inner).hear(word);
        });
        *self.0.channel.borrow_mut() = channel;
    }

    /// Calls `heard` at every `word` of another tab, and at what is told everywhere.
    pub(in crate::app) fn on(&self, word: Word, heard: impl Fn() + 'static) {
        self.0.listeners.borrow_mut().push((word, Rc::new(heard)));
    }

    /// Does what is done at `word`. Who listens does so once it has read for the first time.
    pub(in crate::app) fn hear(&self, word: Word) {
        // Cloned so that a listener may come back to the diary.
        let listeners = self.0.listeners.borrow().clone();
        for (awaited, heard) in listeners {
            if awaited == word {
                heard();
            }
        }
    }

    /// Tells the other tabs, and whoever listens in this one.
    pub(in crate::app) fn tell_everywhere(&self, word: Word) {
        self.tell(word);
        self.hear(word);
    }

    /// Tells the other tabs.
    pub(in crate::app) fn tell(&self, word: Word) {
        if let Some(channel) = self.0.channel.borrow().as_ref() {
            channel.say(word);
        }
    }
}

/// Begins anew where everything was erased, so that nothing of it stays in memory either.
pub(in crate::app) fn leave_erased() {
    address::replace(&Route::Erased.fragment());
    screen::reload();
}
