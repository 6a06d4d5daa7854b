//! The benchmark of the first site.
fn main() {}
