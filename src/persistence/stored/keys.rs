//! The keys records are kept under; each sorts as text the way its records sort in time.

use crate::domain::{
    calendar::Month,
    record::{CheckInKind, SessionId},
    units::LocalDay,
};

/// Of a session, and of its trace.
pub fn session_key(id: SessionId) -> String {
    id.to_string()
}

/// Of the packed summaries of a month: months since the year 0, never negative for a real date.
pub fn month_key(month: Month) -> String {
    format!("{:06}", month.0.saturating_add(1970 * 12).max(0))
}

/// Of a check-in: one answer for each question of a session, in the order of sessions.
pub fn check_in_key(session: SessionId, kind: CheckInKind) -> String {
    let number = match kind {
        CheckInKind::Day1 => 1,
        CheckInKind::Day2 => 2,
    };
    format!("{session}-{number}")
}

/// Of a day's entry.
pub fn day_key(day: LocalDay) -> String {
    format!("{:010}", i64::from(day.0) - i64::from(i32::MIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_sort_as_text_as_they_do_in_time() {
        let days = [i32::MIN, -1, 0, 9, 10, 20_780, i32::MAX].map(LocalDay);
        assert!(days.map(day_key).is_sorted());
        let months = [-30_000, -1, 0, 9, 10, 682].map(Month);
        assert!(months.map(month_key).is_sorted());
    }

    #[test]
    fn both_check_ins_of_a_session_stand_beside_each_other() {
        let key = |id, kind| check_in_key(SessionId::from_bits(id), kind);
        let keys = [
            key(1, CheckInKind::Day1),
            key(1, CheckInKind::Day2),
            key(2, CheckInKind::Day1),
        ];
        assert!(keys.is_sorted());
        assert_eq!(keys[0], "0000000000000001-1");
    }
}
