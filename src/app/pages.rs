//! The page switch: one route, one page.

use leptos::prelude::*;

use crate::{
    route::Route,
    ui::pages::{
        diary::DiaryPage, gauge::GaugePage, history::HistoryPage, insights::InsightsPage,
        not_found::NotFoundPage, plan::PlanPage, prepare::PreparePage, safety::SafetyPage,
        session::SessionPage, session_record::SessionRecordPage, settings::SettingsPage,
        today::TodayPage, warning_signs::WarningSignsPage,
    },
};

/// The page of the current route.
pub(super) fn current_page(route: ReadSignal<Route>) -> impl IntoView {
    move || match route.get() {
        Route::Today => view! { <TodayPage /> }.into_any(),
        Route::Prepare => view! { <PreparePage /> }.into_any(),
        Route::Plan => view! { <PlanPage /> }.into_any(),
        Route::Session => view! { <SessionPage /> }.into_any(),
        Route::History => view! { <HistoryPage /> }.into_any(),
        Route::HistoryItem(id) => view! { <SessionRecordPage id=id /> }.into_any(),
        Route::Settings => view! { <SettingsPage /> }.into_any(),
        Route::Gauge => view! { <GaugePage /> }.into_any(),
        Route::Safety => view! { <SafetyPage /> }.into_any(),
        Route::WarningSigns => view! { <WarningSignsPage /> }.into_any(),
        Route::Diary(day) => view! { <DiaryPage day=day /> }.into_any(),
        Route::Insights => view! { <InsightsPage /> }.into_any(),
        Route::Share | Route::Shared(_) | Route::Learn | Route::Unknown => {
            view! { <NotFoundPage /> }.into_any()
        }
    }
}
