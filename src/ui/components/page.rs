//! The frame of every page but the session: heading, warning signs within one tap, tab bar.

use leptos::prelude::*;

use super::notices::NoticeList;
use crate::{
    content::labels,
    route::Route,
    ui::{
        context::{Loaded, use_dispatch, use_safety},
        intent::Intent,
    },
};

/// The frame. `title` is the page's only `h1` and takes focus when the page opens.
#[component]
pub fn Page(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// A short line above the heading, such as the date.
    #[prop(optional, into)]
    kicker: MaybeProp<String>,
    /// The tab this page belongs to.
    tab: Tab,
    children: Children,
) -> impl IntoView {
    let dispatch = use_dispatch();
    // The fragment belongs to the router, so the skip link moves the focus by itself.
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        dispatch.send(Intent::FocusContent);
    };

    // What a tab, the history and a screen reader call the page (WCAG 2.4.2).
    Effect::new(move |_| dispatch.send(Intent::Title(title.get())));

    view! {
        <a class="skip-link" href="#main" on:click=skip>
            {labels::SKIP_TO_CONTENT}
        </a>
        <main class="page" id="main">
            <header class="page__head">
                <p class="page__kicker">{move || kicker.get()}</p>
                <a class="button button--quiet" href=Route::WarningSigns.fragment()>
                    {labels::WARNING_SIGNS}
                </a>
                <h1 class="page__title" tabindex="-1">
                    {title}
                </h1>
            </header>
            <NoticeList />
            {children()}
        </main>
        <TabBar current=tab />
    }
    .into_any()
}

/// What needs the diary and the profile: drawn at once when both are read, so that nothing moves from
/// under a finger.
#[component]
pub fn WhenRead(children: ChildrenFn) -> impl IntoView {
    let profile = use_safety().profile;
    // It is read last.
    let read = Memo::new(move |_| profile.with(|profile| *profile != Loaded::Loading));

    view! { <Show when=move || read.get()>{children()}</Show> }.into_any()
}

/// The places the tab bar leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Today's plan.
    Today,
    /// Sessions and what they say.
    History,
    /// Learn.
    Learn,
    /// Everything else.
    More,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Today, Self::History, Self::Learn, Self::More];

    const fn route(self) -> Route {
        match self {
            Self::Today => Route::Today,
            Self::History => Route::History,
            Self::Learn => Route::Learn,
            Self::More => Route::Settings,
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Today => labels::TAB_TODAY,
            Self::History => labels::TAB_HISTORY,
            Self::Learn => labels::TAB_LEARN,
            Self::More => labels::TAB_MORE,
        }
    }
}

#[component]
fn TabBar(current: Tab) -> impl IntoView {
    let links = Tab::ALL
        .into_iter()
        .map(|tab| {
            view! {
                <a
                    class="tab-bar__link"
                    href=tab.route().fragment()
                    aria-current=(tab == current).then_some("page")
                >
                    {tab.label()}
                </a>
            }
        })
        .collect_view();

    view! { <nav class="tab-bar" aria-label=labels::TAB_BAR>{links}</nav> }
}
