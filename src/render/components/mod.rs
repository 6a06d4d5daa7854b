//! Calls of components in bodies, checked against what the components declare, before anything is drawn.
//!
//! Always holds: a call that passed can be drawn; pages that name an entry that could not be read are known. What a
//! component names does not count as a link: that would have to be known before the templates are read.

mod argument;
mod entry;
mod marked;

use std::collections::BTreeSet;

use tera::ComponentInfo;
use tera::Tera;
use tera::Value;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::id::FileId;
use crate::markdown::Call;
use crate::markdown::Literal;
use crate::site::Site;

pub(super) static UNKNOWN_COMPONENT: Code = Code::error(
    "unknown-component",
    "The text calls a component that there is not, or one that only templates may call. The hint names those that editors \
     have.",
);
pub(super) static BAD_ARGUMENT: Code = Code::error(
    "bad-argument",
    "The call of a component gives a parameter that it does not have, leaves out one that it needs, or gives a value of \
     another type. A parameter that names a kind, or a field of one, must name one that there is.",
);
pub(super) static MISSING_FILE: Code = Code::error(
    "missing-file",
    "A picture that the page shows is not there. Put the file beside the page, or correct the path, which starts from where \
     the page stands.",
);

/// The key of a component's metadata that lists its parameters for pictures.
pub(super) const IMAGE: &str = "image";
/// What the calls of all pages show and name.
#[derive(Default)]
pub(super) struct Named {
    /// The files that are shown.
    pub(super) files: BTreeSet<FileId>,
    /// The pages that name an entry that there is not, or that cannot be shown.
    pub(super) astray: BTreeSet<EntryId>,
}

/// A call on a page, and the component that it calls.
#[derive(Clone, Copy)]
struct Use<'c> {
    page: EntryId,
    call: &'c Call,
    component: &'c ComponentInfo,
}

impl<'c> Use<'c> {
    /// The text that is given for a parameter.
    fn given(self, parameter: &str) -> Option<&'c str> {
        match &self.call.argument(parameter)?.value {
            Literal::String(text) => Some(text),
            _ => None,
        }
    }
}

/// Checks all calls of all pages.
pub(super) fn check(site: &Site, tera: &Tera, found: &mut Diagnostics) -> Named {
    let mut named = Named::default();
    for (page, text) in site.texts.iter() {
        for call in text.body.iter().flat_map(|body| &body.calls) {
            match tera.get_component_definition(&call.name).filter(is_for_editors) {
                Some(component) => {
                    check_call(site, Use { page, call, component: &component }, &mut named, found)
                }
                None => found.push(unknown(call, tera)),
            }
        }
    }
    named
}

/// The parameters of a component that its metadata marks.
pub(super) fn parameters(tera: &Tera, component: &str, mark: &str) -> Vec<String> {
    tera.get_component_definition(component)
        .map(|component| marked(&component, mark))
        .unwrap_or_default()
}

fn marked(component: &ComponentInfo, mark: &str) -> Vec<String> {
    let names = component.metadata().get(mark).and_then(Value::as_array).unwrap_or_default();
    names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

pub(super) fn is_for_editors(component: &ComponentInfo) -> bool {
    component.metadata().get("editors").is_some_and(Value::is_truthy)
}

fn unknown(call: &Call, tera: &Tera) -> Diagnostic {
    let mut names: Vec<&str> = tera.get_component_names().collect();
    names.retain(|name| tera.get_component_definition(name).as_ref().is_some_and(is_for_editors));
    names.sort_unstable();
    let name = &call.name;
    let hint = match nearest(name, names.iter().copied()) {
        Some(meant) => text!("did you mean `{meant}`?", meant),
        None => text!("there are {names}", names = names.join(", ")),
    };
    let mut finding = Diagnostic::new(
        &UNKNOWN_COMPONENT,
        text!("there is no component `{name}` for texts", name),
    )
    .at(call.name_span)
    .hint(hint);
    if tera.contains_component(name) {
        let note =
            text!("templates may call it; for texts it lacks the metadata `{{\"editors\": true}}`");
        finding = finding.note(note);
    }
    finding
}

fn check_call(site: &Site, of: Use<'_>, named: &mut Named, found: &mut Diagnostics) {
    let Use { call, component, .. } = of;
    let name = &call.name;
    let parameters: Vec<&tera::ComponentArg> =
        component.args().iter().filter(|arg| !arg.is_implicit()).collect();
    for argument in &call.arguments {
        match parameters.iter().find(|parameter| parameter.name() == argument.name) {
            Some(parameter) => {
                found.extend(argument::wrong_type(argument, parameter.arg_type()));
                found.extend(argument::not_an_option(argument, component));
            }
            None => {
                let known = parameters.iter().map(|parameter| parameter.name());
                let hint = match nearest(&argument.name, known.clone()) {
                    Some(meant) => text!("did you mean `{meant}`?", meant),
                    None => text!("it takes {known}", known = known.collect::<Vec<_>>().join(", ")),
                };
                let finding =
                    text!("`{name}` has no parameter `{argument}`", name, argument = argument.name);
                found.push(
                    Diagnostic::new(&BAD_ARGUMENT, finding).at(argument.name_span).hint(hint),
                );
            }
        }
    }
    for parameter in parameters.iter().filter(|parameter| parameter.is_required()) {
        if call.argument(parameter.name()).is_none() {
            let missing = parameter.name();
            found.push(
                Diagnostic::new(&BAD_ARGUMENT, text!("`{name}` wants `{missing}`", name, missing))
                    .at(call.name_span)
                    .hint(text!("write `{missing}=\"…\"` after the name", missing)),
            );
        }
    }
    marked::pictures(site, of, named, found);
    marked::addresses(of, found);
    entry::check(site, of, named, found);
}
