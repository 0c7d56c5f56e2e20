//! stub
#![allow(missing_docs)]
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("stub")]
pub struct DecodeError;
