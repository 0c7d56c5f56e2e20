//! Settings and the gauge's mount: read at start-up, written through.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{diary::Diary, notices::Notices, set_if_new};
use crate::{
    browser::{
        broadcast::Word,
        indexed_db::{Store, StoreError},
    },
    domain::settings::{Settings, Theme},
    persistence::stored::{self, StoredMount},
    sensing::mount::{KnownAngle, Mount, MountParts, Pivot, Resolution, Sign},
};

const SETTINGS: &str = "settings";
const MOUNT: &str = "mount";

/// The settings in force and where they are kept.
#[derive(Clone)]
pub(super) struct PreferencesStore {
    settings: RwSignal<Settings>,
    /// Changes that are in force and not yet in the database.
    unwritten: Rc<Cell<u32>>,
    /// The settings that are stored are a newer version's, and not to be written over.
    newer: Rc<RefCell<Option<StoreError>>>,
    diary: Diary,
    notices: Notices,
}

impl PreferencesStore {
    pub(super) fn new(diary: Diary, notices: Notices) -> Self {
        Self {
            settings: RwSignal::new(Settings::default()),
            unwritten: Rc::default(),
            newer: Rc::default(),
            diary,
            notices,
        }
    }

    pub(super) fn read(&self) -> ReadSignal<Settings> {
        self.settings.read_only()
    }

    /// Reads the stored settings, and follows what other tabs change: each change writes all of
    /// them, so a tab that knew only its own would undo another's.
    pub(super) async fn load(&self) {
        let follower = self.clone();
        self.diary.on(Word::SettingsChanged, move || {
            follower.read_again();
        });
        self.read_settings().await;
    }

    /// Reads the settings again, because another tab may have changed them.
    fn read_again(&self) {
        let store = self.clone();
        spawn_local(async move { store.read_settings().await });
    }

    /// The defaults stay in force if there are none or they cannot be read, and the stored ones are
    /// left as they are: damaged ones until the person changes some, a newer version's for good.
    async fn read_settings(&self) {
        let stored = self.stored(SETTINGS, stored::decode_settings).await;
        // What is being written is newer.
        if self.unwritten.get() > 0 {
            return;
        }
        *self.newer.borrow_mut() = None;
        match stored {
            Ok(Some(settings)) => self.show(settings),
            Ok(None) => {}
            Err(error) => {
                self.notices.store_failed(&error);
                if matches!(&error, StoreError::Decode(error) if error.is_newer()) {
                    *self.newer.borrow_mut() = Some(error);
                }
            }
        }
    }

    fn show(&self, settings: Settings) {
        set_if_new(self.settings, settings);
    }

    async fn stored<T>(
        &self,
        name: &'static str,
        decode: impl FnOnce(&[u8]) -> Result<T, stored::DecodeError>,
    ) -> Result<Option<T>, StoreError> {
        let bytes = self.diary.get(Store::Settings, name).await?;
        Ok(bytes.as_deref().map(decode).transpose()?)
    }

    /// Puts `settings` in force and keeps them.
    pub(super) fn change(&self, settings: Settings) {
        let bytes = stored::encode_settings(&settings);
        self.show(settings);
        if let Some(newer) = &*self.newer.borrow() {
            self.notices.store_failed(newer);
            return;
        }
        self.unwritten.set(self.unwritten.get().saturating_add(1));
        let store = self.clone();
        spawn_local(async move {
            store.put(SETTINGS, bytes).await;
            store.unwritten.set(store.unwritten.get().saturating_sub(1));
        });
    }

    /// The stored mount; `None` if there is none or it no longer makes sense.
    pub(super) async fn mount(&self) -> Option<Mount> {
        match self.stored(MOUNT, stored::decode_mount).await {
            // A damaged mount would give a wrong angle: the person sets level again.
            Ok(stored) => stored.and_then(|stored| Mount::from_parts(parts_of(stored)).ok()),
            Err(error) => {
                self.notices.store_failed(&error);
                None
            }
        }
    }

    pub(super) fn keep_mount(&self, mount: Mount) {
        let bytes = stored::encode_mount(&stored_of(mount.parts()));
        let store = self.clone();
        spawn_local(async move { store.put(MOUNT, bytes).await });
    }

    async fn put(&self, name: &'static str, bytes: Vec<u8>) {
        if let Err(error) = self.diary.put_setting(name, bytes).await {
            self.notices.store_failed(&error);
        }
    }
}

/// The root element's `data-theme`; `None` follows the device.
pub(super) const fn theme_name(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::Device => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}

fn stored_of(parts: MountParts) -> StoredMount {
    StoredMount {
        zero: parts.zero,
        pivot: parts
            .pivot
            .map(|pivot| (pivot.axis, pivot.sign == Sign::Confirmed)),
        known_angle_deg: parts
            .known_angle
            .map(|known| (known.stated_deg, known.error_deg)),
        upright: parts.upright,
        rounded: match parts.resolution {
            Resolution::Unknown => None,
            Resolution::Rounded => Some(true),
            Resolution::Fine => Some(false),
        },
    }
}

fn parts_of(stored: StoredMount) -> MountParts {
    MountParts {
        zero: stored.zero,
        pivot: stored.pivot.map(|(axis, confirmed)| Pivot {
            axis,
            sign: if confirmed {
                Sign::Confirmed
            } else {
                Sign::Assumed
            },
        }),
        known_angle: stored
            .known_angle_deg
            .map(|(stated_deg, error_deg)| KnownAngle {
                stated_deg,
                error_deg,
            }),
        upright: stored.upright,
        resolution: match stored.rounded {
            None => Resolution::Unknown,
            Some(true) => Resolution::Rounded,
            Some(false) => Resolution::Fine,
        },
    }
}
