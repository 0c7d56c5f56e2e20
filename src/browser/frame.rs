//! The next frame the browser draws.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, closure::Closure};

/// Calls back before the next frame is drawn, once for all that asked since the last; a hidden page
/// draws none. Dropping it takes back what is asked.
pub struct NextFrame {
    /// Asked for once: finding it costs as much as asking for a frame.
    window: Option<web_sys::Window>,
    draw: Closure<dyn FnMut()>,
    asked: Rc<Cell<Option<i32>>>,
}

impl NextFrame {
    /// Will call `draw`; nothing is asked yet.
    pub fn new(mut draw: impl FnMut() + 'static) -> Self {
        let asked = Rc::new(Cell::new(None));
        let answered = Rc::clone(&asked);
        let draw = Closure::new(move || {
            answered.set(None);
            draw();
        });
        Self {
            window: web_sys::window(),
            draw,
            asked,
        }
    }

    /// Asks for the next frame, if that is not asked already.
    pub fn ask(&self) {
        if self.asked.get().is_some() {
            return;
        }
        // Refused only where there is no window, and so nothing to draw.
        let number = self.window.as_ref().and_then(|window| {
            window
                .request_animation_frame(self.draw.as_ref().unchecked_ref())
                .ok()
        });
        self.asked.set(number);
    }
}

impl Drop for NextFrame {
    fn drop(&mut self) {
        if let (Some(number), Some(window)) = (self.asked.get(), &self.window) {
            // Fails for no number.
            drop(window.cancel_animation_frame(number));
        }
    }
}
