//! `site.components`: what components there are and what they take, as they say it themselves.

use tera::ComponentInfo;
use tera::Tera;
use tera::Value;

use super::object::Object;
use crate::render::components::is_for_editors;

/// All components by name: `[{name doc? is_for_editors parameters: [{name type? default? options? is_required}]}]`. A
/// default is written as in a template; what a component has by itself is not among its parameters.
pub(in crate::render) fn components(tera: &Tera) -> Value {
    let mut names: Vec<&str> = tera.get_component_names().collect();
    names.sort_unstable();
    let definitions = names.into_iter().filter_map(|name| tera.get_component_definition(name));
    Value::from(definitions.map(|definition| view(&definition).into()).collect::<Vec<Value>>())
}

/// What a component says of itself.
pub(super) fn view(component: &ComponentInfo) -> Object {
    let taken = component.args().iter().filter(|parameter| !parameter.is_implicit());
    let parameters = taken.map(|parameter| {
        let options = component.metadata().get("options");
        let options = options.and_then(|options| options.get_from_path(parameter.name()).cloned());
        Object::new()
            .with("name", parameter.name())
            .maybe("type", parameter.arg_type().map(|kind| kind.as_str()))
            .maybe("default", parameter.default().map(written))
            .maybe("options", options)
            .with("is_required", parameter.is_required())
            .into()
    });
    Object::new()
        .with("name", component.name())
        .maybe("doc", component.metadata().get("doc").cloned())
        .with("is_for_editors", is_for_editors(component))
        .with("parameters", parameters.collect::<Vec<Value>>())
}

/// A value as one writes it in a template.
fn written(value: &Value) -> String {
    match value.as_str() {
        Some(text) => format!("\"{text}\""),
        None => value.to_string(),
    }
}
