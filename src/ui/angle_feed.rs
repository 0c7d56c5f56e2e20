//! The angle as it changes with every reading, for what draws it.

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::units::Degrees;

type Painter = Rc<dyn Fn(Option<Degrees>)>;

/// The angle to a tenth of a degree; `None` when it is lost, or no reading has come.
///
/// No signal: sixty times a second, waking what hangs on one costs a slow phone more than drawing does.
/// What draws the angle is called at once instead.
#[derive(Clone, Copy)]
pub struct AngleFeed(StoredValue<Inner, LocalStorage>);

#[derive(Default)]
struct Inner {
    angle: Option<Degrees>,
    painters: Vec<(u32, Painter)>,
    /// The number of the next painter.
    next: u32,
}

impl AngleFeed {
    /// No angle yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(Inner::default()))
    }

    /// The angle now.
    pub fn get(self) -> Option<Degrees> {
        self.0.with_value(|inner| inner.angle)
    }

    /// The angle is `angle` now. Who follows it is called if that is a change.
    pub fn set(self, angle: Option<Degrees>) {
        let changed = self.0.try_update_value(|inner| {
            let changed = inner.angle != angle;
            inner.angle = angle;
            // Called once they are let go of, so that each may ask for the angle.
            changed.then(|| inner.painters.clone())
        });
        for (_, paint) in changed.flatten().unwrap_or_default() {
            paint(angle);
        }
    }

    /// Calls `paint` with the angle at every change, as long as the component that asks is there.
    pub fn follow(self, paint: impl Fn(Option<Degrees>) + 'static) {
        let number = self.0.try_update_value(|inner| {
            let number = inner.next;
            inner.next = number.wrapping_add(1);
            inner.painters.push((number, Rc::new(paint)));
            number
        });
        on_cleanup(move || {
            // The feed outlives every page; at the very end neither is left.
            self.0.try_update_value(|inner| {
                inner.painters.retain(|(other, _)| Some(*other) != number);
            });
        });
    }
}

impl Default for AngleFeed {
    fn default() -> Self {
        Self::new()
    }
}
