//! Field views: values ready to show, each with its `type`, the `label` of its field, and `text`.

use tera::Value;

use super::Object;
use super::Reader;
use crate::config::Field;
use crate::config::Type;
use crate::content::Data;
use crate::content::Value as FieldValue;
use crate::id::EntryId;
use crate::id::KindId;
use crate::markdown;
use crate::render::host::Host;

/// How much of a referenced entry a view holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Its card.
    Cards,
    /// Only its name and address: cards do not hold cards.
    Names,
}

/// The field that a value belongs to.
#[derive(Clone, Copy)]
struct Place<'f> {
    entry: EntryId,
    kind: KindId,
    name: &'f str,
    record: Option<&'f str>,
    depth: Depth,
}

impl Reader<'_> {
    /// The views of an entry's fields by name, in the order of `book.toml`.
    pub(super) fn fields(&self, id: EntryId, depth: Depth) -> Value {
        let entry = &self.site.entries[id];
        let kind = &self.site.config.kinds[entry.kind];
        let mut views = Object::new();
        for (field, value) in kind.fields.iter().zip(&entry.fields) {
            if let Some(value) = value {
                let place =
                    Place { entry: id, kind: entry.kind, name: &field.name, record: None, depth };
                views = views.named(&field.name, self.labelled(field, value, place));
            }
        }
        views.into()
    }

    fn labelled(&self, field: &Field, value: &FieldValue, place: Place<'_>) -> Value {
        let label = match place.record {
            Some(record) => self.words().within(place.kind, record, &field.name),
            None => self.words().field(place.kind, &field.name),
        };
        self.view(&field.kind, value, place).with("label", label).into()
    }

    fn view(&self, kind: &Type, value: &FieldValue, place: Place<'_>) -> Object {
        let view = Object::new().with("type", kind.name());
        match (kind, &value.data) {
            (Type::Number { unit, .. }, Data::Number(number)) => view
                .with("value", plain_number(*number))
                .with("text", self.formats.number(*number))
                .maybe("unit", unit.clone()),
            (_, Data::Bool(yes)) => view
                .with("value", *yes)
                .with("text", self.phrases.word(if *yes { "yes" } else { "no" })),
            (_, Data::Date(date)) => view
                .with("iso", date.to_string())
                .with("text", self.formats.date(*date))
                .with("precision", date.precision().name()),
            (_, Data::Choice(option)) => view
                .with("key", option.clone())
                .with("text", self.words().choice(place.kind, place.name, option)),
            (_, Data::Place { lat, lon, name }) => {
                let text = name.clone().unwrap_or_else(|| format!("{lat}, {lon}"));
                view.with("lat", *lat)
                    .with("lon", *lon)
                    .maybe("name", name.clone())
                    .with("text", text)
            }
            (_, Data::Link(url)) => {
                let text = url
                    .trim_start_matches("https://")
                    .trim_start_matches("http://")
                    .trim_start_matches("mailto:");
                view.with("url", url.clone()).with("text", text.trim_end_matches('/'))
            }
            (_, Data::Image { src, alt, credit, licence, .. }) => self
                .picture(view, place.entry, src)
                .with("alt", alt.clone().unwrap_or_default())
                .with("text", alt.clone().unwrap_or_default())
                .maybe("credit", credit.clone())
                .maybe("licence", licence.clone()),
            (_, Data::Markdown(text)) => self.markdown(view, value, text, place),
            (Type::Reference { kind }, Data::Reference(key)) => {
                self.reference(view, *kind, key, place.depth)
            }
            (Type::List { of, .. }, Data::List(values)) => {
                let items: Vec<Value> =
                    values.iter().map(|value| self.view(of, value, place).into()).collect();
                let text = |item: &Value| Some(item.get_from_path("text")?.as_str()?.to_owned());
                let texts: Vec<String> = items.iter().filter_map(text).collect();
                view.with("text", self.formats.list(&texts)).with("items", items)
            }
            (Type::Record { fields }, Data::Record(values)) => {
                let mut views = Object::new();
                for (field, value) in fields.iter().zip(values) {
                    let within = Place { name: &field.name, record: Some(place.name), ..place };
                    if let Some(value) = value {
                        views = views.named(&field.name, self.labelled(field, value, within));
                    }
                }
                view.with("fields", views)
            }
            (_, Data::Text(text) | Data::Reference(text)) => view.with("text", text.clone()),
            (_, Data::Number(number)) => view.with("text", number.to_string()),
            (_, Data::List(_) | Data::Record(_)) => view,
        }
    }

    fn picture(&self, view: Object, entry: EntryId, src: &str) -> Object {
        let host = Host::of_field(*self, entry);
        let picture = host.picture(src);
        view.with("src", picture.src).maybe("width", picture.width).maybe("height", picture.height)
    }

    fn markdown(&self, view: Object, value: &FieldValue, text: &str, place: Place<'_>) -> Object {
        let view = view.with("text", text);
        let body = self.site.texts[place.entry].fields.get(&value.span);
        let html = body.map(|body| markdown::html(body, text, &Host::of_field(*self, place.entry)));
        view.maybe("html", html.map(|html| Value::safe_string(&html)))
    }

    fn reference(&self, view: Object, kind: KindId, key: &str, depth: Depth) -> Object {
        let Some(id) = self.site.find(kind, key, self.lang) else { return view.with("text", key) };
        let title = self.title(id);
        match depth {
            Depth::Cards => view.with("text", title).with("entry", self.card(id)),
            Depth::Names => view
                .with("kind", self.site.config.kinds[kind].key.clone())
                .with("key", key)
                .with("text", title)
                .with("url", self.url(id))
                .with("title_lang", self.title_lang(id))
                .with("lang", self.tag(id))
                .with("is_fallback", self.site.entries[id].lang != self.lang),
        }
    }
}

/// A number as an integer where it is one.
fn plain_number(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers in fields are below 2^53")]
    let whole = number as i64;
    if number.fract() == 0.0 { Value::from(whole) } else { Value::from(number) }
}
