//! What can be wrong with something that was shared.

/// Why a link, a code or a file cannot be made or read.
///
/// Lives in the domain so that the words for each fault (`content::sharing`) and the room that
/// finds it (`sharing`) need not know one another. Whenever one is returned, nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ShareError {
    /// Not made by this app.
    #[error("not a shared history")]
    NotOurs,
    /// Made by a newer version of this app.
    #[error("made by a newer version")]
    NewerVersion,
    /// Part of it is missing, as when a messenger shortened a link.
    #[error("cut short")]
    CutShort,
    /// The checksum does not agree: something was changed on the way.
    #[error("damaged on the way")]
    Damaged,
    /// Whole, yet it says what cannot be: no version of this app writes it.
    #[error("contradicts itself")]
    Impossible,
    /// More text or bytes than are ever read.
    #[error("too long")]
    TooLong,
    /// More sessions, words or trace points than one share can hold.
    #[error("holds too much")]
    TooMuch,
    /// A record dated before 1970 or after the year 3999.
    #[error("a date that cannot be shared")]
    ImpossibleDate,
    /// Opening it would not be safe or would take for ever: its passphrase settings are out of range.
    #[error("passphrase settings out of range")]
    BadLock,
    /// A page of codes that belongs to another set.
    #[error("a page of another set of codes")]
    OtherSet,
    /// One page of several; the others are needed too.
    #[error("one page of several")]
    OnePage,
    /// Protected by a passphrase that has not been given yet.
    #[error("protected by a passphrase")]
    Locked,
    /// The passphrase does not open it.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The browser offers no encryption: the page was not loaded over a secure connection.
    #[error("no encryption in this browser")]
    NoEncryption,
}

impl ShareError {
    /// Every fault, for tables.
    pub const ALL: [Self; 14] = [
        Self::NotOurs,
        Self::NewerVersion,
        Self::CutShort,
        Self::Damaged,
        Self::Impossible,
        Self::TooLong,
        Self::TooMuch,
        Self::ImpossibleDate,
        Self::BadLock,
        Self::OtherSet,
        Self::OnePage,
        Self::Locked,
        Self::WrongPassphrase,
        Self::NoEncryption,
    ];
}

/// Why no code can be read with the camera or from a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ScanFault {
    /// The person or a policy refused the camera.
    #[error("the camera was refused")]
    Refused,
    /// There is no camera.
    #[error("no camera")]
    NoCamera,
    /// Another app holds the camera.
    #[error("the camera is in use")]
    Busy,
    /// The browser lets no page use a camera, or the page is not secure.
    #[error("this browser gives no access to a camera")]
    Unsupported,
    /// The picture holds no code that can be read.
    #[error("no code in the picture")]
    NoCode,
    /// The file is no picture this browser can show.
    #[error("not a picture")]
    NotAPicture,
}

impl ScanFault {
    /// Every fault, for tables.
    pub const ALL: [Self; 6] = [
        Self::Refused,
        Self::NoCamera,
        Self::Busy,
        Self::Unsupported,
        Self::NoCode,
        Self::NotAPicture,
    ];
}
