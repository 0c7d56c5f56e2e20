//! How long work took, as the browser's own developer tools and the benches read it.

/// Does `work` and leaves its length under `name` among the page's measures.
pub fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let performance = web_sys::window().and_then(|window| window.performance());
    // A mark that could not be set leaves no measure, and nothing else depends on either.
    if let Some(performance) = &performance {
        drop(performance.mark(name));
    }
    let done = work();
    if let Some(performance) = &performance {
        drop(performance.measure_with_start_mark(name, name));
        performance.clear_marks_with_mark_name(name);
    }
    done
}
