//! The first site, built once under a base path.

use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

/// Where the site lies on its server.
const BASE: &str = "/peacekeeping-75/";

/// A finished site in a folder.
pub(crate) struct Site {
    folder: PathBuf,
}

/// The path of a page on the server.
pub(crate) fn path(page: &str) -> String {
    format!("{BASE}{page}")
}

impl Site {
    /// Builds the site of this repository.
    pub(crate) fn build() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser").join("site");
        let built = Command::new(env!("CARGO_BIN_EXE_jubilee"))
            .args(["build", "--root", env!("CARGO_MANIFEST_DIR"), "--output"])
            .arg(&folder)
            .arg("--base-url")
            .arg(format!("https://example.org{BASE}"))
            .output()
            .expect("jubilee runs");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        Self { folder }
    }

    /// The paths of all pages: those of the sitemap, and the one for what is not there.
    pub(crate) fn pages(&self) -> Vec<String> {
        let sitemap = std::fs::read_to_string(self.folder.join("sitemap.xml")).expect("a sitemap");
        let named = sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>"));
        let paths = named.map(|(address, _)| {
            address.strip_prefix("https://example.org").expect("the base").to_owned()
        });
        paths.chain([path("404.html")]).collect()
    }

    /// The bytes of a file by its path on the server; a folder stands for its `index.html`.
    pub(crate) fn file(&self, path: &str) -> Option<Vec<u8>> {
        let inside = path.strip_prefix(BASE)?;
        if inside.split('/').any(|part| part == "..") {
            return None;
        }
        let file = self.folder.join(inside);
        let file = if path.ends_with('/') { file.join("index.html") } else { file };
        std::fs::read(file).ok()
    }
}
