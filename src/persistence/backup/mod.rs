//! The backup file: everything the diary holds, as text a person can open.
//!
//! A JSON document, laid out so that it can be written and read line by line:
//! ```text
//! {"format":"plumbline-backup","version":1,"written":{…},"records":[
//! {"session":{…},"trace":"…"},
//! {"check_in":{…}},
//! {"diary":{…}},
//! {"name":"settings","value":"…"}
//! ],"sessions":1,"check_ins":1,"diary":1,"values":1,"crc32":"0123abcd"}
//! ```
//! Traces and named values are the app's stored bytes in base64; angles are in hundredths of a
//! degree. The checksum is the CRC-32 of every byte above the last line. Everything is validated,
//! field by field, before anything is handed out: a backup is read whole or not at all.
//!
//! Safety gates are not passed by a file: see [`plan_values`].

mod base64;
mod checksum;
mod merge;
mod read;
mod restoration;
mod shapes;
mod values;
mod write;

pub use merge::{Conflict, Counts, MergePlan, Present, plan_merge};
pub use read::{BackupReader, read_backup};
pub use restoration::Restoration;
pub use values::{BALANCE, PROFILE, PresentValues, SETTINGS, ValueError, ValuePlan, plan_values};
pub use write::BackupWriter;

use super::stored::Corruption;
use crate::domain::{
    record::{CheckIn, DiaryEntry, SessionRecord},
    units::LocalTime,
};

/// The format's name in the first line.
const FORMAT: &str = "plumbline-backup";
/// The newest version, written by this build.
const NEWEST: u32 = 1;

/// Longest line read, in bytes. Chosen by us: a session with its longest trace takes a tenth.
pub const LONGEST_LINE: usize = 4 << 20;
/// Largest file read, in bytes. Chosen by us: 10,000 sessions of ten minutes take about 100 MB.
pub const LARGEST_FILE: usize = 512 << 20;

/// A validated backup.
#[derive(Debug, Clone, PartialEq)]
pub struct Backup {
    /// When it was written.
    pub written: LocalTime,
    /// The sessions, each id once.
    pub sessions: Vec<BackedUpSession>,
    /// The check-ins, each session and kind once.
    pub check_ins: Vec<CheckIn>,
    /// The diary entries, each day once.
    pub diary: Vec<DiaryEntry>,
    /// Named values as their owners stored them, each name once; they are checked by their owners.
    pub values: Vec<(String, Vec<u8>)>,
}

/// A session and its trace.
#[derive(Debug, Clone, PartialEq)]
pub struct BackedUpSession {
    /// The record.
    pub record: SessionRecord,
    /// The stored bytes of its trace, known to decode; `None` if it has none.
    pub trace: Option<Vec<u8>>,
}

/// Why a file is not restored. Nothing of it is used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BackupError {
    /// Another kind of file.
    #[error("this is not a backup of Plumbline")]
    NotABackup,
    /// Written by a newer version of the app; updating helps.
    #[error("written in format {version} by a newer version of the app")]
    NewerFormat {
        /// The version found.
        version: u32,
    },
    /// The end is missing.
    #[error("the file ends too early")]
    Truncated,
    /// Something stands after the end.
    #[error("something follows the end of the backup")]
    TrailingData,
    /// The bytes are not those that were written.
    #[error("the checksum does not fit: the file was damaged or changed")]
    Checksum,
    /// The file says it holds another number of records.
    #[error("records are missing or too many")]
    Count,
    /// Over [`LARGEST_FILE`], or a line over [`LONGEST_LINE`].
    #[error("the file is too large")]
    TooLarge,
    /// A line that is no record.
    #[error("line {line}: {fault}")]
    Line {
        /// Counted from 1.
        line: u32,
        /// What is wrong with it.
        fault: LineFault,
    },
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum LineFault {
    /// Not UTF-8 or not JSON, or nested too deep.
    #[error("not JSON")]
    NotJson,
    /// JSON, but not a record.
    #[error("not a record")]
    NotARecord,
    /// A field is missing, of another kind, or unknown.
    #[error("{0} is missing or malformed")]
    Field(&'static str),
    /// A value outside its range, or a damaged trace.
    #[error("{0}")]
    Value(Corruption),
    /// A record that came before.
    #[error("the same record a second time")]
    Duplicate,
}
