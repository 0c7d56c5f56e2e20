//! Plumbline: angle gauge, timer and diary for home inversion tables.
//!
//! # The map
//! - [`domain`]: what the product talks about and its rules. No web types, no clock, no formats.
//! - [`content`]: every word a person reads or hears, as tables keyed by domain enums.
//! - [`sensing`]: raw motion readings to angle, rate, quality. Time only from readings.
//! - [`statistics`], [`charting`], [`sharing`], [`persistence`], [`formatting`], [`route`]: pure siblings
//!   over the domain; none imports another, but that words count through [`formatting`].
//! - [`insights`]: what a history says, as sections of markup and charts; joins the siblings above.
//! - [`made_up`]: an invented person's diary for looking around. Its words are [`content`]'s.
//! - `browser`: one file per platform API; the only code that names a `JsValue`.
//! - `ui`: Leptos views: they read signals and dispatch intent. No platform API.
//! - `app`: the composition root, the only room that sees both `browser` and `ui`. What the first view
//!   does not need lies in parts that are fetched later: `app::parts` says which.
//!
//! `tests/architecture.rs` holds every import against this table; the web crates are dependencies
//! of the wasm32 target only, so a stray `use web_sys` in pure code fails the native build.

pub mod charting;
pub mod content;
pub mod domain;
pub mod formatting;
pub mod insights;
pub mod made_up;
pub mod persistence;
pub mod route;
pub mod sensing;
pub mod sharing;
pub mod statistics;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
