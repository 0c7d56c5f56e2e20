//! The app's entry: mounts it in a browser; natively says how to serve it.

#[cfg(target_arch = "wasm32")]
fn main() {
    plumbline::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("Plumbline runs in a browser. `make serve` builds it and serves it on this machine.");
    std::process::ExitCode::FAILURE
}
