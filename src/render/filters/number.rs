//! `{{ 87000 | number }}`: a number with its digits grouped.

use std::sync::Arc;

use tera::Kwargs;
use tera::State;
use tera::Tera;

use super::Filter;
use crate::render::tables::Tables;

pub(super) const FILTER: Filter = Filter { name: "number", register };

fn register(tera: &mut Tera, tables: &Arc<Tables>) {
    let tables = Arc::clone(tables);
    tera.register_filter(FILTER.name, move |value: f64, _: Kwargs, _: &State<'_>| {
        tables.formats.number(value)
    });
}
