//! The database's exceptions as one enum with a variant per remedy.

use indexed_db_futures::error::{DomException, Error, OpenDbError};

use crate::persistence::stored::DecodeError;

/// Why something could not be read or written.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum StoreError {
    /// Private browsing, or the person blocked site data.
    #[error("this browser refuses to store data")]
    Unavailable,
    /// The disk quota is spent; nothing was written.
    #[error("storage is full")]
    QuotaExceeded,
    /// The database was upgraded by a newer version of the app.
    #[error("the data belongs to a newer version of the app")]
    NewerDatabase,
    /// The connection was closed for another tab's upgrade, or by the browser.
    #[error("the connection to the data was closed")]
    Closed,
    /// The transaction was rolled back without the browser saying why.
    #[error("the browser rolled the change back")]
    Aborted,
    /// A stored value cannot be read.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// Anything else, in the browser's words.
    #[error("the browser said: {0}")]
    Other(String),
}

impl StoreError {
    pub(super) fn from_open(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(Error::DomException(exception)) => {
                let exception = web_sys::DomException::from(exception);
                match exception.name().as_str() {
                    "VersionError" => Self::NewerDatabase,
                    "QuotaExceededError" => Self::QuotaExceeded,
                    "SecurityError" | "InvalidStateError" | "UnknownError" => Self::Unavailable,
                    _ => Self::Other(exception.message()),
                }
            }
            OpenDbError::Base(other) => other.into(),
            OpenDbError::VersionZero
            | OpenDbError::UnsupportedEnvironment
            | OpenDbError::NullFactory => Self::Unavailable,
        }
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(DomException::InvalidStateError(_)) => Self::Closed,
            Error::DomException(exception) => {
                let exception = web_sys::DomException::from(exception);
                match exception.name().as_str() {
                    "QuotaExceededError" => Self::QuotaExceeded,
                    "AbortError" => Self::Aborted,
                    _ => Self::Other(exception.message()),
                }
            }
            other => Self::Other(other.to_string()),
        }
    }
}
