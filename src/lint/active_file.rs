//! `active-file`: a file beside the content could run in a reader's browser.
//!
//! Why: whoever may write content could otherwise put a script on the site, in a page of its own or in a drawing.
//! Mend: write a page in Markdown, or save the drawing without scripts, events and links that run. What the makers of the site
//! answer for themselves lies in static/.

use html5gum::Token;
use html5gum::Tokenizer;

use super::Check;
use super::Lint;
use super::Scope;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::markdown::link_kind;

static CODE: Code = Code::error("active-file", include_str!("active_file.rs"));

pub(super) const LINT: Lint = Lint { code: &CODE, check: Check::Site(check) };

/// Files that browsers run, or take for pages that may hold scripts.
const ACTIVE: &[&str] =
    &["html", "htm", "xhtml", "xht", "shtml", "xml", "xsl", "js", "mjs", "wasm", "swf", "css"];

fn check(scope: Scope<'_>, found: &mut Diagnostics) {
    let site = scope.site;
    for (id, file) in site.sources.below(site.config.content.as_str()) {
        let name = file.path.name();
        let end = file.path.extension().map(str::to_ascii_lowercase).unwrap_or_default();
        if ACTIVE.contains(&end.as_str()) {
            found.push(
                Diagnostic::new(&CODE, text!("`{name}` could run in a reader's browser", name))
                    .at(Span::file(id))
                    .hint(text!("write a page in Markdown, or move the file to static/")),
            );
        } else if let Some(part) =
            file.text().filter(|_| end == "svg").and_then(|svg| running_part(svg))
        {
            found.push(
                Diagnostic::new(
                    &CODE,
                    text!("the drawing `{name}` holds `{part}`, which could run", name, part),
                )
                .at(Span::file(id))
                .hint(text!("save it as a plain SVG, without scripts and events")),
            );
        }
    }
}

/// The name of the first tag or attribute of a drawing that could run.
fn running_part(svg: &str) -> Option<String> {
    for Ok(token) in Tokenizer::new(svg) {
        let Token::StartTag(tag) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
        if matches!(name.as_str(), "script" | "foreignobject" | "iframe" | "embed" | "object") {
            return Some(format!("<{name}>"));
        }
        for (attribute, value) in &tag.attributes {
            let attribute = String::from_utf8_lossy(attribute).to_ascii_lowercase();
            let value = String::from_utf8_lossy(value);
            let leads = matches!(
                attribute.as_str(),
                "href" | "xlink:href" | "src" | "to" | "values" | "from"
            );
            let refused = leads && !value.starts_with("data:image/") && link_kind(&value).is_none();
            if attribute.starts_with("on") || refused {
                return Some(attribute);
            }
        }
    }
    None
}
