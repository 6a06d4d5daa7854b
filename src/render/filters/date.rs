//! `{{ "1948-05" | date }}`: a date view or an ISO date in words.

use std::sync::Arc;

use tera::Error;
use tera::Kwargs;
use tera::State;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use super::Filter;
use crate::date::Date;
use crate::render::tables::Tables;

pub(super) const FILTER: Filter = Filter { name: "date", register };

fn register(tera: &mut Tera, tables: &Arc<Tables>) {
    let tables = Arc::clone(tables);
    tera.register_filter(
        FILTER.name,
        move |value: &Value, _: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let iso = value.get_from_path("iso").unwrap_or(value).to_string();
            let date =
                Date::parse(&iso).map_err(|_| Error::message(format!("`{iso}` is no date")))?;
            Ok(tables.formats.date(date))
        },
    );
}
