//! `bars(values=[72, 71])`: a bar for each number, as a percentage of the largest of them: `[{x width}]`.
//!
//! From right to left they begin on the right.

use std::sync::Arc;

use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use super::Function;
use crate::figure::chart;
use crate::render::tables::Tables;
use crate::render::views::Object;

pub(super) const FUNCTION: Function = Function { name: "bars", register };

fn register(tera: &mut Tera, tables: &Arc<Tables>) {
    let direction = tables.direction();
    tera.register_function(
        FUNCTION.name,
        move |arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            let values = arguments.must_get::<Vec<f64>>("values")?;
            let bars = chart::beside(&values, direction).into_iter();
            let view =
                |bar: chart::Bar| Object::new().with("x", bar.x).with("width", bar.width).into();
            Ok(bars.map(view).collect::<Vec<Value>>().into())
        },
    );
}
