//! Reads the templates of the site over the built-in ones, and chooses the template of each page.

use std::sync::Arc;

use tera::ErrorKind;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use super::failure;
use super::failure::BUILTIN;
use super::filters;
use super::functions;
use super::tables::Tables;
use crate::content::Role;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::id::Table;
use crate::site::Site;
use crate::source::Origin;
use crate::source::Sources;

pub(super) static MISSING_TEMPLATE: Code = Code::error(
    "missing-template",
    "A page or a kind names a template that there is not. Templates lie in templates/ and are named with their ending: \
     \"entry.html\".",
);

/// The built-in templates that serve every site. The others are those of kinds, or of their lists.
const GENERIC: &[&str] = &[
    "base.html",
    "home.html",
    "list.html",
    "entry.html",
    "page.html",
    "handout.html",
    "timeline.html",
    "map.html",
    "sources.html",
    "handbook.html",
    "404.html",
    "admin.html",
    "redirect.html",
];

/// Built-in templates that draw no page of a site's choice.
const FRAMES: &[&str] = &["base", "404", "admin", "redirect"];

/// The templates that were read the last time, and their texts.
#[derive(Default)]
pub struct Memory(Option<(Vec<Arc<str>>, Arc<Tera>)>);

impl Memory {
    /// The templates, which are read only if one of them is another than the last time; nothing if one cannot be read.
    pub(super) fn read(&mut self, site: &Site, found: &mut Diagnostics) -> Option<Arc<Tera>> {
        let files = site.sources.iter().filter(|(_, file)| {
            file.path.below("templates").is_some_and(|name| name.ends_with(".html"))
        });
        let texts: Vec<Arc<str>> = files.filter_map(|(_, file)| file.text().cloned()).collect();
        let is_same = |known: &Vec<Arc<str>>| {
            known.len() == texts.len()
                && known.iter().zip(&texts).all(|(one, other)| Arc::ptr_eq(one, other))
        };
        if let Some((_, tera)) = self.0.as_ref().filter(|(known, _)| is_same(known)) {
            return Some(Arc::clone(tera));
        }
        let tera = read(site, found).map(Arc::new);
        self.0 = tera.clone().map(|tera| (texts, tera));
        tera
    }
}

/// Reads all templates; nothing if one of them cannot be read.
fn read(site: &Site, found: &mut Diagnostics) -> Option<Tera> {
    let mut findings = Vec::new();
    let files: Vec<(String, &str)> = site
        .sources
        .iter()
        .filter_map(|(_, file)| {
            let name = file.path.below("templates").filter(|name| name.ends_with(".html"))?;
            let name = match file.origin {
                Origin::Site => name.to_owned(),
                Origin::Builtin if is_wanted(site, name) => format!("{BUILTIN}{name}"),
                Origin::Builtin => return None,
            };
            Some((name, file.text()?.as_ref()))
        })
        .collect();
    let mut tera = empty();
    let Err(error) =
        tera.add_raw_templates(files.iter().map(|(name, text)| (name.as_str(), *text)))
    else {
        return Some(tera);
    };
    // Tera stops at the first fault of syntax: each file by itself shows them all.
    for (name, text) in &files {
        if let Err(error) = empty().add_raw_template(name, text)
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            findings.extend(failure::of_loading(&error, &site.sources));
        }
    }
    if findings.is_empty() {
        findings = all_faults(files, error, &site.sources);
    }
    found.extend(findings);
    None
}

/// The faults of templates that are well written. Tera stops at the first that leads nowhere or in a circle: emptied, it
/// lets the next one be found.
fn all_faults(
    mut files: Vec<(String, &str)>,
    mut error: tera::Error,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for _ in 0..files.len() {
        findings.extend(failure::of_loading(&error, sources));
        let culprit = match error.kind() {
            ErrorKind::MissingParent { current, .. } => current,
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl,
            _ => break,
        };
        let Some(file) = files.iter_mut().find(|(name, _)| name == culprit) else { break };
        file.1 = "";
        match empty().add_raw_templates(files.iter().map(|(name, text)| (name, *text))) {
            Ok(()) => break,
            Err(next) => error = next,
        }
    }
    findings
}

/// An environment that knows the functions and filters by name alone.
fn empty() -> Tera {
    let mut tera = Tera::new();
    // It fails only when templates have been added.
    let _ = tera.set_fallback_prefixes([BUILTIN]);
    tera.autoescape_on([".html"]);
    for function in functions::ALL {
        tera.register_function(function.name, |_: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            Err(tera::Error::message("templates that were only read draw nothing"))
        });
    }
    for filter in filters::ALL {
        tera.register_filter(
            filter.name,
            |_: &Value, _: Kwargs, _: &State<'_>| -> TeraResult<Value> {
                Err(tera::Error::message("templates that were only read draw nothing"))
            },
        );
    }
    tera
}

/// Gives the functions and filters their tables.
pub(super) fn register(tera: &mut Tera, tables: &Arc<Tables>) {
    for function in functions::ALL {
        (function.register)(tera, tables);
    }
    for filter in filters::ALL {
        (filter.register)(tera, tables);
    }
}

/// Built-in templates that are named after kinds are for sites that declare those kinds.
fn is_wanted(site: &Site, name: &str) -> bool {
    let stem = name.trim_end_matches(".html");
    let declares = |kind: &crate::config::Kind| {
        kind.key == stem || kind.folder.as_ref().is_some_and(|folder| folder.as_str() == stem)
    };
    GENERIC.contains(&name) || name.contains('/') || site.config.kinds.values().any(declares)
}

/// The name of the template of every page.
pub(super) fn of_pages(
    site: &Site,
    tera: &Tera,
    found: &mut Diagnostics,
) -> Table<EntryId, String> {
    // Without the ending, which all of them share.
    let stems: Vec<&str> = tera
        .get_template_names()
        .map(|name| name.strip_prefix(BUILTIN).unwrap_or(name).trim_end_matches(".html"))
        .filter(|stem| !stem.contains('/') && !FRAMES.contains(stem))
        .collect();
    let mut missing = |name: &str, span: Span| {
        let hint = match nearest(name.trim_end_matches(".html"), stems.iter().copied()) {
            Some(meant) => text!("did you mean \"{meant}.html\"?", meant),
            None => text!("write it as `templates/{name}`, or take the line out", name),
        };
        found.push(
            Diagnostic::new(&MISSING_TEMPLATE, text!("there is no template `{name}`", name))
                .at(span)
                .hint(hint),
        );
    };
    for kind in site.config.kinds.values() {
        if let Some((name, span)) =
            kind.template.as_ref().filter(|(name, _)| !tera.contains_template(name))
        {
            missing(name, *span);
        }
    }
    let mut chosen = Table::default();
    for entry in site.entries.values() {
        let kind = &site.config.kinds[entry.kind];
        let own = format!("{}.html", kind.key);
        let usual = match entry.role {
            Role::Home => "home.html",
            Role::List => "list.html",
            Role::Timeline => "timeline.html",
            Role::Map => "map.html",
            Role::Sources => "sources.html",
            Role::Handbook => "handbook.html",
            Role::Entry => match &kind.template {
                Some((name, _)) if tera.contains_template(name) => name,
                _ if tera.contains_template(&own) => &own,
                _ => "entry.html",
            },
        };
        let name = match &entry.front.template {
            Some((name, _)) if tera.contains_template(name) => name,
            Some((name, span)) => {
                missing(name, *span);
                usual
            }
            None => usual,
        };
        chosen.push(name.to_owned());
    }
    chosen
}
