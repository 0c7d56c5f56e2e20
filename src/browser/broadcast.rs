//! Word between tabs of the same origin.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// What one tab tells the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Records changed; read them again.
    HistoryChanged,
    /// What the gate and the plans remember changed; read it again.
    ProfileChanged,
    /// Settings changed; read them again.
    SettingsChanged,
    /// Everything was erased; forget what is in memory.
    Erased,
}

impl Word {
    const fn text(self) -> &'static str {
        match self {
            Self::HistoryChanged => "history-changed",
            Self::ProfileChanged => "profile-changed",
            Self::SettingsChanged => "settings-changed",
            Self::Erased => "erased",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [
            Self::HistoryChanged,
            Self::ProfileChanged,
            Self::SettingsChanged,
            Self::Erased,
        ]
        .into_iter()
        .find(|word| word.text() == text)
    }
}

/// An open channel; closed when dropped.
pub struct Channel {
    channel: web_sys::BroadcastChannel,
    _heard: Closure<dyn FnMut(web_sys::MessageEvent)>,
}

impl Channel {
    /// Opens the channel `name`; `None` where the platform has none.
    pub fn open(name: &str, mut heard: impl FnMut(Word) + 'static) -> Option<Self> {
        let channel = web_sys::BroadcastChannel::new(name).ok()?;
        let heard = Closure::new(move |event: web_sys::MessageEvent| {
            if let Some(word) = event.data().as_string().as_deref().and_then(Word::parse) {
                heard(word);
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self {
            channel,
            _heard: heard,
        })
    }

    /// Tells the other tabs.
    pub fn say(&self, word: Word) {
        // Fails only on a closed channel, and ours closes on drop.
        drop(self.channel.post_message(&JsValue::from_str(word.text())));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
