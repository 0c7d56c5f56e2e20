//! Leptos views: they read signals and dispatch intent.
//!
//! No platform API beyond the events a view handles; nothing here knows about `browser`. Words come
//! from `content`, state from [`context`], and the only way out is [`context::Dispatch`].

pub mod angle_feed;
pub mod components;
pub mod context;
pub mod intent;
pub mod pages;
pub mod sharing;
pub mod work;
