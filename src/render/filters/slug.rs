//! `{{ title | slug }}`: a text as an id.

use std::sync::Arc;

use tera::Kwargs;
use tera::State;
use tera::Tera;

use super::Filter;
use crate::render::tables::Tables;

pub(super) const FILTER: Filter = Filter { name: "slug", register };

fn register(tera: &mut Tera, _: &Arc<Tables>) {
    tera.register_filter(FILTER.name, |value: &str, _: Kwargs, _: &State<'_>| {
        crate::markdown::slug(value)
    });
}
