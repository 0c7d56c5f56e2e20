//! Whether the person asked the system for less motion.

/// Whether what moves by itself should stand still.
pub fn is_reduced() -> bool {
    web_sys::window()
        .and_then(|window| {
            window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()
                .flatten()
        })
        .is_some_and(|query| query.matches())
}
