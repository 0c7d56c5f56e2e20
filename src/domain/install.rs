//! How the app comes to stay on a device: what a person has to do differs by browser.

/// How a browser installs a web app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InstallWay {
    /// Safari on an iPhone or iPad: its share menu.
    IosSafari,
    /// Another browser on an iPhone or iPad: the share sign of its address bar or menu.
    IosOther,
    /// Firefox on Android: its menu.
    AndroidFirefox,
    /// A browser built on Chromium on Android: its menu, where it makes no offer by itself.
    AndroidMenu,
    /// Safari on a Mac: its File menu.
    MacSafari,
    /// A browser built on Chromium on a computer: its address bar.
    DesktopChromium,
    /// It installs none.
    None,
}

impl InstallWay {
    /// By the browser's own name for itself and the number of fingers its screen can feel.
    ///
    /// Only words and drawings depend on it: a browser that lies gets the wrong ones, nothing else.
    pub fn of(user_agent: &str, touch_points: u32) -> Self {
        let has = |word: &str| user_agent.contains(word);
        // An iPad calls itself a Mac, and no Mac feels fingers.
        let ios = has("iPhone") || has("iPad") || (has("Macintosh") && touch_points > 1);
        // Every browser on iOS calls itself Safari too, and adds its own name.
        let other = ["CriOS", "FxiOS", "EdgiOS", "OPT/", "DuckDuckGo", "GSA/"];
        match () {
            () if ios && other.into_iter().any(has) => Self::IosOther,
            () if ios => Self::IosSafari,
            () if has("Android") && has("Firefox") => Self::AndroidFirefox,
            () if has("Android") => Self::AndroidMenu,
            () if has("Chrome") => Self::DesktopChromium,
            () if has("Macintosh") && has("Safari") => Self::MacSafari,
            () => Self::None,
        }
    }

    /// Whether the device is one that may be strapped to a table.
    pub const fn is_handheld(self) -> bool {
        matches!(
            self,
            Self::IosSafari | Self::IosOther | Self::AndroidFirefox | Self::AndroidMenu
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAFARI: &str =
        "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

    #[test]
    fn browsers_are_known_by_the_names_they_give_themselves() {
        let iphone = format!("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) {SAFARI}");
        let iphone_chrome = iphone.replace("Version/18.1", "CriOS/131.0.6778.73");
        for (user_agent, touch_points, way) in [
            (iphone.as_str(), 5, InstallWay::IosSafari),
            (iphone_chrome.as_str(), 5, InstallWay::IosOther),
            (
                "Mozilla/5.0 (Android 15; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0",
                5,
                InstallWay::AndroidFirefox,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
                5,
                InstallWay::AndroidMenu,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
                0,
                InstallWay::DesktopChromium,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                0,
                InstallWay::None,
            ),
            ("", 0, InstallWay::None),
        ] {
            assert_eq!(
                InstallWay::of(user_agent, touch_points),
                way,
                "{user_agent}"
            );
        }
    }

    #[test]
    fn an_ipad_that_calls_itself_a_mac_is_known_by_its_screen() {
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15";
        assert_eq!(InstallWay::of(mac, 0), InstallWay::MacSafari);
        assert_eq!(InstallWay::of(mac, 5), InstallWay::IosSafari);
    }
}
