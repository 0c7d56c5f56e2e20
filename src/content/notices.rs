//! What is said about each trouble: what happened, and what to do.

use crate::domain::notice::Notice;

/// The words of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeText {
    /// What happened, in a few words.
    pub title: &'static str,
    /// What it means and what to do.
    pub body: &'static str,
}

/// The words for `notice` in a line, for a person who is in the middle of a session.
pub const fn in_session(notice: Notice) -> &'static str {
    match notice {
        Notice::StorageFull
        | Notice::StorageRefused
        | Notice::StorageClosed
        | Notice::StorageFailed => {
            "Nothing can be stored now. The session goes on, and its record is held in memory: you can \
             save it as a file at the end."
        }
        Notice::ScreenMaySleep => {
            "The screen may switch off. The session goes on when you wake it."
        }
        Notice::SoundInterrupted => "The sound is interrupted. Tap the screen to bring it back.",
        Notice::BatteryEmpty => "The battery is nearly empty. Come up slowly.",
        other => text(other).title,
    }
}

/// The words for `notice`.
pub const fn text(notice: Notice) -> NoticeText {
    let (title, body) = match notice {
        Notice::StorageRefused => (
            "This browser refuses to store anything",
            "Nothing you record can be kept. Leave private browsing, or allow site data for this \
             address in the browser's settings, then open the app again.",
        ),
        Notice::StorageFull => (
            "The phone's storage is full",
            "The last change was not saved; everything before it is safe. Free some space, then \
             try again.",
        ),
        Notice::NewerData => (
            "Your diary was written by a newer version",
            "This version cannot read it and has not touched it. Close every tab of the app and \
             open it again with the network on, so that it updates.",
        ),
        Notice::StorageClosed => (
            "The diary was closed",
            "Another tab has updated the app, or the browser took the storage away. Reload this \
             page before you go on.",
        ),
        Notice::UpgradeBlocked => (
            "Please close the other tab",
            "An older version of the app is open in another tab and holds the diary. Close that \
             tab; this one goes on by itself.",
        ),
        Notice::Unreadable => (
            "Something in the diary cannot be read",
            "It was left as it is, and everything else is shown. Export a backup, and keep it.",
        ),
        Notice::StorageFailed => (
            "The diary did not answer",
            "The last change may not be saved. Reload the page and look whether it is there.",
        ),
        Notice::SessionElsewhere => (
            "A session is running in another tab",
            "Only one session can run at a time. Finish it there, or close that tab.",
        ),
        Notice::MotionDenied => (
            "The motion sensors were refused",
            "Without them the app cannot measure the angle. Allow motion sensors for this address \
             in the browser's settings, or go on by clock and buttons.",
        ),
        Notice::MotionUndecided => (
            "The browser has not allowed the motion sensors",
            "Tap again and allow them, or go on by clock and buttons.",
        ),
        Notice::NoSensor => (
            "No motion sensor answers here",
            "This device does not report its motion. Open the app on the phone on your table, or \
             go on by clock and buttons.",
        ),
        Notice::MotionUnsupported => (
            "This browser offers no motion sensors",
            "Motion sensors work only on a secure address (https) and in a browser that supports \
             them. You can go on by clock and buttons.",
        ),
        Notice::ScreenMaySleep => (
            "The screen may switch off",
            "This browser does not keep it on. Set the phone's screen time-out to at least ten \
             minutes before you start.",
        ),
        Notice::SoundInterrupted => (
            "The sound is interrupted",
            "A call or another app has taken it. Cues are shown, and the phone vibrates where it \
             can. Tap the screen to bring the sound back.",
        ),
        Notice::BatteryEmpty => (
            "The battery is nearly empty",
            "Come up slowly while the phone can still guide you. What was measured is kept every \
             second.",
        ),
        Notice::RecordUnsaved => (
            "The session could not be saved",
            "It is still held in memory while this page is open. Save it as a file now, then free \
             some space and try again.",
        ),
        Notice::CheckInClosed => (
            "The time for this check-in is over",
            "Its answer stays missing, so that no figure rests on memory. The next session has its \
             own.",
        ),
        Notice::FileNotTaken => (
            "The file could not be taken over",
            "It is untouched where it came from. Free some space on this device, then open or \
             share it again.",
        ),
        Notice::PartMissing => (
            "This part of the app did not arrive",
            "Nothing was changed. Check the connection, then try again.",
        ),
        Notice::FileUnsaved => (
            "The file was not saved",
            "The browser did not let the app make a file. Try again, or use another browser.",
        ),
    };
    NoticeText { title, body }
}
