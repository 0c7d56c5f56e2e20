//! Reading a backup piece by piece, validating everything on the way.

use std::collections::BTreeSet;

use super::{
    super::{
        json::{Json, Misfit, Shape, field, parse},
        stored::{
            CheckInV1, Corruption, DecodeError, DiaryEntryV1, LocalTimeV1, SessionV1, decode_trace,
        },
    },
    BackedUpSession, Backup, BackupError, FORMAT, LARGEST_FILE, LONGEST_LINE, LineFault, NEWEST,
    base64::from_base64,
    checksum::Crc32,
};
use crate::domain::{
    record::{CheckIn, CheckInKind, DiaryEntry, SessionId, SessionRecord},
    units::{LocalDay, LocalTime},
};

/// The backup in `bytes`.
///
/// # Errors
/// [`BackupError`] naming the first thing that is wrong; nothing is read then.
pub fn read_backup(bytes: &[u8]) -> Result<Backup, BackupError> {
    let mut reader = BackupReader::new();
    reader.push(bytes)?;
    reader.finish()
}

/// Takes a backup piece by piece, as a file is streamed.
#[derive(Debug)]
pub struct BackupReader {
    backup: Option<Backup>,
    /// The line begun.
    line: Vec<u8>,
    lines: u32,
    size: usize,
    crc: Crc32,
    /// Whether the records' list must go on: the record before ended with a comma.
    goes_on: bool,
    ended: bool,
    ids: BTreeSet<SessionId>,
    answers: BTreeSet<(SessionId, CheckInKind)>,
    days: BTreeSet<LocalDay>,
    names: BTreeSet<String>,
}

impl Default for BackupReader {
    fn default() -> Self {
        Self::new()
    }
}

impl BackupReader {
    /// A reader that has seen nothing.
    pub const fn new() -> Self {
        Self {
            backup: None,
            line: Vec::new(),
            lines: 0,
            size: 0,
            crc: Crc32::new(),
            goes_on: false,
            ended: false,
            ids: BTreeSet::new(),
            answers: BTreeSet::new(),
            days: BTreeSet::new(),
            names: BTreeSet::new(),
        }
    }

    /// Takes the next piece, of any size.
    ///
    /// # Errors
    /// [`BackupError`] as soon as something is wrong; the reader is of no more use then.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), BackupError> {
        self.size = self.size.saturating_add(piece.len());
        if self.size > LARGEST_FILE {
            return Err(BackupError::TooLarge);
        }
        for part in piece.split_inclusive(|byte| *byte == b'\n') {
            if self.line.len() + part.len() > LONGEST_LINE {
                // What never was a backup is called that, however large it is.
                return Err(match self.backup {
                    None => BackupError::NotABackup,
                    Some(_) => BackupError::TooLarge,
                });
            }
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                let line = core::mem::take(&mut self.line);
                self.take_line(&line)?;
            }
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// [`BackupError`] if anything is missing or does not agree.
    pub fn finish(mut self) -> Result<Backup, BackupError> {
        if !self.line.is_empty() {
            let line = core::mem::take(&mut self.line);
            self.take_line(&line)?;
        }
        match self.backup {
            None => Err(BackupError::NotABackup),
            Some(_) if !self.ended => Err(BackupError::Truncated),
            Some(backup) => Ok(backup),
        }
    }

    fn take_line(&mut self, line: &[u8]) -> Result<(), BackupError> {
        self.lines = self.lines.saturating_add(1);
        if self.ended {
            return Err(BackupError::TrailingData);
        }
        let Some(backup) = &mut self.backup else {
            self.crc.feed(line);
            self.backup = Some(head(line)?);
            return Ok(());
        };
        if line.starts_with(b"]") {
            end(line, backup, self.crc.value())?;
            self.ended = true;
            return if self.goes_on {
                Err(BackupError::Count)
            } else {
                Ok(())
            };
        }
        self.crc.feed(line);
        let number = self.lines;
        // A last line without its end was cut off, whatever is left of it.
        let whole = line.strip_suffix(b"\n").ok_or(BackupError::Truncated)?;
        let fault = |fault| BackupError::Line {
            line: number,
            fault,
        };
        self.goes_on = whole.ends_with(b",");
        let text = core::str::from_utf8(whole).map_err(|_| fault(LineFault::NotJson))?;
        let value =
            parse(text.strip_suffix(',').unwrap_or(text)).map_err(|_| fault(LineFault::NotJson))?;
        let is_new = match record(&value).map_err(fault)? {
            Record::Session(session) => {
                let is_new = self.ids.insert(session.record.id);
                backup.sessions.push(*session);
                is_new
            }
            Record::CheckIn(check_in) => {
                let is_new = self.answers.insert((check_in.session, check_in.kind));
                backup.check_ins.push(check_in);
                is_new
            }
            Record::Diary(entry) => {
                let is_new = self.days.insert(entry.day);
                backup.diary.push(entry);
                is_new
            }
            Record::Value(name, bytes) => {
                let is_new = self.names.insert(name.clone());
                backup.values.push((name, bytes));
                is_new
            }
        };
        if is_new {
            Ok(())
        } else {
            Err(fault(LineFault::Duplicate))
        }
    }
}

/// The first line, which opens the list of records.
fn head(line: &[u8]) -> Result<Backup, BackupError> {
    let text = core::str::from_utf8(line).map_err(|_| BackupError::NotABackup)?;
    let Ok(Json::Object(fields)) = parse(&format!("{text}]}}")) else {
        return Err(BackupError::NotABackup);
    };
    let not_a_backup = |_: Misfit| BackupError::NotABackup;
    if field::<String>(&fields, "format").map_err(not_a_backup)? != FORMAT {
        return Err(BackupError::NotABackup);
    }
    // The version first: a newer header may have other fields.
    match field::<u32>(&fields, "version").map_err(not_a_backup)? {
        0 => return Err(BackupError::NotABackup),
        version if version > NEWEST => return Err(BackupError::NewerFormat { version }),
        _ => {}
    }
    let written: LocalTimeV1 = field(&fields, "written").map_err(not_a_backup)?;
    Ok(Backup {
        written: LocalTime::try_from(written).map_err(|_| BackupError::NotABackup)?,
        sessions: Vec::new(),
        check_ins: Vec::new(),
        diary: Vec::new(),
        values: Vec::new(),
    })
}

/// The last line: the counts and the checksum agree with what was read.
fn end(line: &[u8], backup: &Backup, crc: u32) -> Result<(), BackupError> {
    let text = core::str::from_utf8(line).map_err(|_| BackupError::Truncated)?;
    let fields = text.strip_prefix("],").unwrap_or_default();
    let Ok(Json::Object(fields)) = parse(&format!("{{{fields}")) else {
        return Err(BackupError::Truncated);
    };
    let truncated = |_: Misfit| BackupError::Truncated;
    if field::<String>(&fields, "crc32").map_err(truncated)? != format!("{crc:08x}") {
        return Err(BackupError::Checksum);
    }
    for (name, count) in [
        ("sessions", backup.sessions.len()),
        ("check_ins", backup.check_ins.len()),
        ("diary", backup.diary.len()),
        ("values", backup.values.len()),
    ] {
        if field::<u64>(&fields, name).map_err(truncated)? != count as u64 {
            return Err(BackupError::Count);
        }
    }
    Ok(())
}

enum Record {
    Session(Box<BackedUpSession>),
    CheckIn(CheckIn),
    Diary(DiaryEntry),
    Value(String, Vec<u8>),
}

fn record(value: &Json) -> Result<Record, LineFault> {
    let Json::Object(fields) = value else {
        return Err(LineFault::NotARecord);
    };
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    match names.as_slice() {
        ["session", "trace"] => {
            let session: SessionV1 = shape(fields, "session")?;
            let text: Option<String> = shape(fields, "trace")?;
            let trace = text.map(|text| trace_bytes(&text)).transpose()?;
            let record = SessionRecord::try_from(session).map_err(LineFault::Value)?;
            Ok(Record::Session(Box::new(BackedUpSession { record, trace })))
        }
        ["check_in"] => {
            let check_in: CheckInV1 = shape(fields, "check_in")?;
            let check_in = CheckIn::try_from(check_in).map_err(LineFault::Value)?;
            Ok(Record::CheckIn(check_in))
        }
        ["diary"] => {
            let entry: DiaryEntryV1 = shape(fields, "diary")?;
            let entry = DiaryEntry::try_from(entry).map_err(LineFault::Value)?;
            Ok(Record::Diary(entry))
        }
        ["name", "value"] => {
            let text: String = shape(fields, "value")?;
            let bytes = from_base64(&text).ok_or(LineFault::Field("value"))?;
            Ok(Record::Value(shape(fields, "name")?, bytes))
        }
        _ => Err(LineFault::NotARecord),
    }
}

fn shape<T: Shape>(fields: &[(String, Json)], name: &'static str) -> Result<T, LineFault> {
    field(fields, name).map_err(|misfit| LineFault::Field(misfit.0.unwrap_or(name)))
}

/// The bytes of a trace, once it is known that they are one.
fn trace_bytes(text: &str) -> Result<Vec<u8>, LineFault> {
    let bytes = from_base64(text).ok_or(LineFault::Field("trace"))?;
    match decode_trace(&bytes) {
        Ok(_) => Ok(bytes),
        Err(DecodeError::Corrupt(corruption)) => Err(LineFault::Value(corruption)),
        Err(DecodeError::NewerFormat { .. }) => Err(LineFault::Value(Corruption::Malformed)),
    }
}
