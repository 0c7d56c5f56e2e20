//! Build-time tools of the package.

fn main() {}
