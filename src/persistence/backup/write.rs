//! Writing a backup piece by piece, so that the whole never stands in memory twice.

use super::{
    super::{
        json::{push_field, push_text},
        stored::{CheckInV1, DiaryEntryV1, LocalTimeV1, SessionV1},
    },
    FORMAT, NEWEST,
    base64::to_base64,
    checksum::Crc32,
};
use crate::domain::{
    record::{CheckIn, DiaryEntry, SessionRecord},
    units::LocalTime,
};

/// Writes a backup. Every method returns the text to append to the file, in order.
#[derive(Debug)]
#[must_use]
pub struct BackupWriter {
    crc: Crc32,
    sessions: u32,
    check_ins: u32,
    diary: u32,
    values: u32,
}

impl BackupWriter {
    /// Begins a backup written at `written`.
    pub fn begin(written: LocalTime) -> (Self, String) {
        let mut text = String::from("{");
        push_field(&mut text, "format", &FORMAT.to_owned());
        push_field(&mut text, "version", &NEWEST);
        push_field(&mut text, "written", &LocalTimeV1::from(written));
        text.push_str(",\"records\":[\n");
        let mut writer = Self {
            crc: Crc32::new(),
            sessions: 0,
            check_ins: 0,
            diary: 0,
            values: 0,
        };
        writer.crc.feed(text.as_bytes());
        (writer, text)
    }

    /// A session and the stored bytes of its trace.
    pub fn session(&mut self, record: &SessionRecord, trace: Option<&[u8]>) -> String {
        let text = self.record(|text| {
            push_field(text, "session", &SessionV1::from(record));
            push_field(text, "trace", &trace.map(to_base64));
        });
        self.sessions += 1;
        text
    }

    /// A check-in.
    pub fn check_in(&mut self, check_in: CheckIn) -> String {
        let text = self.record(|text| push_field(text, "check_in", &CheckInV1::from(check_in)));
        self.check_ins += 1;
        text
    }

    /// A diary entry.
    pub fn diary_entry(&mut self, entry: &DiaryEntry) -> String {
        let text = self.record(|text| push_field(text, "diary", &DiaryEntryV1::from(entry)));
        self.diary += 1;
        text
    }

    /// A named value as its owner stores it, such as settings.
    pub fn value(&mut self, name: &str, bytes: &[u8]) -> String {
        let text = self.record(|text| {
            push_field(text, "name", &name.to_owned());
            push_field(text, "value", &to_base64(bytes));
        });
        self.values += 1;
        text
    }

    /// Ends the backup with its counts and checksum.
    pub fn finish(mut self) -> String {
        let mut text = String::new();
        if self.any() {
            text.push('\n');
            self.crc.feed(b"\n");
        }
        text.push(']');
        push_field(&mut text, "sessions", &self.sessions);
        push_field(&mut text, "check_ins", &self.check_ins);
        push_field(&mut text, "diary", &self.diary);
        push_field(&mut text, "values", &self.values);
        text.push_str(",\"crc32\":");
        push_text(&mut text, &format!("{:08x}", self.crc.value()));
        text.push_str("}\n");
        text
    }

    fn any(&self) -> bool {
        [self.sessions, self.check_ins, self.diary, self.values] != [0; 4]
    }

    fn record(&mut self, fields: impl FnOnce(&mut String)) -> String {
        let mut text = String::from(if self.any() { ",\n{" } else { "{" });
        fields(&mut text);
        text.push('}');
        self.crc.feed(text.as_bytes());
        text
    }
}
