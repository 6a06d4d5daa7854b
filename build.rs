//! Embeds `templates/` and `static/` in the binary as the defaults of every site.
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a build script fails by panicking, and reads the disk"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use walkdir::WalkDir;

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut list = String::from("&[\n");
    for folder in ["templates", "static"] {
        println!("cargo::rerun-if-changed={folder}");
        let files = WalkDir::new(Path::new(&root).join(folder)).sort_by_file_name();
        for file in files.into_iter().filter_map(Result::ok).filter(|f| f.file_type().is_file()) {
            let path = file.path().strip_prefix(&root).expect("it lies below the root");
            let name = path.to_str().expect("file names are UTF-8").replace('\\', "/");
            if name.split('/').any(|part| part.starts_with('.')) {
                continue;
            }
            // Fetched for the first site, and no default of others.
            if name.starts_with("static/admin/") {
                continue;
            }
            // Spelled so that the list holds in whatever folder the checkout lies.
            let bytes = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), {:?})", format!("/{name}"));
            writeln!(list, "    ({name:?}, include_bytes!({bytes})),").expect("to a string");
        }
    }
    list.push_str("]\n");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("builtin.rs");
    fs::write(out, list).expect("the list of built-in files can be written");
}
