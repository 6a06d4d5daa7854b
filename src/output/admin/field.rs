//! The fields of a kind, each with the widget of its type.
//!
//! Always holds: what differs between languages is asked for in each, all else in the default language alone, where
//! translations take it from. In lists whose parts are translated the rest is copied, so that part stays beside part.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::Form;
use super::parts::DATE;
use super::parts::LINK;
use super::parts::Part;
use super::parts::part;
use crate::config::Field;
use crate::config::Type;
use crate::id::KindId;

/// The properties of a widget by name.
pub(super) type Widget = Map<String, Value>;

impl Form<'_> {
    /// A field of a kind.
    pub(super) fn field(self, id: KindId, field: &Field) -> Value {
        self.named(id, field, self.names().field(id, &field.name)).into()
    }

    fn named(self, id: KindId, field: &Field, label: String) -> Widget {
        let mut widget = match &field.kind {
            // What is not said is not the same as no.
            Type::Bool if !field.required => self.yes_or_no(),
            kind => self.widget(id, &field.name, kind),
        };
        widget.insert("name".to_owned(), field.name.as_str().into());
        widget.insert("label".to_owned(), label.into());
        widget.insert("required".to_owned(), field.required.into());
        if is_translated(&field.kind) {
            widget.insert("i18n".to_owned(), true.into());
        }
        if let Some(help) = &field.help {
            widget.insert("hint".to_owned(), help.as_str().into());
        }
        widget
    }

    fn widget(self, id: KindId, name: &str, kind: &Type) -> Widget {
        match kind {
            Type::Text { min, max, .. } => {
                part("string").with("minlength", *min).with("maxlength", *max)
            }
            Type::Markdown { .. } => part("text"),
            Type::Number { min, max, unit } => part("number")
                .with("value_type", Some("float"))
                .with("min", *min)
                .with("max", *max)
                .with("after_input", unit.clone()),
            Type::Bool => part("boolean"),
            Type::Date { .. } => self.pattern(DATE, "form-date-hint"),
            Type::Choice { options } => self.choice(id, name, options),
            Type::Place => part("object").with("fields", Some(self.place())),
            Type::Link => self.pattern(LINK, "form-link-hint"),
            Type::Image => part("object").with("fields", Some(self.image())),
            Type::Reference { kind } => self.reference(*kind),
            Type::List { of, min, max } => {
                self.list(id, name, of).with("min", *min).with("max", *max)
            }
            Type::Record { fields } => {
                part("object").with("fields", Some(self.within(id, name, fields)))
            }
        }
        .into()
    }

    fn within(self, id: KindId, record: &str, fields: &[Field]) -> Vec<Value> {
        let label = |field: &Field| self.names().within(id, record, &field.name);
        fields.iter().map(|field| self.named(id, field, label(field)).into()).collect()
    }

    /// Several of one type. Names are picked, what has parts is written part by part.
    fn list(self, id: KindId, name: &str, of: &Type) -> Part {
        match of {
            Type::Choice { options } => self.choice(id, name, options).with("multiple", Some(true)),
            Type::Reference { kind } => self.reference(*kind).with("multiple", Some(true)),
            Type::Record { fields } => parts(self.within(id, name, fields), is_translated(of)),
            Type::Place => parts(self.place(), true),
            Type::Image => parts(self.image(), true),
            of => {
                let mut item = self.widget(id, name, of);
                item.insert("name".to_owned(), name.into());
                item.insert("label".to_owned(), self.names().field(id, name).into());
                if is_translated(of) {
                    item.insert("i18n".to_owned(), true.into());
                }
                part("list").with("field", Some(Value::from(item)))
            }
        }
    }

    fn choice(self, id: KindId, name: &str, options: &[String]) -> Part {
        let option = |option: &String| {
            let label = self.names().choice(id, name, option);
            json!({ "label": label, "value": option })
        };
        part("select").with("options", Some(options.iter().map(option).collect::<Vec<_>>()))
    }

    fn yes_or_no(self) -> Widget {
        let option = |key, value: bool| json!({ "label": self.word(key), "value": value });
        part("select").with("options", Some(vec![option("yes", true), option("no", false)])).into()
    }

    /// An entry of another kind, by its key.
    fn reference(self, kind: KindId) -> Part {
        part("relation")
            .with("collection", Some(self.site.config.kinds[kind].key.as_str()))
            .with("value_field", Some("{{slug}}"))
            .with("display_fields", Some(vec!["title"]))
            .with("search_fields", Some(vec!["title"]))
    }
}

/// A list of what has parts. Where some are translated, the others are copied into each language.
fn parts(mut fields: Vec<Value>, translated: bool) -> Part {
    for field in fields.iter_mut().filter(|field| translated && field["i18n"].is_null()) {
        field["i18n"] = "duplicate".into();
    }
    part("list").with("fields", Some(fields))
}

/// Whether any of it differs between languages.
pub(super) fn is_translated(kind: &Type) -> bool {
    match kind {
        Type::Text { translated, .. } | Type::Markdown { translated } => *translated,
        Type::Place | Type::Image => true,
        Type::List { of, .. } => is_translated(of),
        Type::Record { fields } => fields.iter().any(|field| is_translated(&field.kind)),
        Type::Number { .. }
        | Type::Bool
        | Type::Date { .. }
        | Type::Choice { .. }
        | Type::Link
        | Type::Reference { .. } => false,
    }
}
