//! The URL fragment as an enum.
