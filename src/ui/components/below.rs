//! What lies below the first screen of a long page.

use std::time::Duration;

use leptos::prelude::*;

/// Draws its children in a task of their own after what stands above: on a slow phone a long page drawn
/// at once keeps a tap waiting for a fifth of a second. Nothing in sight moves.
#[component]
pub fn Below(children: ChildrenFn) -> impl IntoView {
    let reached = RwSignal::new(false);
    set_timeout(
        move || {
            // The page may be left by then.
            let _left: Option<bool> = reached.try_set(true);
        },
        Duration::ZERO,
    );

    view! {
        <Show when=move || reached.get()>{children()}</Show>
    }
    .into_any()
}
