//! `feed.xml`: the pages of the kinds with the facet `feed`, one Atom feed a language. Only where the site knows its own address.
//!
//! Always holds: an id is made of the site's `id`, the kind and the key, so that it outlives a move of the site; no time but
//! what front matter or `[site] updated` says. Deliberately absent: the bodies of pages, and days that nobody stated.
//!
//! Source: RFC 4287, The Atom Syndication Format; RFC 4151, The `tag` URI Scheme.

use std::cmp::Reverse;
use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesDecl;
use quick_xml::events::BytesText;
use quick_xml::events::Event;

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::content::Entry;
use crate::date::Date;
use crate::date::Precision;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::id::LangId;
use crate::path::Address;
use crate::relations::Nearness;

pub(super) static MISSING_UPDATED: Code = Code::error(
    "missing-updated",
    "A feed says of each page when it was last changed. A page without `updated` takes that of `[site]`, which is missing too.",
);

pub(super) const OUTPUT: Output = Output { name: "feed", plan };

type Xml = Writer<Vec<u8>>;

fn plan(scope: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    let site = scope.site;
    found.extend(undated(scope));
    let Some(authority) = &site.config.site.id else { return };
    for lang in site.config.languages.ids() {
        let Some(address) = site.feed_address(lang) else { continue };
        let items = items(scope, lang);
        // Who has no date was told of it.
        let Some(updated) = items.iter().map(|item| item.updated).max() else { continue };
        let feed = Feed { scope, lang, authority, address: &address };
        // Written to memory, which does not fail.
        let Ok(xml) = feed.write(updated, &items) else { continue };
        let claim = Claim { what: text!("the feed"), span: None };
        tree.add(address.output(), Promise::Text(xml), claim, found);
    }
}

/// The pages that no one dates, told once, at the first of them.
fn undated(scope: Scope<'_>) -> Option<Diagnostic> {
    let site = scope.site;
    let items = site.config.languages.ids().flat_map(|lang| site.feed_items(lang));
    let undated = items.filter(|id| updated(scope, &site.entries[*id]).is_none());
    let undated: Vec<EntryId> = undated.collect();
    let message = text!(
        "pages in the feed of which nobody says when they were last changed: {count}",
        count = undated.len()
    );
    let finding =
        Diagnostic::new(&MISSING_UPDATED, message).at(site.entries[*undated.first()?].span());
    Some(finding.hint(text!(
        "add `updated = 2023-05-29` to its front matter, or to `[site]` in book.toml for all pages that have none"
    )))
}

fn updated(scope: Scope<'_>, entry: &Entry) -> Option<Date> {
    entry.front.updated.or(scope.site.config.site.updated)
}

/// A page in the feed.
struct Item {
    id: EntryId,
    updated: Date,
    /// The date that the facet names.
    date: Option<Date>,
}

/// The pages of a feed: what changed last first, then what is dated last.
fn items(scope: Scope<'_>, lang: LangId) -> Vec<Item> {
    let site = scope.site;
    let item = |id: EntryId| {
        let entry = &site.entries[id];
        let facet = site.config.kinds[entry.kind].facets.feed.as_ref()?;
        let date = facet.date.and_then(|field| entry.date_in(field)).or(entry.front.date);
        Some(Item { id, updated: updated(scope, entry)?, date })
    };
    let mut items: Vec<Item> = site.feed_items(lang).filter_map(item).collect();
    items.sort_by_key(|item| Reverse((item.updated, item.date)));
    items
}

/// The feed of a language.
struct Feed<'a> {
    scope: Scope<'a>,
    lang: LangId,
    authority: &'a str,
    address: &'a Address,
}

impl Feed<'_> {
    fn write(&self, updated: Date, items: &[Item]) -> io::Result<String> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        writer
            .create_element("feed")
            .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
            .with_attribute(("xml:lang", self.tag(self.lang)))
            .write_inner_content(|writer| {
                self.write_head(writer, updated)?;
                items.iter().try_for_each(|item| self.write_item(writer, item))
            })?;
        let mut xml = String::from_utf8(writer.into_inner()).map_err(io::Error::other)?;
        xml.push('\n');
        Ok(xml)
    }

    fn write_head(&self, writer: &mut Xml, updated: Date) -> io::Result<()> {
        let (site, config) = (self.scope.site, &self.scope.site.config);
        let base = &config.site.base;
        element(writer, "id", &self.id("feed", self.lang))?;
        element(writer, "title", site.title(self.lang))?;
        if let Some(description) = site.description(self.lang) {
            element(writer, "subtitle", description)?;
        }
        element(writer, "updated", &instant(updated))?;
        writer
            .create_element("link")
            .with_attribute(("rel", "self"))
            .with_attribute(("type", "application/atom+xml"))
            .with_attribute(("href", base.full_to(self.address).as_str()))
            .write_empty()?;
        if let Some(home) = site.home(self.lang) {
            self.write_link(writer, home, self.lang)?;
        }
        for name in self.authors() {
            writer
                .create_element("author")
                .write_inner_content(|writer| element(writer, "name", name))?;
        }
        if let Some(licence) = &config.site.licence {
            element(writer, "rights", licence)?;
        }
        writer
            .create_element("generator")
            .with_attribute(("version", env!("CARGO_PKG_VERSION")))
            .write_text_content(BytesText::new("jubilee"))?;
        Ok(())
    }

    /// Atom wants an author: who publishes the site, else who made it, else the site itself.
    fn authors(&self) -> Vec<&str> {
        let config = &self.scope.site.config;
        match &config.site.publisher {
            Some(publisher) => vec![publisher],
            None if config.authors.is_empty() => vec![self.scope.site.title(self.lang)],
            None => config.authors.iter().map(String::as_str).collect(),
        }
    }

    fn write_item(&self, writer: &mut Xml, item: &Item) -> io::Result<()> {
        let site = self.scope.site;
        let entry = &site.entries[item.id];
        let kind = &site.config.kinds[entry.kind];
        let summary = kind.facets.feed.as_ref().and_then(|facet| facet.summary);
        let summary = summary.and_then(|field| entry.text_in(field));
        let label = site.words[self.lang].one(entry.kind, kind);
        writer
            .create_element("entry")
            .write_inner_content(|writer| {
                element(writer, "id", &self.id(&format!("{}/{}", kind.key, entry.key), self.lang))?;
                element(writer, "title", &entry.front.title.0)?;
                element(writer, "updated", &instant(item.updated))?;
                if let Some(day) = item.date.filter(|date| date.precision() == Precision::Day) {
                    element(writer, "published", &instant(day))?;
                }
                for place in &self.scope.relations.translations[item.id] {
                    if place.nearness == Nearness::Same {
                        self.write_link(writer, place.entry, place.lang)?;
                    }
                }
                writer
                    .create_element("category")
                    .with_attribute(("term", kind.key.as_str()))
                    .with_attribute(("label", writable(&label).as_str()))
                    .write_empty()?;
                if let Some(summary) = summary.or(entry.front.description.as_deref()) {
                    element(writer, "summary", summary)?;
                }
                Ok(())
            })
            .map(drop)
    }

    /// A link to a page in one of the languages that it is written in.
    fn write_link(&self, writer: &mut Xml, to: EntryId, lang: LangId) -> io::Result<()> {
        let site = self.scope.site;
        writer
            .create_element("link")
            .with_attribute(("rel", "alternate"))
            .with_attribute(("type", "text/html"))
            .with_attribute(("hreflang", self.tag(lang)))
            .with_attribute(("href", site.config.site.base.full_to(site.address(to)).as_str()))
            .write_empty()
            .map(drop)
    }

    /// An id that no move of the site changes.
    fn id(&self, name: &str, lang: LangId) -> String {
        let lang = (lang != self.scope.site.config.default_language)
            .then(|| format!(":{}", self.tag(lang)));
        format!("tag:{}:{name}{}", self.authority, lang.unwrap_or_default())
    }

    fn tag(&self, lang: LangId) -> &str {
        self.scope.site.config.languages[lang].lang.tag()
    }
}

/// The first instant of a date, as RFC 3339 writes it.
fn instant(date: Date) -> String {
    format!("{}T00:00:00Z", date.first_date())
}

fn element(writer: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(&writable(text))).map(drop)
}

/// A text without what XML 1.0 has no way to write, such as control characters.
fn writable(text: &str) -> String {
    let is_written = |c: &char| match c {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => !other.is_control(),
    };
    text.chars().filter(is_written).collect()
}
