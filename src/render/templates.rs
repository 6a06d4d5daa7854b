//! Reads the templates of the site over the built-in ones, and chooses the template of each page.

use std::sync::Arc;

use tera::Tera;

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
use crate::lang::Lang;
use crate::site::Site;
use crate::source::Origin;

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
    "timeline.html",
    "sources.html",
    "404.html",
    "redirect.html",
];

/// Reads all templates; nothing if one of them cannot be read.
pub(super) fn read(site: &Site<'_>, found: &mut Diagnostics) -> Option<Tera> {
    let files: Vec<(String, &str, Span)> = site
        .sources
        .iter()
        .filter_map(|(id, file)| {
            let name = file.path.below("templates").filter(|name| name.ends_with(".html"))?;
            let name = match file.origin {
                Origin::Site => name.to_owned(),
                Origin::Builtin if is_wanted(site, name) => format!("{BUILTIN}{name}"),
                Origin::Builtin => return None,
            };
            Some((name, file.text()?.as_ref(), Span::file(id)))
        })
        .collect();
    let lang = &site.config.languages[site.config.default_language].lang;
    let mut tera = empty(lang);
    let Err(error) =
        tera.add_raw_templates(files.iter().map(|(name, text, _)| (name.as_str(), *text)))
    else {
        return Some(tera);
    };
    // Tera stops at the first fault of syntax: each file by itself shows them all.
    let mut findings = Vec::new();
    for (name, text, _) in &files {
        if let Err(error) = empty(lang).add_raw_template(name, text)
            && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
        {
            findings.extend(failure::of_loading(&error, site.sources));
        }
    }
    if findings.is_empty() {
        findings = failure::of_loading(&error, site.sources);
    }
    found.extend(findings);
    None
}

/// An environment that knows the functions and filters by name.
fn empty(lang: &Lang) -> Tera {
    let mut tera = Tera::new();
    // It fails only when templates have been added.
    let _ = tera.set_fallback_prefixes([BUILTIN]);
    tera.autoescape_on([".html"]);
    register(&mut tera, &Arc::new(Tables::empty(lang)));
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
fn is_wanted(site: &Site<'_>, name: &str) -> bool {
    let stem = name.trim_end_matches(".html");
    let declares = |kind: &crate::config::Kind| {
        kind.key == stem || kind.folder.as_ref().is_some_and(|folder| folder.as_str() == stem)
    };
    GENERIC.contains(&name) || name.contains('/') || site.config.kinds.values().any(declares)
}

/// The name of the template of every page.
pub(super) fn of_pages(
    site: &Site<'_>,
    tera: &Tera,
    found: &mut Diagnostics,
) -> Table<EntryId, String> {
    let names: Vec<&str> =
        tera.get_template_names().map(|name| name.strip_prefix(BUILTIN).unwrap_or(name)).collect();
    let mut missing = |name: &str, span: Span| {
        let hint = match nearest(name, names.iter().copied().filter(|name| !name.contains('/'))) {
            Some(meant) => text!("did you mean \"{meant}\"?", meant),
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
            Role::Sources => "sources.html",
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
