//! `entry(kind="building", key="town-hall")`: the card of an entry.

use std::sync::Arc;

use tera::Error;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use super::Function;
use crate::render::tables::Tables;

pub(super) const FUNCTION: Function = Function { name: "entry", register };

fn register(tera: &mut Tera, tables: &Arc<Tables>) {
    let tables = Arc::clone(tables);
    tera.register_function(
        FUNCTION.name,
        move |arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            let kind = arguments.must_get::<&str>("kind")?;
            let key = arguments.must_get::<&str>("key")?;
            let card = tables.card(kind, key);
            card.ok_or_else(|| Error::message(format!("there is no {kind} `{key}`")))
        },
    );
}
