//! The page switch: one route, one page.

use leptos::prelude::*;

use super::parts::{Part, Parts};
use crate::{
    route::Route,
    ui::pages::{not_found::NotFoundPage, today::TodayPage, warning_signs::WarningSignsPage},
};

/// The page of the current route.
pub(super) fn current_page(route: ReadSignal<Route>, parts: Parts) -> impl IntoView {
    move || {
        let route = route.get();
        if let Some(part) = Part::of(&route) {
            return parts.page(part, route);
        }
        match route {
            Route::Today => TodayPage().into_any(),
            Route::WarningSigns => WarningSignsPage().into_any(),
            _ => NotFoundPage().into_any(),
        }
    }
}
