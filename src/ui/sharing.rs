//! What views see of sharing, and what a person can want of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::sharing::{ScanFault, ShareError},
    sharing::{
        Selection, SharedHistory,
        merge::MergePreview,
        qr::{LargestCode, QrPage},
        reading::Reading,
    },
};

/// The id of the video element in which the camera is shown.
pub const CAMERA_VIEW: &str = "camera-view";

/// Something ready to be handed over.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// Its bytes, as they leave.
    pub payload: Vec<u8>,
    /// The link that holds them; `None` if they are too many for one.
    pub link: Option<String>,
    /// What a reader will see: read back from the bytes.
    pub shown: SharedHistory,
    /// Whether a passphrase is needed to read it.
    pub locked: bool,
}

/// How far making something to share has come.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Making {
    /// The records are read, or the bytes made.
    #[default]
    Working,
    /// It can be handed over.
    Ready(Arc<Made>),
    /// It cannot be made.
    Failed(ShareError),
    /// The diary cannot be read; a notice says why.
    Unreadable,
}

/// How the last attempt to hand something over went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedOver {
    /// The link can be pasted.
    Copied,
    /// The browser let the app copy nothing.
    NotCopied,
    /// Another app took it.
    Sent,
    /// The system's sheet would not take it.
    NotSent,
    /// A file was made.
    Saved,
    /// The browser let the app save no file.
    NotSaved,
}

/// The codes of what is ready.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Drawing {
    /// Not asked for.
    #[default]
    Nothing,
    /// To be shown one after the other.
    Codes(Arc<Vec<QrPage>>),
    /// They cannot be drawn.
    Failed(ShareError),
}

/// What the camera does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scan {
    /// Nothing.
    #[default]
    Off,
    /// The person is asked for it.
    Starting,
    /// It looks for codes.
    On,
    /// No code can be read, for this reason.
    Failed(ScanFault),
}

/// How far adding a shared history to one's own has come.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Adding {
    /// Not asked for.
    #[default]
    Nothing,
    /// Records are read or written.
    Working,
    /// What it would change.
    Preview(Arc<MergePreview>),
    /// Done; this was changed.
    Added(Arc<MergePreview>),
    /// Nothing was changed; a notice says why.
    Failed,
}

/// Sharing as views see it.
#[derive(Clone, Copy)]
pub struct Sharing {
    /// What is being made.
    pub making: ReadSignal<Making>,
    /// Its codes.
    pub drawing: ReadSignal<Drawing>,
    /// How the last attempt to hand it over went.
    pub handed_over: ReadSignal<Option<HandedOver>>,
    /// Whether something came from outside that is not read yet.
    pub has_arrived: Signal<bool>,
    /// What is being read.
    pub reading: ReadSignal<Reading>,
    /// A key is being made from a passphrase, which takes a moment by intent.
    pub at_lock: ReadSignal<bool>,
    /// What the camera does.
    pub scan: ReadSignal<Scan>,
    /// Adding what was read.
    pub adding: ReadSignal<Adding>,
    /// Whether what was read came as a link, which can be copied on.
    pub has_link: ReadSignal<bool>,
    /// Whether the platform has a sheet for sending.
    pub has_sheet: bool,
    /// Whether an installed app on this system has a diary this tab cannot reach.
    pub beside_app: bool,
    /// Whether what moves by itself should stand still.
    pub still: bool,
}

/// One wish of the person around sharing.
#[derive(Debug, Clone, PartialEq)]
pub enum ShareStep {
    /// Make what this chooses.
    Make(Box<Selection>),
    /// Make the same once more, without a lock.
    MakeAgain,
    /// Lock what was made with this passphrase.
    Lock(String),
    /// Copy the link.
    Copy,
    /// Open the platform's sheet with the link.
    Send,
    /// Save a file.
    Save,
    /// Draw the codes.
    Draw(LargestCode),
    /// Put the codes away.
    PutCodesAway,
    /// Read what came from outside.
    OpenArrived,
    /// Read a pasted link.
    Paste(String),
    /// Choose files or pictures and read them.
    ChooseFiles,
    /// Look for codes with the camera.
    StartCamera,
    /// Turn the camera off.
    StopCamera,
    /// Open the lock with this passphrase.
    Unlock(String),
    /// Copy the link that was opened, to open it elsewhere.
    CopyOpened,
    /// Forget what was read.
    Close,
    /// Find out what adding would change.
    LookAtAdding,
    /// Add what was read to the diary.
    Add,
    /// Do not add.
    DoNotAdd,
}
