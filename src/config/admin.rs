//! `[admin]`: a page with a form, for those who never open a file.
//!
//! Deliberately absent: what the form asks for, which is what `[kinds]` says, and the repository, which is that of `[site]`.

use super::BAD_OPTION;
use super::site::url;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Span;
use crate::diagnostic::text;
use crate::path::RelPath;
use crate::toml_reader::Item;
use crate::toml_reader::Table;

const KEYS: &[&str] = &["script", "auth-url"];

/// The page with the form.
#[derive(Clone, Debug)]
pub struct Admin {
    /// Where it is declared.
    pub span: Span,
    /// The script that draws the form, a file below `static/`.
    pub script: RelPath,
    /// Where that is said.
    pub script_span: Span,
    /// Where people sign in, if not by a token of their own.
    pub auth_url: Option<String>,
}

/// Reads `[admin]`; nothing if it does not say which script.
pub(super) fn read(table: Option<Table>, found: &mut Diagnostics) -> Option<Admin> {
    let mut table = table?;
    let span = table.span;
    let script = table.require("script", "\"admin/sveltia-cms.js\"", KEYS, found);
    let script_span = script.as_ref().map(|item| item.span);
    let script = script.and_then(|item| script_path(item, found));
    let auth_url = table.take("auth-url").and_then(|item| url(item, found));
    table.finish(KEYS, found);
    Some(Admin { span, script: script?, script_span: script_span?, auth_url })
}

fn script_path(item: Item, found: &mut Diagnostics) -> Option<RelPath> {
    let span = item.span;
    let written = item.string(found)?;
    let path = RelPath::new(&written).filter(|path| path.extension() == Some("js"));
    let below = path.as_ref().and_then(|path| path.below("static"));
    let finding = match (&path, below) {
        (Some(_), None) => return path,
        (_, Some(below)) => Diagnostic::new(
            &BAD_OPTION,
            text!(
                "the path of the script begins below `static/`, and `{written}` does not",
                written
            ),
        )
        .hint(text!("write \"{below}\"", below)),
        (None, None) => {
            Diagnostic::new(&BAD_OPTION, text!("`{written}` is no script below `static/`", written))
                .hint(text!("write a path such as \"admin/sveltia-cms.js\""))
        }
    };
    found.push(finding.at(span));
    None
}
