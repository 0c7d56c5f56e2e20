//! Tests of the adapters on the real APIs of a browser: `make test-browser`.
//!
//! Each opens a database of its own name, so that none sees what another stored.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "clippy.toml allows it in tests, but does not know these as such"
)]

mod backup;
mod storage;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
