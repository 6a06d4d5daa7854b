//! An argument by itself: its type, and whether it is one of those that are offered.

use tera::ComponentArgType;
use tera::ComponentInfo;
use tera::Value;

use super::BAD_ARGUMENT;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::nearest;
use crate::diagnostic::text;
use crate::markdown::Argument;
use crate::markdown::Literal;

/// The key of a component's metadata that lists what a parameter may be.
const OPTIONS: &str = "options";

/// What is wrong with the type of an argument.
pub(super) fn wrong_type(
    argument: &Argument,
    wanted: Option<ComponentArgType>,
) -> Option<Diagnostic> {
    let (fits, expected, example) = match (wanted?, &argument.value) {
        (ComponentArgType::String, value) => {
            (matches!(value, Literal::String(_)), text!("text in quotes"), "\"…\"")
        }
        (ComponentArgType::Bool, value) => {
            (matches!(value, Literal::Bool(_)), text!("true or false"), "true")
        }
        (ComponentArgType::Integer, value) => {
            (matches!(value, Literal::Integer(_)), text!("a whole number"), "3")
        }
        (ComponentArgType::Float | ComponentArgType::Number, value) => {
            (matches!(value, Literal::Integer(_) | Literal::Float(_)), text!("a number"), "3")
        }
        _ => return None,
    };
    let name = &argument.name;
    let example = match (&argument.value, expected.pattern()) {
        (Literal::Integer(number), "text in quotes") => format!("\"{number}\""),
        (Literal::Bool(yes), "text in quotes") => format!("\"{yes}\""),
        _ => example.to_owned(),
    };
    (!fits).then(|| {
        Diagnostic::new(&BAD_ARGUMENT, text!("`{name}` takes {expected}", name; expected))
            .at(argument.value_span)
            .hint(text!("write `{name}={example}`", name, example))
    })
}

/// What is wrong with an argument that must be one of a few.
pub(super) fn not_an_option(argument: &Argument, component: &ComponentInfo) -> Option<Diagnostic> {
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
