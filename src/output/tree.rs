//! The tree of the site: a path, and the promise of the file that will be there.
//!
//! Always holds: no path is claimed twice, not even in another case, and no file stands where a folder must.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::Text;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::id::FileId;
use crate::path::RelPath;

pub(super) static DUPLICATE_ADDRESS: Code = Code::error(
    "duplicate-address",
    "Two things would stand at one address: two pages, a page and a static file, or a page and an alias. Give one of them \
     another name or `slug`, or take the alias out.",
);
pub(super) static ADDRESS_CASE: Code = Code::error(
    "address-case",
    "Two addresses differ only in capital and small letters. Some servers and file systems take them for one.",
);

/// What can make the bytes of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Promise {
    /// A page.
    Page(EntryId),
    /// The page for addresses that are not there.
    NotFound,
    /// A page at a former address of another.
    Redirect(EntryId),
    /// Text that is known.
    Text(String),
    /// A file of the sources as it is.
    Copy(FileId),
}

/// Who claims a path.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What it is: `a page`, `a static file`.
    pub what: Text,
    /// Where it comes from.
    pub span: Option<Span>,
}

/// Promises by path, in order.
#[derive(Default, Debug)]
pub struct Tree {
    files: BTreeMap<RelPath, (Promise, Claim)>,
    /// Paths in small letters; folders too, with the file that needs them.
    folded: BTreeMap<String, RelPath>,
}

impl Tree {
    /// Adds a promise; a path that is taken already stays with whom it belongs to, and both are named.
    pub fn add(&mut self, path: RelPath, promise: Promise, claim: Claim, found: &mut Diagnostics) {
        if let Some(other) = self.conflict(&path) {
            found.push(self.refuse(&path, &other, &promise, &claim));
            return;
        }
        let lower = path.as_str().to_lowercase();
        for (end, _) in lower.match_indices('/') {
            self.folded.entry(lower[..=end].to_owned()).or_insert_with(|| path.clone());
        }
        self.folded.insert(lower, path.clone());
        self.files.insert(path, (promise, claim));
    }

    /// The path that stands in the way of another.
    fn conflict(&self, path: &RelPath) -> Option<RelPath> {
        let lower = path.as_str().to_lowercase();
        let parents = lower.match_indices('/').map(|(end, _)| lower[..end].to_owned());
        let ways = [lower.clone(), format!("{lower}/")].into_iter().chain(parents);
        ways.into_iter().find_map(|way| self.folded.get(&way).cloned())
    }

    fn refuse(
        &self,
        path: &RelPath,
        other: &RelPath,
        promise: &Promise,
        claim: &Claim,
    ) -> Diagnostic {
        let theirs = self.files.get(other).map(|(_, claim)| claim);
        let (address, other_address) = (shown(path), shown(other));
        let is_same_but_for_case = path.as_str().to_lowercase() == other.as_str().to_lowercase();
        let (code, message) = if let Some(theirs) = theirs.filter(|_| path == other) {
            let what = theirs.what.clone();
            let message = text!("{what} stands at `{address}` already", address; what);
            (&DUPLICATE_ADDRESS, message)
        } else if is_same_but_for_case {
            let message = text!(
                "`{address}` and `{other_address}` differ only in capital and small letters",
                address,
                other_address
            );
            (&ADDRESS_CASE, message)
        } else {
            let message = text!(
                "`{address}` and `{other_address}` cannot both be there: one is a folder of the other",
                address,
                other_address
            );
            (&DUPLICATE_ADDRESS, message)
        };
        let hint = match promise {
            Promise::Redirect(_) => text!("take the alias out, or write another"),
            Promise::Page(_) => text!("rename one of the two files, or write another `slug`"),
            _ => text!("rename one of the two"),
        };
        let mut finding = Diagnostic::new(code, message).at(claim.span).hint(hint);
        if let Some((span, theirs)) = theirs.and_then(|theirs| Some((theirs.span?, theirs))) {
            finding = finding.related(span, theirs.what.clone());
        }
        finding
    }

    /// All promises in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&RelPath, &Promise)> {
        self.files.iter().map(|(path, (promise, _))| (path, promise))
    }

    /// The promise at a path.
    pub fn get(&self, path: &RelPath) -> Option<&Promise> {
        self.files.get(path).map(|(promise, _)| promise)
    }

    /// Whether there will be a file at a path.
    pub fn contains(&self, path: &RelPath) -> bool {
        self.files.contains_key(path)
    }

    /// How many files there will be.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there will be none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// A path as an address.
fn shown(path: &RelPath) -> String {
    let text = path.as_str();
    format!("/{}", text.strip_suffix("index.html").unwrap_or(text))
}
