//! Words of the page that says how to keep the app on the device.

use crate::domain::install::InstallWay;

/// Heading, and the link that leads here.
pub const TITLE: &str = "Keep Plumbline on this device";
/// Why one would.
pub const WHY: &str = "Installed, Plumbline opens from the home screen and fills the whole screen. \
    It needs no network, as here.";
/// On an iPhone or iPad.
pub const WHY_IOS: &str = "Here it matters more: Safari may erase what a site has stored after \
    seven days of browsing without a visit. An app on the home screen keeps its diary.";
/// On an iPhone or iPad.
pub const OWN_DIARY_IOS: &str = "The app on the home screen has a diary of its own. What you have \
    recorded here is not in it: take it along with a backup from Settings.";
/// Asks the browser.
pub const INSTALL: &str = "Install";
/// It is an app of its own.
pub const INSTALLED: &str = "It is installed: this is the app of its own.";
/// The browser has just done it.
pub const JUST_INSTALLED: &str = "It is installed. Open it like any other app from now on.";
/// The offline copy is complete.
pub const OFFLINE_READY: &str = "Every file is on this device: it starts without a network.";
/// The offline copy is not there.
pub const OFFLINE_NOT_READY: &str = "Not every file is on this device yet. Stay here with the \
    network on for a moment; if this does not change, the browser allows no offline copy.";

/// What is drawn beside a step: the sign to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A box with an arrow out of it.
    Share,
    /// A box with a plus in it.
    Add,
    /// Three dots, one above the other.
    Menu,
    /// A screen with an arrow into it.
    Screen,
}

/// One step: the sign to look for and what to do with it.
pub type Step = (Option<Sign>, &'static str);

/// The steps in this browser; none where it installs no app.
pub const fn steps(way: InstallWay) -> &'static [Step] {
    match way {
        InstallWay::IosSafari => &[
            (
                Some(Sign::Share),
                "Tap Share, at the edge of the screen. If you do not see it, tap the three dots first.",
            ),
            (Some(Sign::Add), "Scroll down and tap Add to Home Screen."),
            (
                None,
                "Tap Add. Open Plumbline from the home screen from now on.",
            ),
        ],
        InstallWay::IosOther => &[
            (
                Some(Sign::Share),
                "Tap Share, in the address bar or in the browser’s menu.",
            ),
            (Some(Sign::Add), "Scroll down and tap Add to Home Screen."),
            (
                None,
                "Tap Add. Open Plumbline from the home screen from now on.",
            ),
        ],
        InstallWay::AndroidFirefox => &[
            (Some(Sign::Menu), "Tap the three dots beside the address."),
            (
                Some(Sign::Screen),
                "Tap Add app to Home screen, and then Add.",
            ),
            (None, "Open Plumbline from the home screen from now on."),
        ],
        InstallWay::AndroidMenu => &[
            (Some(Sign::Menu), "Tap the three dots beside the address."),
            (Some(Sign::Screen), "Tap Add to Home screen or Install app."),
            (None, "Open Plumbline from the home screen from now on."),
        ],
        InstallWay::MacSafari => &[
            (
                Some(Sign::Share),
                "In the File menu, or under Share, choose Add to Dock.",
            ),
            (None, "Open Plumbline from the Dock from now on."),
        ],
        InstallWay::DesktopChromium => &[
            (
                Some(Sign::Screen),
                "Click the install sign at the end of the address bar, or look for Install in the browser’s menu.",
            ),
            (None, "Open Plumbline from your programs from now on."),
        ],
        InstallWay::None => &[],
    }
}

/// Where there are no steps.
pub const NO_STEPS: &str = "This browser installs no apps. Plumbline works here all the same, \
    without a network too: keep its address as a bookmark.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_browser_that_installs_has_steps_and_the_first_shows_its_sign() {
        for way in [
            InstallWay::IosSafari,
            InstallWay::IosOther,
            InstallWay::AndroidFirefox,
            InstallWay::AndroidMenu,
            InstallWay::MacSafari,
            InstallWay::DesktopChromium,
        ] {
            assert!(steps(way).len() >= 2, "{way:?}");
            assert!(steps(way)[0].0.is_some(), "{way:?}");
        }
        assert!(steps(InstallWay::None).is_empty());
    }
}
