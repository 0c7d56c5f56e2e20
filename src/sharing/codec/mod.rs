//! A shared history as few bytes as a QR code can carry, and back.
//!
//! # Layout
//! `kind and version (1 byte) · sections · CRC-32 (4 bytes, big endian, over all before)`.
//! A section is `tag · length · bytes`, tag and length as LEB128 numbers, tags rising. A reader
//! skips tags it does not know, so later versions may add columns without shutting out this one;
//! a change to what a known tag holds is a new version.
//!
//! | tag | section | holds |
//! |---|---|---|
//! | 1 | sessions | start, zone, plan, time, angles, pain, symptoms, ending, alarms |
//! | 2 | check-in hours | hours between a session and its check-ins |
//! | 3 | details | duration, final hold, fastest return, blind time |
//! | 4 | notes | the person's words |
//! | 5 | body maps | day and sites |
//! | 6 | traces | angles at even steps |
//! | 7 | name | UTF-8 |
//! | 8 | tally | sums and counts, instead of sessions |
//!
//! # Why an entropy coder of one's own
//! The gain lies in the predictions (a habit of starting at seven, pain like yesterday's), not in
//! the coder. constriction 0.5 was weighed: its coders are sound and its licence fits, but its
//! adaptive models are built for distributions in floating point, which must agree to the last bit
//! on every platform, and what remains to use of it, one binary range coder, is the eighty lines of
//! `range.rs`. Integers only, here.
//!
//! # What a hostile payload can do
//! Be refused. Counts are held against fixed limits before memory is taken, reading stops where the
//! bytes stop, and every value passes the domain's own constructors.

mod checksum;
mod columns;
mod context;
mod model;
mod range;
pub(super) mod row;
mod sessions;
mod tally;
mod wire;

use crate::domain::{record::BodyMap, sharing::ShareError, units::LocalDay};

use super::{
    history::{SharedHistory, SharedSession},
    selection::{Fields, Precision},
    tally::Tally,
};
pub(super) use checksum::crc32;
use model::Coder;
use row::Row;
pub use sessions::ColumnSize;
pub(super) use wire::{Kind, kind_of};
use wire::{Reader, Section, write_number};

/// A history that arrived.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// What was understood.
    pub history: SharedHistory,
    /// Columns a newer version added; the rest is shown without them.
    pub skipped_columns: usize,
}

/// Longest payload that is ever read. Chosen by us: links end at 48 KB, files may carry traces.
pub const LONGEST_PAYLOAD: usize = 1 << 20;

const TAG_SESSIONS: u32 = 1;
const TAG_HOURS: u32 = 2;
const TAG_DETAILS: u32 = 3;
const TAG_NOTES: u32 = 4;
const TAG_BODY: u32 = 5;
const TAG_TRACES: u32 = 6;
const TAG_NAME: u32 = 7;
const TAG_TALLY: u32 = 8;

/// An optional column of sessions.
struct OptionalColumn {
    tag: u32,
    name: &'static str,
    wanted: fn(Fields) -> bool,
    /// How much it holds for a session, beside the others.
    weight: usize,
    /// Writes it or reads it.
    code: fn(&mut Coder<'_>, &mut [SharedSession]) -> Result<(), ShareError>,
}

const OPTIONAL: [OptionalColumn; 4] = [
    OptionalColumn {
        tag: TAG_HOURS,
        name: "check-in hours",
        wanted: |fields| fields.check_in_hours,
        weight: 1,
        code: columns::check_in_hours,
    },
    OptionalColumn {
        tag: TAG_DETAILS,
        name: "details",
        wanted: |fields| fields.details,
        weight: 1,
        code: columns::details,
    },
    OptionalColumn {
        tag: TAG_NOTES,
        name: "notes",
        wanted: |fields| fields.notes,
        weight: 8,
        code: columns::notes,
    },
    OptionalColumn {
        tag: TAG_TRACES,
        name: "traces",
        wanted: |fields| fields.traces,
        weight: 8,
        code: columns::traces,
    },
];

/// The bytes of `history`: the same history gives the same bytes on every platform.
pub fn encode(history: &SharedHistory) -> Vec<u8> {
    encode_measured(history).0
}

/// [`encode`], and what each column cost.
pub fn encode_measured(history: &SharedHistory) -> (Vec<u8>, Vec<ColumnSize>) {
    let mut sizes = Vec::new();
    let mut sections = Vec::new();
    if let Some(tally) = &history.tally {
        sections.push((TAG_TALLY, "tally", tally_section(tally)));
    } else {
        let core = sessions_section(history, &mut sizes);
        sections.push((TAG_SESSIONS, "", core));
        let mut sessions = history.sessions.clone();
        for column in OPTIONAL {
            if (column.wanted)(history.fields) {
                let mut coder = Coder::writing(sessions.len().saturating_mul(column.weight));
                // Writing gives every value back as it was and so does not fail.
                _ = (column.code)(&mut coder, &mut sessions);
                sections.push((column.tag, column.name, coder.finish()));
            }
        }
        if history.fields.body_map {
            sections.push((TAG_BODY, "body maps", body_section(&history.body)));
        }
    }
    if let Some(name) = &history.name {
        sections.push((TAG_NAME, "name", name.clone().into_bytes()));
    }
    sections.sort_by_key(|(tag, ..)| *tag);

    let mut payload = vec![Kind::History.first_byte()];
    for (tag, name, bytes) in sections {
        write_number(&mut payload, tag);
        write_number(&mut payload, u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        if tag != TAG_SESSIONS {
            sizes.push(ColumnSize {
                name,
                bytes: bytes.len(),
            });
        }
        payload.extend(bytes);
    }
    let checksum = crc32(&payload);
    payload.extend(checksum.to_be_bytes());
    let told: usize = sizes.iter().map(|column| column.bytes).sum();
    sizes.push(ColumnSize {
        name: "frame and checksum",
        bytes: payload.len().saturating_sub(told),
    });
    (payload, sizes)
}

fn sessions_section(history: &SharedHistory, sizes: &mut Vec<ColumnSize>) -> Vec<u8> {
    let unit = history.precision.minutes();
    let unit = i32::try_from(unit).unwrap_or(1);
    let mut rows: Vec<Row> = history
        .sessions
        .iter()
        .map(|session| Row::of(session, unit))
        .collect();
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let coarse = u32::from(history.precision == Precision::FiveMinutes);
    let mut bytes = Vec::new();
    write_number(&mut bytes, count.saturating_mul(2) | coarse);
    let mut coder = Coder::writing(rows.len());
    // Writing gives every value back as it was and so does not fail.
    _ = sessions::columns(&mut coder, &mut rows, unit, sizes);
    bytes.extend(coder.finish());
    bytes
}

fn body_section(body: &[(LocalDay, BodyMap)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_number(&mut bytes, u32::try_from(body.len()).unwrap_or(u32::MAX));
    let mut coder = Coder::writing(body.len());
    _ = columns::body(&mut coder, &mut body.to_vec());
    bytes.extend(coder.finish());
    bytes
}

fn tally_section(tally: &Tally) -> Vec<u8> {
    let mut coder = Coder::writing(0);
    _ = tally::counts(&mut coder, &mut tally.clone());
    coder.finish()
}

/// The history in `payload`.
///
/// Any bytes give a history or an error; memory is bounded by the limits of [`SharedHistory`] and
/// time by the length of `payload` and those limits.
///
/// # Errors
/// [`ShareError`], all but [`ShareError::OtherSet`] and [`ShareError::WrongPassphrase`].
pub fn decode(payload: &[u8]) -> Result<Received, ShareError> {
    if payload.len() > LONGEST_PAYLOAD {
        return Err(ShareError::TooLong);
    }
    match kind_of(payload)? {
        Kind::History => {}
        Kind::Container => return Err(ShareError::Locked),
        Kind::Page => return Err(ShareError::OnePage),
    }
    let sections = checked_sections(payload)?;
    let mut received = Received {
        history: SharedHistory {
            name: None,
            precision: Precision::default(),
            fields: Fields::default(),
            sessions: Vec::new(),
            body: Vec::new(),
            tally: None,
        },
        skipped_columns: 0,
    };
    let mut holds_something = false;
    for Section { tag, bytes } in sections {
        let history = &mut received.history;
        let expects_sessions = (TAG_HOURS..=TAG_TRACES).contains(&tag);
        if expects_sessions && !holds_something {
            return Err(ShareError::Impossible);
        }
        match tag {
            TAG_SESSIONS => {
                read_sessions(history, bytes)?;
                holds_something = true;
            }
            TAG_HOURS => history.fields.check_in_hours = true,
            TAG_DETAILS => history.fields.details = true,
            TAG_NOTES => history.fields.notes = true,
            TAG_TRACES => history.fields.traces = true,
            TAG_BODY => {
                history.fields.body_map = true;
                history.body = read_body(bytes)?;
            }
            TAG_NAME => history.name = Some(read_name(bytes)?),
            TAG_TALLY if !holds_something => {
                let mut tally = Tally::default();
                let mut coder = Coder::reading(bytes, 0);
                tally::counts(&mut coder, &mut tally)?;
                ended(&coder)?;
                history.tally = Some(Box::new(tally));
                holds_something = true;
            }
            TAG_TALLY => return Err(ShareError::Impossible),
            _ => received.skipped_columns += 1,
        }
        if let Some(column) = OPTIONAL.iter().find(|column| column.tag == tag) {
            let expected = history.sessions.len().saturating_mul(column.weight);
            let mut coder = Coder::reading(bytes, expected);
            (column.code)(&mut coder, &mut history.sessions)?;
            ended(&coder)?;
        }
    }
    if holds_something {
        Ok(received)
    } else {
        Err(ShareError::Impossible)
    }
}

/// Every byte was needed and none was missing.
fn ended(coder: &Coder<'_>) -> Result<(), ShareError> {
    if coder.ran_out() {
        Err(ShareError::CutShort)
    } else if coder.has_rest() {
        Err(ShareError::Impossible)
    } else {
        Ok(())
    }
}

/// The sections, once the checksum agrees.
///
/// When it does not, the lengths tell a payload that was cut from one that was changed.
fn checked_sections(payload: &[u8]) -> Result<Vec<Section<'_>>, ShareError> {
    let rest = payload.get(1..).ok_or(ShareError::CutShort)?;
    let Some((body, checksum)) = rest.split_last_chunk::<4>() else {
        return Err(ShareError::CutShort);
    };
    let whole = payload.len().saturating_sub(4);
    let agrees = crc32(payload.get(..whole).unwrap_or(&[])) == u32::from_be_bytes(*checksum);
    let sections = Reader::new(body).sections();
    match sections {
        sections if agrees => sections,
        Err(ShareError::CutShort) => Err(ShareError::CutShort),
        _ => Err(ShareError::Damaged),
    }
}

fn read_sessions(history: &mut SharedHistory, bytes: &[u8]) -> Result<(), ShareError> {
    let mut reader = Reader::new(bytes);
    let head = reader.number()?;
    let count = head as usize / 2;
    if count > SharedHistory::MOST_SESSIONS {
        return Err(ShareError::TooMuch);
    }
    history.precision = if head & 1 == 1 {
        Precision::FiveMinutes
    } else {
        Precision::Minute
    };
    let unit = i32::try_from(history.precision.minutes()).unwrap_or(1);
    let mut rows = vec![Row::default(); count];
    let mut coder = Coder::reading(reader.rest(), count);
    sessions::columns(&mut coder, &mut rows, unit, &mut Vec::new())?;
    ended(&coder)?;
    if !rows.is_sorted_by_key(|row| row.start) {
        return Err(ShareError::Impossible);
    }
    history.sessions = rows
        .iter()
        .map(|row| row.session(unit))
        .collect::<Result<_, _>>()?;
    Ok(())
}

fn read_body(bytes: &[u8]) -> Result<Vec<(LocalDay, BodyMap)>, ShareError> {
    let mut reader = Reader::new(bytes);
    let count = reader.number()? as usize;
    if count > SharedHistory::MOST_DAYS {
        return Err(ShareError::TooMuch);
    }
    let mut body = vec![(LocalDay(0), BodyMap::NONE); count];
    let mut coder = Coder::reading(reader.rest(), count);
    columns::body(&mut coder, &mut body)?;
    ended(&coder)?;
    Ok(body)
}

fn read_name(bytes: &[u8]) -> Result<String, ShareError> {
    let name = core::str::from_utf8(bytes).map_err(|_| ShareError::Impossible)?;
    if name.is_empty() || name.trim() != name || name.len() > SharedHistory::LONGEST_NAME {
        return Err(ShareError::Impossible);
    }
    Ok(name.to_owned())
}
