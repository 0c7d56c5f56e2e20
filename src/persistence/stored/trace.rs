//! A session's trace, packed: about three bytes a point.
//!
//! ```text
//! version 1: number of points, then each point, then number of marks, then each mark
//! point:     (milliseconds since the point before) * 2 + (1 if gap)
//!            unless a gap: hundredths of a degree since the last known angle, zigzag
//! mark:      milliseconds since the mark before, zigzag and wrapping; then one byte,
//!            0..=9 a phase, 64.. an alarm
//! ```
//! All numbers are LEB128 varints, seven bits a byte, low bits first, at most ten bytes. Source:
//! the "unsigned LEB128" and "zigzag" encodings as Protocol Buffers documents them.

use super::{
    Corruption, DecodeError,
    fields::{angle, centi, span, span_ms},
    session::{alarm_kind, phase},
    version_of,
};
use crate::domain::trace::{MarkKind, Trace, TraceMark, TracePoint};

const NEWEST: u8 = 1;

/// Marks of alarms are stored as this plus the alarm's number.
const FIRST_ALARM: u8 = 64;

/// The newest stored bytes of `trace`; angles are rounded to hundredths of a degree.
pub fn encode_trace(trace: &Trace) -> Vec<u8> {
    let mut out = vec![NEWEST];
    put_varint(&mut out, trace.points().len() as u64);
    let (mut last_ms, mut last_centi) = (0, 0);
    for point in trace.points() {
        // Points are in time order, so the difference is never negative.
        let at_ms = span_ms(point.at);
        let step = at_ms.saturating_sub(last_ms) * 2;
        last_ms = at_ms;
        match point.angle.map(centi) {
            None => put_varint(&mut out, step + 1),
            Some(centi) => {
                put_varint(&mut out, step);
                put_varint(&mut out, zigzag(i64::from(centi - last_centi)));
                last_centi = centi;
            }
        }
    }
    put_varint(&mut out, trace.marks().len() as u64);
    let mut last_ms = 0;
    for mark in trace.marks() {
        let at_ms = span_ms(mark.at);
        put_varint(&mut out, zigzag(at_ms.wrapping_sub(last_ms).cast_signed()));
        last_ms = at_ms;
        out.push(match mark.kind {
            MarkKind::Phase(phase) => phase as u8,
            MarkKind::Alarm(alarm) => FIRST_ALARM + alarm as u8,
        });
    }
    out
}

/// The trace in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it, it is damaged, or it breaks a promise of [`Trace`].
pub fn decode_trace(bytes: &[u8]) -> Result<Trace, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    let mut reader = Reader { rest: body };
    let mut trace = Trace::default();
    let points = reader.count(Trace::MOST_POINTS, "number of points")?;
    let (mut at_ms, mut last_centi) = (0_u64, 0_i64);
    for _ in 0..points {
        let step = reader.varint()?;
        at_ms = at_ms.saturating_add(step / 2);
        let known = step % 2 == 0;
        let angle = if known {
            last_centi = last_centi.saturating_add(unzigzag(reader.varint()?));
            let centi = i32::try_from(last_centi).map_err(|_| Corruption::OutOfRange("angle"))?;
            Some(angle(centi, "angle")?)
        } else {
            None
        };
        trace.push(TracePoint {
            at: span(at_ms, "time of a point")?,
            angle,
        });
    }
    let marks = reader.count(Trace::MOST_MARKS, "number of marks")?;
    let mut at_ms = 0_u64;
    for _ in 0..marks {
        at_ms = at_ms.wrapping_add(unzigzag(reader.varint()?).cast_unsigned());
        let code = reader.byte()?;
        trace.mark(TraceMark {
            at: span(at_ms, "time of a mark")?,
            kind: match code.checked_sub(FIRST_ALARM) {
                None => MarkKind::Phase(phase(code)?),
                Some(alarm) => MarkKind::Alarm(alarm_kind(alarm)?),
            },
        });
    }
    if !reader.rest.is_empty() {
        return Err(Corruption::TrailingBytes.into());
    }
    // `push` drops what a trace may not hold, such as two gaps in a row.
    if trace.points().len() == points {
        Ok(trace)
    } else {
        Err(Corruption::OutOfRange("order of points").into())
    }
}

const fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

const fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -((value & 1).cast_signed())
}

fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    #[expect(clippy::cast_possible_truncation, reason = "below 0x80")]
    out.push(value as u8);
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn byte(&mut self) -> Result<u8, Corruption> {
        let (&byte, rest) = self.rest.split_first().ok_or(Corruption::Malformed)?;
        self.rest = rest;
        Ok(byte)
    }

    fn varint(&mut self) -> Result<u64, Corruption> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            // The tenth byte has room for one bit only.
            if shift == 63 && bits > 1 {
                return Err(Corruption::Malformed);
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Corruption::Malformed)
    }

    fn count(&mut self, most: usize, field: &'static str) -> Result<usize, Corruption> {
        match usize::try_from(self.varint()?) {
            Ok(count) if count <= most => Ok(count),
            _ => Err(Corruption::OutOfRange(field)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::units::{Degrees, Millis};

    #[test]
    fn a_point_takes_about_three_bytes() {
        let mut trace = Trace::default();
        for step in 0..1_000_u16 {
            trace.push(TracePoint {
                at: Millis(u64::from(step) * 250),
                angle: Some(Degrees::whole(20 + i16::try_from(step % 2).unwrap())),
            });
        }
        assert!(encode_trace(&trace).len() < 4_100);
    }

    #[test]
    fn two_gaps_in_a_row_are_refused() {
        assert_eq!(
            decode_trace(&[1, 2, 1, 3, 0]),
            Err(Corruption::OutOfRange("order of points").into())
        );
    }

    #[test]
    fn a_promise_of_many_points_allocates_nothing() {
        assert_eq!(
            decode_trace(&[1, 0xff, 0xff, 0xff, 0xff, 0x0f]),
            Err(Corruption::OutOfRange("number of points").into())
        );
        assert_eq!(
            decode_trace(&[1, 0x80, 0x70]),
            Err(Corruption::Malformed.into())
        );
    }
}
