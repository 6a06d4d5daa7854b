//! `[site]` and `[[eras]]`: what the site says of itself, and the periods of its time.

use super::Overrides;
use super::bad_name;
use crate::date::Date;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::Tongue;
use crate::diagnostic::text;
use crate::path::BaseUrl;
use crate::toml_reader::Item;
use crate::toml_reader::Table;
use crate::toml_reader::read_date;

pub(super) static BAD_URL: Code = Code::error(
    "bad-url",
    "An address is absolute and starts with https:// or http://, or with / where only a path is meant.",
);
pub(super) static BAD_ID: Code = Code::error(
    "bad-id",
    "The id of the site is the authority of its tag: URIs (RFC 4151): a domain or an address that was yours, a comma, and a \
     date on which it was: \"example.org,2023\".",
);

/// What the site says of itself.
#[derive(Clone, Debug)]
pub struct SiteFacts {
    /// Where it stands on the web.
    pub base: BaseUrl,
    /// The address of the repository, for "edit this page".
    pub repository: Option<String>,
    /// The authority of feed and calendar ids.
    pub id: Option<String>,
    /// Used where an entry has no `updated` and an output needs one.
    pub updated: Option<Date>,
    /// What the anniversary counts from.
    pub since: Option<Date>,
    /// The anniversary; what is open or active is so as of this day.
    pub until: Option<Date>,
    /// Who publishes the site.
    pub publisher: Option<String>,
    /// Where the publisher is reached: an e-mail address or a URL.
    pub contact: Option<String>,
    /// The licence of texts and data.
    pub licence: Option<String>,
    /// The site's own domain on GitHub Pages.
    pub cname: Option<String>,
    /// The language in which editors are told what to mend; the environment says it where the site does not.
    pub editor_language: Option<Tongue>,
    /// The menu: folders of kinds, keys of pages, `timeline`, `map`, `search`.
    pub menu: Vec<(String, Span)>,
    /// When the handbook for editors is made.
    pub handbook: Handbook,
}

/// When the handbook for editors is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Handbook {
    /// In a preview with drafts alone.
    WithDrafts,
    /// Always.
    Always,
}

/// A band behind the timeline.
#[derive(Clone, Debug)]
pub struct Era {
    /// Its name among the words of the site.
    pub key: String,
    /// The date it begins with.
    pub from: Date,
    /// The date it ends with.
    pub to: Date,
}

const KEYS: &[&str] = &[
    "base-url",
    "repository",
    "id",
    "updated",
    "since",
    "until",
    "publisher",
    "contact",
    "licence",
    "cname",
    "editor-language",
    "menu",
    "handbook",
];

const ERA_KEYS: &[&str] = &["key", "from", "to"];

pub(super) fn read(
    table: Option<Table>,
    overrides: &Overrides,
    found: &mut Diagnostics,
) -> SiteFacts {
    let mut table = table.unwrap_or_else(Table::empty);
    let base = table.take("base-url").and_then(|item| base_url(item, found));
    let repository = table.take("repository").and_then(|item| url(item, found));
    let id = table.take("id").and_then(|item| id(item, found));
    let mut date = |name: &str, found: &mut Diagnostics| {
        table.take(name).and_then(|item| read_date(&item, found))
    };
    let (updated, since, until) =
        (date("updated", found), date("since", found), date("until", found));
    let mut string =
        |name: &str, found: &mut Diagnostics| table.take(name).and_then(|item| item.string(found));
    let (publisher, contact) = (string("publisher", found), string("contact", found));
    let (licence, cname) = (string("licence", found), string("cname", found));
    let editor_language = table.take("editor-language").and_then(|item| tongue(item, found));
    let menu = table.take("menu").and_then(|item| item.array(found)).unwrap_or_default();
    let menu = menu.into_iter().filter_map(|item| {
        let span = item.span;
        item.string(found).map(|name| (name, span))
    });
    let menu = menu.collect();
    let handbook = table.take("handbook").and_then(|item| item.bool(found)).unwrap_or(false);
    table.finish(KEYS, found);
    SiteFacts {
        base: overrides.base_url.clone().or(base).unwrap_or_else(BaseUrl::root),
        repository: repository.or_else(|| overrides.repository.clone()),
        id,
        updated,
        since,
        until,
        publisher,
        contact,
        licence,
        cname,
        editor_language,
        menu,
        handbook: if handbook { Handbook::Always } else { Handbook::WithDrafts },
    }
}

fn base_url(item: Item, found: &mut Diagnostics) -> Option<BaseUrl> {
    let span = item.span;
    let written = item.string(found)?;
    let base = BaseUrl::parse(&written);
    if base.is_none() {
        found.push(
            Diagnostic::new(
                &BAD_URL,
                text!("`{written}` is no address that a site can stand at", written),
            )
            .at(span)
            .hint(text!("write it like \"https://example.org/anniversary/\"")),
        );
    }
    base
}

/// An absolute http(s) URL.
pub(super) fn url(item: Item, found: &mut Diagnostics) -> Option<String> {
    let span = item.span;
    let written = item.string(found)?;
    if BaseUrl::parse(&written).is_some_and(|base| base.is_absolute()) {
        return Some(written.trim_end_matches('/').to_owned());
    }
    found.push(
        Diagnostic::new(&BAD_URL, text!("`{written}` is no absolute address", written))
            .at(span)
            .hint(text!("write it like \"https://example.org/name\"")),
    );
    None
}

/// The language of findings.
fn tongue(item: Item, found: &mut Diagnostics) -> Option<Tongue> {
    let span = item.span;
    let written = item.string(found)?;
    let tongue = Tongue::of_tag(&written);
    if tongue.is_none() {
        let tags = Tongue::ALL.map(|tongue| format!("\"{}\"", tongue.tag())).join(", ");
        let message = text!("nothing is told in the language `{written}`", written);
        let finding = Diagnostic::new(&super::BAD_OPTION, message).at(span);
        found.push(finding.hint(text!("one of {tags}", tags)));
    }
    tongue
}

fn id(item: Item, found: &mut Diagnostics) -> Option<String> {
    let span = item.span;
    let written = item.string(found)?;
    let sound = written.split_once(',').is_some_and(|(authority, date)| {
        !authority.is_empty()
            && !authority.contains(char::is_whitespace)
            && Date::parse(date).is_ok()
    });
    if !sound {
        found.push(
            Diagnostic::new(&BAD_ID, text!("`{written}` is no authority of a tag", written))
                .at(span)
                .hint(text!("write a domain, a comma and a year: \"example.org,2023\"")),
        );
    }
    sound.then_some(written)
}

pub(super) fn read_eras(item: Item, found: &mut Diagnostics) -> Vec<Era> {
    let mut eras: Vec<Era> = Vec::new();
    for item in item.array(found).unwrap_or_default() {
        let Some(mut table) = item.table(found) else { continue };
        let key = table.require("key", "\"first-years\"", ERA_KEYS, found).and_then(|item| {
            let span = item.span;
            let key = item.string(found)?;
            let sound = super::is_name(&key.replace('-', "_"));
            if !sound {
                found.push(bad_name("an era", &key, span));
            }
            sound.then_some(key)
        });
        let mut date = |name, found: &mut Diagnostics| {
            let item = table.require(name, "1823", ERA_KEYS, found)?;
            let span = item.span;
            read_date(&item, found).map(|date| (date, span))
        };
        let (from, to) = (date("from", found), date("to", found));
        table.finish(ERA_KEYS, found);
        if let (Some(key), Some((from, _)), Some((to, span))) = (key, from, to) {
            if to.last_day() < from.first_day() {
                found.push(
                    Diagnostic::new(
                        &super::BAD_OPTION,
                        text!("the era `{key}` ends before it begins", key),
                    )
                    .at(span),
                );
            }
            eras.push(Era { key, from, to });
        }
    }
    eras
}
