//! `entries(kind="building")`: the cards of a kind, in its order.

use std::sync::Arc;

use tera::Error;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use super::Function;
use crate::render::tables::Tables;

pub(super) const FUNCTION: Function = Function { name: "entries", register };

fn register(tera: &mut Tera, tables: &Arc<Tables>) {
    let tables = Arc::clone(tables);
    tera.register_function(
        FUNCTION.name,
        move |arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            let kind = arguments.must_get::<&str>("kind")?;
            let list = tables.list(kind);
            list.ok_or_else(|| Error::message(format!("there is no kind `{kind}`")))
        },
    );
}
