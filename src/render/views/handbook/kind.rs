//! A chapter of the handbook: a kind, with its fields and with pages to copy.

use tera::Value;

use crate::config::Field;
use crate::config::FieldIndex;
use crate::config::Kind;
use crate::config::SortBy;
use crate::config::Type;
use crate::id::KindId;
use crate::render::views::Reader;
use crate::render::views::object::Object;

impl Reader<'_> {
    /// `{kind is_free folder file sort: {name label? is_descending} facets fields example translation_example?}`; `kind` is
    /// that of [`Reader::kind_view`].
    pub(super) fn chapter(&self, id: KindId) -> Value {
        let config = &self.site.config;
        let kind = &config.kinds[id];
        let folder = match &kind.folder {
            Some(folder) => format!("{}/{folder}/", config.content),
            None => format!("{}/", config.content),
        };
        let has_translations = config.languages.len() > 1;
        let fields = kind.fields.iter().enumerate().map(|(at, field)| {
            let example = format!("{} = {}", field.name, self.told(id, FieldIndex(at), field));
            self.field_view(id, None, field).with("example", example).into()
        });
        Object::new()
            .with("kind", self.kind_view(id, kind))
            .with("is_free", kind.folder.is_none())
            .with("file", format!("{folder}….md"))
            .with("folder", folder)
            .with("sort", self.sort(id, kind))
            .with("facets", self.facets(id, kind))
            .with("fields", fields.collect::<Vec<Value>>())
            .with("example", self.new_page(kind))
            .maybe("translation_example", has_translations.then(|| self.new_translation(kind)))
            .into()
    }

    fn sort(&self, id: KindId, kind: &Kind) -> Value {
        let name = match kind.sort.by {
            SortBy::Field(at) => kind[at].name.as_str(),
            SortBy::Weight => "weight",
            SortBy::Date => "date",
            SortBy::Title => "title",
        };
        let label = kind.field(name).map(|_| self.words().field(id, name));
        Object::new()
            .with("name", name)
            .maybe("label", label)
            .with("is_descending", kind.sort.descending)
            .into()
    }

    /// `{name label help? is_required is_translated takes}`; a field of the kind itself has its `example` beside that.
    fn field_view(&self, id: KindId, record: Option<&str>, field: &Field) -> Object {
        let label = match record {
            Some(record) => self.words().within(id, record, &field.name),
            None => self.words().field(id, &field.name),
        };
        Object::new()
            .with("name", field.name.clone())
            .with("label", label)
            .maybe("help", field.help.clone())
            .with("is_required", field.required)
            .with("is_translated", is_translated(&field.kind))
            .with("takes", self.takes(id, field, &field.kind))
    }

    /// `{type min? max? unit? after? options? kind? of? fields?}`: what a value is, with what is within it.
    fn takes(&self, id: KindId, field: &Field, kind: &Type) -> Value {
        let view = Object::new().with("type", kind.name());
        match kind {
            Type::Text { min, max, .. } => view.maybe("min", *min).maybe("max", *max),
            Type::Number { min, max, unit } => {
                view.maybe("min", *min).maybe("max", *max).maybe("unit", unit.clone())
            }
            Type::Date { after } => view.maybe("after", after.clone()),
            Type::Choice { .. } => {
                let field = Field { kind: kind.clone(), ..field.clone() };
                view.maybe("options", self.options(id, &field))
            }
            Type::Reference { kind } => {
                view.with("kind", self.kind_view(*kind, &self.site.config.kinds[*kind]))
            }
            Type::List { of, min, max } => {
                let within = self.takes(id, field, of);
                view.maybe("min", *min).maybe("max", *max).with("of", within)
            }
            Type::Record { fields } => {
                let views = fields.iter().map(|part| self.field_view(id, Some(&field.name), part));
                view.with("fields", views.map(Value::from).collect::<Vec<_>>())
            }
            _ => view,
        }
        .into()
    }

    /// A page with what is required, to be filled in.
    fn new_page(&self, kind: &Kind) -> String {
        let mut lines = vec!["title = \"…\"".to_owned(), "description = \"…\"".to_owned()];
        lines.push(format!("sources = {}", self.named_source()));
        let required = kind.fields.iter().filter(|field| field.required);
        lines.extend(
            required.map(|field| {
                format!("{} = {}", field.name, self.example(&field.kind, &kind.fields))
            }),
        );
        format!("+++\n{}\n+++\n\n…\n", lines.join("\n"))
    }

    /// Its translation, which states what is required and is translated.
    fn new_translation(&self, kind: &Kind) -> String {
        let mut lines = vec!["title = \"…\"".to_owned(), "description = \"…\"".to_owned()];
        lines.push(format!("translated-from = {}", self.changed()));
        let worded = kind.fields.iter().filter(|field| {
            let is_text = matches!(field.kind, Type::Text { .. } | Type::Markdown { .. });
            field.required && is_text && is_translated(&field.kind)
        });
        lines.extend(
            worded.map(|field| {
                format!("{} = {}", field.name, self.example(&field.kind, &kind.fields))
            }),
        );
        format!("+++\n{}\n+++\n\n…\n", lines.join("\n"))
    }
}

/// Whether a value, or a part of it, is written anew in each language.
fn is_translated(kind: &Type) -> bool {
    match kind {
        Type::Text { translated, .. } | Type::Markdown { translated } => *translated,
        Type::Place | Type::Image => true,
        Type::List { of, .. } => is_translated(of),
        Type::Record { fields } => fields.iter().any(|field| is_translated(&field.kind)),
        _ => false,
    }
}
