//! What the site answers while Markdown is written as HTML: where links and images lead, and how components look.

use std::cell::RefCell;

use tera::Context;
use tera::Tera;
use tera::Value;

use super::failure;
use super::views::Reader;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::markdown;
use crate::markdown::Anchor;
use crate::markdown::Call;
use crate::markdown::Image;
use crate::markdown::Link;
use crate::markdown::Literal;
use crate::markdown::Picture;
use crate::relations;
use crate::relations::Target;

/// Answers for one page.
pub(super) struct Host<'a> {
    reader: Reader<'a>,
    entry: EntryId,
    components: Option<&'a Tera>,
    found: RefCell<Vec<Diagnostic>>,
}

impl<'a> Host<'a> {
    /// For the body of a page.
    pub(super) fn of_body(reader: Reader<'a>, entry: EntryId, components: &'a Tera) -> Self {
        Self { reader, entry, components: Some(components), found: RefCell::default() }
    }

    /// For a field, which holds no components.
    pub(super) fn of_field(reader: Reader<'a>, entry: EntryId) -> Self {
        Self { reader, entry, components: None, found: RefCell::default() }
    }

    /// What went wrong in components.
    pub(super) fn into_findings(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }

    /// A picture beside the page, by its relative path.
    pub(super) fn picture(&self, source: &str) -> Picture {
        let file = relations::file_beside(self.reader.site, self.entry, source);
        let picture = file.and_then(|file| self.reader.pictures.get(file).cloned());
        picture.unwrap_or_else(|| Picture { src: source.to_owned(), ..Picture::default() })
    }

    /// What is heard in place of a link whose words are a short name or a few capitals: these, and the title of the entry;
    /// or, where that is in another language, what it is. The words on the page are always among those that are heard.
    fn full_name(&self, entry: EntryId, words: &str) -> Option<String> {
        if !is_abbreviation(words) && self.reader.label(entry).is_none_or(|label| label != words) {
            return None;
        }
        let title = self.reader.title(entry);
        if self.reader.title_lang(entry) != self.reader.tag(self.entry) {
            return Some(format!("{words}, {}", self.reader.kind_name(entry)));
        }
        let has_words = title.to_lowercase().contains(&words.to_lowercase());
        Some(if has_words { title } else { format!("{words}, {title}") })
    }

    /// The arguments of a call, with pictures by their path below the content.
    fn arguments(&self, call: &Call, tera: &Tera) -> Context {
        let pictures = super::components::parameters(tera, &call.name, super::components::IMAGE);
        let mut context = Context::new();
        for argument in &call.arguments {
            let value = match &argument.value {
                Literal::String(text) if pictures.contains(&argument.name) => {
                    let file = relations::file_beside(self.reader.site, self.entry, text);
                    Value::from(
                        file.and_then(|file| self.reader.pictures.path(file)).unwrap_or(text),
                    )
                }
                Literal::String(text) => Value::from(text.as_str()),
                Literal::Integer(number) => Value::from(*number),
                Literal::Float(number) => Value::from(*number),
                Literal::Bool(yes) => Value::from(*yes),
            };
            context.insert_value(argument.name.clone(), value);
        }
        context
    }
}

impl markdown::Host for Host<'_> {
    fn link(&self, link: &Link) -> Anchor {
        let site = self.reader.site;
        match relations::resolve(site, self.entry, &link.destination) {
            Target::Page { entry, anchor } => {
                let other = site.entries[entry].lang != site.entries[self.entry].lang;
                let lang = &site.config.languages[site.entries[entry].lang].lang;
                let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                let same_page = entry == self.entry && !anchor.is_empty();
                Anchor {
                    href: if same_page {
                        anchor
                    } else {
                        format!("{}{anchor}", self.reader.url(entry))
                    },
                    hreflang: other.then(|| lang.tag().to_owned()),
                    mark: other.then(|| self.reader.in_language(site.entries[entry].lang)),
                    name: self.full_name(entry, &link.text),
                }
            }
            Target::File(file) => {
                let href = self.reader.pictures.get(file).map(|picture| picture.src.clone());
                Anchor { href: href.unwrap_or_default(), ..Anchor::default() }
            }
            Target::Elsewhere | Target::Broken(_) => {
                Anchor { href: link.destination.clone(), ..Anchor::default() }
            }
        }
    }

    fn image(&self, image: &Image) -> Picture {
        self.picture(&image.source)
    }

    fn component(&self, call: &Call, body: Option<String>) -> String {
        let Some(tera) = self.components.filter(|tera| tera.contains_component(&call.name)) else {
            return String::new();
        };
        let arguments = self.arguments(call, tera);
        let drawn = tera.render_component_with_implicits(
            &call.name,
            &arguments,
            &Context::new(),
            body.as_deref(),
            true,
        );
        drawn.unwrap_or_else(|error| {
            let finding = failure::of_rendering(&error, &self.reader.site.sources);
            self.found.borrow_mut().push(finding.related(call.span, text!("called here")));
            String::new()
        })
    }

    fn word(&self, key: &str) -> String {
        self.reader.phrases.said(key)
    }
}

/// Several capital letters, and no small one among them.
fn is_abbreviation(words: &str) -> bool {
    words.chars().filter(|c| c.is_uppercase()).count() > 1 && !words.chars().any(char::is_lowercase)
}
