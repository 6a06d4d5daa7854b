//! Arguments that are marked as pictures or addresses: pictures must be there, addresses must be let through.

use super::BAD_ARGUMENT;
use super::IMAGE;
use super::MISSING_FILE;
use super::Named;
use super::Use;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::markdown::Argument;
use crate::markdown::LinkKind;
use crate::markdown::Literal;
use crate::markdown::link_kind;
use crate::relations;
use crate::site::Site;

/// The key of a component's metadata that lists its parameters for addresses.
const LINK: &str = "link";

/// The texts given for the parameters that the metadata marks.
fn given<'c>(of: Use<'c>, mark: &str) -> Vec<(&'c Argument, &'c str)> {
    let text = |name: String| match of.call.argument(&name) {
        Some(argument @ Argument { value: Literal::String(text), .. }) => {
            Some((argument, text.as_str()))
        }
        _ => None,
    };
    super::marked(of.component, mark).into_iter().filter_map(text).collect()
}

/// Notes the pictures that are shown, and tells of those that are not there.
pub(super) fn pictures(site: &Site, of: Use<'_>, named: &mut Named, found: &mut Diagnostics) {
    for (argument, source) in given(of, IMAGE) {
        if let Some(file) = relations::file_beside(site, of.page, source) {
            named.files.insert(file);
            continue;
        }
        let beside = relations::files_beside(site, of.page);
        let hint = match nearest(source, beside.iter().map(String::as_str)) {
            Some(meant) => text!("did you mean \"{meant}\"?", meant),
            None => text!("put the file into the folder of this page, or correct its name"),
        };
        let message = text!("there is no picture `{source}`", source);
        found.push(Diagnostic::new(&MISSING_FILE, message).at(argument.value_span).hint(hint));
    }
}

/// Tells of addresses that are not absolute.
pub(super) fn addresses(of: Use<'_>, found: &mut Diagnostics) {
    for (argument, address) in given(of, LINK) {
        if !matches!(link_kind(address), Some(LinkKind::Web | LinkKind::Mail)) {
            let message = text!("`{address}` is no absolute address", address);
            found.push(
                Diagnostic::new(&BAD_ARGUMENT, message)
                    .at(argument.value_span)
                    .hint(text!("write it like \"https://example.org/page\"")),
            );
        }
    }
}
