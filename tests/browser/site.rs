//! The sites that are looked at, each built once under a base path: that of this repository, and two of `tests/sites`
//! that have no template of their own, one of which runs from right to left.

use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

/// The origin in the addresses of the sitemap.
const ORIGIN: &str = "https://example.org";

/// Where the languages of the first site begin; English has no folder of its own.
pub(crate) const LANGUAGES: [&str; 3] = ["kk/", "ru/", ""];

/// A finished site in a folder.
pub(crate) struct Site {
    /// Where it lies on its server, with a slash at both ends.
    pub(crate) base: &'static str,
    pub(crate) folder: PathBuf,
}

/// The site of this repository.
pub(crate) static FIRST: LazyLock<Site> =
    LazyLock::new(|| Site::build("/peacekeeping-75/", ".", &[], &[]));

/// The same with its drafts.
pub(crate) static PREVIEW: LazyLock<Site> =
    LazyLock::new(|| Site::build("/preview/", ".", &["--drafts"], &[]));

/// The same with the form, as it is published on GitHub.
pub(crate) static FORM: LazyLock<Site> =
    LazyLock::new(|| Site::build("/form/", ".", &[], &[("GITHUB_REPOSITORY", "example/site")]));

/// Another anniversary with other kinds of pages.
pub(crate) static BICENTENARY: LazyLock<Site> =
    LazyLock::new(|| Site::build("/aldwater/", "tests/sites/bicentenary/in", &[], &[]));

/// The same in Arabic.
pub(crate) static ARABIC: LazyLock<Site> =
    LazyLock::new(|| Site::build("/river/", "tests/sites/arabic/in", &[], &[]));

/// The sites as readers get them.
pub(crate) fn all() -> [&'static Site; 3] {
    [&FIRST, &BICENTENARY, &ARABIC]
}

/// Where the file of a path on the server lies; a folder stands for its `index.html`.
pub(crate) fn file(path: &str) -> Option<PathBuf> {
    let [first, bicentenary, arabic] = all();
    let served = [first, bicentenary, arabic, &PREVIEW, &FORM];
    let site = served.into_iter().find(|site| path.starts_with(site.base))?;
    let inside = path.strip_prefix(site.base)?;
    if inside.split('/').any(|part| part == "..") {
        return None;
    }
    let file = site.folder.join(inside);
    Some(if path.ends_with('/') { file.join("index.html") } else { file })
}

impl Site {
    fn build(
        base: &'static str,
        root: &str,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
        let folder = folder.join(base.trim_matches('/')).join("site");
        let built = Command::new(env!("CARGO_BIN_EXE_jubilee"))
            .args(["build", "--root"])
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(root))
            .arg("--output")
            .arg(&folder)
            .args(["--base-url", &format!("{ORIGIN}{base}")])
            .args(arguments)
            .envs(environment.iter().copied())
            .output()
            .expect("jubilee runs");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        Self { base, folder }
    }

    /// The path of a page on the server.
    pub(crate) fn path(&self, page: &str) -> String {
        format!("{}{page}", self.base)
    }

    /// The part of a page's path that is the same in all languages.
    pub(crate) fn inside<'p>(&self, page: &'p str) -> &'p str {
        let inside = page.strip_prefix(self.base).expect("a page of the site");
        LANGUAGES.iter().find_map(|lang| inside.strip_prefix(lang)).unwrap_or(inside)
    }

    /// The paths of all pages: those of the sitemap, the one for what is not there, and the handbook, which search engines are
    /// not to find.
    pub(crate) fn pages(&self) -> Vec<String> {
        let sitemap = std::fs::read_to_string(self.folder.join("sitemap.xml")).expect("a sitemap");
        let named = sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>"));
        let path = |address: &str| address.strip_prefix(ORIGIN).expect("the origin").to_owned();
        let handbooks = LANGUAGES.iter().map(|lang| format!("{lang}handbook/"));
        let made = handbooks.filter(|page| self.folder.join(page).exists());
        let others = made.map(|page| self.path(&page)).chain([self.path("404.html")]);
        named.map(|(address, _)| path(address)).chain(others).collect()
    }
}
