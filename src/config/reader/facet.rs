//! Reads the facets of a kind.

use crate::config::BAD_OPTION;
use crate::config::Kind;
use crate::config::facet::CalendarFacet;
use crate::config::facet::CardsFacet;
use crate::config::facet::DataFacet;
use crate::config::facet::Facets;
use crate::config::facet::FeedFacet;
use crate::config::facet::MapFacet;
use crate::config::facet::NAMES;
use crate::config::facet::SchemaOrgFacet;
use crate::config::facet::SearchFacet;
use crate::config::facet::TimelineFacet;
use crate::config::field::Field;
use crate::config::field::FieldIndex;
use crate::config::field::Type;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::toml_reader::Item;
use crate::toml_reader::Table;
use crate::toml_reader::Value;

pub(in crate::config) static UNKNOWN_FIELD: Code = Code::error(
    "unknown-field",
    "Facets, orders and filters name fields of their kind. No field of this name is declared there.",
);
pub(in crate::config) static WRONG_FIELD_TYPE: Code = Code::error(
    "wrong-field-type",
    "The field exists, but the facet cannot use a field of its type: a timeline, say, begins with a date and has lanes by choice.",
);

/// Reads the facets of a kind and takes them out of its table.
pub(in crate::config) fn read_facets(
    table: &mut Table,
    kind: &Kind,
    found: &mut Diagnostics,
) -> Facets {
    let mut facets = Facets::default();
    for name in NAMES {
        let Some(item) = table.take(name) else { continue };
        match item.value {
            Value::Bool(false) if *name == "search" => facets.search = SearchFacet::Off,
            Value::Bool(false) => {}
            Value::String(ref word) if *name == "search" && word == "off" => {
                facets.search = SearchFacet::Off;
            }
            Value::Bool(true) | Value::Table(_) => {
                let before = found.counts();
                let mut reader = Reader::open(item, name, kind);
                reader.fill(&mut facets, found);
                reader.close(found);
                // A field with a fault leaves the facet out without another finding.
                if found.counts() != before || facets.lacks(name) {
                    facets.faulty.push(name);
                }
            }
            _ => found.push(item.wrong_type(text!("true or a table"))),
        }
    }
    facets
}

/// Reads the keys of one facet.
struct Reader<'k> {
    name: &'static str,
    kind: &'k Kind,
    table: Table,
    /// With `facet = true`, keys take the fields of the same name.
    by_default: bool,
    span: Span,
    known: Vec<&'static str>,
}

impl<'k> Reader<'k> {
    fn open(item: Item, name: &'static str, kind: &'k Kind) -> Self {
        let span = item.key_span;
        let (table, by_default) = match item.value {
            Value::Table(table) => (table, false),
            _ => (Table::empty(), true),
        };
        Self { name, kind, table, by_default, span, known: Vec::new() }
    }

    fn fill(&mut self, facets: &mut Facets, found: &mut Diagnostics) {
        match self.name {
            "timeline" => facets.timeline = self.timeline(found),
            "map" => facets.map = self.map(found),
            "calendar" => facets.calendar = self.calendar(found),
            "feed" => {
                let date = self.field("date", is_date, found);
                let summary = self.field("summary", is_plain, found);
                facets.feed = Some(FeedFacet { date, summary });
            }
            "search" => {
                facets.search = SearchFacet::On {
                    filters: self.fields("filters", is_choice, found).unwrap_or_default(),
                }
            }
            "cards" => {
                let subtitle = self.field("subtitle", is_shown, found);
                let template = self.take("template").and_then(|item| item.string(found));
                facets.cards = Some(CardsFacet { subtitle, template });
            }
            "schema-org" => facets.schema_org = self.schema_org(found),
            _ => facets.data = Some(DataFacet { columns: self.fields("columns", is_any, found) }),
        }
    }

    fn timeline(&mut self, found: &mut Diagnostics) -> Option<TimelineFacet> {
        let start = self.require("start", is_date, found);
        let end = self.field("end", is_date, found);
        let lane = self.field("lane", is_choice, found);
        let label = self.field("label", is_text, found);
        let highlight = self.field("highlight", is_any, found);
        Some(TimelineFacet { start: start?, end, lane, label, highlight })
    }

    fn map(&mut self, found: &mut Diagnostics) -> Option<MapFacet> {
        let place = self.require("place", is_place, found);
        let label = self.field("label", is_text, found);
        let group = self.field("group", is_choice, found);
        let highlight = self.field("highlight", is_any, found);
        Some(MapFacet { place: place?, label, group, highlight })
    }

    fn calendar(&mut self, found: &mut Diagnostics) -> Option<CalendarFacet> {
        let start = self.require("start", is_date, found);
        let end = self.field("end", is_date, found);
        let place = self.field("place", |kind| is_place(kind) || is_text(kind), found);
        let yearly = self.take("yearly").and_then(|item| item.bool(found)).unwrap_or(false);
        Some(CalendarFacet { start: start?, end, place, yearly })
    }

    fn schema_org(&mut self, found: &mut Diagnostics) -> Option<SchemaOrgFacet> {
        let kind = self.take("type");
        if kind.is_none() {
            let message = text!("the facet `schema-org` wants a key `type`");
            found.push(
                Diagnostic::new(&BAD_OPTION, message)
                    .at(self.span)
                    .hint(text!("add `type = \"Event\"`, or another type of schema.org")),
            );
        }
        let kind = kind.and_then(|item| item.string(found));
        let mut properties = Vec::new();
        for item in std::mem::replace(&mut self.table, Table::empty()).into_items() {
            let property = item.name.clone();
            properties.extend(self.resolve(item, is_any, found).map(|index| (property, index)));
        }
        Some(SchemaOrgFacet { kind: kind?, properties })
    }

    fn take(&mut self, key: &'static str) -> Option<Item> {
        self.known.push(key);
        self.table.take(key)
    }

    /// The field that a key names.
    fn field(
        &mut self,
        key: &'static str,
        fits: fn(&Type) -> bool,
        found: &mut Diagnostics,
    ) -> Option<FieldIndex> {
        let item = self.take(key);
        if item.is_none() && self.by_default {
            let (index, field) = self.kind.field(key)?;
            return fits(&field.kind).then_some(index);
        }
        self.resolve(item?, fits, found)
    }

    /// The field that a key names, which must be there.
    fn require(
        &mut self,
        key: &'static str,
        fits: fn(&Type) -> bool,
        found: &mut Diagnostics,
    ) -> Option<FieldIndex> {
        let given = self.table.span_of(key).is_some();
        let field = self.field(key, fits, found);
        if field.is_none() && !given {
            self.missing(key, fits, found);
        }
        field
    }

    fn missing(&self, key: &str, fits: fn(&Type) -> bool, found: &mut Diagnostics) {
        let fitting = self.kind.fields.iter().find(|field| fits(&field.kind));
        let field = fitting.map_or("…", |field| field.name.as_str());
        let facet = self.name;
        let hint = if self.by_default {
            text!("name the field: `{facet} = {{ {key} = \"{field}\" }}`", facet, key, field)
        } else {
            text!("name the field: `{key} = \"{field}\"`", key, field)
        };
        found.push(
            Diagnostic::new(
                &BAD_OPTION,
                text!("the facet `{facet}` wants a key `{key}`", facet, key),
            )
            .at(self.span)
            .hint(hint),
        );
    }

    /// The fields that a list names.
    fn fields(
        &mut self,
        key: &'static str,
        fits: fn(&Type) -> bool,
        found: &mut Diagnostics,
    ) -> Option<Vec<FieldIndex>> {
        let items = self.take(key)?.array(found)?;
        Some(items.into_iter().filter_map(|item| self.resolve(item, fits, found)).collect())
    }

    fn resolve(
        &self,
        item: Item,
        fits: fn(&Type) -> bool,
        found: &mut Diagnostics,
    ) -> Option<FieldIndex> {
        let (key, span) = (item.name.clone(), item.span);
        let name = item.string(found)?;
        let Some((index, field)) = self.kind.field(&name) else {
            let is_faulty = self.kind.faulty.contains(&name);
            found.extend((!is_faulty).then(|| self.unknown(&name, span)));
            return None;
        };
        if !fits(&field.kind) {
            found.push(self.wrong_type(&key, field, fits, span));
            return None;
        }
        Some(index)
    }

    fn unknown(&self, name: &str, span: Span) -> Diagnostic {
        let fields: Vec<&str> = self.kind.fields.iter().map(|field| field.name.as_str()).collect();
        let hint = match nearest(name, fields.iter().copied()) {
            Some(meant) => text!("did you mean `{meant}`?", meant),
            None => text!("its fields are {fields}", fields = fields.join(", ")),
        };
        Diagnostic::new(
            &UNKNOWN_FIELD,
            text!("a {kind} has no field `{name}`", kind = self.kind.key, name),
        )
        .at(span)
        .hint(hint)
    }

    fn wrong_type(
        &self,
        key: &str,
        field: &Field,
        fits: fn(&Type) -> bool,
        span: Span,
    ) -> Diagnostic {
        let fitting: Vec<&str> = self
            .kind
            .fields
            .iter()
            .filter(|field| fits(&field.kind))
            .map(|field| field.name.as_str())
            .collect();
        let finding = Diagnostic::new(
            &WRONG_FIELD_TYPE,
            text!(
                "`{key}` cannot be the field `{name}`, which is of the type {kind}",
                key,
                name = field.name,
                kind = field.kind.name()
            ),
        )
        .at(span)
        .related(field.span, text!("declared here"));
        if fitting.is_empty() {
            finding
        } else {
            finding.hint(text!("fields that fit: {fields}", fields = fitting.join(", ")))
        }
    }

    fn close(self, found: &mut Diagnostics) {
        self.table.finish(&self.known, found);
    }
}

fn is_date(kind: &Type) -> bool {
    matches!(kind, Type::Date { .. })
}

fn is_choice(kind: &Type) -> bool {
    matches!(kind, Type::Choice { .. })
}

fn is_text(kind: &Type) -> bool {
    matches!(kind, Type::Text { .. } | Type::Markdown { .. })
}

/// Text that holds no markup.
fn is_plain(kind: &Type) -> bool {
    matches!(kind, Type::Text { .. })
}

fn is_place(kind: &Type) -> bool {
    matches!(kind, Type::Place)
}

fn is_shown(kind: &Type) -> bool {
    is_text(kind) || is_date(kind) || is_choice(kind)
}

fn is_any(_: &Type) -> bool {
    true
}
