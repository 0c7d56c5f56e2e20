//! News of the app itself: its offline copy, a newer version, and whether it is installed.

use leptos::prelude::*;

use super::notices::Notices;
use crate::{
    browser::{
        install,
        service_worker::{self, News},
    },
    content::settings,
    domain::notice::Notice,
    ui::context,
};

/// Follows the news for as long as the app lives.
pub(super) fn follow(notices: Notices) -> context::Shell {
    let offline_ready = RwSignal::new(false);
    let update_ready = RwSignal::new(false);
    let offered = RwSignal::new(false);
    let standalone = install::is_installed();
    let installed = RwSignal::new(standalone);
    let listeners = service_worker::listen(move |news| match news {
        News::OfflineReady => offline_ready.set(true),
        News::UpdateReady => update_ready.set(true),
        News::InstallReady => offered.set(true),
        News::Installed => {
            offered.set(false);
            installed.set(true);
        }
        News::FileFailed => notices.show(Notice::FileNotTaken),
    });
    StoredValue::new_local(listeners);
    let version = settings::version(
        env!("CARGO_PKG_VERSION"),
        service_worker::build_name().as_deref(),
    );
    context::Shell {
        offline_ready: offline_ready.read_only(),
        update_ready: update_ready.read_only(),
        install_offered: offered,
        installed: installed.read_only(),
        standalone,
        install_way: install::way(),
        version: StoredValue::new(version),
    }
}
