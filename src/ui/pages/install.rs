//! How to keep the app on the device: the browser's own offer, or the steps in this browser.

use leptos::prelude::*;

use crate::{
    content::install::{self as words, Sign},
    domain::install::InstallWay,
    ui::{
        components::page::{Page, Tab},
        context::{use_dispatch, use_shell},
        intent::Intent,
    },
};

/// The page.
#[component]
pub fn InstallPage() -> impl IntoView {
    let shell = use_shell();
    let offline = move || {
        if shell.offline_ready.get() {
            words::OFFLINE_READY
        } else {
            words::OFFLINE_NOT_READY
        }
    };
    let ios = matches!(
        shell.install_way,
        InstallWay::IosSafari | InstallWay::IosOther
    );

    view! {
        <Page title=words::TITLE tab=Tab::More>
            <p>{words::WHY}</p>
            {ios.then(|| view! { <p>{words::WHY_IOS}</p> })}
            // Above what the browser's offer may change while it is read.
            <p class="dim" data-testid="offline-state">{offline}</p>
            <section class="card" aria-live="polite">
                {move || {
                    if shell.installed.get() {
                        let text = if shell.standalone {
                            words::INSTALLED
                        } else {
                            words::JUST_INSTALLED
                        };
                        view! { <p data-testid="installed">{text}</p> }.into_any()
                    } else if shell.install_offered.get() {
                        view! { <Offer /> }.into_any()
                    } else {
                        steps(shell.install_way)
                    }
                }}
            </section>
            {ios.then(|| view! { <p class="dim">{words::OWN_DIARY_IOS}</p> })}
        </Page>
    }
}

/// The browser offers to install: one key.
#[component]
fn Offer() -> impl IntoView {
    let shell = use_shell();
    let dispatch = use_dispatch();
    let install = move |_| {
        // An offer can be taken once.
        shell.install_offered.set(false);
        dispatch.send(Intent::Install);
    };

    view! {
        <button class="button button--go" data-testid="install-now" on:click=install>
            {words::INSTALL}
        </button>
    }
}

/// The steps, each with the sign to look for.
fn steps(way: InstallWay) -> AnyView {
    let steps = words::steps(way);
    if steps.is_empty() {
        return view! { <p data-testid="install-steps">{words::NO_STEPS}</p> }.into_any();
    }
    let mut list = String::new();
    for (sign, text) in steps {
        list.push_str("<li class=\"steps__step\"><svg class=\"steps__sign\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">");
        list.push_str(sign.map_or("", drawing));
        list.push_str("</svg><span>");
        list.push_str(text);
        list.push_str("</span></li>");
    }
    view! { <ol class="steps" data-testid="install-steps" inner_html=list></ol> }.into_any()
}

/// The inside of a picture of 24 by 24.
const fn drawing(sign: Sign) -> &'static str {
    match sign {
        Sign::Share => "<path d=\"M8 9.5H6.5v11h11v-11H16M12 15V3.5M8.5 7 12 3.5 15.5 7\"/>",
        Sign::Add => {
            "<rect x=\"3.5\" y=\"3.5\" width=\"17\" height=\"17\" rx=\"4\"/><path d=\"M12 8v8M8 12h8\"/>"
        }
        Sign::Menu => "<path d=\"M12 5v.01M12 12v.01M12 19v.01\" stroke-width=\"4\"/>",
        Sign::Screen => "<path d=\"M13 3.5H6.5v17h10v-7h9v-7M10 17.5h3M18 2.5v7.5m-3-3 3 3 3-3\"/>",
    }
}
