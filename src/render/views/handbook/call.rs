//! The components that editors may call, each with a call to copy.
//!
//! What a call names is taken from the site: a kind that has the fields it needs, and its first entry. Where there is none
//! the call has three dots in its place.

use tera::ComponentInfo;
use tera::Tera;
use tera::Value;

use crate::config::Kind;
use crate::id::KindId;
use crate::render::components::is_for_editors;
use crate::render::views::Reader;
use crate::render::views::component::view;
use crate::source::Origin;
use crate::source::Sources;

impl Reader<'_> {
    /// The views of [`crate::render::views::components`] of those for editors, each with `has_body` and `example`.
    pub(super) fn calls(&self, tera: &Tera) -> Vec<Value> {
        let mut names: Vec<&str> = tera.get_component_names().collect();
        names.sort_unstable();
        let all = names.into_iter().filter_map(|name| tera.get_component_definition(name));
        all.filter(is_for_editors)
            .map(|component| {
                let has_body = has_body(&self.site.sources, component.name());
                view(&component)
                    .with("has_body", has_body)
                    .with("example", self.call(&component, has_body))
                    .into()
            })
            .collect()
    }

    /// A call with the parameters that it needs.
    fn call(&self, component: &ComponentInfo, has_body: bool) -> String {
        let mut arguments = self.named(component);
        let taken = component.args().iter().filter(|parameter| !parameter.is_implicit());
        for parameter in taken.filter(|parameter| parameter.is_required()) {
            let name = parameter.name();
            if !arguments.iter().any(|(named, _)| named == name) {
                arguments.push((name.to_owned(), self.sample(component, name)));
            }
        }
        let mut written = String::new();
        for (name, value) in arguments {
            written.push_str(&format!(" {name}={value}"));
        }
        let name = component.name();
        if has_body {
            format!("{{% <{name}{written}> %}}\n…\n{{% </{name}> %}}\n")
        } else {
            format!("{{{{<{name}{written} />}}}}\n")
        }
    }

    /// A value for a parameter that has no default.
    fn sample(&self, component: &ComponentInfo, name: &str) -> String {
        let is_marked = |mark: &str| texts(component, mark).iter().any(|marked| marked == name);
        let options = component.metadata().get("options");
        let option = options.and_then(|options| options.get_from_path(name)?.as_array()?.first());
        let parameter = component.args().iter().find(|parameter| parameter.name() == name);
        match parameter.and_then(|parameter| Some(parameter.arg_type()?.as_str())) {
            _ if option.is_some() => {
                format!("\"{}\"", option.and_then(Value::as_str).unwrap_or("…"))
            }
            Some("bool") => "true".to_owned(),
            Some("integer" | "float" | "number") => "1".to_owned(),
            _ if is_marked("image") => "\"….jpg\"".to_owned(),
            _ if is_marked("link") => "\"https://…\"".to_owned(),
            _ if name == "lang" => format!("\"{}\"", self.tag_of_default()),
            _ => "\"…\"".to_owned(),
        }
    }

    /// The parameters that name an entry of this site and its fields, with what they name, in quotation marks.
    fn named(&self, component: &ComponentInfo) -> Vec<(String, String)> {
        let Some([of_kind, of_key]) =
            rows(component, "entry").into_iter().find_map(|row| <[String; 2]>::try_from(row).ok())
        else {
            return Vec::new();
        };
        let wanted: Vec<[String; 3]> = rows(component, "field")
            .into_iter()
            .filter_map(|row| <[String; 3]>::try_from(row).ok())
            .filter(|[kind, ..]| *kind == of_kind)
            .collect();
        let kinds = self.site.config.kinds.iter().filter(|(_, kind)| kind.folder.is_some());
        let suited = |(id, kind): (KindId, &Kind)| {
            let key = self.site.keys(id).next()?.to_owned();
            let fields = fields_of(kind, component, &wanted)?;
            let entry = [(of_kind.clone(), quoted(&kind.key)), (of_key.clone(), quoted(&key))];
            Some(entry.into_iter().chain(fields).collect::<Vec<_>>())
        };
        // Best is a kind whose fields have the names that the component expects.
        kinds.filter_map(suited).min_by_key(Vec::len).unwrap_or_default()
    }
}

/// The parameters that must say which field of a kind is meant; nothing if the kind has no such field.
fn fields_of(
    kind: &Kind,
    component: &ComponentInfo,
    wanted: &[[String; 3]],
) -> Option<Vec<(String, String)>> {
    let mut named = Vec::new();
    for [_, parameter, wanted_type] in wanted {
        let argument = component.args().iter().find(|argument| argument.name() == parameter)?;
        let usual = argument.default().and_then(Value::as_str).unwrap_or_default();
        let has_usual =
            kind.field(usual).is_some_and(|(_, field)| field.kind.name() == wanted_type);
        if !has_usual {
            let field = kind.fields.iter().find(|field| field.kind.name() == wanted_type)?;
            named.push((parameter.clone(), quoted(&field.name)));
        }
    }
    Some(named)
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn texts(component: &ComponentInfo, mark: &str) -> Vec<String> {
    strings(component.metadata().get(mark))
}

/// The rows of names that the metadata of a component lists.
fn rows(component: &ComponentInfo, mark: &str) -> Vec<Vec<String>> {
    let rows = component.metadata().get(mark).and_then(Value::as_array).unwrap_or_default();
    rows.iter().map(|row| strings(Some(row))).collect()
}

fn strings(list: Option<&Value>) -> Vec<String> {
    let names = list.and_then(Value::as_array).unwrap_or_default();
    names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

/// Whether a component shows what stands between its tags, as its template says. A site's own one counts first.
fn has_body(sources: &Sources, name: &str) -> bool {
    let shows = |origin: Origin| {
        let files = sources.iter().filter(|(_, file)| file.origin == origin);
        let mut own = files.filter_map(|(_, file)| {
            file.path.below("templates")?;
            let text = file.text()?;
            let start = text.find(&format!("component {name}("))?;
            let end = text[start..].find("endcomponent").map_or(text.len(), |end| start + end);
            let shown = text[start..end].split("{{").skip(1);
            let mut first = shown.map(|shown| shown.trim_start_matches(['-', ' ']));
            Some(first.any(|shown| shown.starts_with("body")))
        });
        own.next()
    };
    shows(Origin::Site).or_else(|| shows(Origin::Builtin)).unwrap_or(false)
}
