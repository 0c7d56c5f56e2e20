//! The optional columns, each a section of its own so that a reader may skip what it does not know.

use super::{
    context::{Habit, class, fact, still_fed},
    model::{Coder, Contexts},
    row::{Row, rate, seconds, whole},
};
use crate::{
    domain::{
        record::BodyMap,
        sharing::ShareError,
        units::{DegPerSec, Degrees, LocalDay, Millis},
    },
    sharing::history::{Details, SharedHistory, SharedSession, SharedTrace},
};

fn bounded(value: i32, most: u32) -> Result<u32, ShareError> {
    u32::try_from(value)
        .ok()
        .filter(|value| *value <= most)
        .ok_or(ShareError::Impossible)
}

fn signed(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

/// Hours between a session and its check-ins.
pub(super) fn check_in_hours(
    coder: &mut Coder<'_>,
    sessions: &mut [SharedSession],
) -> Result<(), ShareError> {
    let mut late = [0_i32; 2];
    for session in sessions {
        let nominals = [24, 48];
        let both = session.check_ins.iter_mut().zip(nominals).zip(&mut late);
        for (place, ((check_in, nominal), late)) in (0_u32..).zip(both) {
            let Some(check_in) = check_in else { continue };
            let contexts: Contexts = [
                place,
                fact(&[(*late + 16, 5)]),
                fact(&[(session.started.minute_of_day().into(), 11)]) >> 6,
                fact(&[(signed(place), 1), (*late + 16, 5)]),
                fact(&[
                    (i32::from(session.started.minute_of_day() / 120), 4),
                    (signed(place), 1),
                ]),
            ];
            let value = i32::from(check_in.hours.unwrap_or(0)) - nominal;
            *late = coder.signed(1, &contexts, value);
            let hours = nominal
                .checked_add(*late)
                .and_then(|hours| u8::try_from(hours).ok());
            check_in.hours = Some(hours.ok_or(ShareError::Impossible)?);
        }
        still_fed(coder)?;
    }
    Ok(())
}

/// Duration, final hold, fastest return, blind time.
pub(super) fn details(
    coder: &mut Coder<'_>,
    sessions: &mut [SharedSession],
) -> Result<(), ShareError> {
    let mut around = Habit::default();
    let mut fastest = Habit::default();
    let mut measured = true;
    for session in sessions {
        let given = session.details.unwrap_or(Details {
            duration: Millis::ZERO,
            final_hold: Millis::ZERO,
            fastest_return: None,
            blind: Millis::ZERO,
        });
        let ending = match session.ending {
            crate::domain::record::Ending::Completed => 1,
            _ => 0,
        };
        let time = signed(seconds(session.time_at_angle));
        let rests = signed(seconds(session.plan.rest())) * i32::from(session.sets_done.max(1) - 1);
        let base = time + rests + signed(seconds(session.plan.final_hold()));
        let contexts = [fact(&[(ending, 1), (i32::from(session.sets_done), 2)]); 5];
        let expected = base + around.value();
        let value = signed(seconds(given.duration)) - expected;
        let duration = coder.signed(1, &contexts, value).checked_add(expected);
        let duration = bounded(duration.unwrap_or(-1), Row::MOST_SECONDS)?;
        around.learn((signed(duration) - base).clamp(-3600, 3600), 30);

        let planned = signed(seconds(session.plan.final_hold()));
        let value = signed(seconds(given.final_hold)) - planned;
        let held = coder.signed(2, &contexts, value).checked_add(planned);
        let final_hold = bounded(held.unwrap_or(-1), Row::MOST_SECONDS)?;

        let known = [fact(&[(measured.into(), 1), (ending, 1)]); 5];
        measured = coder.flag(3, &known, given.fastest_return.is_some());
        let fastest_return = if measured {
            let expected = fastest.value();
            let value = given
                .fastest_return
                .map_or(0, |value| i32::from(rate(value)));
            let value = coder
                .signed(4, &contexts, value - expected)
                .checked_add(expected);
            let value = bounded(value.unwrap_or(-1), 1000)?;
            fastest.learn(signed(value), 30);
            Some(DegPerSec::whole(i16::try_from(value).unwrap_or(i16::MAX)))
        } else {
            None
        };
        let blind = coder.unsigned(5, &known, seconds(given.blind));
        let blind = bounded(signed(blind), Row::MOST_SECONDS)?;
        session.details = Some(Details {
            duration: Millis::from_secs(duration),
            final_hold: Millis::from_secs(final_hold),
            fastest_return,
            blind: Millis::from_secs(blind),
        });
        still_fed(coder)?;
    }
    Ok(())
}

/// The person's words, each byte predicted from the up to four before it.
pub(super) fn notes(
    coder: &mut Coder<'_>,
    sessions: &mut [SharedSession],
) -> Result<(), ShareError> {
    let mut left = SharedHistory::MOST_WORDS;
    let mut length_before = 0;
    for session in sessions {
        let given = core::mem::take(&mut session.note).into_bytes();
        let contexts = [fact(&[(class(length_before), 4)]); 5];
        let length = u32::try_from(given.len()).unwrap_or(u32::MAX);
        let length = coder.unsigned(1, &contexts, length) as usize;
        left = left.checked_sub(length).ok_or(ShareError::TooMuch)?;
        length_before = i32::try_from(length).unwrap_or(i32::MAX);
        let mut words = Vec::new();
        let mut last = 0_u32;
        for index in 0..length {
            let contexts: Contexts = [0, last & 0xFF, last & 0xFFFF, last & 0x00FF_FFFF, last];
            let byte = given.get(index).copied().unwrap_or(0);
            let byte = coder.symbol(2, &contexts, 8, byte.into());
            last = (last << 8) | byte;
            words.push(byte.to_le_bytes()[0]);
            still_fed(coder)?;
        }
        session.note = String::from_utf8(words).map_err(|_| ShareError::Impossible)?;
    }
    Ok(())
}

/// Days and the sites that hurt; `body` has its final length before reading.
pub(super) fn body(
    coder: &mut Coder<'_>,
    body: &mut [(LocalDay, BodyMap)],
) -> Result<(), ShareError> {
    let mut day = 0_i32;
    let mut before = 0;
    for (index, (own, map)) in body.iter_mut().enumerate() {
        let step = coder.signed(1, &[0; 5], own.0.saturating_sub(day));
        if index > 0 && step <= 0 {
            return Err(ShareError::Impossible);
        }
        day = day.checked_add(step).ok_or(ShareError::Impossible)?;
        let contexts: Contexts = [0, 0, before, before, before];
        before = coder.symbol(2, &contexts, 8, map.bits().into());
        let bits = before.to_le_bytes()[0];
        *own = LocalDay(day);
        *map = BodyMap::from_bits(bits);
        if map.bits() != bits || map.is_empty() {
            return Err(ShareError::Impossible);
        }
        still_fed(coder)?;
    }
    Ok(())
}

/// The angle of each session at even steps.
pub(super) fn traces(
    coder: &mut Coder<'_>,
    sessions: &mut [SharedSession],
) -> Result<(), ShareError> {
    let mut left = SharedHistory::MOST_POINTS;
    let mut present = true;
    let mut length_before = 0_i32;
    for session in sessions {
        let given = session.trace.take();
        let measured = u32::from(session.mean_angle.is_some());
        let contexts = [measured | (u32::from(present) << 1); 5];
        present = coder.flag(1, &contexts, given.is_some());
        if !present {
            still_fed(coder)?;
            continue;
        }
        let given = given.unwrap_or(SharedTrace {
            step_s: SharedTrace::STEP_S,
            angles: Vec::new(),
        });
        let usual = i32::from(SharedTrace::STEP_S);
        let step = coder.signed(2, &[0; 5], i32::from(given.step_s) - usual);
        let step_s = usual
            .checked_add(step)
            .and_then(|step| u16::try_from(step).ok())
            .filter(|step| *step > 0)
            .ok_or(ShareError::Impossible)?;
        let longer = signed(u32::try_from(given.angles.len()).unwrap_or(u32::MAX));
        let length = coder.signed(3, &[0; 5], longer.saturating_sub(length_before));
        let most = u32::try_from(SharedTrace::MOST_POINTS).unwrap_or(0);
        let length = bounded(length_before.checked_add(length).unwrap_or(-1), most)?;
        length_before = signed(length);
        left = left
            .checked_sub(length as usize)
            .ok_or(ShareError::TooMuch)?;
        session.trace = Some(SharedTrace {
            step_s,
            angles: angles(coder, &given.angles, length, session)?,
        });
    }
    Ok(())
}

fn angles(
    coder: &mut Coder<'_>,
    given: &[Option<i16>],
    length: u32,
    session: &SharedSession,
) -> Result<Vec<Option<i16>>, ShareError> {
    let target = i32::from(whole(session.plan.target()));
    let usual = session
        .mean_angle
        .map_or(target, |angle: Degrees| whole(angle).into());
    let mut angles = Vec::new();
    let mut angle = -60_i32;
    let mut change = 0_i32;
    let mut change_before = 0_i32;
    let mut known = true;
    for index in 0..length as usize {
        let value = given.get(index).copied().flatten();
        known = coder.flag(4, &[u32::from(known); 5], value.is_some());
        if known {
            let to_go = (usual - angle).clamp(-63, 63) + 64;
            let contexts: Contexts = [
                0,
                fact(&[(change + 32, 6)]),
                fact(&[(change + 32, 6), (change_before + 16, 5)]),
                fact(&[(change + 32, 6), (to_go, 7)]),
                fact(&[(change.signum() + 1, 2), (angle / 2 + 64, 7)]),
            ];
            let value = i32::from(value.unwrap_or(0)) - angle;
            change_before = change;
            change = coder.signed(5, &contexts, value);
            angle = angle
                .checked_add(change)
                .filter(|angle| (-180..=180).contains(angle))
                .ok_or(ShareError::Impossible)?;
            angles.push(i16::try_from(angle).ok());
        } else {
            angles.push(None);
        }
        still_fed(coder)?;
    }
    Ok(angles)
}
