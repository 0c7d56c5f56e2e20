//! The angle as it changes with every reading, for what draws it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::*;

use crate::domain::units::Degrees;

/// The angle to a tenth of a degree; `None` when it is lost, or no reading has come.
///
/// No signal: sixty times a second, waking what hangs on one costs a slow phone more than drawing does.
/// What draws the angle is called at once instead.
#[derive(Clone, Copy)]
pub struct AngleFeed(StoredValue<Rc<Feed>, LocalStorage>);

/// What feeds an [`AngleFeed`].
#[derive(Default)]
pub struct Feed {
    angle: Cell<Option<Degrees>>,
    painters: RefCell<Vec<(u32, Painter)>>,
    /// The number of the next painter.
    next: Cell<u32>,
}

type Painter = Box<dyn Fn(Option<Degrees>)>;

impl Feed {
    /// The angle is `angle` now. Who follows it is called if that is a change; all they do is draw: none may
    /// begin or cease to follow while it is called.
    pub fn set(&self, angle: Option<Degrees>) {
        if self.angle.replace(angle) != angle {
            for (_, paint) in &*self.painters.borrow() {
                paint(angle);
            }
        }
    }
}

impl AngleFeed {
    /// What `feed` is fed with.
    pub fn of(feed: &Rc<Feed>) -> Self {
        Self(StoredValue::new_local(Rc::clone(feed)))
    }

    /// The angle now.
    pub fn get(self) -> Option<Degrees> {
        self.0.with_value(|feed| feed.angle.get())
    }

    /// Calls `paint` with the angle at every change, as long as the component that asks is there.
    pub fn follow(self, paint: impl Fn(Option<Degrees>) + 'static) {
        let number = self.0.with_value(|feed| {
            let number = feed.next.get();
            feed.next.set(number.wrapping_add(1));
            feed.painters.borrow_mut().push((number, Box::new(paint)));
            number
        });
        on_cleanup(move || {
            // The feed outlives every page; at the very end neither is left.
            self.0.try_with_value(|feed| {
                feed.painters
                    .borrow_mut()
                    .retain(|(other, _)| *other != number);
            });
        });
    }
}
