//! Troubles a person has to know of, one variant per thing they can do about it.

/// Something that went wrong or stands in the way. What to say is in `content::notices`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notice {
    /// The browser refuses to store data.
    StorageRefused,
    /// The disk quota is spent.
    StorageFull,
    /// The data belongs to a newer version of the app.
    NewerData,
    /// Another tab needed to upgrade the data, or the browser took it away.
    StorageClosed,
    /// Another tab is still open with an older version and blocks the upgrade.
    UpgradeBlocked,
    /// Something stored cannot be read; it was left as it is.
    Unreadable,
    /// The store failed in another way.
    StorageFailed,
    /// Another tab runs a session.
    SessionElsewhere,
    /// The person or a policy refused the motion sensors.
    MotionDenied,
    /// The person has not decided about the motion sensors.
    MotionUndecided,
    /// No motion sensor answered.
    NoSensor,
    /// The browser offers no motion events, or the page is not secure.
    MotionUnsupported,
    /// The screen cannot be kept on.
    ScreenMaySleep,
    /// The sound was taken away, by a phone call or another app.
    SoundInterrupted,
    /// The phone's charge is nearly used up during a session.
    BatteryEmpty,
    /// The record of the session could not be saved and is kept in memory.
    RecordUnsaved,
    /// The file could not be saved.
    FileUnsaved,
    /// A check-in was answered after its time.
    CheckInClosed,
    /// A file handed to the app could not be kept.
    FileNotTaken,
    /// A part of the app that was needed could not be fetched.
    PartMissing,
}
