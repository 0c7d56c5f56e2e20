//! A value of the profile's store: read once, edited in memory at once, written through, and followed
//! in other tabs.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{diary::Diary, notices::Notices, set_if_new};
use crate::{
    browser::{
        broadcast::Word,
        indexed_db::{Store, StoreError},
    },
    persistence::stored::DecodeError,
    ui::context::Loaded,
};

/// How a value is stored.
pub(super) struct Form<T> {
    /// Its key.
    pub name: &'static str,
    /// From the stored bytes.
    pub decode: fn(&[u8]) -> Result<T, DecodeError>,
    /// To the bytes that are stored.
    pub encode: fn(&T) -> Vec<u8>,
}

/// An edit, made again wherever the value is read or written anew.
type Edit<T> = Rc<dyn Fn(&mut T)>;

/// The value in memory and where it is kept. Clones share one.
pub(super) struct Kept<T: 'static>(Rc<Inner<T>>);

struct Inner<T: 'static> {
    form: Form<T>,
    shown: RwSignal<Loaded<T>>,
    /// Edits that are in memory and not yet in the database.
    unwritten: Cell<u32>,
    /// Edits the database refused, in their order. They hold in this tab whatever is read, and are
    /// written with the next one that it takes.
    refused: RefCell<Vec<Edit<T>>>,
    diary: Diary,
    notices: Notices,
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: Default + PartialEq + Send + Sync> Kept<T> {
    /// Nothing is read yet.
    pub(super) fn new(form: Form<T>, diary: Diary, notices: Notices) -> Self {
        Self(Rc::new(Inner {
            form,
            shown: RwSignal::new(Loaded::Loading),
            unwritten: Cell::new(0),
            refused: RefCell::default(),
            diary,
            notices,
        }))
    }

    /// The value as it is known in this tab.
    pub(super) fn shown(&self) -> ReadSignal<Loaded<T>> {
        self.0.shown.read_only()
    }

    /// The value as it is stored; the default if there is none.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read.
    pub(super) async fn stored(&self) -> Result<T, StoreError> {
        let Inner { diary, form, .. } = &*self.0;
        self.decode(diary.get(Store::Profile, form.name).await?)
    }

    fn decode(&self, stored: Option<Vec<u8>>) -> Result<T, StoreError> {
        match stored {
            Some(bytes) => Ok((self.0.form.decode)(&bytes)?),
            None => Ok(T::default()),
        }
    }

    /// Shows what was read, and follows what other tabs change.
    pub(super) fn begin(&self, stored: Result<T, StoreError>) {
        self.show_read(stored);
        let follower = self.clone();
        self.0
            .diary
            .on(Word::ProfileChanged, move || follower.read_again());
        // Nobody listened between the reading and now.
        self.read_again();
    }

    /// There is nothing to read: the database did not open.
    pub(super) fn cannot_load(&self) {
        self.0.shown.set(Loaded::Failed);
    }

    fn read_again(&self) {
        let kept = self.clone();
        spawn_local(async move { kept.show_read(kept.stored().await) });
    }

    /// One that cannot be read is left as it is.
    fn show_read(&self, stored: Result<T, StoreError>) {
        // What is being written says the same and more; it reads anew when it is done.
        if self.0.unwritten.get() > 0 {
            return;
        }
        let value = match stored {
            Ok(mut value) => {
                for edit in self.0.refused.borrow().iter() {
                    edit(&mut value);
                }
                Loaded::Ready(value)
            }
            Err(error) => {
                self.0.notices.store_failed(&error);
                Loaded::Failed
            }
        };
        set_if_new(self.0.shown, value);
    }

    /// Edits the value and keeps it. Nothing is edited before it is read.
    ///
    /// The edit is made in memory at once, and again on what is stored: what another tab changed
    /// meanwhile stays, whether this tab has heard of it or not.
    pub(super) fn edit(&self, edit: impl Fn(&mut T) + 'static) {
        let edit: Edit<T> = Rc::new(edit);
        let edited = self.0.shown.try_update(|shown| match shown {
            Loaded::Ready(value) => {
                edit(value);
                true
            }
            Loaded::Loading | Loaded::Failed => false,
        });
        if edited != Some(true) {
            return;
        }
        let unwritten = |kept: &Self, by: i32| {
            let count = &kept.0.unwritten;
            count.set(count.get().saturating_add_signed(by));
        };
        unwritten(self, 1);
        let kept = self.clone();
        spawn_local(async move {
            let written = kept.write(&edit).await;
            unwritten(&kept, -1);
            match written {
                Ok(made_up_for) => {
                    kept.made_up_for(made_up_for);
                    kept.show_read(kept.stored().await);
                }
                // It holds on; the notice says that it is not kept.
                Err(error) => {
                    kept.0.refused.borrow_mut().push(edit);
                    kept.0.notices.store_failed(&error);
                }
            }
        });
    }

    /// Writes `edit` after those that were refused, and tells how many of those it took along.
    async fn write(&self, edit: &Edit<T>) -> Result<usize, StoreError> {
        let Inner { form, refused, .. } = &*self.0;
        let mut made_up_for = 0;
        self.0
            .diary
            .edit_profile(form.name, |stored| {
                let mut value = self.decode(stored)?;
                let refused = refused.borrow();
                made_up_for = refused.len();
                for edit in refused.iter().chain([edit]) {
                    edit(&mut value);
                }
                Ok((form.encode)(&value))
            })
            .await?;
        Ok(made_up_for)
    }

    /// The oldest `count` refused edits are written. Another edit may have taken some of them along.
    fn made_up_for(&self, count: usize) {
        let mut refused = self.0.refused.borrow_mut();
        let written = count.min(refused.len());
        refused.drain(..written);
    }
}
