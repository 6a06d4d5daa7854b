//! How a value of a type is written, shown by an example.
//!
//! Always holds: a date that must not be earlier than another is shown later than it, and where the site is known a
//! reference names an entry that is there.

use crate::config::Config;
use crate::config::Field;
use crate::config::Type;
use crate::id::KindId;
use crate::source::Sources;

/// The year of an example; what comes after it is a year later.
const YEAR: usize = 1948;

/// The most elements that a list is shown with.
const MANY: usize = 3;

/// What examples are taken from.
#[derive(Clone, Copy, Default)]
pub(super) struct Examples<'a> {
    /// The fields beside the one that is shown.
    pub(super) beside: &'a [Field],
    /// The site, whose entries are named.
    pub(super) site: Option<(&'a Config, &'a Sources)>,
}

/// A value of a type as it is written, of a site that is not known. `beside` are the fields that it stands among.
pub fn example(kind: &Type, beside: &[Field]) -> String {
    Examples { beside, site: None }.of(kind)
}

impl Examples<'_> {
    /// A value of a type as it is written.
    pub(super) fn of(self, kind: &Type) -> String {
        match kind {
            Type::Text { .. } | Type::Markdown { .. } => "\"…\"".to_owned(),
            Type::Number { min, max, .. } => {
                min.unwrap_or_else(|| max.map_or(1.0, |max| max.min(1.0))).to_string()
            }
            Type::Bool => "true".to_owned(),
            Type::Date { after } => format!("\"{}-05\"", YEAR + self.later(after.as_deref())),
            Type::Choice { options } => {
                format!("\"{}\"", options.first().map_or("…", String::as_str))
            }
            Type::Place => "{ lat = 43.2, lon = 76.9, name = \"…\" }".to_owned(),
            Type::Link => "\"https://…\"".to_owned(),
            Type::Image => "{ src = \"….jpg\", alt = \"…\" }".to_owned(),
            Type::Reference { kind } => {
                self.references(*kind, 1).pop().unwrap_or_else(|| "\"the-key\"".to_owned())
            }
            Type::List { of, min, max } => self.list(of, *min, *max),
            Type::Record { fields } => {
                let within = Examples { beside: fields, site: self.site };
                let pairs = fields
                    .iter()
                    .map(|field| format!("{} = {}", field.name, within.of(&field.kind)));
                format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// As many elements as the list must have; two references, where there are two.
    fn list(self, of: &Type, min: Option<usize>, max: Option<usize>) -> String {
        let least = min.unwrap_or(1).clamp(1, MANY);
        let named = match of {
            Type::Reference { kind } => {
                self.references(*kind, least.max(2).min(max.unwrap_or(MANY)))
            }
            _ => Vec::new(),
        };
        let elements = if named.len() < least { vec![self.of(of); least] } else { named };
        format!("[{}]", elements.join(", "))
    }

    /// How many dates come before this one.
    fn later(self, after: Option<&str>) -> usize {
        let (mut after, mut steps) = (after, 0);
        while let Some(name) = after
            && steps < self.beside.len()
        {
            steps += 1;
            after =
                self.beside.iter().find(|field| field.name == name).and_then(|field| match &field
                    .kind
                {
                    Type::Date { after } => after.as_deref(),
                    _ => None,
                });
        }
        steps
    }

    /// Keys of a kind in quotes; none where the site is not known.
    pub(super) fn references(self, kind: KindId, count: usize) -> Vec<String> {
        let Some((config, sources)) = self.site else { return Vec::new() };
        let content = &config.content;
        let folder = match &config.kinds[kind].folder {
            Some(folder) => format!("{content}/{folder}"),
            None => content.to_string(),
        };
        let files = sources.below(&folder);
        let stems = files.filter_map(|(_, file)| file.path.below(&folder)?.strip_suffix(".md"));
        let keys = stems.filter(|stem| super::is_key(stem) && !stem.starts_with('_'));
        keys.take(count).map(|key| format!("\"{key}\"")).collect()
    }
}
