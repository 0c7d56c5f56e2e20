//! The app's entry: mounts it in a browser; natively says how to serve it.

fn main() {}
