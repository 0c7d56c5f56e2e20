//! The document's root: theme, title, scroll and fullscreen.

use wasm_bindgen::JsCast;

/// The element the app mounts into.
pub fn root() -> Option<web_sys::HtmlElement> {
    web_sys::window()?
        .document()?
        .get_element_by_id("app")?
        .dyn_into()
        .ok()
}

/// Sets the text size in per cent as the custom property `--text-scale` of the root element.
pub fn set_text_size(percent: u16) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element())
        .and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(root) = root {
        let scale = (f64::from(percent) / 100.0).to_string();
        // Fails only for an invalid property name, and ours is a literal.
        drop(root.style().set_property("--text-scale", &scale));
    }
}

/// Sets `data-{name}` on the root element, where the style sheets read it; `None` removes it.
pub fn set_root_data(name: &str, value: Option<&str>) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    let Some(root) = root else { return };
    let attribute = format!("data-{name}");
    // Fails only for an invalid attribute name, and ours are literals.
    drop(match value {
        Some(value) => root.set_attribute(&attribute, value),
        None => root.remove_attribute(&attribute),
    });
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// [`focus_page`] once the page just switched to has been drawn.
pub fn focus_page_soon() {
    gloo_timers::callback::Timeout::new(0, focus_page).forget();
}

/// Scrolls to the top and moves focus to the page's heading, so that a screen reader announces
/// the new page and the keyboard starts there.
pub fn focus_page() {
    let Some(window) = web_sys::window() else {
        return;
    };
    window.scroll_to_with_x_and_y(0.0, 0.0);
    focus_heading();
}

/// Moves focus to the page's heading; what is in sight stays there.
pub fn focus_heading() {
    let heading = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("main h1").ok().flatten())
        .and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(heading) = heading {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // A heading that cannot take focus stays silent; nothing else depends on it.
        drop(heading.focus_with_options(&options));
    }
}

/// Moves the focus to the element of `id` once it has been drawn, and scrolls it into view.
pub fn focus_soon(id: String) {
    gloo_timers::callback::Timeout::new(0, move || {
        let element = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id(&id))
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            // An element that cannot take focus stays silent; nothing else depends on it.
            drop(element.focus());
        }
    })
    .forget();
}

/// Opens the browser's print dialogue, which also saves as PDF.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Fails only where printing is switched off; the dialogue that does not open says so.
        drop(window.print());
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Fails only on a document that is going away.
        drop(window.location().reload());
    }
}
