//! The import rule, held against every file of `src/`.
