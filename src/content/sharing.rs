//! The words around sharing: what a share is, and what can be wrong with one.

use crate::domain::{
    calendar::CalendarDate,
    sharing::{ScanFault, ShareError},
};

/// What happened, and what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareText {
    /// What happened, in a few words.
    pub title: &'static str,
    /// What it means and what to do.
    pub body: &'static str,
}

/// The words for `error`. Each says that nothing was changed, or what can be done now.
pub const fn text(error: ShareError) -> ShareText {
    let (title, body) = match error {
        ShareError::NotOurs => (
            "This is not a shared history",
            "The link, code or file was not made by this app. Nothing was opened or changed.",
        ),
        ShareError::NewerVersion => (
            "This was made by a newer version",
            "Open the app once with the network on, so that it updates, then open the link again.",
        ),
        ShareError::CutShort => (
            "Part of this is missing",
            "Messengers sometimes shorten a long link, and a file may not have arrived whole. Ask for \
             it again, as a file or as a code.",
        ),
        ShareError::Damaged => (
            "Something was changed on the way",
            "The checksum does not agree, so none of it is shown. Ask for it again.",
        ),
        ShareError::Impossible => (
            "This cannot be right",
            "It arrived whole, but it contradicts itself, so none of it is shown. Ask for it again; if \
             that does not help, ask for a backup file.",
        ),
        ShareError::TooLong => (
            "This is too long",
            "A link holds at most 64 KB. Choose fewer days or fewer fields, or save a file.",
        ),
        ShareError::TooMuch => (
            "This is too much for one share",
            "Choose fewer days, or leave out notes and traces. A backup file has no such limit.",
        ),
        ShareError::ImpossibleDate => (
            "A session has an impossible date",
            "It lies before 1970 or after 3999, most likely because the phone's clock was wrong. \
             Choose days that leave it out.",
        ),
        ShareError::BadLock => (
            "This lock is not one of ours",
            "Its passphrase settings are too weak or would take too long to open. Ask for it again.",
        ),
        ShareError::OtherSet => (
            "This code belongs to another set",
            "The codes read so far are kept. Go on with the codes of the same set, or start again \
             with the new one.",
        ),
        ShareError::OnePage => (
            "This is one of several codes",
            "The history is spread over a set of codes. Read the others too, in any order.",
        ),
        ShareError::Locked => (
            "This is locked with a passphrase",
            "Type the passphrase the sender gave you.",
        ),
        ShareError::WrongPassphrase => (
            "The passphrase does not open this",
            "Check capital letters and spaces, and ask the sender. There is no way around it.",
        ),
        ShareError::NoEncryption => (
            "This browser offers no encryption here",
            "Browsers keep it for pages loaded over https. Open the app at its https address, then \
             try again.",
        ),
    };
    ShareText { title, body }
}

/// The words for what went wrong with the camera or a picture.
pub const fn scan_fault(fault: ScanFault) -> ShareText {
    let (title, body) = match fault {
        ScanFault::Refused => (
            "The camera was refused",
            "Allow it for this page in the browser's settings, or open the code with the phone's own \
             camera.",
        ),
        ScanFault::NoCamera => (
            "No camera was found",
            "Choose a picture of the code, or paste the link.",
        ),
        ScanFault::Busy => (
            "Another app is using the camera",
            "Close it, then try again.",
        ),
        ScanFault::Unsupported => (
            "This browser gives the app no camera",
            "Open the code with the phone's own camera, choose a picture of it, or paste the link.",
        ),
        ScanFault::NoCode => (
            "No code was found in the picture",
            "The whole code must be in it, sharp and evenly lit, with its light margin.",
        ),
        ScanFault::NotAPicture => (
            "This file is no picture the browser can show",
            "Choose a photograph or a screenshot of the code.",
        ),
    };
    ShareText { title, body }
}

/// Said wherever a link or a code is made without a passphrase.
pub const ANYONE_CAN_READ: &str =
    "Anyone with this link can read it, and pass it on. It cannot be called back.";

/// Said where a passphrase is set.
pub const PASSPHRASE_ADVICE: &str = "Tell the passphrase another way than the link, and keep it: \
                                     without it nobody can open this, not even you.";

/// Said about where the data goes.
pub const NO_SERVER: &str = "The data is in the link itself. No server receives or keeps it; the way you send the link may.";

/// Said above a shared history.
pub const READ_ONLY: &str = "You are looking at a shared history. It is not part of yours, and nothing is stored \
                             unless you add it.";

/// Said when columns of a newer version were left out.
pub const SOME_COLUMNS_SKIPPED: &str =
    "Some of what was shared needs a newer version of the app and is not shown here.";

/// Said before adding, about what is kept.
pub const ADDING_KEEPS_YOURS: &str = "What you have stays as it is. Only sessions you do not have and answers that are missing are added.";

/// Said before adding, when sessions of the same minute differ.
pub const DIFFERING_KEPT: &str = "Some sessions start in the same minute as yours but differ. Yours are kept, theirs are not added.";

/// Said where times or details were not shared.
pub const ROUNDED: &str = "Times are shared to the minute or to five minutes, angles to the degree. Check-ins without \
                           their hour are shown at 24 and 48 hours.";

/// The spoken name of a code, for those who cannot see it.
pub const CODE_LABEL: &str = "Code with the shared history";

/// The name of a file made on `day`.
pub fn file_name(day: CalendarDate) -> String {
    let CalendarDate { year, month, day } = day;
    format!("plumbline-{year}-{month:02}-{day:02}.plumbline")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_words_of_its_own() {
        let mut titles: Vec<_> = ShareError::ALL.map(|error| text(error).title).to_vec();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), ShareError::ALL.len());
        let faults = ScanFault::ALL.map(scan_fault);
        for ShareText { title, body } in ShareError::ALL.map(text).into_iter().chain(faults) {
            assert!(!title.ends_with('.') && body.ends_with('.'));
            assert!(!title.contains('!') && !body.contains('!'));
        }
    }
}
