//! `book.toml`: what the site is and what its kinds of content are.
//!
//! As written it is a [`toml_reader::Table`]; as meant it is a [`Config`], whose names are
//! resolved and whose types cannot be wrong. What the command line says is merged here and nowhere else.

mod admin;
mod book;
mod facet;
mod field;
mod kind;
mod languages;
mod reader;
mod site;

pub use admin::Admin;
pub use facet::CalendarFacet;
pub use facet::CardsFacet;
pub use facet::DataFacet;
pub use facet::Facets;
pub use facet::FeedFacet;
pub use facet::MapFacet;
pub use facet::SchemaOrgFacet;
pub use facet::SearchFacet;
pub use facet::TimelineFacet;
pub use field::Field;
pub use field::FieldIndex;
pub use field::Type;
pub use kind::Kind;
pub use kind::PAGE;
pub use kind::RESERVED;
pub use kind::Sort;
pub use kind::SortBy;
pub(crate) use languages::BAD_LANGUAGE;
pub use languages::Language;
pub use languages::Translation;
pub use site::Era;
pub use site::Handbook;
pub use site::SiteFacts;

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Severity;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::id::FileId;
use crate::id::KindId;
use crate::id::LangId;
use crate::id::Table;
use crate::path::BaseUrl;
use crate::path::RelPath;
use crate::source::Sources;
use crate::toml_reader;
use crate::toml_reader::Item;
use crate::toml_reader::Syntax;

/// Codes raised here.
pub static CODES: &[&Code] = &[
    &book::BAD_FOLDER,
    &BAD_LANGUAGE,
    &site::BAD_URL,
    &site::BAD_ID,
    &BAD_NAME,
    &BAD_OPTION,
    &reader::RESERVED_NAME,
    &reader::TAKEN,
    &reader::UNKNOWN_KIND,
    &reader::UNKNOWN_FIELD,
    &reader::WRONG_FIELD_TYPE,
];

static BAD_NAME: Code = Code::error(
    "bad-name",
    "Names of kinds, fields, choices and components are made of small Latin letters, digits and `_`, and start with a \
     letter: templates could not speak of others. Choices may hold hyphens too.",
);
static BAD_OPTION: Code = Code::error(
    "bad-option",
    "The value is not one of those that this option takes, or two options contradict each other.",
);

/// What the site is, as meant.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file it was read from.
    pub file: FileId,
    /// Whether content can be judged by it.
    pub ground: Ground,
    /// The title in the default language.
    pub title: String,
    /// The description in the default language.
    pub description: Option<String>,
    /// Who made the site.
    pub authors: Vec<String>,
    /// The folder of the content.
    pub content: RelPath,
    /// The folder that the site is built into: below the root, unless the command line says otherwise.
    pub output: PathBuf,
    /// Whether drafts are shown.
    pub drafts: Drafts,
    /// What the site says of itself.
    pub site: SiteFacts,
    /// The page with a form, if there is to be one.
    pub admin: Option<Admin>,
    /// The languages in the order of the switch.
    pub languages: Table<LangId, Language>,
    /// The language at the root of the site.
    pub default_language: LangId,
    /// The kinds; the first is the built-in `page`.
    pub kinds: Table<KindId, Kind>,
    /// The bands behind the timeline.
    pub eras: Vec<Era>,
    /// What `[lints]` says, by code.
    pub lints: Vec<Level>,
}

/// Whether `book.toml` tells of every file what it is. Where it does not, what seems wrong with files is its echo.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ground {
    /// All folders, kinds and languages are known.
    Firm,
    /// Some are not, which has been told.
    Shaky,
}

/// One line of `[lints]`.
#[derive(Clone, Debug)]
pub struct Level {
    /// The code of a lint.
    pub code: String,
    /// Where it stands.
    pub span: Span,
    /// How much the lint's findings matter here; nothing if it is off.
    pub severity: Option<Severity>,
}

/// Whether drafts are part of the site.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Drafts {
    /// They are left out.
    #[default]
    Hide,
    /// They are shown, in a preview.
    Show,
}

/// What the command line and the environment say.
#[derive(Clone, Default, Debug)]
pub struct Overrides {
    /// `--base-url`.
    pub base_url: Option<BaseUrl>,
    /// `--output`.
    pub output: Option<PathBuf>,
    /// `--drafts`.
    pub drafts: Drafts,
    /// The address of the repository, where the environment tells it.
    pub repository: Option<String>,
}

/// Reads `book.toml`. Nothing if there is none or its syntax is at fault, since all else would be its echo.
pub fn read(sources: &Sources, overrides: Overrides, found: &mut Diagnostics) -> Option<Config> {
    let file = sources.at(&RelPath::new("book.toml")?)?;
    let text = sources.file(file).text()?;
    let (mut top, syntax) = toml_reader::parse(file, text, 0, found);
    if syntax == Syntax::Faulty {
        return None;
    }
    let mut section =
        |name: &str, found: &mut Diagnostics| top.take(name).and_then(|item| item.table(found));
    let book = book::read_book(section("book", found), file, found);
    let build = book::read_build(section("build", found), found);
    let site = section("site", found);
    let names_id = site.as_ref().is_some_and(|table| table.span_of("id").is_some());
    let site = site::read(site, &overrides, found);
    let admin = admin::read(section("admin", found), found);
    let (languages, default_language, ground) =
        languages::read(section("languages", found), &book, found);
    let kinds = reader::read_all(section("kinds", found), found);
    let lints =
        section("lints", found).map(|table| levels(table.into_items(), found)).unwrap_or_default();
    let eras = top.take("eras").map(|item| site::read_eras(item, found)).unwrap_or_default();
    top.finish(&["book", "build", "site", "admin", "languages", "kinds", "eras", "lints"], found);

    if !names_id {
        require_id(&kinds, found);
    }
    let output = overrides.output.unwrap_or_else(|| sources.root().join(build.as_str()));
    let knows_folders = book.content.is_some() && folders_are_known(&kinds);
    Some(Config {
        file,
        ground: if knows_folders { ground } else { Ground::Shaky },
        title: book.title,
        description: book.description,
        authors: book.authors,
        content: book.content.unwrap_or_else(book::default_content),
        output,
        drafts: overrides.drafts,
        site,
        admin,
        languages,
        default_language,
        kinds,
        eras,
        lints,
    })
}

/// Feeds and calendars have ids that must never change, and so want an authority for them.
fn require_id(kinds: &Table<KindId, Kind>, found: &mut Diagnostics) {
    let wants = |kind: &&Kind| kind.facets.feed.is_some() || kind.facets.calendar.is_some();
    if let Some(kind) = kinds.values().find(wants) {
        found.push(
            Diagnostic::new(
                &site::BAD_ID,
                text!(
                    "the feed and the calendar of `{kind}` want an id of the site",
                    kind = kind.key
                ),
            )
            .at(kind.span)
            .hint(text!("add to `[site]`: `id = \"example.org,2023\"`")),
        );
    }
}

/// Whether every kind but that of free pages has a folder of its own.
fn folders_are_known(kinds: &Table<KindId, Kind>) -> bool {
    let own: BTreeSet<&RelPath> = kinds.values().filter_map(|kind| kind.folder.as_ref()).collect();
    own.len() + 1 == kinds.len()
}

/// Reads `[lints]`; which codes there are is known to the lints themselves.
fn levels(items: Vec<Item>, found: &mut Diagnostics) -> Vec<Level> {
    let mut levels = Vec::new();
    for item in items {
        let (code, span, value_span) = (item.name.clone(), item.key_span, item.span);
        let Some(word) = item.string(found) else { continue };
        let severity = match word.as_str() {
            "off" => None,
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            _ => {
                found.push(
                    Diagnostic::new(&BAD_OPTION, text!("`{word}` is no level", word))
                        .at(value_span)
                        .hint(text!("one of \"off\", \"warning\", \"error\"")),
                );
                continue;
            }
        };
        levels.push(Level { code, span, severity });
    }
    levels
}

impl Config {
    /// The kind of a name.
    pub fn kind(&self, key: &str) -> Option<KindId> {
        self.kinds.iter().find(|(_, kind)| kind.key == key).map(|(id, _)| id)
    }

    /// The language of a tag.
    pub fn language(&self, tag: &str) -> Option<LangId> {
        self.languages.iter().find(|(_, language)| language.lang.tag() == tag).map(|(id, _)| id)
    }
}

/// Whether a name can be spoken of in a template.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// A finding about a name that cannot.
fn bad_name(what: &str, name: &str, span: Span) -> Diagnostic {
    let plain: String = any_ascii::any_ascii(name)
        .to_ascii_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    let finding =
        Diagnostic::new(&BAD_NAME, text!("`{name}` cannot be the name of {what}", name, what))
            .at(span);
    if is_name(&plain) { finding.hint(text!("write `{plain}`", plain)) } else { finding }
}
