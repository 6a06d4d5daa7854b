//! `handbook`: what this site is made of, for those who write it. It is made from `book.toml` and from what components say
//! of themselves, so that it cannot be out of date; only the page of the handbook sees it.
//!
//! Deliberately absent: words. What a type, a facet or a key of front matter is called is said by the templates, in the
//! language of the reader.

mod call;
mod example;
mod facet;
mod kind;

use tera::Tera;
use tera::Value;

use super::Reader;
use super::object::Object;
use crate::config::RESERVED;
use crate::config::Translation;
use crate::date::Date;
use example::dated;

/// A year for examples, where the site does not say what it counts from.
const YEAR: u16 = 1948;
/// A source as it stands in the list of sources.
const SOURCE: &str = "[the-key]\ntitle = \"…\"\nurl = \"https://…\"\npublisher = \"…\"\ndate = 2023-05-29\nlang = \"en\"\n";

impl Reader<'_> {
    /// `content kinds reserved components dates languages sources_file source_example`.
    pub(in crate::render) fn handbook(&self, tera: &Tera) -> Value {
        let config = &self.site.config;
        // Free pages come first among the kinds, and last in the handbook.
        let (page, declared) = (self.site.page_kind(), config.kinds.ids());
        let kinds = declared.filter(|id| *id != page).chain([page]);
        let reserved = RESERVED.iter().map(|name| self.reserved(name));
        Object::new()
            .with("content", config.content.as_str())
            .with("kinds", kinds.map(|id| self.chapter(id)).collect::<Vec<Value>>())
            .with("reserved", reserved.collect::<Vec<_>>())
            .with("components", self.calls(tera))
            .with("dates", self.dates())
            .with("languages", self.endings())
            .with("sources_file", format!("{}/sources.toml", config.content))
            .with("source_example", SOURCE)
            .into()
    }

    /// `{name is_required example}`.
    fn reserved(&self, name: &'static str) -> Value {
        let value = match name {
            "title-lang" => format!("\"{}\"", self.tag_of_default()),
            "date" => format!("\"{YEAR}-05\""),
            "updated" | "translated-from" => self.changed(),
            "slug" => "\"new-name\"".to_owned(),
            "draft" => "true".to_owned(),
            "aliases" => "[\"/old/name/\"]".to_owned(),
            "template" => "\"handout.html\"".to_owned(),
            "weight" => "10".to_owned(),
            "sources" => self.named_source(),
            "reviewed" => "\"…, 2023-06-01\"".to_owned(),
            "extra" => "{ group = \"…\" }".to_owned(),
            _ => "\"…\"".to_owned(),
        };
        Object::new()
            .with("name", name)
            .with("is_required", name == "title")
            .with("example", format!("{name} = {value}"))
            .into()
    }

    fn tag_of_default(&self) -> &str {
        self.site.config.languages[self.site.config.default_language].lang.tag()
    }

    /// The day on which the site was last changed, as front matter has it.
    fn changed(&self) -> String {
        self.site.config.site.updated.map_or_else(|| "2023-05-29".to_owned(), dated)
    }

    /// The first source of the list, named by its key; one written out where there is no list.
    fn named_source(&self) -> String {
        match self.site.source_list.iter().next() {
            Some((key, ..)) => format!("[\"{key}\"]"),
            None => "[{ title = \"…\", url = \"https://…\" }]".to_owned(),
        }
    }

    /// The three kinds of dates: `{toml text}`, as written and as shown.
    fn dates(&self) -> Vec<Value> {
        let year = i64::from(self.site.config.site.since.map_or(YEAR, Date::year));
        [(None, None), (Some(5), None), (Some(5), Some(29))]
            .into_iter()
            .filter_map(|(month, day)| {
                let date = Date::new(year, month, day).ok()?;
                let shown = self.formats.date(date);
                Some(Object::new().with("toml", dated(date)).with("text", shown).into())
            })
            .collect()
    }

    /// `{tag name local_name dir is_default is_required ending}`: how the names of files end in each language.
    fn endings(&self) -> Vec<Value> {
        let config = &self.site.config;
        let languages = config.languages.iter();
        languages
            .map(|(id, language)| {
                let is_default = id == config.default_language;
                let tag = language.lang.tag();
                let ending = if is_default { ".md".to_owned() } else { format!(".{tag}.md") };
                self.language(id, &self.all_phrases[id])
                    .with("is_required", language.translation == Translation::Required)
                    .with("ending", ending)
                    .into()
            })
            .collect()
    }
}
