//! One file per platform API, and nothing else in the house names a `JsValue`.
//!
//! Handles are RAII: dropping one removes its listener, timer or lock. Errors are named enums;
//! optional hardware that is absent is `Option`, not an error. Nothing here knows about `ui`.

pub mod address;
pub mod badge;
pub mod barcode;
pub mod battery;
pub mod broadcast;
pub mod camera;
pub mod clipboard;
pub mod clock;
pub mod crypto;
pub mod file;
pub mod focus;
pub mod fullscreen;
pub mod handed_over;
pub mod home_screen;
pub mod indexed_db;
pub mod install;
pub mod locks;
pub mod motion;
pub mod motion_preference;
mod object;
pub mod picker;
pub mod picture;
pub mod random;
pub mod region;
pub mod screen;
pub mod service_worker;
pub mod share_sheet;
pub mod speech;
pub mod storage;
pub mod timing;
pub mod tones;
pub mod vibration;
pub mod visibility;
pub mod wake_lock;
