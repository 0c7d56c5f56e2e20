//! Leads away from pages that need what is not there: a session without one running, and the
//! preparation while the gate does not lead on.
//!
//! It only spares the person a page that cannot help. What holds is the permit: the session
//! machine does not start without one, whatever page is open.

use leptos::prelude::*;

use crate::{browser::address, route::Route, ui::context};

/// Watches `route` for as long as the app lives.
pub(super) fn watch(
    route: ReadSignal<Route>,
    safety: context::Safety,
    session: context::CurrentSession,
) {
    let running = Memo::new(move |_| session.view.with(Option::is_some));
    let leads_on = Memo::new(move |_| safety.gate.get().map(|gate| gate.leads_on()));
    let lost = Memo::new(move |_| {
        safety
            .profile
            .with(|profile| *profile == context::Loaded::Failed)
    });
    Effect::new(move |_| {
        let next = match route.get() {
            Route::Session if running.get() => None,
            Route::Session => match session.saved.get() {
                Some(id) => Some(Route::HistoryItem(id)),
                // Being saved, or waiting to be: the page says so.
                None if session.unsaved.get() => None,
                None if session.interrupted.with(Option::is_some) => Some(Route::Today),
                None if lost.get() => Some(Route::Safety),
                None => leads_on.get().map(|leads_on| {
                    if leads_on {
                        Route::Prepare
                    } else {
                        Route::Safety
                    }
                }),
            },
            // What is left of the last session counts for the limits of the next.
            Route::Prepare
                if session.interrupted.with(Option::is_some) || session.unsaved.get() =>
            {
                Some(Route::Today)
            }
            Route::Prepare if lost.get() || leads_on.get() == Some(false) => Some(Route::Safety),
            _ => None,
        };
        // Whoever has gone elsewhere in this very moment stays there.
        if let Some(next) = next
            && Route::parse(&address::fragment()) == route.get_untracked()
        {
            address::leave_for(&next.fragment());
        }
    });
}
