//! What is told to the views when it changes, and looked at with every reading.

use std::cell::Cell;

use leptos::prelude::*;

/// A signal beside a copy of what it holds: looking a signal up sixty times a second costs a slow phone as
/// much as the estimate does.
pub(super) struct News<T: Send + Sync + 'static> {
    held: Cell<T>,
    signal: RwSignal<T>,
}

impl<T: Copy + PartialEq + Send + Sync + 'static> News<T> {
    pub(super) fn new(value: T) -> Self {
        Self {
            held: Cell::new(value),
            signal: RwSignal::new(value),
        }
    }

    pub(super) fn get(&self) -> T {
        self.held.get()
    }

    /// Tells `value`, if it is news; says whether it is.
    pub(super) fn tell(&self, value: T) -> bool {
        let news = self.held.replace(value) != value;
        if news {
            self.signal.set(value);
        }
        news
    }

    pub(super) fn read_only(&self) -> ReadSignal<T> {
        self.signal.read_only()
    }
}
