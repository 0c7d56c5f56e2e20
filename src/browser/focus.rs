//! Keeps the focus from being lost with the element that had it.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, MutationObserver, MutationObserverInit};

use super::screen;

/// Watches where the focus is; dropped, it no longer does.
pub struct Watch {
    _entered: EventListener,
    observer: MutationObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// From now on the focus goes to the page's heading when the element that had it is taken away: an
/// answered question, a dismissed notice. Browsers forget it, and a screen reader starts at the top of
/// everything. What asks for another focus after a change still gets it.
///
/// `None` where the browser cannot tell of changes.
#[must_use = "dropping the watch ends it"]
pub fn watch() -> Option<Watch> {
    let document = web_sys::window()?.document()?;
    let last = Rc::new(RefCell::new(None::<Element>));
    let entered = {
        let last = Rc::clone(&last);
        let document_there = document.clone();
        EventListener::new(&document, "focusin", move |_| {
            *last.borrow_mut() = document_there.active_element();
        })
    };
    let changed = {
        let document = document.clone();
        Closure::<dyn FnMut()>::new(move || {
            if nothing_has_focus(&document) && gone(&last) {
                *last.borrow_mut() = None;
                screen::focus_heading();
            }
        })
    };
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    observer.observe_with_options(&document, &what).ok()?;
    Some(Watch {
        _entered: entered,
        observer,
        _changed: changed,
    })
}

fn nothing_has_focus(document: &Document) -> bool {
    let body: Option<Element> = document.body().map(Into::into);
    let active = document.active_element();
    active.is_none() || active == body
}

fn gone(last: &RefCell<Option<Element>>) -> bool {
    last.borrow()
        .as_ref()
        .is_some_and(|element| !element.is_connected())
}
