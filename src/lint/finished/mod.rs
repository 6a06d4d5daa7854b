//! What lints see of finished pages: ids, tags that lead somewhere, and code that stands in the page itself.

mod reading;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::Text;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::path::RelPath;
use crate::render::Templates;
use crate::site::Site;

/// What is known of one finished page.
#[derive(Clone, Default, Debug)]
pub struct Finished {
    /// Its ids.
    pub ids: BTreeSet<String>,
    /// Ids that stand on it more than once.
    pub repeated: Vec<String>,
    /// Tags that lead somewhere or load something.
    pub tags: Vec<Tag>,
    /// Its content security policy, if it states one itself.
    pub policy: Option<String>,
    /// Styles and scripts that are written into it, as they are quoted in findings.
    pub inline: Vec<String>,
}

/// A tag with an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag {
    /// The name of the tag.
    pub name: String,
    /// The attribute that holds the address.
    pub attribute: &'static str,
    /// The address.
    pub address: String,
}

impl Tag {
    /// The tag as it is quoted in findings.
    pub fn quoted(&self) -> String {
        format!("<{} {}=\"{}\">", self.name, self.attribute, self.address)
    }
}

/// All finished pages.
pub struct Pages<'a> {
    /// The pages by their file.
    pub by_path: BTreeMap<RelPath, (Option<EntryId>, Finished)>,
    /// All files of the site.
    pub files: BTreeSet<&'a RelPath>,
    /// The site.
    pub site: &'a Site,
    /// What the pages were drawn with.
    pub templates: &'a Templates,
}

impl Finished {
    /// Reads a finished page.
    pub fn read(html: &str) -> Self {
        reading::read(html)
    }
}

impl Pages<'_> {
    /// A finding that names template and page and quotes the tag; its place only where that is certain.
    pub(super) fn finding(
        &self,
        code: &'static Code,
        path: &RelPath,
        entry: Option<EntryId>,
        message: Text,
        quoted: &str,
    ) -> Diagnostic {
        // The tag may have more than is quoted of it; its address is then enough, if it stands there once.
        let inner = quoted.split_once(' ').map_or(quoted, |(_, inner)| inner.trim_end_matches('>'));
        let template = entry.map_or("404.html", |id| self.templates.name_of(id));
        let sources = &self.site.sources;
        let file =
            RelPath::new(&format!("templates/{template}")).and_then(|path| sources.at(&path));
        let span = file.and_then(|file| {
            let text = sources.file(file).text()?;
            [quoted, inner].into_iter().find_map(|quoted| {
                let at = text.find(quoted)?;
                (text.rfind(quoted) == Some(at)).then(|| Span::new(file, at..at + quoted.len()))
            })
        });
        Diagnostic::new(code, message).at(span).note(text!(
            "`{quoted}` on `{path}`, which was made with `{template}`",
            quoted,
            path,
            template
        ))
    }
}
