//! `t(key="entries", n=3)`: a phrase in the language of the page, with its placeholders filled in.
//!
//! Numbers are written as the language does, texts as they are; `n` chooses the plural form.

use std::sync::Arc;

use tera::Error;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;

use super::Function;
use crate::diagnostic::nearest;
use crate::render::phrases::Filling;
use crate::render::tables::Tables;

pub(super) const FUNCTION: Function = Function { name: "t", register };

fn register(tera: &mut Tera, tables: &Arc<Tables>) {
    let tables = Arc::clone(tables);
    tera.register_function(FUNCTION.name, move |arguments: Kwargs, _: &State<'_>| {
        say(&arguments, &tables)
    });
}

fn say(arguments: &Kwargs, tables: &Tables) -> TeraResult<String> {
    let key = arguments.must_get::<&str>("key")?;
    let mut fillings = Vec::new();
    for (name, value) in arguments.iter() {
        let name = name.to_string();
        let filling = match (value.as_f64(), value.as_str()) {
            _ if name == "key" => continue,
            (Some(number), _) => Filling::Number(number),
            (None, Some(text)) => Filling::Text(text.to_owned()),
            (None, None) => Filling::Text(value.to_string()),
        };
        fillings.push((name, filling));
    }
    let said = tables.phrases().say(key, &fillings, &tables.formats);
    said.ok_or_else(|| match nearest(key, tables.phrases().keys()) {
        Some(meant) => {
            Error::message(format!("there is no phrase `{key}`; did you mean `{meant}`?"))
        }
        None => Error::message(format!(
            "there is no phrase `{key}` in templates/i18n/{}.toml",
            tables.tag()
        )),
    })
}
