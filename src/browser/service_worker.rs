//! What `boot.js` tells about the service worker and the system, and what the app answers.
//!
//! `boot.js` registers the worker, keeps the browser's offer to install, and leaves its word both as an event and as a data attribute on
//! the root element, so that a listener added late still learns of it.

use gloo_events::EventListener;

/// News of the service worker and of the system around the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Every file is in the cache; the app starts without a network.
    OfflineReady,
    /// A new version waits for the person's word.
    UpdateReady,
    /// The browser offers to install the app.
    InstallReady,
    /// The browser has installed the app.
    Installed,
    /// A file handed to the app could not be kept.
    FileFailed,
}

const NEWS: [(News, &str, &str); 5] = [
    (
        News::OfflineReady,
        "plumbline:offline-ready",
        "data-offline",
    ),
    (News::UpdateReady, "plumbline:update-ready", "data-update"),
    (
        News::InstallReady,
        "plumbline:install-ready",
        "data-install",
    ),
    (News::Installed, "plumbline:installed", "data-installed"),
    (
        News::FileFailed,
        "plumbline:file-failed",
        "data-file-failed",
    ),
];

/// Calls `heard` for news already there and for each that comes, until the handles are dropped.
#[must_use = "dropping the listeners stops them"]
pub fn listen(heard: impl Fn(News) + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let root = window
        .document()
        .and_then(|document| document.document_element());
    NEWS.into_iter()
        .map(|(news, event, attribute)| {
            if root
                .as_ref()
                .is_some_and(|root| root.has_attribute(attribute))
            {
                heard(news);
            }
            let heard = heard.clone();
            EventListener::new(&window, event, move |_| heard(news))
        })
        .collect()
}

/// Lets the waiting version take over; the page reloads once it has.
pub fn apply_update() {
    if let (Some(window), Ok(event)) = (
        web_sys::window(),
        web_sys::Event::new("plumbline:apply-update"),
    ) {
        // False only when a listener cancelled the event, which boot.js does not.
        drop(window.dispatch_event(&event));
    }
}

/// The build's name, which changes with any of its files; `None` in a development build.
pub fn build_name() -> Option<String> {
    let name = web_sys::window()?
        .document()?
        .query_selector("meta[name=app-build]")
        .ok()
        .flatten()?
        .get_attribute("content")?;
    (name != "unstamped").then_some(name)
}
