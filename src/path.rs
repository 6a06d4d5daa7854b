//! Paths and addresses, as text with `/` between the parts on every system.
//!
//! Always holds: a `RelPath` has no empty part, no `.` and no `..`, and does not start with `/`.

use std::fmt;

use percent_encoding::AsciiSet;
use percent_encoding::NON_ALPHANUMERIC;
use percent_encoding::utf8_percent_encode;

/// What is escaped in the path of an address.
const IN_PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What is escaped in the value of a parameter.
const IN_VALUE: &AsciiSet = &IN_PATH.remove(b':').remove(b',').remove(b'(').remove(b')');

/// A path as an address writes it.
pub fn escaped(path: &str) -> String {
    utf8_percent_encode(path, IN_PATH).to_string()
}

/// A text as the value of a parameter of an address.
pub fn escaped_value(text: &str) -> String {
    utf8_percent_encode(text, IN_VALUE).to_string()
}

/// A path below the root of the site or below the folder it is built into.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RelPath(Box<str>);

impl RelPath {
    /// Takes a path that keeps the invariant; nothing otherwise.
    pub fn new(path: &str) -> Option<Self> {
        let sound = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        (sound && !path.contains('\\') && !path.contains('\0')).then(|| Self(path.into()))
    }

    /// A path of one part that the program itself knows to be sound, such as the name of a folder.
    pub(crate) fn from_name(name: &'static str) -> Self {
        Self(name.into())
    }

    /// Follows a relative reference from the folder of this file: `..` goes up, and out of the
    /// root is nothing.
    pub fn follow(&self, reference: &str) -> Option<Self> {
        let mut parts: Vec<&str> = self.0.split('/').collect();
        parts.pop();
        for part in reference.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Self::new(&parts.join("/"))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// What follows the last dot of the last part; nothing for `.nojekyll`.
    pub fn extension(&self) -> Option<&str> {
        self.name().rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, end)| end)
    }

    /// The path below a folder, where it lies in that folder.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Where the site will stand on the web.
///
/// Invariant: `origin` is empty or `http(s)://host[:port]`, `path` starts and ends in `/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Reads an absolute http(s) URL without query or fragment, or a path that starts with `/`.
    pub fn parse(url: &str) -> Option<Self> {
        let plain = url.chars().all(|c| !c.is_whitespace() && !c.is_control());
        if !plain || url.contains(['?', '#', '"', '<', '>', '\\']) {
            return None;
        }
        let start = match url.split_once("://") {
            Some(("http" | "https", rest)) => {
                let host = rest.split('/').next().filter(|host| !host.is_empty())?;
                url.len() - rest.len() + host.len()
            }
            Some(_) => return None,
            None => url.starts_with('/').then_some(0)?,
        };
        let (origin, path) = url.split_at(start);
        if path.contains("//") || path.split('/').any(|part| part == "." || part == "..") {
            return None;
        }
        let path = format!("{}/", path.trim_end_matches('/'));
        Some(Self { origin: origin.to_owned(), path })
    }

    /// The root of whatever host the site is on.
    pub fn root() -> Self {
        Self { origin: String::new(), path: "/".to_owned() }
    }

    /// The path under which the site stands: `/` or `/name/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole base, with the origin where it is known.
    pub fn full(&self) -> String {
        format!("{}{}", self.origin, self.path)
    }

    /// The address of a page or file as links write it, with the path of the base.
    pub fn path_to(&self, address: &Address) -> String {
        format!("{}{}", self.path, escaped(address.as_str()))
    }

    /// The address of a page or file with the origin, where that is known.
    pub fn full_to(&self, address: &Address) -> String {
        format!("{}{}", self.origin, self.path_to(address))
    }

    /// Whether the origin is known, so that absolute addresses can be written.
    pub fn is_absolute(&self) -> bool {
        !self.origin.is_empty()
    }
}

/// An address on the site without its base: `""` for the home page, `bridges/old-bridge/`, `feed.xml`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Address(Box<str>);

impl Address {
    /// An address from the parts of a folder: `["bridges", "old-bridge"]`.
    pub fn folder<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut address = String::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            address.push_str(part);
            address.push('/');
        }
        Self(address.into())
    }

    /// The address of a file.
    pub fn file(path: &RelPath) -> Self {
        Self(path.as_str().into())
    }

    /// The address as text, without a leading `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that a server answers with.
    pub fn output(&self) -> RelPath {
        let ends_open = self.0.is_empty() || self.0.ends_with('/');
        RelPath(if ends_open { format!("{}index.html", self.0).into() } else { self.0.clone() })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "/{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Address;
    use super::BaseUrl;
    use super::RelPath;

    #[test]
    fn a_reference_stays_below_the_root() {
        let page = RelPath::new("content/bridges/old-bridge.md").expect("a path");
        let cases = [
            ("new-bridge.md", Some("content/bridges/new-bridge.md")),
            ("../mayors/first.md", Some("content/mayors/first.md")),
            ("./a//b.md", Some("content/bridges/a/b.md")),
            ("../../book.toml", Some("book.toml")),
            ("../../../etc/passwd", None),
            ("a\\b.md", None),
        ];
        for (reference, target) in cases {
            assert_eq!(page.follow(reference).as_ref().map(RelPath::as_str), target, "{reference}");
        }
    }

    #[test]
    fn a_base_url_ends_in_a_slash() {
        for (written, full) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/p", "https://example.org/p/"),
            ("http://localhost:8000/a/b/", "http://localhost:8000/a/b/"),
            ("/p", "/p/"),
            ("/", "/"),
        ] {
            assert_eq!(BaseUrl::parse(written).expect(written).full(), full);
        }
        for wrong in ["", "example.org", "ftp://x/", "https:///", "https://x/?a", "/a/../b", "/a b"]
        {
            assert_eq!(BaseUrl::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_address_is_a_folder_with_an_index() {
        let output = |address: Address| address.output().to_string();
        assert_eq!(output(Address::folder([])), "index.html");
        assert_eq!(
            output(Address::folder(["", "bridges", "old-bridge"])),
            "bridges/old-bridge/index.html"
        );
    }
}
