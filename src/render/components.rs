//! Calls of components in bodies, checked against what the components declare.

use std::collections::BTreeSet;

use tera::ComponentArgType;
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
use crate::markdown::Argument;
use crate::markdown::Call;
use crate::markdown::LinkKind;
use crate::markdown::Literal;
use crate::markdown::link_kind;
use crate::relations;
use crate::site::Site;

pub(super) static UNKNOWN_COMPONENT: Code = Code::error(
    "unknown-component",
    "The text calls a component that there is not, or one that only templates may call. The hint names those that editors \
     have.",
);
pub(super) static BAD_ARGUMENT: Code = Code::error(
    "bad-argument",
    "The call of a component gives a parameter that it does not have, leaves out one that it needs, or gives a value of \
     another type.",
);
pub(super) static MISSING_FILE: Code = Code::error(
    "missing-file",
    "A picture that the page shows is not there. Put the file beside the page, or correct the path, which starts from where \
     the page stands.",
);

/// The key of a component's metadata that lists its parameters for pictures.
pub(super) const IMAGE: &str = "image";
/// The key of a component's metadata that lists its parameters for addresses.
const LINK: &str = "link";
/// The key of a component's metadata that lists what a parameter may be.
const OPTIONS: &str = "options";

/// Checks all calls of all pages; gives the files that they show.
pub(super) fn check(site: &Site<'_>, tera: &Tera, found: &mut Diagnostics) -> BTreeSet<FileId> {
    let mut shown = BTreeSet::new();
    for (id, text) in site.texts.iter() {
        for call in text.body.iter().flat_map(|body| &body.calls) {
            match tera.get_component_definition(&call.name).filter(is_for_editors) {
                Some(component) => check_call(site, id, call, &component, &mut shown, found),
                None => found.push(unknown(call, tera)),
            }
        }
    }
    shown
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

fn is_for_editors(component: &ComponentInfo) -> bool {
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

fn check_call(
    site: &Site<'_>,
    id: EntryId,
    call: &Call,
    component: &ComponentInfo,
    shown: &mut BTreeSet<FileId>,
    found: &mut Diagnostics,
) {
    let name = &call.name;
    let parameters: Vec<&tera::ComponentArg> =
        component.args().iter().filter(|arg| !arg.is_implicit()).collect();
    for argument in &call.arguments {
        match parameters.iter().find(|parameter| parameter.name() == argument.name) {
            Some(parameter) => {
                found.extend(wrong_type(argument, parameter.arg_type()));
                found.extend(not_an_option(argument, component));
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
    check_marked(site, id, call, component, shown, found);
}

/// Pictures must be there, addresses must be let through.
fn check_marked(
    site: &Site<'_>,
    id: EntryId,
    call: &Call,
    component: &ComponentInfo,
    shown: &mut BTreeSet<FileId>,
    found: &mut Diagnostics,
) {
    let given = |mark| {
        marked(component, mark)
            .into_iter()
            .filter_map(|name| call.argument(&name))
            .collect::<Vec<_>>()
    };
    for argument in given(IMAGE) {
        let Literal::String(source) = &argument.value else { continue };
        match relations::file_beside(site, id, source) {
            Some(file) => {
                shown.insert(file);
            }
            None => {
                let beside = relations::files_beside(site, id);
                let hint = match nearest(source, beside.iter().map(String::as_str)) {
                    Some(meant) => text!("did you mean \"{meant}\"?", meant),
                    None => {
                        text!("put the file into the folder of this page, or correct its name")
                    }
                };
                let message = text!("there is no picture `{source}`", source);
                found.push(
                    Diagnostic::new(&MISSING_FILE, message).at(argument.value_span).hint(hint),
                );
            }
        }
    }
    for argument in given(LINK) {
        let Literal::String(address) = &argument.value else { continue };
        let kind = link_kind(address);
        if !matches!(kind, Some(LinkKind::Web | LinkKind::Mail)) {
            found.push(
                Diagnostic::new(
                    &BAD_ARGUMENT,
                    text!("`{address}` is no absolute address", address),
                )
                .at(argument.value_span)
                .hint(text!("write it like \"https://example.org/page\"")),
            );
        }
    }
}

fn wrong_type(argument: &Argument, wanted: Option<ComponentArgType>) -> Option<Diagnostic> {
    let (fits, expected, example) = match (wanted?, &argument.value) {
        (ComponentArgType::String, value) => {
            (matches!(value, Literal::String(_)), "text in quotes", "\"…\"")
        }
        (ComponentArgType::Bool, value) => {
            (matches!(value, Literal::Bool(_)), "true or false", "true")
        }
        (ComponentArgType::Integer, value) => {
            (matches!(value, Literal::Integer(_)), "a whole number", "3")
        }
        (ComponentArgType::Float | ComponentArgType::Number, value) => {
            (matches!(value, Literal::Integer(_) | Literal::Float(_)), "a number", "3")
        }
        _ => return None,
    };
    let name = &argument.name;
    let example = match (&argument.value, expected) {
        (Literal::Integer(number), "text in quotes") => format!("\"{number}\""),
        (Literal::Bool(yes), "text in quotes") => format!("\"{yes}\""),
        _ => example.to_owned(),
    };
    (!fits).then(|| {
        Diagnostic::new(&BAD_ARGUMENT, text!("`{name}` takes {expected}", name, expected))
            .at(argument.value_span)
            .hint(text!("write `{name}={example}`", name, example))
    })
}

fn not_an_option(argument: &Argument, component: &ComponentInfo) -> Option<Diagnostic> {
    let options = component.metadata().get(OPTIONS)?.get_from_path(&argument.name)?.as_array()?;
    let options: Vec<&str> = options.iter().filter_map(Value::as_str).collect();
    let Literal::String(given) = &argument.value else { return None };
    if options.contains(&given.as_str()) {
        return None;
    }
    let hint = match nearest(given, options.iter().copied()) {
        Some(meant) => text!("did you mean \"{meant}\"?", meant),
        None => text!("one of {options}", options = options.join(", ")),
    };
    let name = &argument.name;
    let finding = text!("`{name}` cannot be \"{given}\"", name, given);
    Some(Diagnostic::new(&BAD_ARGUMENT, finding).at(argument.value_span).hint(hint))
}
