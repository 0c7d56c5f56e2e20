//! One idea each.

pub mod below;
pub mod body_map;
pub mod bridge;
pub mod chart;
pub mod check_ins;
pub mod check_out;
pub mod choice;
pub mod exercise_figure;
pub mod figure;
pub mod hold_key;
pub mod insights;
pub mod notices;
pub mod nrs_keys;
pub mod page;
pub mod pain_keys;
pub mod plan_summary;
pub mod red_flags;
pub mod reminder;
pub mod sample;
pub mod sound_test;
pub mod sources;
pub mod symptom_keys;
pub mod tilt_dial;
pub mod trace_chart;
pub mod update_ready;
pub mod welcome_card;
